package dev.krait.eval;

import dev.krait.object.Fields;
import dev.krait.object.PyInstance;
import dev.krait.object.PyModule;
import dev.krait.object.PyType;
import dev.krait.object.Shape;
import dev.krait.object.TypeTraits;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.AttributeSite;
import dev.krait.ops.AttributeSite.Kind;
import dev.krait.thread.PyThread;
import dev.krait.thread.ThreadMode;
import dev.krait.type.function.MemberDescriptor;

/**
 * The inline caches of attribute instructions: an {@link AttributeSite}, an array of up to {@link Feedback#WIDTH} of them, or {@link #MEGAMORPHIC}.
 */
final class AttributeCaches {
    /** The site has seen too many cases to remember them. */
    private static final Object MEGAMORPHIC = new Object();

    private AttributeCaches() {
    }

    static boolean fits(AttributeSite site, Object receiver) {
        if (site.shape() != null) {
            return receiver instanceof PyInstance i && i.shape == site.shape() && i.type == site.type() && i.type.version == site.version();
        }
        return (site.kind().isOnType() ? receiver == site.type() : PyType.of(receiver) == site.type()) && site.type().version == site.version();
    }

    /** The remembered case of a receiver, or null. */
    private static AttributeSite find(Object cache, Object receiver) {
        if (cache instanceof AttributeSite site) {
            return fits(site, receiver) ? site : null;
        }
        if (cache instanceof AttributeSite[] many) {
            for (AttributeSite site : many) {
                if (fits(site, receiver)) {
                    return site;
                }
            }
        }
        return null;
    }

    static Object load(PyThread t, Form form, int unit, Object receiver, String name) {
        AttributeSite site = find(form.caches[unit], receiver);
        if (site == null) {
            site = miss(form, unit, receiver, name);
        }
        Object value = site == null ? null : read(t, site, receiver, name);
        return value != null ? value : AttributeOps.get(t, receiver, name);
    }

    /** Puts function and receiver on the stack, or the attribute and null. */
    static void loadMethod(PyThread t, Form form, int unit, Object receiver, String name, Object[] s, int at) {
        AttributeSite site = find(form.caches[unit], receiver);
        if (site == null) {
            site = miss(form, unit, receiver, name);
        }
        if (site != null && site.kind() == Kind.METHOD) {
            s[at] = site.value();
            s[at + 1] = receiver;
            return;
        }
        Object value = site == null ? AttributeOps.unboundMethod(receiver, name) : read(t, site, receiver, name);
        if (site == null && value != null) {
            s[at] = value;
            s[at + 1] = receiver;
            return;
        }
        s[at] = value != null ? value : AttributeOps.get(t, receiver, name);
        s[at + 1] = null;
    }

    private static Object read(PyThread t, AttributeSite site, Object receiver, String name) {
        return switch (site.kind()) {
            case FIELD, SLOT -> site.read((PyInstance) receiver);
            case CLASS_VALUE, TYPE_VALUE -> site.value();
            case TYPE_DESCRIPTOR -> AttributeOps.bindToClass(t, site.value(), site.type());
            case METHOD, NONDATA_DESCRIPTOR, DATA_DESCRIPTOR -> AttributeOps.bindTo(t, site.value(), receiver, site.type());
            case MODULE -> ((PyModule) receiver).dict.getName(name);
            case ABSENT, GENERIC -> null;
        };
    }

    private static AttributeSite miss(Form form, int unit, Object receiver, String name) {
        Object cache = form.caches[unit];
        if (cache == MEGAMORPHIC) {
            return null;
        }
        AttributeSite site = AttributeSite.resolve(receiver, name);
        boolean onType = site.kind().isOnType();
        if (site.kind() == Kind.MODULE) {
            form.feedback.addModule(unit, (PyModule) receiver);
        } else {
            Object found = site.kind() == Kind.GENERIC || site.kind() == Kind.ABSENT ? null : site.value();
            form.feedback.add(unit, new Feedback.Attribute(site.type(), site.version(), site.shape(), site.location(), found, onType));
        }
        if (site.kind() == Kind.GENERIC || site.kind() == Kind.ABSENT) {
            return site;
        }
        form.caches[unit] = extend(cache, site);
        return site;
    }

