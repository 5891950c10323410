package dev.krait.modules.sre;

import dev.krait.error.IndexErrors;
import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.ops.CallOps;
import dev.krait.ops.SubscriptOps;
import dev.krait.thread.PyThread;
import dev.krait.type.number.IntType;
import dev.krait.type.sequence.PyList;

/** A parsed replacement: literals with the numbers of groups between them. Compare CPython {@code Modules/_sre/sre.c: expand_template}. */
@ExposedType("_sre.SRE_Template")
final class PyTemplate extends PyObject {
    static final PyType TYPE = PyType.builtin(PyTemplateTable.TABLE, PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

    /** Literals at even places, {@code Long} group numbers at odd ones. */
    private final Object[] parts;

    private PyTemplate(Object[] parts) {
        super(TYPE);
        this.parts = parts;
    }

    static PyTemplate of(PyThread t, PyPattern pattern, Object list) {
        if (!(list instanceof PyList l) || (l.size() & 1) == 0) {
            throw TypeErrors.of("invalid template");
        }
        Object[] parts = l.toArray();
        for (int i = 1; i < parts.length; i += 2) {
            Object group = IntType.exactOrNull(parts[i]);
            if (!(group instanceof Long n) || n < 0) {
                throw TypeErrors.of("invalid template");
            }
            parts[i] = n;
        }
        return new PyTemplate(parts);
    }

    /** The literal when there is nothing else, or null. */
    Object literal() {
        return parts.length == 1 ? parts[0] : null;
    }

    Object expand(PyThread t, PyMatch match) {
        if (parts.length == 1) {
            return parts[0];
        }
        PyList pieces = new PyList(parts.length);
        for (int i = 0; i < parts.length; i++) {
            Object piece = parts[i];
            if ((i & 1) == 1) {
                long group = (Long) piece;
                if (!match.hasGroup(group)) {
                    throw IndexErrors.of("no such group");
                }
                piece = match.slice((int) group, PyNone.NONE);
            } else if (SubscriptOps.length(t, piece) == 0) {
                continue;
            }
            if (piece != PyNone.NONE) {
                pieces.append(piece);
            }
        }
        return CallOps.callMethod(t, match.empty(), "join", pieces);
    }
}
