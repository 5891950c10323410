package dev.krait.modules.collections;

import dev.krait.error.IndexErrors;
import dev.krait.error.PyErrors;
import dev.krait.error.RuntimeErrors;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.Binding;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.ComparedInstance;
import dev.krait.object.PyNone;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyType;
import dev.krait.ops.CallOps;
import dev.krait.ops.CompareOps;
import dev.krait.ops.IterationOps;
import dev.krait.ops.NumberOps;
import dev.krait.ops.ReprGuard;
import dev.krait.ops.TextOps;
import dev.krait.ops.TypeOps;
import dev.krait.thread.PyThread;
import dev.krait.thread.ThreadMode;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.mapping.DictStorage;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.sequence.SequenceIndexes;
import dev.krait.type.text.Str;

/** A {@code deque}: a ring buffer. Compare CPython {@code Modules/_collectionsmodule.c}. */
@ExposedType(value = "collections.deque", doc = "A list-like sequence optimized for data accesses near its endpoints.", signature = "([iterable[, maxlen]])")
public final class PyDeque extends ComparedInstance {
    public static final PyType TYPE = PyType.builtin(PyDequeTable.TABLE, PyType.OBJECT, PyType.BASETYPE | PyType.SEQUENCE);
    private static final long UNLIMITED = Long.MAX_VALUE;
    /** Python code would have to say what is equal. */
    private static final int UNKNOWN = -2;

    static {
        TYPE.hasWeakref = true;
    }

    private Object[] ring = new Object[8];
    private int head;
    private int size;
    private long limit = UNLIMITED;
    /** Counts changes, for iterators and searches. */
    private long state;