    /** Adds a case; those whose type has changed since make room. */
    private static Object extend(Object cache, AttributeSite site) {
        if (cache == null || cache instanceof AttributeSite old && isStale(old)) {
            return site;
        }
        if (cache instanceof AttributeSite old) {
            return new AttributeSite[] {old, site};
        }
        AttributeSite[] many = (AttributeSite[]) cache;
        for (int i = 0; i < many.length; i++) {
            if (isStale(many[i])) {
                AttributeSite[] changed = many.clone();
                changed[i] = site;
                return changed;
            }
        }
        if (many.length >= Feedback.WIDTH) {
            return MEGAMORPHIC;
        }
        AttributeSite[] more = java.util.Arrays.copyOf(many, many.length + 1);
        more[many.length] = site;
        return more;
    }

    private static boolean isStale(AttributeSite site) {
        return site.type().version != site.version();
    }

    // ---- stores ----------------------------------------------------------------------------------------------------------------

    /** Where an attribute is stored: at a location of the shape, or by going over to {@code next}, which adds it. */
    private record StoreSite(PyType type, long version, Shape shape, Shape.Location location, Shape next) {}

    /** An attribute in {@code __slots__}. */
    private record SlotSite(PyType type, long version, int index) {}

    static void store(PyThread t, Form form, int unit, Object receiver, String name, Object value) {
        if (form.caches[unit] instanceof StoreSite site && receiver instanceof PyInstance i && i.shape == site.shape && i.type == site.type
                && i.type.version == site.version && Fields.fits(site.location, value) && !ThreadMode.shared()) {
            if (site.next == null) {
                Fields.write(i, site.location, value);
                return;
            }
            if (kind(value) == site.location.kind()) {
                Fields.write(i, site.location, value);
                i.shape = site.next;
                return;
            }
        }
        if (form.caches[unit] instanceof SlotSite site && receiver instanceof PyInstance i && i.type == site.type && i.type.version == site.version
                && !ThreadMode.shared()) {
            Fields.putObject(i, site.index, value);
            return;
        }
        storeSlowly(t, form, unit, receiver, name, value);
    }

    private static Shape.Kind kind(Object value) {
        return value instanceof Long ? Shape.Kind.LONG : value instanceof Double ? Shape.Kind.DOUBLE : Shape.Kind.OBJECT;
    }

    private static void storeSlowly(PyThread t, Form form, int unit, Object receiver, String name, Object value) {
        PyType type = PyType.of(receiver);
        long version = type.version;
        Shape before = receiver instanceof PyInstance i && type.hasDict ? i.shape : null;
        AttributeOps.set(t, receiver, name, value);
        if ((type.traits() & TypeTraits.GENERIC_SET) == 0) {
            return;
        }
        Object ofType = type.lookup(name);
        if (ofType instanceof MemberDescriptor m && m.index >= 0 && type.isSubtype(m.owner) && type.version == version && PyType.of(receiver) == type) {
            form.caches[unit] = new SlotSite(type, version, m.index);
            form.feedback.add(unit, new Feedback.Attribute(type, version, null, new Shape.Location(name, Shape.Kind.OBJECT, m.index, -1), null, false));
            return;
        }
        if (before == null || before.dictionary) {
            return;
        }
        if (ofType != null && (PyType.of(ofType).traits() & TypeTraits.HAS_SET) != 0) {
            return;
        }
        PyInstance instance = (PyInstance) receiver;
        Shape after = instance.shape;
        if (instance.type != type || type.version != version) {
            return;
        }
        Shape.Location location = before.find(name);
        if (location != null && after == before) {
            form.caches[unit] = new StoreSite(type, version, before, location, null);
            form.feedback.add(unit, new Feedback.Attribute(type, version, before, location, null, false));
        } else if (location == null && after.parent == before && after.added != null && after.added.name().equals(name)) {
            form.caches[unit] = new StoreSite(type, version, before, after.added, after);
            form.feedback.add(unit, new Feedback.Attribute(type, version, before, after.added, null, false));
        }
    }
}
