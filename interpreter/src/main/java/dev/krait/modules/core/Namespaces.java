package dev.krait.modules.core;

import dev.krait.error.SystemErrors;
import dev.krait.error.TypeErrors;
import dev.krait.frame.FrameLocals;
import dev.krait.frame.PyFrame;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.SlotOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyList;

/** {@code dir}, {@code vars}, {@code globals}, {@code locals}. */
final class Namespaces {
    private Namespaces() {
    }

    static Object globals(PyThread t) {
        PyFrame frame = t.frame;
        if (frame == null) {
            throw SystemErrors.of("globals does not exist");
        }
        return frame.globals;
    }

    static Object locals(PyThread t) {
        PyFrame frame = t.frame;
        if (frame == null) {
            throw SystemErrors.of("frame does not exist");
        }
        return FrameLocals.snapshot(t, frame);
    }

    static Object dir(PyThread t, Object object) {
        Object names;
        if (object == null) {
            names = CallOps.callMethod(t, locals(t), "keys");
        } else {
            Object slot = PyType.of(object).slot(Slot.DIR);
            if (slot == null) {
                throw TypeErrors.of("object does not provide __dir__");
            }
            names = SlotOps.call(t, slot, object);
        }
        PyList list = PyList.from(t, names);
        list.sort(t, null, null);
        return list;
    }

    static Object vars(PyThread t, Object object) {
        if (object == null) {
            return locals(t);
        }
        Object dict = AttributeOps.lookup(t, object, "__dict__");
        if (dict == null) {
            throw TypeErrors.of("vars() argument must have __dict__ attribute");
        }
        return dict;
    }
}
