package dev.krait.modules.data;

import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.thread.PyThread;
import java.util.concurrent.ConcurrentHashMap;

/** Module {@code _struct}. Compiled formats are remembered, a hundred at most. */
@ExposedModule(value = "_struct", doc = "Functions to convert between Python values and C structs.")
public final class StructModule implements NativeModule {
    private static final int CACHED = 100;

    /** The formats that an interpreter used last. */
    private static final class Cache {
        final ConcurrentHashMap<String, StructFormat> formats = new ConcurrentHashMap<>();
    }

    @Override
    public CallTable table() {
        return StructModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        module.dict.putName("Struct", PyStruct.TYPE);
        module.dict.putName("error", DataErrors.structError(t));
    }

    private static Cache cache(PyThread t) {
        return t.interpreter.state(Cache.class, i -> new Cache());
    }

    private static StructFormat format(PyThread t, Object format) {
        String text = PyStruct.formatText(t, format);
        Cache cache = cache(t);
        StructFormat known = cache.formats.get(text);
        if (known == null) {
            known = StructFormat.parse(t, text);
            if (cache.formats.size() >= CACHED) {
                cache.formats.clear();
            }
            cache.formats.put(text, known);
        }
        return known;
    }

    private static StructFormat first(PyThread t, Object[] args) {
        if (args.length == 0) {
            throw TypeErrors.of("missing format argument");
        }
        return format(t, args[0]);
    }

    @ExposedFunction("_clearcache($module, /)")
    static void clearCache(PyThread t) {
        cache(t).formats.clear();
    }

    @ExposedFunction(value = "calcsize($module, format, /)", doc = "The size of a format in bytes.")
    static int calcSize(PyThread t, Object format) {
        return format(t, format).size();
    }

    @ExposedFunction(value = "pack(*args)", doc = "pack(format, v1, v2, ...) -> bytes")
    static Object pack(PyThread t, Object[] args) {
        return PyStruct.pack(t, first(t, args), args, 1);
    }

    @ExposedFunction(value = "pack_into(*args)", doc = "pack_into(format, buffer, offset, v1, v2, ...)")
    static void packInto(PyThread t, Object[] args) {
        PyStruct.packInto(t, first(t, args), args, 1);
    }

    @ExposedFunction(value = "unpack($module, format, buffer, /)", doc = "The values of bytes of just the size.")
    static Object unpack(PyThread t, Object format, Object buffer) {
        return PyStruct.unpack(t, format(t, format), buffer);
    }

    @ExposedFunction(value = "unpack_from($module, format, /, buffer, offset=0)", doc = "The values in a buffer from an offset on.")
    static Object unpackFrom(PyThread t, Object format, Object buffer, Object offset) {
        return PyStruct.unpackFrom(t, format(t, format), buffer, offset);
    }

    @ExposedFunction(value = "iter_unpack($module, format, buffer, /)", doc = "An iterator over the values of equal pieces of a buffer.")
    static Object iterUnpack(PyThread t, Object format, Object buffer) {
        return PyStruct.iterUnpack(t, format(t, format), buffer);
    }
}
