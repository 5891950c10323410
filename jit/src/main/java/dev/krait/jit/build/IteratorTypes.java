package dev.krait.jit.build;

import dev.krait.type.generator.PyCoroutine;
import dev.krait.type.generator.PyGenerator;
import dev.krait.type.sequence.SequenceIterators;
import dev.krait.type.text.StrIterators;

/** The Java classes of the built-in iterators that loops are compiled for. */
final class IteratorTypes {
    static final Class<?> RANGE = dev.krait.runtime.Iteration.rangeIteratorClass();
    static final Class<?> LIST = SequenceIterators.OfList.class;
    /** Abstract: strings have two iterators. */
    static final Class<?> STR = StrIterators.Stepper.class;
    static final Class<?> TUPLE = SequenceIterators.OfTuple.class;
    static final Class<?> GENERATOR = PyGenerator.class;
    static final Class<?> COROUTINE = PyCoroutine.class;

    private IteratorTypes() {
    }
}
