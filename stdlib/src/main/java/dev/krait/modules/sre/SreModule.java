package dev.krait.modules.sre;

import dev.krait.error.OverflowErrors;
import dev.krait.error.RuntimeErrors;
import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.BufferOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.number.IntType;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.sequence.SequenceIndexes;
import dev.krait.type.text.Str;

/** Module {@code _sre}. Compare CPython {@code Modules/_sre/sre.c}. */
@ExposedModule("_sre")
public final class SreModule implements NativeModule {
    private static final long MAX_REPEAT = 4294967295L;
    private static final long MAX_GROUPS = 1073741823L;

    @Override
    public CallTable table() {
        return SreModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        module.dict.putName("MAGIC", (long) Op.MAGIC);
        module.dict.putName("CODESIZE", 4L);
        module.dict.putName("MAXREPEAT", MAX_REPEAT);
        module.dict.putName("MAXGROUPS", MAX_GROUPS);
    }

    @ExposedFunction("compile($module, /, pattern, flags, code, groups, groupindex,\n        indexgroup)")
    static Object compile(PyThread t, Object pattern, Object flags, Object code, Object groups, Object groupindex, Object indexgroup) {
        long flagBits = ArgumentOps.integer(t, flags);
        if (!(code instanceof PyList list)) {
            throw TypeErrors.of("compile() argument 'code' must be list, not " + PyType.of(code).fullName());
        }
        long groupCount = SequenceIndexes.size(t, groups);
        if (!(groupindex instanceof PyDict names)) {
            throw TypeErrors.of("compile() argument 'groupindex' must be dict, not " + PyType.of(groupindex).fullName());
        }
        if (!(indexgroup instanceof PyTuple numbers)) {
            throw TypeErrors.of("compile() argument 'indexgroup' must be tuple, not " + PyType.of(indexgroup).fullName());
        }
        if (groupCount < 0 || groupCount > MAX_GROUPS || list.size() == 0) {
            throw RuntimeErrors.of("invalid SRE code");
        }
        Object[] items = list.toArray();
        int[] words = new int[items.length];
        for (int i = 0; i < words.length; i++) {
            Object exact = IntType.exactOrNull(items[i]);
            if (exact == null) {
                throw TypeErrors.of("an integer is required");
            }
            if (!(exact instanceof Long word) || word < 0 || word > MAX_REPEAT) {
                throw OverflowErrors.of("regular expression code size limit exceeded");
            }
            words[i] = (int) (long) word;
        }
        Boolean bytes = pattern == PyNone.NONE ? null : Boolean.valueOf(!Str.is(pattern));
        if (Boolean.TRUE.equals(bytes)) {
            BufferOps.bytes(t, pattern);
        }
        return new PyPattern(pattern, flagBits, new Program(words, (int) groupCount), names, numbers, bytes);
    }

    @ExposedFunction("template($module, pattern, template, /)")
    static Object template(PyThread t, Object pattern, Object template) {
        if (!(pattern instanceof PyPattern p)) {
            throw TypeErrors.of("template() argument 1 must be re.Pattern, not " + PyType.of(pattern).fullName());
        }
        return PyTemplate.of(t, p, template);
    }

    @ExposedFunction("getcodesize($module, /)")
    static long getCodeSize() {
        return 4;
    }

    @ExposedFunction("ascii_iscased($module, character, /)")
    static boolean asciiIsCased(PyThread t, Object character) {
        return CharClasses.isCasedAscii(ArgumentOps.integer(t, character));
    }

    @ExposedFunction("unicode_iscased($module, character, /)")
    static boolean unicodeIsCased(PyThread t, Object character) {
        return CharClasses.isCased(ArgumentOps.integer(t, character));
    }

    @ExposedFunction("ascii_tolower($module, character, /)")
    static int asciiToLower(PyThread t, Object character) {
        return CharClasses.lowerAscii(ArgumentOps.integer(t, character));
    }

    @ExposedFunction("unicode_tolower($module, character, /)")
    static int unicodeToLower(PyThread t, Object character) {
        return CharClasses.lower(ArgumentOps.integer(t, character));
    }
}
