package dev.krait.bytecode;

import dev.krait.object.PyType;
import dev.krait.ops.CompareOps;
import dev.krait.thread.PyThread;
import dev.krait.type.number.PyComplex;
import dev.krait.type.sequence.PySlice;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.set.PyFrozenSet;

/** Whether constants are the same and not only equal: {@code 1}, {@code 1.0} and {@code True} differ, so do the zeros. Compare CPython {@code _PyCode_ConstantKey}. */
final class ConstantEquality {
    private ConstantEquality() {
    }

    static boolean same(PyThread t, Object[] a, Object[] b) {
        if (a.length != b.length) {
            return false;
        }
        for (int i = 0; i < a.length; i++) {
            if (!same(t, a[i], b[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(PyThread t, Object a, Object b) {
        if (a == b) {
            return true;
        }
        if (PyType.of(a) != PyType.of(b)) {
            return false;
        }
        if (a instanceof Double x && b instanceof Double y) {
            return Double.doubleToRawLongBits(x) == Double.doubleToRawLongBits(y);
        }
        if (a instanceof PyComplex x && b instanceof PyComplex y) {
            return Double.doubleToRawLongBits(x.real) == Double.doubleToRawLongBits(y.real)
                    && Double.doubleToRawLongBits(x.imag) == Double.doubleToRawLongBits(y.imag);
        }
        if (a instanceof PyTuple x && b instanceof PyTuple y) {
            return same(t, x.items, y.items);
        }
        if (a instanceof PySlice x && b instanceof PySlice y) {
            return same(t, x.start, y.start) && same(t, x.stop, y.stop) && same(t, x.step, y.step);
        }
        if (a instanceof PyFrozenSet x && b instanceof PyFrozenSet y) {
            return x.size() == y.size() && same(t, x.toArray(), y.toArray());
        }
        return CompareOps.equal(t, a, b);
    }
}
