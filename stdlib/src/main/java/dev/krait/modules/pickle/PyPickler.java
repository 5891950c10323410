package dev.krait.modules.pickle;

import dev.krait.error.AttributeErrors;
import dev.krait.error.RuntimeErrors;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedSetter;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyInstance;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;

/** A {@code _pickle.Pickler}. Compare CPython {@code Modules/_pickle.c: PicklerObject}. */
@ExposedType(value = "_pickle.Pickler", signature = "(file, protocol=None, fix_imports=True, buffer_callback=None)",
        doc = "This takes a binary file for writing a pickle data stream.")
public final class PyPickler extends PyInstance {
    public static final PyType TYPE = PyType.builtin(PyPicklerTable.TABLE, PyType.OBJECT, PyType.BASETYPE);

    int protocol;
    boolean binary;
    boolean fast;
    boolean fixImports;
    private long bin;
    /** Null until {@code __init__} has run. */
    PickleOutput out;
    PicklerMemo memo = new PicklerMemo();
    private Object write;
    private Object bufferCallback;
    /** A table of reductions that takes the place of {@code copyreg}'s, or null. */
    Object dispatchTable;
    /** What is asked for persistent ids, and for reductions, while {@code dump} runs; or null. */
    Object persistentId;
    Object reducerOverride;
    /** {@code persistent_id} set on the instance, or null. */
    private final HookAttribute ownPersistentId = new HookAttribute("persistent_id");
    private boolean running;

