package dev.krait.object;

import dev.krait.error.AttributeErrors;
import dev.krait.error.TypeErrors;
import dev.krait.object.Shape.Location;
import dev.krait.thread.ThreadMode;
import dev.krait.type.mapping.PyDict;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * The attributes that instances carry themselves: the only reader and writer of their storage (architecture D11). Runs no Python code.
 *
 * <p>In shared mode every write happens under the instance's lock, a value is stored before the shape that shows it, and readers take the shape first; one
 * that meets an unset field, or another shape afterwards, looks again.
 */
public final class Fields {
    private Fields() {
    }

    /** An attribute of an instance's own, or null. */
    public static Object get(PyInstance self, String name) {
        Shape shape = self.shape;
        if (shape == null) {
            return null;
        }
        if (shape.dictionary) {
            return dictionaryOf(self).getName(name);
        }
        Location location = shape.find(name);
        if (location == null) {
            return null;
        }
        Object value = read(self, location);
        if (value == null || ThreadMode.shared() && self.shape != shape) {
            return getAgain(self, name);
        }
        return value;
    }

    private static Object getAgain(PyInstance self, String name) {
        PyDict dict;
        synchronized (self) {
            Shape shape = self.shape;
            if (!shape.dictionary) {
                Location location = shape.find(name);
                return location == null ? null : read(self, location);
            }
            dict = dictionaryOf(self);
        }
        return dict.getName(name);
    }

    /** The value at a location of the instance's shape. In shared mode null may mean that the shape is no longer the same. */
    public static Object read(PyInstance self, Location location) {
        return switch (location.kind()) {
            case OBJECT -> object(self, location.index());
            case LONG -> raw(self, location.index());
            case DOUBLE -> Double.longBitsToDouble(raw(self, location.index()));
        };
    }

    /** Sets an attribute; the type has a {@code __dict__}. */
    public static void set(PyInstance self, String name, Object value) {
        PyDict dict;
        if (ThreadMode.shared()) {
            synchronized (self) {
                dict = store(self, name, value);
            }
        } else {
            dict = store(self, name, value);
        }
        if (dict != null) {
            dict.putName(name, value);
        }
    }

    /** Stores in the fields; returns the dict when it must go there instead. */
    private static PyDict store(PyInstance self, String name, Object value) {
        Shape shape = self.shape;
        if (shape.dictionary) {
            return dictionaryOf(self);
        }
        Location location = shape.find(name);
        if (location != null && fits(location, value)) {
            write(self, location, value);
            return null;
        }
        Shape next = location == null ? shape.add(name, shape.kindOf(name, value)) : shape.generalise(name);
        if (next == null) {
            return toDictionary(self);
        }
        write(self, next.added, value);
        VarHandle.releaseFence();
        self.shape = next;
        return null;
    }

    /** Whether a location can hold a value. */
    public static boolean fits(Location location, Object value) {
        return switch (location.kind()) {
            case OBJECT -> true;
            case LONG -> value instanceof Long;
            case DOUBLE -> value instanceof Double;
        };
    }

    /** Writes a value that fits; the caller holds the lock in shared mode. */
    public static void write(PyInstance self, Location location, Object value) {
        switch (location.kind()) {
            case OBJECT -> putObject(self, location.index(), value);
            case LONG -> putRaw(self, location.index(), (Long) value);
            case DOUBLE -> putRaw(self, location.index(), Double.doubleToRawLongBits((Double) value));
        }
    }

    /** Deletes an attribute; returns whether it was there. */
    public static boolean delete(PyInstance self, String name) {
        Shape shape = self.shape;
        if (shape == null || !shape.dictionary && shape.find(name) == null) {
            return false;
        }
        return dictionary(self).removeName(name) != null;
    }

    /** {@code self.__dict__}: the instance goes over to dictionary mode. Its type has a {@code __dict__}. */
    public static PyDict dictionary(PyInstance self) {
        Shape shape = self.shape;
        if (shape.dictionary && !ThreadMode.shared()) {
            return dictionaryOf(self);
        }
        synchronized (self) {
            return self.shape.dictionary ? dictionaryOf(self) : toDictionary(self);
        }
    }

