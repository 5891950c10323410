package dev.krait.modules.core;

import dev.krait.bytecode.PyCode;
import dev.krait.error.SystemErrors;
import dev.krait.error.TypeErrors;
import dev.krait.frame.PyFrame;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.SlotOps;
import dev.krait.thread.PyThread;
import dev.krait.type.function.PyCell;
import dev.krait.type.mapping.PyDict;
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
        return frame.locals != null ? frame.locals : snapshot(frame);
    }

    /** The bound local variables of a function, those of enclosing functions that it uses included, in a new dict. */
    private static PyDict snapshot(PyFrame frame) {
        PyDict dict = new PyDict();
        String[] names = frame.code.localsplusnames;
        for (int i = 0; i < names.length; i++) {
            int kind = frame.code.localspluskinds[i];
            Object value = frame.slots[i];
            if (value instanceof PyCell cell && (kind & (PyCode.CO_FAST_CELL | PyCode.CO_FAST_FREE)) != 0) {
                value = cell.get();
            }
            if (value != null && (kind & PyCode.CO_FAST_HIDDEN) == 0) {
                dict.putName(names[i], value);
            }
        }
        return dict;
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
