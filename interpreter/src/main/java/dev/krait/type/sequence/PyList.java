package dev.krait.type.sequence;

import dev.krait.error.IndexErrors;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.Binding;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.ComparedInstance;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyType;
import dev.krait.ops.ArityOps;
import dev.krait.ops.CompareOps;
import dev.krait.ops.ReprGuard;
import dev.krait.ops.TypeOps;
import dev.krait.thread.PyThread;
import dev.krait.thread.ThreadMode;
import dev.krait.type.mapping.PyDict;
import java.util.Arrays;

/**
 * A {@code list}. Compare CPython {@code Objects/listobject.c}.
 *
 * <p>Readers take the array and the size once and treat a null below the size as the end; writers lock in shared mode. Whatever calls user code works by
 * index and looks again after each call.
 */
@ExposedType(value = "list", doc = "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty list.\n"
        + "The argument must be an iterable if specified.", signature = "(iterable=(), /)")
public class PyList extends ComparedInstance {
    public static final PyType TYPE =
            PyType.builtin(PyListTable.TABLE, PyType.OBJECT, PyType.BASETYPE | PyType.LIST_SUBCLASS | PyType.SEQUENCE);
    private static final Object[] NO_ITEMS = {};

    Object[] items;
    int size;

    public PyList() {
        this(TYPE, NO_ITEMS, 0);
    }

    public PyList(int capacity) {
        this(TYPE, capacity == 0 ? NO_ITEMS : new Object[capacity], 0);
    }

    private PyList(PyType type, Object[] items, int size) {
        super(type);
        this.shape = type.rootShape;
        this.items = items;
        this.size = size;
    }

    /** Takes the array over. */
    public static PyList of(Object... items) {
        return new PyList(TYPE, items, items.length);
    }

