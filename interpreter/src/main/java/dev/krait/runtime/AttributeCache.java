package dev.krait.runtime;

import dev.krait.object.PyInstance;
import dev.krait.object.PyModule;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.AttributeSite;
import dev.krait.ops.AttributeSite.Kind;
import dev.krait.ops.SlotOps;
import dev.krait.thread.PyThread;

/** The inline cache of a compiled attribute access that no guard covers: the last eight cases, until it has missed too often. Entries are immutable; races lose an entry at worst. */
public final class AttributeCache {
    private static final int WIDTH = 8;
    private static final int MISSES = 200;

    /** An attribute that is not to be bound although it looks like a method: compiled code tells the two apart by the class. */
    static final class Unbound extends PyObject {
        private final Object callable;

        Unbound(Object callable) {
            super(PyType.OBJECT);
            this.callable = callable;
        }

        @Override
        public Object call(PyThread t, Object[] arguments, String[] keywords) {
            return dev.krait.ops.CallOps.call(t, callable, arguments, keywords);
        }
    }

    public final String name;
    private AttributeSite[] sites = {};
    private int misses;

    public AttributeCache(String name) {
        this.name = name;
    }

    private static boolean fits(AttributeSite site, Object receiver) {
        if (site.shape() != null) {
            return receiver instanceof PyInstance i && i.shape == site.shape() && site.type().version == site.version();
        }
        return (site.kind().isOnType() ? receiver == site.type() : PyType.of(receiver) == site.type()) && site.type().version == site.version();
    }

    private AttributeSite find(Object receiver) {
        AttributeSite[] all = sites;
        for (AttributeSite site : all) {
            if (fits(site, receiver)) {
                return site;
            }
        }
        return misses < MISSES ? miss(receiver) : null;
    }

    private AttributeSite miss(Object receiver) {
        AttributeSite site = AttributeSite.resolve(receiver, name);
        misses++;
        if (site.kind() == Kind.GENERIC || site.kind() == Kind.ABSENT) {
            return null;
        }
        AttributeSite[] old = sites;
        if (old.length < WIDTH) {
            AttributeSite[] more = java.util.Arrays.copyOf(old, old.length + 1);
            more[old.length] = site;
            sites = more;
        } else {
            AttributeSite[] changed = old.clone();
            changed[misses % WIDTH] = site;
            sites = changed;
        }
        return site;
    }

    Object get(PyThread t, Object receiver) {
        AttributeSite site = find(receiver);
        Object value = site == null ? null : read(t, site, receiver);
        return value != null ? value : AttributeOps.get(t, receiver, name);
    }

    /** A function to be called with the receiver first, or something to be called as it is. */
    Object method(PyThread t, Object receiver) {
        AttributeSite site = find(receiver);
        if (site != null && site.kind() == Kind.METHOD) {
            return site.value();
        }
        Object value = get(t, receiver);
        return SlotOps.isMethod(value) ? new Unbound(value) : value;
    }

    private Object read(PyThread t, AttributeSite site, Object receiver) {
        return switch (site.kind()) {
            case FIELD, SLOT -> site.read((PyInstance) receiver);
            case CLASS_VALUE, TYPE_VALUE -> site.value();
            case TYPE_DESCRIPTOR -> AttributeOps.bindToClass(t, site.value(), site.type());
            case METHOD, NONDATA_DESCRIPTOR, DATA_DESCRIPTOR -> AttributeOps.bindTo(t, site.value(), receiver, site.type());
            case MODULE -> ((PyModule) receiver).dict.getName(name);
            case ABSENT, GENERIC -> null;
        };
    }

    @Override
    public String toString() {
        return "attribute " + name;
    }
}
