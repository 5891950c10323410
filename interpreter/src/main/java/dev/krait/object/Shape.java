package dev.krait.object;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A hidden class: which attribute of an instance lies where (architecture D11). Immutable but for its table of transitions.
 *
 * <p>Instances of one class and Java layout that got the same attributes in the same order share a shape, so comparing the shape answers type and layout
 * at once. The first object fields are reserved for {@code __slots__}; they have no location here, their descriptors know the index. An attribute that has
 * held only ints, or only floats, lies in a raw {@code long} field; the first other value moves it to an object field and the instance to another shape; a
 * raw field never changes its kind. A {@link #dictionary} shape means that attributes live in a {@code PyDict}.
 */
public final class Shape {
    /** More attributes than this live in a dict. */
    private static final int MAX_ATTRIBUTES = 64;
    /** A shape with more successors than this belongs to a class whose instances are used like dicts. */
    private static final int MAX_TRANSITIONS = 128;

    /** How a location is stored. */
    public enum Kind { OBJECT, LONG, DOUBLE }

    /** The Java layout: how many object and raw fields lie in line. */
    public enum Layout {
        /** A built-in type's own Java class: every field lies in the overflow arrays. */
        NONE(0, 0),
        /** {@link PyInstance4}. */
        O4(4, 0),
        /** {@link PyInstance8}. */
        O8(8, 0),
        /** {@link PyInstance4x4}. */
        O4R4(4, 4);

        public final int objects;
        public final int raws;

        Layout(int objects, int raws) {
            this.objects = objects;
            this.raws = raws;
        }

        /** The layout of a class's first instance, which may stay the only one: with room for raw fields, unless all fields are known. */
        static Layout first(int slots) {
            return slots == 0 ? O4R4 : of(slots, 0);
        }

        /** The layout that holds so many fields best. */
        static Layout of(int objects, int raws) {
            return raws > 0 ? O4R4 : objects > O4.objects ? O8 : O4;
        }
    }

    /** Where an attribute lies: {@code index} counts object fields or raw fields. */
    public record Location(String name, Kind kind, int index, int order) {}

    /** What all shapes of one tree have in common. Its numbers only grow; a race loses a hint. */
    private static final class Tree {
        final Set<String> generalised = ConcurrentHashMap.newKeySet();
        int objects;
        int raws;
        Shape dictionary;
    }

    public final PyType owner;
    public final Shape parent;
    /** The attribute that this shape adds to, or moves from, its parent; null at the root. */
    public final Location added;
    public final boolean dictionary;
    public final Layout layout;
    /** How many object and raw fields are in use, those reserved for {@code __slots__} included. */
    public final int objects;
    public final int raws;
    private final Tree tree;
    private final Map<String, Location> locations;
    private final Map<String, Shape[]> transitions = new HashMap<>(2);

    private Shape(PyType owner, Shape parent, Location added, Map<String, Location> locations, Layout layout, int objects, int raws, Tree tree,
            boolean dictionary) {
        this.owner = owner;
        this.parent = parent;
        this.added = added;
        this.locations = locations;
        this.layout = layout;
        this.objects = objects;
        this.raws = raws;
        this.tree = tree;
        this.dictionary = dictionary;
        tree.objects = Math.max(tree.objects, objects);
        tree.raws = Math.max(tree.raws, raws);
    }

    /** The shape of a new instance of a class. */
    public static Shape root(PyType owner, Layout layout) {
        return new Shape(owner, null, null, Map.of(), layout, owner.slotCount, 0, new Tree(), false);
    }

    /** The shape of instances of a built-in layout whose attributes live in a dict from the start. */
    public static Shape dictionary(PyType owner) {
        return new Shape(owner, null, null, Map.of(), Layout.NONE, owner.slotCount, 0, new Tree(), true);
    }

    /** The shape of instances that started with this one's root and went over to dictionary mode. */
    public Shape dictionary() {
        synchronized (tree) {
            if (tree.dictionary == null) {
                tree.dictionary = dictionary ? this : new Shape(owner, null, null, Map.of(), layout, owner.slotCount, 0, tree, true);
            }
            return tree.dictionary;
        }
    }

    /** The layout that the largest instance of this tree would have liked; while none has an attribute, the one that they have. */
    Layout preferred() {
        return tree.objects + tree.raws == 0 ? layout : Layout.of(tree.objects, tree.raws);
    }

    /** A new root for another layout; it remembers which attributes are not always ints or floats. */
    Shape relayout(Layout other) {
        Tree next = new Tree();
        next.generalised.addAll(tree.generalised);
        return new Shape(owner, null, null, Map.of(), other, owner.slotCount, 0, next, false);
    }

    /** Where an attribute lies, or null when instances of this shape do not have it. */
    public Location find(String name) {
        return locations.get(name);
    }

    /** How many attributes there are. */
    public int size() {
        return locations.size();
    }

    /** The attributes in the order in which they were first set. */
    public Location[] ordered() {
        Location[] all = locations.values().toArray(new Location[0]);
        Arrays.sort(all, (a, b) -> Integer.compare(a.order(), b.order()));
        return all;
    }

    /** The kind of field for a new attribute with this first value. */
    public Kind kindOf(String name, Object value) {
        if (layout == Layout.NONE || !(value instanceof Long || value instanceof Double) || tree.generalised.contains(name)) {
            return Kind.OBJECT;
        }
        return value instanceof Long ? Kind.LONG : Kind.DOUBLE;
    }

    /** The shape after adding an attribute that is not there, in a field of the kind; null when instances should go over to dictionary mode. */
    public synchronized Shape add(String name, Kind kind) {
        return size() >= MAX_ATTRIBUTES ? null : transition(name, kind, size());
    }

    /** The shape after moving a raw attribute to an object field. */
    public synchronized Shape generalise(String name) {
        tree.generalised.add(name);
        return transition(name, Kind.OBJECT, locations.get(name).order());
    }

    private Shape transition(String name, Kind kind, int order) {
        Shape[] byKind = transitions.get(name);
        if (byKind == null) {
            if (transitions.size() >= MAX_TRANSITIONS) {
                return null;
            }
            byKind = new Shape[Kind.values().length];
            transitions.put(name, byKind);
        }
        Shape next = byKind[kind.ordinal()];
        if (next == null) {
            boolean object = kind == Kind.OBJECT;
            Location location = new Location(name, kind, object ? objects : raws, order);
            Map<String, Location> all = new HashMap<>(locations);
            all.put(name, location);
            next = new Shape(owner, this, location, all, layout, objects + (object ? 1 : 0), raws + (object ? 0 : 1), tree, false);
            byKind[kind.ordinal()] = next;
        }
        return next;
    }
}
