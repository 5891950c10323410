package dev.krait.modules.pickle;

import dev.krait.thread.PyThread;
import dev.krait.error.PyException;
import java.util.Arrays;

/** The stack of a pickle's program, with its marks. Nothing below the last mark can be taken. Compare CPython {@code Modules/_pickle.c: Pdata}. */
final class PickleStack {
    private final PyThread t;
    private Object[] items = new Object[32];
    private int size;
    private int[] marks = new int[8];
    private int markCount;
    private int fence;

    PickleStack(PyThread t) {
        this.t = t;
    }

    void push(Object value) {
        if (size == items.length) {
            items = Arrays.copyOf(items, 2 * size);
        }
        items[size++] = value;
    }

    private PyException underflow() {
        return PickleState.unpickling(t, markCount > 0 ? "unexpected MARK found" : "unpickling stack underflow");
    }

    Object pop() {
        if (size <= fence) {
            throw underflow();
        }
        Object value = items[--size];
        items[size] = null;
        return value;
    }

    Object top() {
        if (size <= fence) {
            throw underflow();
        }
        return items[size - 1];
    }

    void replaceTop(Object value) {
        items[size - 1] = value;
    }

    void mark() {
        if (markCount == marks.length) {
            marks = Arrays.copyOf(marks, 2 * markCount);
        }
        marks[markCount++] = size;
        fence = size;
    }

    /** Drops the last mark without what is above it. */
    boolean dropMarkOnTop() {
        if (markCount == 0 || marks[markCount - 1] != size) {
            return false;
        }
        unmark();
        return true;
    }

    void checkMark() {
        if (markCount == 0) {
            throw PickleState.unpickling(t, "could not find MARK");
        }
    }

    private int unmark() {
        checkMark();
        int mark = marks[--markCount];
        fence = markCount > 0 ? marks[markCount - 1] : 0;
        return mark;
    }

    /** Takes all above the last mark, and the mark. */
    Object[] popMark() {
        int mark = unmark();
        Object[] taken = Arrays.copyOfRange(items, mark, size);
        Arrays.fill(items, mark, size, null);
        size = mark;
        return taken;
    }
}
