package dev.krait.modules.collections;

import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.BinaryOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.IterationOps;
import dev.krait.ops.SubscriptOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;

/** Module {@code _collections}. Compare CPython {@code Modules/_collectionsmodule.c}. */
@ExposedModule(value = "_collections", doc = "High performance data structures.\n- deque:        ordered collection accessible from endpoints only\n"
        + "- defaultdict:  dict subclass with a default value factory\n")
public final class CollectionsModule implements NativeModule {
    @Override
    public CallTable table() {
        return CollectionsModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        PyType[] types = {
            PyDeque.TYPE, PyDefaultDict.TYPE, PyOrderedDict.TYPE, DequeIterators.Forward.TYPE, DequeIterators.Backward.TYPE, PyTupleGetter.TYPE,
        };
        for (PyType type : types) {
            module.dict.putName(type.name, type);
        }
    }

    /** Counts elements into a mapping; directly when it is read and written as a dict is. */
    @ExposedFunction(value = "_count_elements($module, mapping, iterable, /)", doc = "Count elements in the iterable, updating the mapping")
    static void countElements(PyThread t, Object mapping, Object iterable) {
        Object it = IterationOps.iterator(t, iterable);
        boolean plain = mapping instanceof PyDict d && d.type.lookup("get") == PyDict.TYPE.lookup("get")
                && d.type.slot(Slot.SETITEM) == PyDict.TYPE.slot(Slot.SETITEM);
        Object get = plain ? null : AttributeOps.get(t, mapping, "get");
        for (Object key = IterationOps.next(t, it); key != null; key = IterationOps.next(t, it)) {
            if (plain) {
                PyDict dict = (PyDict) mapping;
                Object old = dict.get(t, key);
                dict.put(t, key, old == null ? 1L : BinaryOps.add(t, old, 1L));
            } else {
                Object old = CallOps.call2(t, get, key, 0L);
                SubscriptOps.set(t, mapping, key, BinaryOps.add(t, old, 1L));
            }
        }
    }
}
