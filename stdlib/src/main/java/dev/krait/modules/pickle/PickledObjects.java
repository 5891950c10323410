package dev.krait.modules.pickle;

import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.object.Fields;
import dev.krait.object.DictDescriptor;
import dev.krait.object.PyInstance;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.Construction;
import dev.krait.ops.SubscriptOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.set.PySet;
import dev.krait.type.text.Str;
import java.util.HashMap;
import java.util.Map;

/** The instructions that fill containers, make instances and give them their state. Compare CPython {@code Modules/_pickle.c: load_build}. */
final class PickledObjects {
    private final PyThread t;
    private final PyUnpickler unpickler;
    private final PickleStack stack;
    /** Attribute names in their interned form: interning is slow. */
    private final Map<String, String> names = new HashMap<>();

    PickledObjects(PyThread t, PyUnpickler unpickler, PickleStack stack) {
        this.t = t;
        this.unpickler = unpickler;
        this.stack = stack;
    }

    // ---- containers ------------------------------------------------------------------------------------------------------------

    PyDict dict(Object[] pairs) {
        PyDict dict = new PyDict();
        setItems(dict, "DICT", pairs);
        return dict;
    }

    void extend(Object list, Object... items) {
        if (list instanceof PyList l && l.type == PyList.TYPE) {
            for (Object item : items) {
                l.append(item);
            }
            return;
        }
        Object extend = items.length > 1 || list instanceof PyList ? AttributeOps.lookup(t, list, "extend") : null;
        if (extend != null) {
            CallOps.call1(t, extend, PyList.of(items));
            return;
        }
        Object append = AttributeOps.get(t, list, "append");
        for (Object item : items) {
            CallOps.call1(t, append, item);
        }
    }

    void setItems(Object mapping, Object... pairs) {
        setItems(mapping, "SETITEMS", pairs);
    }

    private void setItems(Object mapping, String op, Object[] pairs) {
        if ((pairs.length & 1) != 0) {
            throw PickleState.unpickling(t, "odd number of items for " + op);
        }
        boolean exact = mapping instanceof PyDict d && d.type == PyDict.TYPE;
        for (int i = 0; i < pairs.length; i += 2) {
            if (exact) {
                ((PyDict) mapping).put(t, pairs[i], pairs[i + 1]);
            } else {
                SubscriptOps.set(t, mapping, pairs[i], pairs[i + 1]);
            }
        }
    }

    void addItems(Object set, Object[] items) {
        if (set instanceof PySet s) {
            s.updateFrom(t, PyList.of(items));
            return;
        }
        Object add = AttributeOps.get(t, set, "add");
        for (Object item : items) {
            CallOps.call1(t, add, item);
        }
    }

    // ---- names -------------------------------------------------------------------------------------------------------------------

    void stackGlobal() {
        Object name = stack.pop();
        Object module = stack.pop();
        if (!Str.isExact(name) || !Str.isExact(module)) {
            throw PickleState.unpickling(t, "STACK_GLOBAL requires str");
        }
        stack.push(unpickler.findClassFor(t, module, name));
    }

    void extension(long code) {
        PickleState state = PickleState.of(t);
        Object known = state.extensionCache.get(t, code);
        if (known != null) {
            stack.push(known);
            return;
        }
        Object key = state.invertedExtensions.get(t, code);
        if (key == null) {
            throw code <= 0 ? PickleState.unpickling(t, "EXT specifies code <= 0") : ValueErrors.of("unregistered extension code " + code);
        }
        if (!(key instanceof PyTuple pair) || pair.size() != 2 || !Str.is(pair.items[0]) || !Str.is(pair.items[1])) {
            throw ValueErrors.of("_inverted_registry[" + code + "] isn't a 2-tuple of strings");
        }
        Object found = unpickler.findClassFor(t, pair.items[0], pair.items[1]);
        state.extensionCache.put(t, code, found);
        stack.push(found);
    }

    // ---- instances ---------------------------------------------------------------------------------------------------------------

    void reduce() {
        Object arguments = stack.pop();
        Object function = stack.pop();
        if (!(arguments instanceof PyTuple given)) {
            throw TypeErrors.of("argument list must be a tuple");
        }
        stack.push(switch (given.size()) {
            case 0 -> CallOps.call0(t, function);
            case 1 -> CallOps.call1(t, function, given.items[0]);
            case 2 -> CallOps.call2(t, function, given.items[0], given.items[1]);
            default -> CallOps.call(t, function, given.items.clone(), null);
        });
    }

