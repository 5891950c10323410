package dev.krait.modules.core;

import dev.krait.ops.CallOps;
import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;
import java.util.concurrent.CopyOnWriteArrayList;

/** The audit hooks of an interpreter (PEP 578). */
public final class SysAudit {
    private final CopyOnWriteArrayList<Object> hooks = new CopyOnWriteArrayList<>();

    private SysAudit(Interpreter interpreter) {
    }

    private static SysAudit of(Interpreter interpreter) {
        return interpreter.state(SysAudit.class, SysAudit::new);
    }

    static void add(PyThread t, Object hook) {
        of(t.interpreter).hooks.add(hook);
    }

    /** Raises an auditing event. Costs one look-up while nobody listens. */
    public static void audit(PyThread t, String event, Object... arguments) {
        SysAudit audit = of(t.interpreter);
        if (audit.hooks.isEmpty()) {
            return;
        }
        for (Object hook : audit.hooks) {
            CallOps.call2(t, hook, Str.of(event), PyTuple.of(arguments.clone()));
        }
    }
}
