package dev.krait.jit.build;

import dev.krait.jit.ir.Value;
import dev.krait.object.Shape;
import dev.krait.type.function.PyFunction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What guards have shown about the heap, which holds until something arbitrary runs; and which functions a value may be, which holds for ever. */
final class Facts {
    private final Set<Object> facts = new HashSet<>();
    private final Map<Value, Shape[]> shapes = new HashMap<>();
    private final Map<Value, Candidates> candidates = new HashMap<>();

    /** The function that a method's name means for each of some shapes of the receiver. */
    record Candidates(PyFunction[] functions, Shape[] shapes) {}

    /** How often shapes may have changed. */
    private int shapeChanges;

    /** Notes a fact as guarded; returns whether it was not known. */
    boolean note(Object fact) {
        return facts.add(fact);
    }

    /** Notes that an object has one of some shapes. */
    void noteShapes(Value v, Shape[] known) {
        shapes.put(v, known);
    }

    /** The shapes that an object is known to have one of; else null. */
    Shape[] shapesOf(Value v) {
        return shapes.get(v);
    }

    /** An object changed its shape: others may be the same object. */
    void forgetShapes() {
        shapeChanges++;
        shapes.clear();
    }

    /** Notes that a value is one of some functions, by the shape that the receiver had. */
    void noteCandidates(Value v, PyFunction[] functions, Shape[] receivers) {
        candidates.put(v, new Candidates(functions, receivers));
    }

    /** The functions that a value is one of, or null when that is not known. */
    Candidates candidates(Value v) {
        return candidates.get(v);
    }

    /** Something arbitrary has run. */
    void forget() {
        facts.clear();
        forgetShapes();
    }

    /** What is known here and, by the same tests, at the ends of all of several ways from here on which nothing arbitrary runs. */
    Facts common(List<Facts> ends) {
        Facts common = copy();
        for (Facts end : ends) {
            common.facts.retainAll(end.facts);
            if (end.shapeChanges != shapeChanges) {
                common.forgetShapes();
            }
        }
        // a way may know more; that objects keep their shapes all ways agree about
        return common;
    }

    Facts copy() {
        Facts copy = new Facts();
        copy.become(this);
        return copy;
    }

    /** Knows what others know. */
    void become(Facts others) {
        facts.clear();
        facts.addAll(others.facts);
        shapes.clear();
        shapes.putAll(others.shapes);
        shapeChanges = others.shapeChanges;
        candidates.putAll(others.candidates);
    }
}