    void newObject(Object keywords) {
        String op = keywords == null ? "NEWOBJ" : "NEWOBJ_EX";
        Object arguments = stack.pop();
        Object made = stack.pop();
        if (!(made instanceof PyType cls)) {
            throw wrong(op + " class argument must be a type", made);
        }
        if (!(arguments instanceof PyTuple given)) {
            throw wrong(op + (keywords == null ? " expected an arg tuple" : " args argument must be a tuple"), arguments);
        }
        if (keywords != null && !(keywords instanceof PyDict)) {
            throw wrong(op + " kwargs argument must be a dict", keywords);
        }
        Object maker = cls.slot(Slot.NEW);
        boolean plain = given.size() == 0 && (keywords == null || ((PyDict) keywords).size() == 0);
        if (plain && maker == PyType.OBJECT.slot(Slot.NEW)) {
            stack.push(Construction.bare(t, cls));
            return;
        }
        Object[] pairs = keywords == null ? new Object[0] : ((PyDict) keywords).snapshot();
        String[] keywordNames = new String[pairs.length / 2];
        Object[] all = new Object[1 + given.size() + keywordNames.length];
        all[0] = cls;
        System.arraycopy(given.items, 0, all, 1, given.size());
        for (int i = 0; i < keywordNames.length; i++) {
            keywordNames[i] = Str.java(pairs[2 * i]).intern();
            all[1 + given.size() + i] = pairs[2 * i + 1];
        }
        stack.push(CallOps.call(t, AttributeOps.get(t, cls, "__new__"), all, keywordNames.length == 0 ? null : keywordNames));
    }

    private PyException wrong(String message, Object got) {
        return PickleState.unpickling(t, message + ", not " + PickleState.typeName(t, PyType.of(got)));
    }

    void instance(Object[] classAndArguments) {
        if (classAndArguments.length == 0) {
            throw PickleState.unpickling(t, "unpickling stack underflow");
        }
        instance(classAndArguments[0], java.util.Arrays.copyOfRange(classAndArguments, 1, classAndArguments.length));
    }

    /** Makes an instance as classes of Python 2 did. */
    void instance(Object cls, Object[] arguments) {
        if (arguments.length == 0 && cls instanceof PyType && AttributeOps.lookup(t, cls, "__getinitargs__") == null) {
            stack.push(CallOps.callMethod(t, cls, "__new__", cls));
        } else {
            stack.push(CallOps.call(t, cls, arguments, null));
        }
    }

    // ---- state -------------------------------------------------------------------------------------------------------------------

    void build() {
        Object state = stack.pop();
        Object instance = stack.top();
        Object setState = AttributeOps.lookup(t, instance, "__setstate__");
        if (setState != null) {
            CallOps.call1(t, setState, state);
            return;
        }
        Object slots = null;
        if (state instanceof PyTuple pair && pair.size() == 2) {
            state = pair.items[0];
            slots = pair.items[1];
        }
        if (state != PyNone.NONE) {
            if (!(state instanceof PyDict attributes)) {
                throw PickleState.unpickling(t, "state is not a dictionary");
            }
            fill(instance, attributes.snapshot());
        }
        if (slots != null && slots != PyNone.NONE) {
            if (!(slots instanceof PyDict attributes)) {
                throw PickleState.unpickling(t, "slot state is not a dictionary");
            }
            Object[] pairs = attributes.snapshot();
            for (int i = 0; i < pairs.length; i += 2) {
                AttributeOps.set(t, instance, AttributeOps.name(pairs[i]), pairs[i + 1]);
            }
        }
    }

    private void fill(Object instance, Object[] pairs) {
        // what is stored in the fields is what __dict__ would hold, without the instance losing its shape
        boolean hasFields = instance instanceof PyInstance i && i.shape != null && i.type.lookup("__dict__") instanceof DictDescriptor
                && i.type.builtin() == PyType.OBJECT && i.type.slot(Slot.GETATTRIBUTE) == PyType.OBJECT.slot(Slot.GETATTRIBUTE);
        Object dict = hasFields ? null : AttributeOps.get(t, instance, "__dict__");
        for (int k = 0; k < pairs.length; k += 2) {
            Object key = pairs[k] instanceof String s ? names.computeIfAbsent(s, String::intern) : pairs[k];
            if (dict == null && key instanceof String name) {
                Fields.set((PyInstance) instance, name, pairs[k + 1]);
            } else {
                dict = dict != null ? dict : AttributeOps.get(t, instance, "__dict__");
                SubscriptOps.set(t, dict, key, pairs[k + 1]);
            }
        }
    }
}
