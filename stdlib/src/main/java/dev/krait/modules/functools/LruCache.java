package dev.krait.modules.functools;

import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyInstance;
import dev.krait.object.PyNone;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.HashOps;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;
import dev.krait.type.function.Keywords;
import dev.krait.type.function.PyBoundMethod;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.sequence.SequenceIndexes;
import dev.krait.type.text.Str;
import java.util.Arrays;

/**
 * What {@code lru_cache} makes of a function. The dict that holds the results keeps the order of their last use. Compare CPython
 * {@code Modules/_functoolsmodule.c: bounded_lru_cache_wrapper}.
 */
@ExposedType(value = "functools._lru_cache_wrapper", doc = "Create a cached callable that wraps another function.\n\n"
        + "user_function:      the function being cached\nmaxsize:  0         for no caching\n          None      for unlimited cache size\n"
        + "          n         for a bounded cache\ntyped:    False     cache f(3) and f(3.0) as identical calls\n"
        + "          True      cache f(3) and f(3.0) as distinct calls\n")
public final class LruCache extends PyInstance {
    public static final PyType TYPE =
            PyType.builtin(LruCacheTable.TABLE, PyType.OBJECT, PyType.BASETYPE | PyType.MANAGED_DICT | PyType.METHOD_DESCRIPTOR);
    /** Stands between positional and keyword arguments in a key. */
    private static final PyObject MARK = new PyObject(PyType.OBJECT);
    private static final long UNBOUNDED = -1;

    static {
        TYPE.hasWeakref = true;
    }

    private final Object function;
    private final long limit;
    private final boolean typed;
    private final Object infoType;
    private final PyDict cache = new PyDict();
    private long hits;
    private long misses;

    private LruCache(PyType type, Object function, long limit, boolean typed, Object infoType) {
        super(type);
        this.shape = type.rootShape;
        this.function = function;
        this.limit = limit;
        this.typed = typed;
        this.infoType = infoType;
    }

    @ExposedNew("(user_function, maxsize, typed, cache_info_type)")
    static Object newCache(PyThread t, PyType cls, Object function, Object maxsize, Object typed, Object infoType) {
        if (PyType.of(function).slot(Slot.CALL) == null) {
            throw TypeErrors.of("the first argument must be callable");
        }
        long limit = UNBOUNDED;
        if (maxsize != PyNone.NONE) {
            if (!SequenceIndexes.isIndex(maxsize)) {
                throw TypeErrors.of("maxsize should be integer or None");
            }
            limit = Math.max(0, SequenceIndexes.size(t, maxsize));
        }
        return new LruCache(cls, function, limit, TruthOps.isTrue(t, typed), infoType);
    }

    @Override
    public Object call(PyThread t, Object[] arguments, String[] names) {
        if (limit == 0) {
            misses++;
            return CallOps.call(t, function, arguments, names);
        }
        Object key = key(arguments, names);
        long hash = HashOps.hash(t, key);
        Object found = cache.getHashed(t, key, hash);
        if (found != null) {
            hits++;
            if (limit > 0) {
                cache.move(t, key, false);
            }
            return found;
        }
        misses++;
        Object result = CallOps.call(t, function, arguments, names);
        if (limit > 0) {
            if (cache.getHashed(t, key, hash) != null) {
                return result;
            }
            while (cache.size() >= limit && cache.removeFirst() != null) {
                // the least recently used ones make room
            }
        }
        cache.putHashed(t, key, hash, result);
        return result;
    }

    /** Equal for calls that may share a result. Compare CPython {@code lru_cache_make_key}. */
    private Object key(Object[] arguments, String[] names) {
        int named = names == null ? 0 : names.length;
        int positional = arguments.length - named;
        if (!typed && named == 0 && positional == 1) {
            Object only = arguments[0];
            if (only instanceof Long || only instanceof java.math.BigInteger || Str.isExact(only)) {
                return only;
            }
        }
        int size = positional + (named > 0 ? 1 + 2 * named : 0);
        Object[] key = Arrays.copyOf(arguments, size + (typed ? arguments.length : 0));
        if (named > 0) {
            key[positional] = MARK;
            for (int i = 0; i < named; i++) {
                key[positional + 1 + 2 * i] = Str.of(names[i]);
                key[positional + 2 + 2 * i] = arguments[positional + i];
            }
        }
        if (typed) {
            for (int i = 0; i < arguments.length; i++) {
                key[size + i] = PyType.of(arguments[i]);
            }
        }
        return PyTuple.of(key);
    }

    @ExposedMethod("__call__($self, /, *args, **kwargs)")
    Object callFromPython(PyThread t, Object[] args, PyDict kwargs) {
        boolean none = kwargs == null || kwargs.size() == 0;
        return call(t, none ? args : Keywords.all(args, kwargs), none ? null : Keywords.names(kwargs));
    }

    @ExposedMethod("__get__($self, instance, owner=None, /)")
    Object get(Object instance, Object owner) {
        return instance == null || instance == PyNone.NONE ? this : new PyBoundMethod(this, instance);
    }

    @ExposedMethod(value = "cache_info($self, /)", doc = "Report cache statistics")
    Object cacheInfo(PyThread t) {
        return CallOps.call4(t, infoType, hits, misses, limit < 0 ? PyNone.NONE : (Object) limit, (long) cache.size());
    }

    @ExposedMethod(value = "cache_clear($self, /)", doc = "Clear the cache and cache statistics")
    void cacheClear() {
        hits = 0;
        misses = 0;
        cache.clear();
    }

    @ExposedMethod(value = "__reduce__($self, /)", plain = true)
    Object reduce(PyThread t) {
        return AttributeOps.get(t, this, "__qualname__");
    }

    @ExposedMethod(value = "__copy__($self, /)", plain = true)
    Object copy() {
        return this;
    }

    @ExposedMethod(value = "__deepcopy__($self, memo, /)", plain = true)
    Object deepCopy(Object memo) {
        return this;
    }
}
