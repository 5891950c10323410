package dev.krait.modules.functools;

import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.ops.CallOps;
import dev.krait.ops.IterationOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;

/** Module {@code _functools}. Compare CPython {@code Modules/_functoolsmodule.c}. */
@ExposedModule(value = "_functools", doc = "Tools that operate on functions.")
public final class FunctoolsModule implements NativeModule {
    @Override
    public CallTable table() {
        return FunctoolsModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        module.dict.putName("partial", PyPartial.TYPE);
        module.dict.putName("_lru_cache_wrapper", LruCache.TYPE);
        module.dict.putName("_PlaceholderType", Placeholder.TYPE);
        module.dict.putName("Placeholder", Placeholder.PLACEHOLDER);
    }

    @ExposedFunction(value = "cmp_to_key($module, /, mycmp)", doc = "Convert a cmp= function into a key= function.")
    static Object cmpToKey(Object mycmp) {
        return new KeyWrapper(mycmp, null);
    }

    @ExposedFunction(value = "reduce($module, function, iterable, /, initial=<unrepresentable>)",
            doc = "Apply a function of two arguments cumulatively to the items of an iterable, from left to right.")
    static Object reduce(PyThread t, Object function, Object iterable, Object initial) {
        Object it;
        try {
            it = IterationOps.iterator(t, iterable);
        } catch (PyException e) {
            if (e.is(ExceptionTypes.TYPE_ERROR)) {
                throw TypeErrors.of("reduce() arg 2 must support iteration");
            }
            throw e;
        }
        Object result = initial;
        for (Object item = IterationOps.next(t, it); item != null; item = IterationOps.next(t, it)) {
            result = result == null ? item : CallOps.call2(t, function, result, item);
        }
        if (result == null) {
            throw TypeErrors.of("reduce() of empty iterable with no initial value");
        }
        return result;
    }
}
