package dev.krait.jit.ir;

/**
 * An SSA value: the result of one operation, or a parameter of a block.
 *
 * <p>{@link #type} is what is known about an object: the Java class it is an instance of, or null. It is a fact, never a guess.
 */
public final class Value {
    public final int id;
    public final Kind kind;
    /** The class that the object is known to have exactly, or null; never set for unboxed kinds. */
    public Class<?> type;
    /** The operation that gives this value, or the block whose parameter it is. */
    public Object definition;

    Value(int id, Kind kind) {
        this.id = id;
        this.kind = kind;
    }

    /** The operation that gives this value, or null for a parameter. */
    public Op op() {
        return definition instanceof Op op ? op : null;
    }

    @Override
    public String toString() {
        return id < 0 ? "stored" : "v" + id;
    }
}
