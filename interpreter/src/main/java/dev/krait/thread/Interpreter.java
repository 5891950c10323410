package dev.krait.thread;

import dev.krait.host.Host;
import dev.krait.ops.CallOps;
import dev.krait.type.mapping.PyDict;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * One isolated Python: modules, builtins, evaluators, monitoring, settings. Everything mutable that is not in an object hangs off this
 * (architecture D9); several live in one JVM.
 */
public final class Interpreter {
    public final Host host;
    /** {@code sys.modules}. */
    public final PyDict modules = new PyDict();
    /** The dict of module {@code builtins}. */
    public final PyDict builtins = new PyDict();
    public volatile int recursionLimit = 1000;
    /** The module {@code _frozen_importlib} once import works, before that null. */
    public volatile Object importlib;
    private final ConcurrentHashMap<Class<?>, Object> states = new ConcurrentHashMap<>();

    public Interpreter(Host host) {
        this.host = host;
    }

    /** What a native module remembers in this interpreter: one object of a class of its own, made by the first who asks. */
    public <S> S state(Class<S> key, Function<Interpreter, S> maker) {
        Object state = states.get(key);
        if (state == null) {
            state = states.computeIfAbsent(key, k -> maker.apply(this));
        }
        return key.cast(state);
    }

    /** {@code sorted(dict)} as a list. */
    public Object sortedKeys(PyThread t, PyDict dict) {
        return CallOps.call1(t, builtins.getName("sorted"), dict);
    }
}