    /** The own attributes and their values in order, without leaving the mode: name, value, name, value … */
    public static Object[] snapshot(PyInstance self) {
        Object[] pairs;
        if (ThreadMode.shared()) {
            synchronized (self) {
                pairs = pairs(self);
            }
        } else {
            pairs = pairs(self);
        }
        return pairs != null ? pairs : dictionaryOf(self).snapshot();
    }

    /** The same, or null when they lie in a dict. */
    private static Object[] pairs(PyInstance self) {
        Shape shape = self.shape;
        if (shape == null) {
            return new Object[0];
        }
        if (shape.dictionary) {
            return null;
        }
        Location[] all = shape.ordered();
        Object[] pairs = new Object[2 * all.length];
        for (int i = 0; i < all.length; i++) {
            pairs[2 * i] = dev.krait.type.text.Str.of(all[i].name());
            pairs[2 * i + 1] = read(self, all[i]);
        }
        return pairs;
    }

    private static PyDict toDictionary(PyInstance self) {
        PyDict dict = new PyDict();
        for (Location location : self.shape.ordered()) {
            dict.putName(location.name(), read(self, location));
        }
        install(self, self.shape.dictionary(), dict);
        return dict;
    }

    /** {@code self.__dict__ = dict}. */
    public static void setDictionary(PyInstance self, PyDict dict) {
        synchronized (self) {
            install(self, self.shape.dictionary(), dict);
        }
    }

    /** Gives an instance another type that has the same slots and layout (assignment to {@code __class__}). */
    public static void setClass(PyInstance self, PyType type) {
        synchronized (self) {
            Shape root = type.rootShape;
            if (root == null) {
                self.type = type;
                return;
            }
            PyDict dict = type.hasDict ? self.shape.dictionary ? dictionaryOf(self) : toDictionary(self) : null;
            self.type = type;
            if (dict != null) {
                install(self, root.dictionary(), dict);
            } else {
                self.shape = root;
            }
        }
    }

    /**
     * Goes over to a dict, with fresh storage: what a racing reader still sees is the old values or nothing. The dict lies behind all places that a racing writer,
     * who has found an attribute by the shape before and does not lock, may still write to.
     */
    private static void install(PyInstance self, Shape shape, PyDict dict) {
        int inline = inline(self);
        int reserved = shape.objects;
        int kept = Math.max(0, reserved - inline);
        Object[] before = self.objects;
        int places = before == null ? 0 : self.shape.dictionary ? before.length - 1 : before.length;
        Object[] fresh = new Object[Math.max(kept, places) + 1];
        System.arraycopy(before == null ? fresh : before, 0, fresh, 0, Math.min(kept, places));
        fresh[fresh.length - 1] = dict;
        VarHandle.releaseFence();
        self.objects = fresh;
        VarHandle.releaseFence();
        self.shape = shape;
        for (int i = reserved; i < inline; i++) {
            putObject(self, i, null);
        }
    }

    /** The dict of an instance whose shape was seen to be in dictionary mode. */
    private static PyDict dictionaryOf(PyInstance self) {
        VarHandle.acquireFence();
        Object[] objects = self.objects;
        return (PyDict) objects[objects.length - 1];
    }

    private static int inline(PyInstance self) {
        return self instanceof PyInstance8 ? 8 : self instanceof PyInstance4 ? 4 : 0;
    }

    /** The value of a field of {@code __slots__}, or null. */
    public static Object slot(PyInstance self, int index) {
        return object(self, index);
    }

    /** Sets a field of {@code __slots__}, or clears it with null; returns whether it was set. */
    public static boolean setSlot(PyInstance self, int index, Object value) {
        if (ThreadMode.shared()) {
            synchronized (self) {
                return exchange(self, index, value);
            }
        }
        return exchange(self, index, value);
    }