    PyPickler(PyType type) {
        super(type);
        this.shape = type.rootShape;
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newPickler(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        return new PyPickler(cls);
    }

    @ExposedMethod("__init__($self, file, protocol=None, fix_imports=True, buffer_callback=None)")
    void init(PyThread t, Object file, Object wantedProtocol, Object fixes, Object callback) {
        checkIdle();
        setUp(t, wantedProtocol, fixes, callback);
        write = AttributeOps.lookup(t, file, "write");
        if (write == null) {
            throw TypeErrors.of("file must have a 'write' attribute");
        }
        out = new PickleOutput(write);
        memo = new PicklerMemo();
        dispatchTable = AttributeOps.lookup(t, this, "dispatch_table");
    }

    /** One that keeps its bytes, for {@code dumps}. */
    static PyPickler forBytes(PyThread t, Object protocol, Object fixImports, Object callback) {
        PyPickler pickler = new PyPickler(TYPE);
        pickler.setUp(t, protocol, fixImports, callback);
        pickler.out = new PickleOutput(null);
        return pickler;
    }

    private void setUp(PyThread t, Object wanted, Object fixes, Object callback) {
        int p = wanted == null || wanted == PyNone.NONE ? PickleOps.DEFAULT_PROTOCOL : ArgumentOps.integer(t, wanted);
        if (p > PickleOps.HIGHEST_PROTOCOL) {
            throw ValueErrors.of("pickle protocol must be <= " + PickleOps.HIGHEST_PROTOCOL);
        }
        protocol = p < 0 ? PickleOps.HIGHEST_PROTOCOL : p;
        bufferCallback = callback == null || callback == PyNone.NONE ? null : callback;
        if (bufferCallback != null && protocol < 5) {
            throw ValueErrors.of("buffer_callback needs protocol >= 5");
        }
        binary = protocol >= 1;
        bin = binary ? 1 : 0;
        fast = false;
        fixImports = (fixes == null || TruthOps.isTrue(t, fixes)) && protocol < 3;
    }

    @ExposedMethod(value = "dump($self, obj, /)", doc = "Write a pickled representation of the given object to the open file.")
    void dump(PyThread t, Object obj) {
        if (out == null) {
            throw PickleState.pickling(t, "Pickler.__init__() was not called by " + type.name + ".__init__()");
        }
        checkIdle();
        out.clear();
        if (type != TYPE || ownPersistentId.own != null) {
            reducerOverride = AttributeOps.lookup(t, this, "reducer_override");
            boolean overridden = ownPersistentId.own != null || type.lookup("persistent_id") != TYPE.lookup("persistent_id");
            persistentId = overridden ? AttributeOps.get(t, this, "persistent_id") : null;
        }
        running = true;
        try {
            writeAll(t, obj);
        } finally {
            running = false;
            persistentId = null;
            reducerOverride = null;
        }
        if (write != null) {
            out.flush(t);
        }
    }

    private void checkIdle() {
        if (running) {
            throw RuntimeErrors.of("Pickler object is already used");
        }
    }

    private void writeAll(PyThread t, Object obj) {
        if (protocol >= 2) {
            out.op(PickleOps.PROTO, protocol, 1);
        }
        if (protocol >= 4) {
            out.startFraming();
        }
        new PickleWriter(t, this).save(obj);
        out.op(PickleOps.STOP);
        out.endFraming();
    }

    Object persistentIdOf(PyThread t, Object obj) {
        return CallOps.call1(t, persistentId, obj);
    }

    /** Whether the callback takes a buffer, so that the pickle only refers to it. */
    boolean isOutOfBand(PyThread t, PickleBuffer buffer) {
        return bufferCallback != null && !TruthOps.isTrue(t, CallOps.call1(t, bufferCallback, buffer));
    }

    @ExposedMethod(value = "clear_memo($self, /)", doc = "Clears the pickler's \"memo\".")
    void clearMemo() {
        memo.clear();
    }

    @ExposedMethod("persistent_id($self, obj, /)")
    Object noPersistentId(Object obj) {
        return PyNone.NONE;
    }

    // ---- attributes ------------------------------------------------------------------------------------------------------------

    @ExposedMethod("__getattribute__($self, name, /)")
    static Object getAttribute(PyThread t, PyPickler self, Object name) {
        return self.ownPersistentId.get(t, self, name);
    }

    @ExposedMethod("__setattr__($self, name, value, /)")
    static void setAttribute(PyThread t, PyPickler self, Object name, Object value) {
        self.ownPersistentId.set(t, self, name, value);
    }

    @ExposedMethod("__delattr__($self, name, /)")
    static void deleteAttribute(PyThread t, PyPickler self, Object name) {
        self.ownPersistentId.delete(t, self, name);
    }

    @ExposedGetter(value = "bin", member = true)
    long bin() {
        return bin;
    }

    @ExposedSetter("bin")
    void setBin(PyThread t, Object value) {
        bin = ArgumentOps.integer(t, value);
        binary = bin != 0;
    }

    @ExposedGetter(value = "fast", member = true)
    long fast() {
        return fast ? 1 : 0;
    }

    @ExposedSetter("fast")
    void setFast(PyThread t, Object value) {
        fast = ArgumentOps.integer(t, value) != 0;
    }

    @ExposedGetter(value = "dispatch_table", member = true)
    Object dispatchTable() {
        if (dispatchTable == null) {
            throw AttributeErrors.missing(this, "dispatch_table");
        }
        return dispatchTable;
    }

    @ExposedSetter("dispatch_table")
    void setDispatchTable(Object value) {
        if (value == null && dispatchTable == null) {
            throw AttributeErrors.missing(this, "dispatch_table");
        }
        dispatchTable = value;
    }

    @ExposedGetter("memo")
    Object memo() {
        return new PicklerMemoProxy(this);
    }

    @ExposedSetter("memo")
    void setMemo(PyThread t, Object value) {
        if (value == null) {
            throw TypeErrors.of("attribute deletion is not supported");
        }
        PicklerMemo fresh = new PicklerMemo();
        if (value instanceof PicklerMemoProxy proxy) {
            fresh.putAll(proxy.pickler.memo);
        } else if (value instanceof PyDict dict) {
            Object[] pairs = dict.snapshot();
            for (int i = 1; i < pairs.length; i += 2) {
                if (!(pairs[i] instanceof PyTuple pair) || pair.size() != 2) {
                    throw TypeErrors.of("'memo' values must be 2-item tuples");
                }
                fresh.put(pair.items[1], ArgumentOps.integer(t, pair.items[0]));
            }
        } else {
            throw TypeErrors.of("'memo' attribute must be a PicklerMemoProxy object or dict, not " + PickleState.typeName(t, PyType.of(value)));
        }
        memo = fresh;
    }
}
