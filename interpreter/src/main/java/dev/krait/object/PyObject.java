package dev.krait.object;

import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A Python value that is not a plain host value (architecture D2): everything but exact {@code int float bool str} and foreign Java objects.
 *
 * <p>The {@code call} family is the calling protocol. Classes that can be called override the forms that they serve fastest; the ones here look
 * up {@code __call__}. Arguments in an array are the callee's to keep unless it says otherwise; {@code keywords} names the last
 * {@code keywords.length} of them and is null when there are none.
 */
public class PyObject {
    /** The type. Written only when an object is made and by assignment to {@code __class__}. */
    public PyType type;
    /** What {@code id} was given to this object, 0 before it was asked for. */
    private volatile int identity;

    private static final AtomicLong IDENTITIES = new AtomicLong();
    private static final AtomicIntegerFieldUpdater<PyObject> IDENTITY = AtomicIntegerFieldUpdater.newUpdater(PyObject.class, "identity");

    public PyObject(PyType type) {
        this.type = type;
    }

    /** The number of this object, given when it is first asked for. */
    public final long identity() {
        int known = identity;
        if (known == 0) {
            IDENTITY.compareAndSet(this, 0, (int) nextIdentity());
            known = identity;
        }
        return Integer.toUnsignedLong(known);
    }

    /** A number that no other object has. */
    public static long nextIdentity() {
        return IDENTITIES.incrementAndGet();
    }

    /** Calls this with positional arguments and, at the end, one argument for each name in {@code keywords}. */
    public Object call(PyThread t, Object[] arguments, String[] keywords) {
        return CallOps.callSlot(t, this, arguments, keywords);
    }

    public Object call0(PyThread t) {
        return call(t, CallOps.NO_ARGUMENTS, null);
    }

    public Object call1(PyThread t, Object a) {
        return call(t, new Object[] {a}, null);
    }

    public Object call2(PyThread t, Object a, Object b) {
        return call(t, new Object[] {a, b}, null);
    }

    public Object call3(PyThread t, Object a, Object b, Object c) {
        return call(t, new Object[] {a, b, c}, null);
    }

    public Object call4(PyThread t, Object a, Object b, Object c, Object d) {
        return call(t, new Object[] {a, b, c, d}, null);
    }
}