    private static boolean exchange(PyInstance self, int index, Object value) {
        boolean present = object(self, index) != null;
        if (value != null || present) {
            putObject(self, index, value);
        }
        return present;
    }

    /** The object field with a number. */
    public static Object object(PyInstance self, int index) {
        int over = index;
        if (self instanceof PyInstance4 i) {
            switch (index) {
                case 0: return i.o0;
                case 1: return i.o1;
                case 2: return i.o2;
                case 3: return i.o3;
                default: over -= 4;
            }
            if (i instanceof PyInstance8 j) {
                switch (index) {
                    case 4: return j.o4;
                    case 5: return j.o5;
                    case 6: return j.o6;
                    case 7: return j.o7;
                    default: over -= 4;
                }
            }
        }
        Object[] objects = self.objects;
        return objects != null && over < objects.length ? objects[over] : null;
    }

    public static void putObject(PyInstance self, int index, Object value) {
        int over = index;
        if (self instanceof PyInstance4 i) {
            switch (index) {
                case 0: i.o0 = value; return;
                case 1: i.o1 = value; return;
                case 2: i.o2 = value; return;
                case 3: i.o3 = value; return;
                default: over -= 4;
            }
            if (i instanceof PyInstance8 j) {
                switch (index) {
                    case 4: j.o4 = value; return;
                    case 5: j.o5 = value; return;
                    case 6: j.o6 = value; return;
                    case 7: j.o7 = value; return;
                    default: over -= 4;
                }
            }
        }
        Object[] objects = self.objects;
        if (objects == null || over >= objects.length) {
            objects = objects == null ? new Object[Math.max(2, over + 1)] : Arrays.copyOf(objects, Math.max(over + 1, 2 * objects.length));
            objects[over] = value;
            VarHandle.releaseFence();
            self.objects = objects;
        } else {
            objects[over] = value;
        }
    }

    /** The raw field with a number. */
    public static long raw(PyInstance self, int index) {
        int over = index;
        if (self instanceof PyInstance4x4 i) {
            switch (index) {
                case 0: return i.r0;
                case 1: return i.r1;
                case 2: return i.r2;
                case 3: return i.r3;
                default: over -= 4;
            }
        }
        return self.raws[over];
    }

    public static void putRaw(PyInstance self, int index, long value) {
        int over = index;
        if (self instanceof PyInstance4x4 i) {
            switch (index) {
                case 0: i.r0 = value; return;
                case 1: i.r1 = value; return;
                case 2: i.r2 = value; return;
                case 3: i.r3 = value; return;
                default: over -= 4;
            }
        }
        long[] raws = self.raws;
        if (raws == null || over >= raws.length) {
            raws = raws == null ? new long[Math.max(2, over + 1)] : Arrays.copyOf(raws, Math.max(over + 1, 2 * raws.length));
            raws[over] = value;
            VarHandle.releaseFence();
            self.raws = raws;
        } else {
            raws[over] = value;
        }
    }

    /** {@code value.__dict__} of an instance whose type has one, as the descriptor {@code __dict__} reads it. */
    static Object dictionaryAttribute(Object value) {
        if (value instanceof PyInstance self && self.shape != null) {
            return dictionary(self);
        }
        throw AttributeErrors.of("'" + PyType.of(value).name + "' object has no attribute '__dict__'");
    }

    /** {@code value.__dict__ = dict}, or {@code del} with null. */
    static void setDictionaryAttribute(Object value, Object dict) {
        if (!(value instanceof PyInstance self) || self.shape == null) {
            throw AttributeErrors.of("'" + PyType.of(value).name + "' object has no attribute '__dict__'");
        }
        if (dict != null && !(dict instanceof PyDict)) {
            throw TypeErrors.of("__dict__ must be set to a dictionary, not a '" + PyType.of(dict).name + "'");
        }
        setDictionary(self, dict == null ? new PyDict() : (PyDict) dict);
    }
}
