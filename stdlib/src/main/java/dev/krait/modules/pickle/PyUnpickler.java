package dev.krait.modules.pickle;

import dev.krait.error.PyErrors;
import dev.krait.error.PyException;
import dev.krait.error.RuntimeErrors;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedSetter;
import dev.krait.exposer.ExposedType;
import dev.krait.modules.core.SysAudit;
import dev.krait.object.PyInstance;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.BufferOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.IterationOps;
import dev.krait.ops.TextOps;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.exception.Exceptions;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;

/** A {@code _pickle.Unpickler}. Compare CPython {@code Modules/_pickle.c: UnpicklerObject}. */
@ExposedType(value = "_pickle.Unpickler", signature = "(file, *, fix_imports=True, encoding='ASCII', errors='strict',\n          buffers=())",
        doc = "This takes a binary file for reading a pickle data stream.")
public final class PyUnpickler extends PyInstance {
    public static final PyType TYPE = PyType.builtin(PyUnpicklerTable.TABLE, PyType.OBJECT, PyType.BASETYPE);

    int protocol;
    String encoding = "ASCII";
    String errors = "strict";
    UnpicklerMemo memo = new UnpicklerMemo();
    /** An iterator over buffers beside the pickle, or null. */
    Object buffers;
    private boolean fixImports = true;
    /** Null until {@code __init__} has run. */
    private PickleInput in;
    /** {@code persistent_load} set on the instance, or null. */
    private final HookAttribute ownPersistentLoad = new HookAttribute("persistent_load");
    private boolean running;

