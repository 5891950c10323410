package dev.krait.thread;

import dev.krait.host.Host;
import dev.krait.type.mapping.PyDict;

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

    public Interpreter(Host host) {
        this.host = host;
    }
}
