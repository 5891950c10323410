package dev.krait.eval;

import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.type.generator.PyCoroutine;
import dev.krait.type.generator.PyGenerator;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;

/** The kinds of built-in types that {@link Feedback} tells apart, host values aside. */
final class Kinds {
    private Kinds() {
    }

    static int of(PyType type) {
        if (type == PyTuple.TYPE) {
            return Feedback.TUPLE;
        }
        if (type == PyDict.TYPE) {
            return Feedback.DICT;
        }
        if (type == PyNone.TYPE) {
            return Feedback.NONE;
        }
        if (type == PyGenerator.TYPE) {
            return Feedback.GENERATOR;
        }
        if (type == PyCoroutine.TYPE) {
            return Feedback.COROUTINE;
        }
        return switch (type.name) {
            case "list" -> type.isHeap() ? Feedback.OTHER : Feedback.LIST;
            case "range" -> type.isHeap() ? Feedback.OTHER : Feedback.RANGE;
            case "set" -> type.isHeap() ? Feedback.OTHER : Feedback.SET;
            case "range_iterator" -> Feedback.RANGE_ITER;
            case "list_iterator" -> Feedback.LIST_ITER;
            case "str_ascii_iterator", "str_iterator" -> Feedback.STR_ITER;
            case "tuple_iterator" -> Feedback.TUPLE_ITER;
            default -> Feedback.OTHER;
        };
    }
}
