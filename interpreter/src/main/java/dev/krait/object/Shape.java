package dev.krait.object;

import java.util.HashMap;
import java.util.Map;

/**
 * A hidden class: which attribute of an instance lies where (architecture D11). Immutable but for its table of transitions.
 *
 * <p>Instances of one class that got the same attributes in the same order share a shape, so comparing the shape answers type and layout at
 * once. An attribute that has held only ints, or only floats, lies in a raw {@code long} field; the first other value moves it to an object
 * field and the instance to another shape; a raw field never changes its kind. A {@link #dictionary} shape means that attributes
 * live in a {@code PyDict}.
 */
public final class Shape {
    /** How a location is stored. */
    public enum Kind { OBJECT, LONG, DOUBLE }

    /** Where an attribute lies: {@code index} counts object fields or raw fields. */
    public record Location(String name, Kind kind, int index, int order) {}

    public final PyType owner;
    public final Shape parent;
    /** The attribute that this shape adds to, or moves from, its parent; null at the root. */
    public final Location added;
    public final boolean dictionary;
    /** How many object and raw fields are in use. */
    public final int objects;
    public final int raws;
    private final Map<String, Location> locations;
    private final Map<String, Shape[]> transitions = new HashMap<>(2);

    private Shape(PyType owner, Shape parent, Location added, Map<String, Location> locations, int objects, int raws, boolean dictionary) {
        this.owner = owner;
        this.parent = parent;
        this.added = added;
        this.locations = locations;
        this.objects = objects;
        this.raws = raws;
        this.dictionary = dictionary;
    }

    /** The shape of a new instance of a class. */
    public static Shape root(PyType owner) {
        return new Shape(owner, null, null, Map.of(), 0, 0, false);
    }

    /** The shape of instances of a class whose attributes live in a dict. */
    public static Shape dictionary(PyType owner) {
        return new Shape(owner, null, null, Map.of(), 0, 0, true);
    }

    /** Where an attribute lies, or null when instances of this shape do not have it. */
    public Location find(String name) {
        return locations.get(name);
    }

    public int size() {
        return locations.size();
    }

    /** The attributes in the order in which they were first set. */
    public Location[] ordered() {
        Location[] all = locations.values().toArray(new Location[0]);
        java.util.Arrays.sort(all, java.util.Comparator.comparingInt(Location::order));
        return all;
    }

    /** The shape after adding an attribute that is not there, in a field of the kind. */
    public synchronized Shape add(String name, Kind kind) {
        return transition(name, kind, size());
    }

    /** The shape after moving a raw attribute to an object field. */
    public synchronized Shape generalise(String name) {
        return transition(name, Kind.OBJECT, locations.get(name).order());
    }

    private Shape transition(String name, Kind kind, int order) {
        Shape[] byKind = transitions.computeIfAbsent(name, k -> new Shape[Kind.values().length]);
        Shape next = byKind[kind.ordinal()];
        if (next == null) {
            boolean object = kind == Kind.OBJECT;
            Location location = new Location(name, kind, object ? objects : raws, order);
            Map<String, Location> all = new HashMap<>(locations);
            all.put(name, location);
            next = new Shape(owner, this, location, all, objects + (object ? 1 : 0), raws + (object ? 0 : 1), false);
            byKind[kind.ordinal()] = next;
        }
        return next;
    }
}