    /** The items of an iterable in a new list. */
    public static PyList from(PyThread t, Object iterable) {
        return of(FastSequence.toArray(t, iterable));
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newList(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        return new PyList(cls, NO_ITEMS, 0);
    }

    @ExposedMethod("__init__($self, /, *args, **kwargs)")
    final void init(PyThread t, Object[] args, PyDict kwargs) {
        if (kwargs != null && (type == TYPE || type.slot(dev.krait.object.Slot.NEW) == TYPE.slot(dev.krait.object.Slot.NEW))) {
            ArityOps.noKeywords("list", kwargs);
        }
        ArityOps.atMost("list", args, 1);
        clear();
        if (args.length == 1) {
            extend(t, args[0]);
        }
    }

    // ---- for Java ----------------------------------------------------------------------------------------------------------------

    public final int size() {
        return size;
    }

    /** The item, or null when there is none at that place. */
    public final Object get(int index) {
        Object[] a = items;
        if (index < 0 || index >= size || index >= a.length) {
            return null;
        }
        Object item = a[index];
        return item != null ? item : getSlowly(index);
    }

    private synchronized Object getSlowly(int index) {
        return index < size ? items[index] : null;
    }

    /** Replaces an item; returns whether it was there. */
    public final boolean set(int index, Object value) {
        if (!ThreadMode.shared()) {
            return store(index, value);
        }
        synchronized (this) {
            return store(index, value);
        }
    }

    private boolean store(int index, Object value) {
        if (index < 0 || index >= size) {
            return false;
        }
        items[index] = value;
        return true;
    }

    @ExposedMethod("append($self, object, /)")
    public final void append(Object object) {
        if (!ThreadMode.shared()) {
            push(object);
        } else {
            synchronized (this) {
                push(object);
            }
        }
    }

    private void push(Object value) {
        int n = size;
        if (n == items.length) {
            items = Arrays.copyOf(items, n + (n >> 1) + 4);
        }
        items[n] = value;
        size = n + 1;
    }

    /** The items in a fresh array. */
    public final Object[] toArray() {
        if (!ThreadMode.shared()) {
            return Arrays.copyOf(items, size);
        }
        synchronized (this) {
            return Arrays.copyOf(items, size);
        }
    }

    /** {@code self[from:to]}. */
    public final PyList slice(long from, long to) {
        if (!ThreadMode.shared()) {
            return copy(from, to);
        }
        synchronized (this) {
            return copy(from, to);
        }
    }

    private PyList copy(long from, long to) {
        int start = SequenceIndexes.clip(from, size);
        int end = SequenceIndexes.clip(to, size);
        return start < end ? of(Arrays.copyOfRange(items, start, end)) : new PyList();
    }

    /** {@code self[from:to] = value}. */
    public final void setSlice(long from, long to, PyList value) {
        Object[] replacement = value.toArray();
        if (!ThreadMode.shared()) {
            exchangeSlice(from, to, replacement);
            return;
        }
        synchronized (this) {
            exchangeSlice(from, to, replacement);
        }
    }

    private void exchangeSlice(long from, long to, Object[] replacement) {
        exchange(SequenceIndexes.clip(from, size), SequenceIndexes.clip(to, size), replacement);
    }

    /** {@code self + other}. */
    public final PyList plus(PyList other) {
        Object[] tail = other.toArray();
        if (!ThreadMode.shared()) {
            return followed(tail);
        }
        synchronized (this) {
            return followed(tail);
        }
    }

    /** {@code self += other}. */
    public final void addAll(PyList other) {
        Object[] tail = other.toArray();
        splice(Integer.MAX_VALUE, Integer.MAX_VALUE, tail);
    }

    private PyList followed(Object[] tail) {
        int n = size;
        Object[] all = Arrays.copyOf(items, n + tail.length);
        System.arraycopy(tail, 0, all, n, tail.length);
        return of(all);
    }

    /** Replaces {@code items[from:to]}; bounds are clipped. The array is only read. */
    final void splice(int from, int to, Object[] replacement) {
        if (!ThreadMode.shared()) {
            exchange(from, to, replacement);
            return;
        }
        synchronized (this) {
            exchange(from, to, replacement);
        }
    }

    private void exchange(int from, int to, Object[] replacement) {
        int n = size;
        int start = Math.min(from, n);
        int end = Math.max(start, Math.min(to, n));
        int grown = n - (end - start) + replacement.length;
        Object[] a = items;
        if (grown > a.length) {
            a = Arrays.copyOf(a, n == 0 ? grown : Math.max(grown, n + (n >> 2) + 4));
        }
        System.arraycopy(items, end, a, start + replacement.length, n - end);
        System.arraycopy(replacement, 0, a, start, replacement.length);
        if (grown < n) {
            Arrays.fill(a, grown, n, null);
        }
        items = a;
        size = grown;
    }

    /** Replaces the whole contents; takes the array over. */
    final synchronized void replaceAll(Object[] contents, int count) {
        items = contents;
        size = count;
    }

    /** Removes and returns the item, or null when there is none at that place. */
    public final Object removeAt(int index) {
        if (!ThreadMode.shared()) {
            return take(index);
        }
        synchronized (this) {
            return take(index);
        }
    }

    private Object take(int index) {
        int n = size;
        if (index < 0 || index >= n) {
            return null;
        }
        Object[] a = items;
        Object item = a[index];
        if (index != n - 1) {
            System.arraycopy(a, index + 1, a, index, n - 1 - index);
        }
        a[n - 1] = null;
        size = n - 1;
        return item;
    }

    // ---- items -------------------------------------------------------------------------------------------------------------------

    @ExposedMethod("__len__($self, /)")
    final int len() {
        return size;
    }

    @ExposedMethod(value = "__getitem__($self, index, /)", plain = true)
    public final Object getItem(PyThread t, Object index) {
        if (!SequenceIndexes.isIndex(index)) {
            if (index instanceof PySlice slice) {
                return ListSlices.get(t, this, slice);
            }
            throw SequenceIndexes.wrongType("list", index);
        }
        long i = SequenceIndexes.index(t, index);
        Object item = get(place(i));
        if (item == null && ThreadMode.shared()) {
            // another thread may have made the list shorter since its end was looked at
            synchronized (this) {
                item = get(place(i));
            }
        }
        if (item == null) {
            throw IndexErrors.of("list index out of range");
        }
        return item;
    }

    /** The place that an index means, or -1. */
    private int place(long index) {
        long i = index < 0 ? index + size : index;
        return i < 0 || i >= size ? -1 : (int) i;
    }

    @ExposedMethod("__setitem__($self, key, value, /)")
    public final void setItem(PyThread t, Object key, Object value) {
        if (!SequenceIndexes.isIndex(key)) {
            if (key instanceof PySlice slice) {
                ListSlices.set(t, this, slice, value);
                return;
            }
            throw SequenceIndexes.wrongType("list", key);
        }
        long i = SequenceIndexes.index(t, key);
        boolean there;
        if (!ThreadMode.shared()) {
            there = store(place(i), value);
        } else {
            synchronized (this) {
                there = store(place(i), value);
            }
        }
        if (!there) {
            throw IndexErrors.of("list assignment index out of range");
        }
    }

    @ExposedMethod("__delitem__($self, key, /)")
    public final void deleteItem(PyThread t, Object key) {
        if (!SequenceIndexes.isIndex(key)) {
            if (key instanceof PySlice slice) {
                ListSlices.delete(t, this, slice);
                return;
            }
            throw SequenceIndexes.wrongType("list", key);
        }
        long i = SequenceIndexes.index(t, key);
        Object removed;
        if (!ThreadMode.shared()) {
            removed = take(place(i));
        } else {
            synchronized (this) {
                removed = take(place(i));
            }
        }
        if (removed == null) {
            throw IndexErrors.of("list assignment index out of range");
        }
    }

    @ExposedMethod("__contains__($self, key, /)")
    public final boolean contains(PyThread t, Object key) {
        return find(t, key, 0, Integer.MAX_VALUE) >= 0;
    }

    private int find(PyThread t, Object value, int from, int to) {
        for (int i = from; i < to; i++) {
            Object item = get(i);
            if (item == null) {
                return -1;
            }
            if (CompareOps.equal(t, item, value)) {
                return i;
            }
        }
        return -1;
    }

    // ---- methods -----------------------------------------------------------------------------------------------------------------

    /** Appends the items of an iterable one by one, so that they are seen as they come. */
    @ExposedMethod("extend($self, iterable, /)")
    public final void extend(PyThread t, Object iterable) {
        if (iterable instanceof PyList p && p.type == TYPE || iterable instanceof PyTuple q && q.type == PyTuple.TYPE) {
            splice(Integer.MAX_VALUE, Integer.MAX_VALUE, iterable instanceof PyList p ? p.toArray() : ((PyTuple) iterable).items);
            return;
        }
        if (iterable instanceof String s) {
            splice(Integer.MAX_VALUE, Integer.MAX_VALUE, FastSequence.characters(s));
            return;
        }
        Object[] atOnce = FastSequence.atOnce(iterable);
        if (atOnce != null) {
            splice(Integer.MAX_VALUE, Integer.MAX_VALUE, atOnce);
            return;
        }
        Object it = dev.krait.ops.IterationOps.iterator(t, iterable);
        int hint = FastSequence.lengthHint(t, iterable, 8);
        reserve(hint);
        for (Object item = dev.krait.ops.IterationOps.next(t, it); item != null; item = dev.krait.ops.IterationOps.next(t, it)) {
            append(item);
        }
        trim();
    }

    private synchronized void reserve(int more) {
        long wanted = (long) size + more;
        if (wanted > items.length && wanted < 1 << 24) {
            items = Arrays.copyOf(items, (int) wanted);
        }
    }

    private synchronized void trim() {
        if (size < items.length - (items.length >> 3) - 8) {
            items = Arrays.copyOf(items, size);
        }
    }

    @ExposedMethod("insert($self, index, object, /)")
    public final void insert(PyThread t, Object index, Object object) {
        long at = SequenceIndexes.size(t, index);
        if (!ThreadMode.shared()) {
            insertAt(at, object);
            return;
        }
        synchronized (this) {
            insertAt(at, object);
        }
    }

    private void insertAt(long at, Object object) {
        int i = (int) Math.max(0, Math.min(size, at < 0 ? at + size : at));
        splice(i, i, new Object[] {object});
    }

    @ExposedMethod("pop($self, index=-1, /)")
    public final Object pop(PyThread t, Object index) {
        long i = index == null ? -1 : SequenceIndexes.size(t, index);
        if (!ThreadMode.shared()) {
            return pop(i);
        }
        // a place that is counted from the end must still be that one when the item is taken
        synchronized (this) {
            return pop(i);
        }
    }

    private Object pop(long i) {
        if (size == 0) {
            throw IndexErrors.of("pop from empty list");
        }
        Object item = removeAt(place(i));
        if (item == null) {
            throw IndexErrors.of("pop index out of range");
        }
        return item;
    }

    @ExposedMethod("remove($self, value, /)")
    final void remove(PyThread t, Object value) {
        int i = find(t, value, 0, Integer.MAX_VALUE);
        if (i < 0) {
            throw ValueErrors.of("list.remove(x): x not in list");
        }
        removeAt(i);
    }

    @ExposedMethod("clear($self, /)")
    public final synchronized void clear() {
        items = NO_ITEMS;
        size = 0;
    }

    @ExposedMethod("copy($self, /)")
    final Object copy() {
        return of(toArray());
    }

    @ExposedMethod("index($self, value, start=0, stop=sys.maxsize, /)")
    final int index(PyThread t, Object value, Object start, Object stop) {
        int from = SequenceIndexes.bound(t, start, 0);
        int to = SequenceIndexes.bound(t, stop, Integer.MAX_VALUE);
        int i = find(t, value, from < 0 ? Math.max(0, from + size) : from, to < 0 ? Math.max(0, to + size) : to);
        if (i < 0) {
            throw ValueErrors.of("list.index(x): x not in list");
        }
        return i;
    }

    @ExposedMethod("count($self, value, /)")
    final int count(PyThread t, Object value) {
        int count = 0;
        Object item;
        for (int i = 0; (item = get(i)) != null; i++) {
            if (CompareOps.equal(t, item, value)) {
                count++;
            }
        }
        return count;
    }

    @ExposedMethod("reverse($self, /)")
    public final synchronized void reverse() {
        ListSort.reverse(items, 0, size);
    }

    @ExposedMethod("sort($self, /, *, key=None, reverse=False)")
    public final void sort(PyThread t, Object key, Object reverse) {
        ListSort.sort(t, this, key, reverse != null && dev.krait.ops.TruthOps.isTrue(t, reverse));
    }

    // ---- operators ---------------------------------------------------------------------------------------------------------------

    @ExposedMethod("__add__($self, value, /)")
    final Object add(PyThread t, Object value) {
        if (!(value instanceof PyList other)) {
            throw TypeErrors.of("can only concatenate list (not \"" + PyType.of(value).fullName() + "\") to list");
        }
        return plus(other);
    }

    @ExposedMethod("__iadd__($self, value, /)")
    final Object iadd(PyThread t, Object value) {
        extend(t, value);
        return this;
    }

    @ExposedMethod("__mul__($self, value, /)")
    final Object mul(PyThread t, Object value) {
        return of(repeated(toArray(), SequenceIndexes.repetitions(t, value, size)));
    }

    @ExposedMethod("__rmul__($self, value, /)")
    final Object rmul(PyThread t, Object value) {
        return mul(t, value);
    }

    @ExposedMethod("__imul__($self, value, /)")
    final Object imul(PyThread t, Object value) {
        int n = SequenceIndexes.repetitions(t, value, size);
        synchronized (this) {
            Object[] all = repeated(toArray(), n);
            replaceAll(all, all.length);
        }
        return this;
    }

    /** The items {@code count} times over, in a fresh array. */
    static Object[] repeated(Object[] a, int count) {
        Object[] all = new Object[Math.multiplyExact(a.length, count)];
        if (a.length == 1) {
            Arrays.fill(all, a[0]);
        } else {
            for (int i = 0; i < count; i++) {
                System.arraycopy(a, 0, all, i * a.length, a.length);
            }
        }
        return all;
    }

    @Override
    public Object richCompare(PyThread t, Object other, int op) {
        if (!(other instanceof PyList b)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        if (size != b.size && (op == CompareOps.EQ || op == CompareOps.NE)) {
            return op == CompareOps.NE;
        }
        for (int i = 0;; i++) {
            Object x = get(i);
            Object y = b.get(i);
            if (x == null || y == null) {
                return CompareOps.compare((long) size, (long) b.size, op);
            }
            if (!CompareOps.equal(t, x, y)) {
                if (i >= size || i >= b.size) {
                    return CompareOps.compare((long) size, (long) b.size, op);
                }
                return op == CompareOps.EQ ? Boolean.FALSE : op == CompareOps.NE ? Boolean.TRUE : CompareOps.compare(t, x, y, op);
            }
        }
    }

    @ExposedMethod("__repr__($self, /)")
    final Object repr(PyThread t) {
        if (size == 0) {
            return "[]";
        }
        if (!ReprGuard.enter(t, this)) {
            return "[...]";
        }
        try {
            StringBuilder out = new StringBuilder("[");
            Object item;
            for (int i = 0; (item = get(i)) != null; i++) {
                out.append(i == 0 ? "" : ", ").append(dev.krait.type.text.Str.java(dev.krait.ops.TextOps.repr(t, item)));
            }
            return dev.krait.type.text.Str.of(out.append(']').toString());
        } finally {
            ReprGuard.leave(t, this);
        }
    }

    @ExposedMethod("__iter__($self, /)")
    public final Object iter() {
        return new SequenceIterators.OfList(this);
    }

    @ExposedMethod(value = "__reversed__($self, /)", plain = true)
    final Object reversed() {
        return new SequenceIterators.OfReversedList(this);
    }

    @ExposedMethod(value = "__class_getitem__($type, object, /)", binding = Binding.CLASS)
    static Object classGetItem(PyThread t, PyType cls, Object key) {
        return TypeOps.genericAlias(t, cls, key);
    }

    @ExposedMethod(value = "__sizeof__($self, /)", plain = true)
    final int sizeOf() {
        return 40 + 8 * items.length;
    }
}
