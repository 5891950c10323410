package dev.krait.runtime;

import dev.krait.object.Fields;
import dev.krait.object.PyInstance;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.object.Shape;
import dev.krait.object.TypeTraits;
import dev.krait.ops.AttributeOps;
import dev.krait.thread.PyThread;
import dev.krait.thread.ThreadMode;
import dev.krait.type.function.MemberDescriptor;

/** The inline cache of a compiled {@code STORE_ATTR} that no guard covers. Entries are immutable; races lose an entry at worst. */
public final class StoreCache {
    private static final int WIDTH = 8;
    private static final int MISSES = 200;

    /** Where instances of a type keep the attribute: in field {@code slot} of {@code __slots__}, or at a location; {@code after} is their shape then. */
    private record Case(PyType type, long version, int slot, Shape shape, Shape.Location location, Shape after) {}

    public final String name;
    private Case[] cases = {};
    private int misses;

    public StoreCache(String name) {
        this.name = name;
    }

    void set(PyThread t, Object receiver, Object value) {
        if (receiver instanceof PyInstance i && !ThreadMode.shared()) {
            for (Case c : cases) {
                if (i.type == c.type && c.type.version == c.version) {
                    if (c.slot >= 0) {
                        Fields.putObject(i, c.slot, value);
                        return;
                    }
                    if (i.shape == c.shape && Fields.fits(c.location, value)) {
                        Fields.write(i, c.location, value);
                        if (c.after != c.shape) {
                            i.shape = c.after;
                        }
                        return;
                    }
                }
            }
        }
        Shape before = receiver instanceof PyInstance i ? i.shape : null;
        AttributeOps.set(t, receiver, name, value);
        if (misses < MISSES && receiver instanceof PyInstance i) {
            learn(i, before);
        }
    }

    private void learn(PyInstance receiver, Shape before) {
        misses++;
        PyType type = ((PyObject) receiver).type;
        long version = type.version;
        if ((type.traits() & TypeTraits.GENERIC_SET) == 0) {
            return;
        }
        Object found = type.lookup(name);
        Case learned = null;
        if (found instanceof MemberDescriptor m) {
            learned = m.index >= 0 && type.isSubtype(m.owner) ? new Case(type, version, m.index, null, null, null) : null;
        } else if ((found == null || (PyType.of(found).traits() & TypeTraits.HAS_SET) == 0) && type.hasDict) {
            Shape shape = receiver.shape;
            Shape.Location location = shape == null || shape.dictionary ? null : shape.find(name);
            boolean added = location != null && shape.parent == before && shape.added == location;
            learned = location == null ? null : new Case(type, version, -1, added ? before : shape, location, shape);
        }
        if (learned != null) {
            Case[] old = cases;
            Case[] more = old.length < WIDTH ? java.util.Arrays.copyOf(old, old.length + 1) : old.clone();
            more[old.length < WIDTH ? old.length : misses % WIDTH] = learned;
            cases = more;
        }
    }

    @Override
    public String toString() {
        return "store " + name;
    }
}