    private PyDeque(PyType type) {
        super(type);
        this.shape = type.rootShape;
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newDeque(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        return new PyDeque(cls);
    }

    @ExposedMethod("__init__($self, /, *args, **kwargs)")
    void init(PyThread t, Object[] args, PyDict kwargs) {
        int given = args.length + (kwargs == null ? 0 : kwargs.size());
        if (given > 2) {
            throw TypeErrors.of("deque() takes at most 2 arguments (" + given + " given)");
        }
        Object iterable = args.length > 0 ? args[0] : null;
        Object maxlen = args.length > 1 ? args[1] : null;
        Object[] pairs = kwargs == null ? new Object[0] : kwargs.snapshot();
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i].equals("iterable") && iterable == null) {
                iterable = pairs[i + 1];
            } else if (pairs[i].equals("maxlen") && maxlen == null) {
                maxlen = pairs[i + 1];
            } else {
                throw TypeErrors.of("deque() got an unexpected keyword argument '" + pairs[i] + "'");
            }
        }
        limit = limit(t, maxlen);
        clear();
        if (iterable != null) {
            extend(t, iterable);
        }
    }

    private static long limit(PyThread t, Object maxlen) {
        if (maxlen == null || maxlen == PyNone.NONE) {
            return UNLIMITED;
        }
        if (!SequenceIndexes.isIndex(maxlen)) {
            throw TypeErrors.of("an integer is required");
        }
        long n = SequenceIndexes.size(t, maxlen);
        if (n < 0) {
            throw ValueErrors.of("maxlen must be non-negative");
        }
        return n;
    }

    @ExposedGetter("maxlen")
    Object maxlen() {
        return limit == UNLIMITED ? PyNone.NONE : (Object) limit;
    }

    long state() {
        return state;
    }

    int size() {
        return size;
    }

    /** The item at a place, or null when there is none. */
    Object at(int i) {
        if (!ThreadMode.shared()) {
            return item(i);
        }
        synchronized (this) {
            return item(i);
        }
    }

    private Object item(int i) {
        return i < 0 || i >= size ? null : ring[head + i & ring.length - 1];
    }

    private void grow() {
        if (size == ring.length) {
            Object[] wider = new Object[2 * size];
            for (int i = 0; i < size; i++) {
                wider[i] = ring[head + i & size - 1];
            }
            ring = wider;
            head = 0;
        }
    }

    // ---- ends --------------------------------------------------------------------------------------------------------------------

    @ExposedMethod("append($self, item, /)")
    void append(Object item) {
        if (!ThreadMode.shared()) {
            addLast(item);
            return;
        }
        synchronized (this) {
            addLast(item);
        }
    }

    private void addLast(Object item) {
        grow();
        ring[head + size & ring.length - 1] = item;
        size++;
        if (size > limit) {
            takeFirst();
        } else {
            state++;
        }
    }

    @ExposedMethod("appendleft($self, item, /)")
    void appendLeft(Object item) {
        if (!ThreadMode.shared()) {
            addFirst(item);
            return;
        }
        synchronized (this) {
            addFirst(item);
        }
    }

    private void addFirst(Object item) {
        grow();
        head = head - 1 & ring.length - 1;
        ring[head] = item;
        size++;
        if (size > limit) {
            takeLast();
        } else {
            state++;
        }
    }

    private Object takeFirst() {
        if (size == 0) {
            throw IndexErrors.of("pop from an empty deque");
        }
        Object item = ring[head];
        ring[head] = null;
        head = head + 1 & ring.length - 1;
        size--;
        state++;
        return item;
    }

    private Object takeLast() {
        if (size == 0) {
            throw IndexErrors.of("pop from an empty deque");
        }
        int i = head + size - 1 & ring.length - 1;
        Object item = ring[i];
        ring[i] = null;
        size--;
        state++;
        return item;
    }

    @ExposedMethod("pop($self, /)")
    Object pop() {
        if (!ThreadMode.shared()) {
            return takeLast();
        }
        synchronized (this) {
            return takeLast();
        }
    }

    @ExposedMethod("popleft($self, /)")
    Object popLeft() {
        if (!ThreadMode.shared()) {
            return takeFirst();
        }
        synchronized (this) {
            return takeFirst();
        }
    }

    @ExposedMethod("extend($self, iterable, /)")
    void extend(PyThread t, Object iterable) {
        Object it = IterationOps.iterator(t, iterable == this ? PyTuple.of(toArray()) : iterable);
        for (Object item = IterationOps.next(t, it); item != null; item = IterationOps.next(t, it)) {
            append(item);
        }
    }

    @ExposedMethod("extendleft($self, iterable, /)")
    void extendLeft(PyThread t, Object iterable) {
        Object it = IterationOps.iterator(t, iterable == this ? PyTuple.of(toArray()) : iterable);
        for (Object item = IterationOps.next(t, it); item != null; item = IterationOps.next(t, it)) {
            appendLeft(item);
        }
    }

    @ExposedMethod("clear($self, /)")
    synchronized void clear() {
        ring = new Object[8];
        head = 0;
        size = 0;
        state++;
    }

    private synchronized Object[] toArray() {
        Object[] items = new Object[size];
        for (int i = 0; i < size; i++) {
            items[i] = ring[head + i & ring.length - 1];
        }
        return items;
    }

    @ExposedMethod("rotate($self, n=1, /)")
    void rotate(PyThread t, Object n) {
        rotate(n == null ? 1 : SequenceIndexes.size(t, n));
    }

    private synchronized void rotate(long n) {
        if (size <= 1) {
            return;
        }
        int steps = (int) Math.floorMod(n, (long) size);
        if (steps <= size / 2) {
            for (int i = 0; i < steps; i++) {
                Object item = takeLast();
                head = head - 1 & ring.length - 1;
                ring[head] = item;
                size++;
            }
        } else {
            for (int i = steps; i < size; ) {
                Object item = takeFirst();
                ring[head + size & ring.length - 1] = item;
                size++;
                i++;
            }
        }
        state++;
    }

    @ExposedMethod("reverse($self, /)")
    synchronized void reverse() {
        for (int i = 0, j = size - 1; i < j; i++, j--) {
            int a = head + i & ring.length - 1;
            int b = head + j & ring.length - 1;
            Object swap = ring[a];
            ring[a] = ring[b];
            ring[b] = swap;
        }
    }

    // ---- items -------------------------------------------------------------------------------------------------------------------

    @ExposedMethod("__len__($self, /)")
    int len() {
        return size;
    }

    private synchronized int place(PyThread t, long index, String message) {
        long i = index < 0 ? index + size : index;
        if (i < 0 || i >= size) {
            throw IndexErrors.of(message);
        }
        return (int) i;
    }

    private static long index(PyThread t, Object key) {
        if (!SequenceIndexes.isIndex(key)) {
            throw TypeErrors.of("sequence index must be integer, not '" + PyType.of(key).fullName() + "'");
        }
        return SequenceIndexes.index(t, key);
    }

    @ExposedMethod("__getitem__($self, key, /)")
    Object getItem(PyThread t, Object key) {
        long i = index(t, key);
        synchronized (this) {
            return at(place(t, i, "deque index out of range"));
        }
    }

    @ExposedMethod("__setitem__($self, key, value, /)")
    void setItem(PyThread t, Object key, Object value) {
        long i = index(t, key);
        synchronized (this) {
            ring[head + place(t, i, "deque index out of range") & ring.length - 1] = value;
        }
    }

    @ExposedMethod("__delitem__($self, key, /)")
    void deleteItem(PyThread t, Object key) {
        long i = index(t, key);
        synchronized (this) {
            deleteAt(place(t, i, "deque index out of range"));
        }
    }

    private synchronized void deleteAt(int i) {
        rotate(-(long) i);
        takeFirst();
        rotate((long) i);
    }

    @ExposedMethod("insert($self, index, value, /)")
    void insert(PyThread t, Object index, Object value) {
        long i = SequenceIndexes.size(t, index);
        synchronized (this) {
            if (size >= limit) {
                throw IndexErrors.of("deque already at its maximum size");
            }
            if (i >= size) {
                append(value);
            } else if (i <= -size || i == 0) {
                appendLeft(value);
            } else {
                rotate(-i);
                if (i < 0) {
                    append(value);
                } else {
                    appendLeft(value);
                }
                rotate(i);
            }
        }
    }

    /** The first place of a value, or -1; somebody changing the deque meanwhile is an error. */
    private int find(PyThread t, Object value, int from, int to) {
        int plain = findPlain(value, from, to);
        if (plain != UNKNOWN) {
            return plain;
        }
        long before = state;
        for (int i = from; i < to; i++) {
            Object item = at(i);
            if (item == null) {
                return -1;
            }
            boolean equal = CompareOps.equal(t, item, value);
            if (equal) {
                return i;
            }
            if (state != before) {
                throw RuntimeErrors.of("deque mutated during iteration");
            }
        }
        return -1;
    }

    /** The same where nobody has to be asked what is equal, at one go; else UNKNOWN. */
    private synchronized int findPlain(Object value, int from, int to) {
        for (int i = from, end = Math.min(to, size); i < end; i++) {
            int equal = DictStorage.quickEqual(item(i), value);
            if (equal != 0) {
                return equal > 0 ? i : UNKNOWN;
            }
        }
        return -1;
    }

    @ExposedMethod("__contains__($self, key, /)")
    boolean contains(PyThread t, Object key) {
        return find(t, key, 0, size) >= 0;
    }

    @ExposedMethod("index($self, value, start=0, stop=sys.maxsize, /)")
    int index(PyThread t, Object value, Object start, Object stop) {
        int from = SequenceIndexes.bound(t, start, 0);
        int to = SequenceIndexes.bound(t, stop, Integer.MAX_VALUE);
        from = from < 0 ? Math.max(0, from + size) : from;
        to = Math.min(size, to < 0 ? Math.max(0, to + size) : to);
        int i = find(t, value, from, to);
        if (i < 0) {
            throw ValueErrors.of("deque.index(x): x not in deque");
        }
        return i;
    }

    @ExposedMethod("count($self, value, /)")
    int count(PyThread t, Object value) {
        int count = countPlain(value);
        if (count != UNKNOWN) {
            return count;
        }
        count = 0;
        long before = state;
        Object item = at(0);
        for (int i = 1; item != null; i++) {
            count += CompareOps.equal(t, item, value) ? 1 : 0;
            if (state != before) {
                throw RuntimeErrors.of("deque mutated during iteration");
            }
            item = at(i);
        }
        return count;
    }

    private synchronized int countPlain(Object value) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            int equal = DictStorage.quickEqual(item(i), value);
            if (equal < 0) {
                return UNKNOWN;
            }
            count += equal;
        }
        return count;
    }

    @ExposedMethod("remove($self, value, /)")
    void remove(PyThread t, Object value) {
        int removed = removePlain(value);
        if (removed >= 0) {
            return;
        }
        long before = state;
        Object item = removed == UNKNOWN ? at(0) : null;
        for (int i = 0; item != null; item = at(++i)) {
            boolean equal = CompareOps.equal(t, item, value);
            synchronized (this) {
                if (state != before) {
                    throw IndexErrors.of("deque mutated during iteration");
                }
                if (equal) {
                    deleteAt(i);
                    return;
                }
            }
        }
        throw ValueErrors.of("deque.remove(x): x not in deque");
    }

    private synchronized int removePlain(Object value) {
        int i = findPlain(value, 0, size);
        if (i >= 0) {
            deleteAt(i);
        }
        return i;
    }

    // ---- operators and copies ----------------------------------------------------------------------------------------------------

    @ExposedMethod("copy($self, /)")
    Object copy(PyThread t) {
        if (type == TYPE) {
            PyDeque copy = new PyDeque(TYPE);
            copy.limit = limit;
            copy.extend(t, PyTuple.of(toArray()));
            return copy;
        }
        Object copy = limit == UNLIMITED ? CallOps.call1(t, type, this) : CallOps.call2(t, type, this, maxlen());
        if (!(copy instanceof PyDeque)) {
            throw TypeErrors.of(type.fullName() + "() must return a deque, not " + PyType.of(copy).fullName());
        }
        return copy;
    }

    @ExposedMethod(value = "__copy__($self, /)", plain = true)
    Object copyForModule(PyThread t) {
        return copy(t);
    }

    @ExposedMethod("__add__($self, value, /)")
    Object add(PyThread t, Object value) {
        if (!(value instanceof PyDeque)) {
            throw TypeErrors.of("can only concatenate deque (not \"" + PyType.of(value).fullName() + "\") to deque");
        }
        PyDeque sum = (PyDeque) copy(t);
        sum.extend(t, value);
        return sum;
    }

    @ExposedMethod("__iadd__($self, value, /)")
    Object iadd(PyThread t, Object value) {
        extend(t, value);
        return this;
    }

    @ExposedMethod("__mul__($self, value, /)")
    Object mul(PyThread t, Object value) {
        PyDeque product = (PyDeque) copy(t);
        product.imul(t, value);
        return product;
    }

    @ExposedMethod("__rmul__($self, value, /)")
    Object rmul(PyThread t, Object value) {
        return mul(t, value);
    }

    @ExposedMethod("__imul__($self, value, /)")
    Object imul(PyThread t, Object value) {
        if (!(NumberOps.index(t, value) instanceof Long n)) {
            throw dev.krait.error.OverflowErrors.of("cannot fit 'int' into an index-sized integer");
        }
        synchronized (this) {
            Object[] once = toArray();
            if (n <= 0 || once.length == 0) {
                clear();
                return this;
            }
            long times = n;
            if (limit != UNLIMITED && limit / once.length + 2 < times) {
                times = limit / once.length + 2;
            }
            if (times > (1 << 30) / once.length) {
                throw PyErrors.with(ExceptionTypes.MEMORY_ERROR);
            }
            for (long i = 1; i < times; i++) {
                for (Object item : once) {
                    append(item);
                }
            }
        }
        return this;
    }

    @Override
    public Object richCompare(PyThread t, Object other, int op) {
        if (!(other instanceof PyDeque b)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        if (this == b && (op == CompareOps.EQ || op == CompareOps.NE)) {
            return op == CompareOps.EQ;
        }
        if (size != b.size && (op == CompareOps.EQ || op == CompareOps.NE)) {
            return op == CompareOps.NE;
        }
        Object x = iter();
        Object y = b.iter();
        for (;;) {
            Object a = IterationOps.next(t, x);
            Object c = IterationOps.next(t, y);
            if (a == null || c == null) {
                return CompareOps.compare(a == null ? 0L : 1L, c == null ? 0L : 1L, op);
            }
            if (!CompareOps.equal(t, a, c)) {
                return op == CompareOps.EQ ? Boolean.FALSE : op == CompareOps.NE ? Boolean.TRUE : CompareOps.compare(t, a, c, op);
            }
        }
    }

    @ExposedMethod("__iter__($self, /)")
    Object iter() {
        return new DequeIterators.Forward(this);
    }

    @ExposedMethod(value = "__reversed__($self, /)", plain = true)
    Object reversed() {
        return new DequeIterators.Backward(this);
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        if (!ReprGuard.enter(t, this)) {
            return "[...]";
        }
        try {
            String items = Str.java(TextOps.repr(t, PyList.from(t, this)));
            return Str.of(type.name + "(" + items + (limit == UNLIMITED ? ")" : ", maxlen=" + limit + ")"));
        } finally {
            ReprGuard.leave(t, this);
        }
    }

    @ExposedMethod(value = "__reduce__($self, /)", plain = true)
    Object reduce(PyThread t) {
        Object stateObject = CallOps.callMethod(t, this, "__getstate__");
        PyTuple arguments = limit == UNLIMITED ? PyTuple.EMPTY : PyTuple.of(PyTuple.EMPTY, limit);
        return PyTuple.of(type, arguments, stateObject, IterationOps.iterator(t, this));
    }

    @ExposedMethod(value = "__sizeof__($self, /)", plain = true)
    int sizeOf() {
        return 216 + 528 * Math.max(1, (size + 63) / 64);
    }

    @ExposedMethod(value = "__class_getitem__($type, object, /)", binding = Binding.CLASS)
    static Object classGetItem(PyThread t, PyType cls, Object key) {
        return TypeOps.genericAlias(t, cls, key);
    }
}