    PyUnpickler(PyType type) {
        super(type);
        this.shape = type.rootShape;
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newUnpickler(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        return new PyUnpickler(cls);
    }

    @ExposedMethod("__init__($self, file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())")
    void init(PyThread t, Object file, Object fixes, Object encodingName, Object errorsName, Object givenBuffers) {
        checkIdle();
        Object read = AttributeOps.lookup(t, file, "read");
        Object readLine = AttributeOps.lookup(t, file, "readline");
        if (read == null || readLine == null) {
            throw TypeErrors.of("file must have 'read' and 'readline' attributes");
        }
        setUp(t, new PickleInput(t, read, readLine), fixes, encodingName, errorsName, givenBuffers);
    }

    /** One that reads bytes, for {@code loads}. */
    static PyUnpickler ofBytes(PyThread t, Object data, Object fixes, Object encoding, Object errors, Object buffers) {
        PyUnpickler unpickler = new PyUnpickler(TYPE);
        unpickler.setUp(t, new PickleInput(t, BufferOps.bytes(t, data)), fixes, encoding, errors, buffers);
        return unpickler;
    }

    private void setUp(PyThread t, PickleInput input, Object fixes, Object encodingName, Object errorsName, Object givenBuffers) {
        in = input;
        memo = new UnpicklerMemo();
        protocol = 0;
        fixImports = fixes == null || TruthOps.isTrue(t, fixes);
        encoding = encodingName == null ? "ASCII" : ArgumentOps.text(encodingName, "Unpickler", "'encoding'");
        errors = errorsName == null ? "strict" : ArgumentOps.text(errorsName, "Unpickler", "'errors'");
        buffers = givenBuffers == null || givenBuffers == PyNone.NONE ? null : IterationOps.iterator(t, givenBuffers);
    }

    @ExposedMethod(value = "load($self, /)", doc = "Load a pickle.")
    Object load(PyThread t) {
        if (in == null) {
            throw PickleState.unpickling(t, "Unpickler.__init__() was not called by " + type.name + ".__init__()");
        }
        protocol = 0;
        checkIdle();
        running = true;
        try {
            return new PickleReader(t, this, in).run();
        } finally {
            running = false;
        }
    }

    private void checkIdle() {
        if (running) {
            throw RuntimeErrors.of("Unpickler object is already used");
        }
    }

    // ---- what subclasses override ------------------------------------------------------------------------------------------------

    @ExposedMethod("persistent_load($self, pid, /)")
    Object persistentLoad(PyThread t, Object pid) {
        throw PickleState.unpickling(t, "A load persistent id instruction was encountered, but no persistent_load function was specified.");
    }

    Object persistent(PyThread t, Object pid) {
        return CallOps.call1(t, AttributeOps.get(t, this, "persistent_load"), pid);
    }

    Object findClassFor(PyThread t, Object module, Object name) {
        return type == TYPE ? findClass(t, module, name) : CallOps.callMethod(t, this, "find_class", module, name);
    }

    @ExposedMethod(value = "find_class($self, module_name, global_name, /)", doc = "Return an object from a specified module.")
    Object findClass(PyThread t, Object moduleName, Object globalName) {
        SysAudit.audit(t, "pickle.find_class", moduleName, globalName);
        Object module = moduleName;
        Object name = globalName;
        if (protocol < 3 && fixImports) {
            PickleState state = PickleState.of(t);
            Object renamed = state.nameMapping.get(t, PyTuple.of(module, name));
            Object moved = renamed != null ? null : state.importMapping.get(t, module);
            if (renamed instanceof PyTuple pair && pair.size() == 2) {
                module = pair.items[0];
                name = pair.items[1];
            } else if (moved != null) {
                module = moved;
            }
        }
        Object loaded = Str.is(module) ? t.interpreter.modules.get(t, module) : null;
        if (loaded == null || loaded == PyNone.NONE) {
            loaded = GlobalNames.load(t, module);
        }
        String path = AttributeOps.name(name);
        if (protocol < 4 || path.indexOf('.') < 0) {
            return AttributeOps.get(t, loaded, AttributeOps.name(name));
        }
        try {
            for (String step : path.split("\\.", -1)) {
                loaded = AttributeOps.get(t, loaded, step.intern());
            }
        } catch (PyException e) {
            if (!e.is(ExceptionTypes.ATTRIBUTE_ERROR)) {
                throw e;
            }
            PyException raised = PyErrors.of(ExceptionTypes.ATTRIBUTE_ERROR, "Can't resolve path " + Str.java(TextOps.repr(t, name)) + " on module "
                    + Str.java(TextOps.repr(t, module)));
            Exceptions.setContext(raised.value, e.value);
            throw raised;
        }
        return loaded;
    }

    // ---- attributes ------------------------------------------------------------------------------------------------------------

    @ExposedMethod("__getattribute__($self, name, /)")
    static Object getAttribute(PyThread t, PyUnpickler self, Object name) {
        return self.ownPersistentLoad.get(t, self, name);
    }

    @ExposedMethod("__setattr__($self, name, value, /)")
    static void setAttribute(PyThread t, PyUnpickler self, Object name, Object value) {
        self.ownPersistentLoad.set(t, self, name, value);
    }

    @ExposedMethod("__delattr__($self, name, /)")
    static void deleteAttribute(PyThread t, PyUnpickler self, Object name) {
        self.ownPersistentLoad.delete(t, self, name);
    }

    @ExposedGetter("memo")
    Object memo() {
        return new UnpicklerMemoProxy(this);
    }

    @ExposedSetter("memo")
    void setMemo(PyThread t, Object value) {
        if (value == null) {
            throw TypeErrors.of("attribute deletion is not supported");
        }
        UnpicklerMemo fresh = new UnpicklerMemo();
        if (value instanceof UnpicklerMemoProxy proxy) {
            fresh.putAll(proxy.unpickler.memo);
        } else if (value instanceof PyDict dict) {
            Object[] pairs = dict.snapshot();
            for (int i = 0; i < pairs.length; i += 2) {
                if (!(pairs[i] instanceof Long number)) {
                    throw TypeErrors.of("memo key must be integers");
                }
                if (number < 0) {
                    throw ValueErrors.of("memo key must be positive integers.");
                }
                fresh.put(ArgumentOps.integer(t, number), pairs[i + 1]);
            }
        } else {
            throw TypeErrors.of("'memo' attribute must be an UnpicklerMemoProxy object or dict, not " + PickleState.typeName(t, PyType.of(value)));
        }
        memo = fresh;
    }
}
