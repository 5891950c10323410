package dev.krait.object;

import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.ops.IterationOps;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;
import java.util.ArrayList;
import java.util.List;

/** What the {@code __slots__} of a new class mean. Compare CPython {@code Objects/typeobject.c: type_new_slots}. */
final class SlotNames {
    /** Mangled and sorted. */
    final String[] names;
    final boolean addsDict;
    final boolean addsWeakref;
    final boolean hasDict;
    final boolean hasWeakref;

    private SlotNames(String[] names, boolean addsDict, boolean addsWeakref, PyType base) {
        this.names = names;
        this.addsDict = addsDict;
        this.addsWeakref = addsWeakref;
        this.hasDict = base.hasDict || addsDict;
        this.hasWeakref = base.hasWeakref || addsWeakref;
    }

    static SlotNames of(PyThread t, String className, PyType[] bases, PyType base, PyDict dict) {
        Object slots = dict.getName("__slots__");
        if (slots == null) {
            return new SlotNames(new String[0], !base.hasDict, !base.hasWeakref && !ClassMaker.isVariable(base), base);
        }
        List<Object> items = items(t, slots);
        if (!items.isEmpty() && ClassMaker.isVariable(base)) {
            throw TypeErrors.of("nonempty __slots__ not supported for subtype of '" + base.fullName() + "'");
        }
        return read(t, className, bases, base, dict, items);
    }

    private static List<Object> items(PyThread t, Object slots) {
        List<Object> items = new ArrayList<>();
        if (Str.is(slots)) {
            items.add(slots);
            return items;
        }
        if (slots instanceof PyTuple tuple) {
            return java.util.Arrays.asList(tuple.items);
        }
        Object iterator = IterationOps.iterator(t, slots);
        for (Object item = IterationOps.next(t, iterator); item != null; item = IterationOps.next(t, iterator)) {
            items.add(item);
        }
        return items;
    }

    private static SlotNames read(PyThread t, String className, PyType[] bases, PyType base, PyDict dict, List<Object> items) {
        boolean dictSlot = false;
        boolean weakrefSlot = false;
        List<String> names = new ArrayList<>();
        for (Object item : items) {
            checkName(item);
            String slot = Str.java(item);
            if (slot.equals("__dict__")) {
                if (base.hasDict || dictSlot) {
                    throw TypeErrors.of("__dict__ slot disallowed: we already got one");
                }
                dictSlot = true;
            } else if (slot.equals("__weakref__")) {
                if (base.hasWeakref || ClassMaker.isVariable(base) || weakrefSlot) {
                    throw TypeErrors.of("__weakref__ slot disallowed: we already got one");
                }
                weakrefSlot = true;
            } else {
                names.add(checkConflict(t, mangle(className, slot), dict));
            }
        }
        boolean several = bases.length > 1;
        for (PyType other : bases) {
            if (several && other != base) {
                dictSlot |= other.hasDict && !base.hasDict;
                weakrefSlot |= other.hasWeakref && !base.hasWeakref;
            }
        }
        names.sort(null);
        return new SlotNames(names.toArray(new String[0]), dictSlot, weakrefSlot, base);
    }

    private static void checkName(Object item) {
        if (!Str.is(item)) {
            throw TypeErrors.of("__slots__ items must be strings, not '" + PyType.of(item).fullName() + "'");
        }
        String name = Str.java(item);
        boolean identifier = !name.isEmpty() && (Character.isUnicodeIdentifierStart(name.codePointAt(0)) || name.charAt(0) == '_')
                && name.codePoints().allMatch(c -> Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
        if (!identifier) {
            throw TypeErrors.of("__slots__ must be identifiers");
        }
    }

    private static String checkConflict(PyThread t, String slot, PyDict dict) {
        if (dict.getName(slot) != null && !slot.equals("__qualname__") && !slot.equals("__classcell__") && !slot.equals("__classdictcell__")) {
            throw ValueErrors.of(Str.java(TextOps.repr(t, Str.of(slot))) + " in __slots__ conflicts with class variable");
        }
        return slot;
    }

    /** {@code __x} in class {@code _C} is {@code _C__x}. Compare CPython {@code Python/compile.c: _Py_Mangle}. */
    private static String mangle(String className, String slot) {
        String stripped = className.replaceFirst("^_+", "");
        if (!slot.startsWith("__") || slot.endsWith("__") || slot.indexOf('.') >= 0 || stripped.isEmpty()) {
            return slot.intern();
        }
        return ("_" + stripped + slot).intern();
    }
}
