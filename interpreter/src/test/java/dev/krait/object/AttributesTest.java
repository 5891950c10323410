package dev.krait.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.error.PyException;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.AttributeSite;
import dev.krait.ops.CallOps;
import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AttributesTest {
    private Interpreter interpreter;
    private PyThread t;

    @BeforeEach
    void enter() {
        interpreter = new Interpreter(null);
        t = interpreter.enter();
    }

    @AfterEach
    void leave() {
        interpreter.leave(t);
    }

    private PyType makeClass(String name, PyDict namespace, Object... bases) {
        return (PyType) CallOps.call3(t, PyType.TYPE, name, PyTuple.of(bases), namespace);
    }

    private static String message(PyException e) {
        return e.value.args.items[0].toString();
    }

    @Test
    void attributesSetInOneOrderShareAShape() {
        PyType cls = makeClass("Point", new PyDict());
        PyInstance a = (PyInstance) CallOps.call0(t, cls);
        PyInstance b = (PyInstance) CallOps.call0(t, cls);
        for (PyInstance p : new PyInstance[] {a, b}) {
            AttributeOps.set(t, p, "x", 1L);
            AttributeOps.set(t, p, "y", 2.5);
        }
        assertSame(a.shape, b.shape);
        assertEquals(Shape.Kind.LONG, a.shape.find("x").kind());
        assertEquals(Shape.Kind.DOUBLE, a.shape.find("y").kind());
        assertEquals(2.5, AttributeOps.get(t, b, "y"));
    }

    @Test
    void anotherKindOfValueMovesARawAttribute() {
        PyType cls = makeClass("Point", new PyDict());
        PyInstance a = (PyInstance) CallOps.call0(t, cls);
        AttributeOps.set(t, a, "x", 1L);
        AttributeOps.set(t, a, "x", "text");
        assertEquals("text", AttributeOps.get(t, a, "x"));
        PyInstance b = (PyInstance) CallOps.call0(t, cls);
        AttributeOps.set(t, b, "x", 1L);
        assertEquals(Shape.Kind.OBJECT, b.shape.find("x").kind());
    }

    @Test
    void deletingAnAttributeGoesToDictionaryModeAndKeepsTheOthersInOrder() {
        PyInstance a = (PyInstance) CallOps.call0(t, makeClass("A", new PyDict()));
        for (String name : new String[] {"p", "q", "r", "s", "u", "v"}) {
            AttributeOps.set(t, a, name, name);
        }
        AttributeOps.set(t, a, "q", null);
        assertTrue(a.shape.dictionary);
        assertNull(AttributeOps.lookup(t, a, "q"));
        Object[] pairs = ((PyDict) AttributeOps.get(t, a, "__dict__")).snapshot();
        assertEquals("p", pairs[0]);
        assertEquals("v", pairs[8]);
    }

    @Test
    void slotsOfBaseAndSubclassLieBesideEachOther() {
        PyDict base = new PyDict();
        base.putName("__slots__", PyTuple.of("a"));
        PyDict sub = new PyDict();
        sub.putName("__slots__", PyTuple.of("b"));
        PyType cls = makeClass("B", sub, makeClass("A", base));
        Object o = CallOps.call0(t, cls);
        AttributeOps.set(t, o, "a", 1L);
        AttributeOps.set(t, o, "b", 2L);
        assertEquals(1L, AttributeOps.get(t, o, "a"));
        assertEquals(2L, AttributeOps.get(t, o, "b"));
        PyException e = assertThrows(PyException.class, () -> AttributeOps.set(t, o, "c", 3L));
        assertEquals("'B' object has no attribute 'c' and no __dict__ for setting new attributes", message(e));
        assertEquals(AttributeSite.Kind.SLOT, AttributeSite.resolve(o, "b").kind());
    }

    @Test
    void changingAClassChangesItsVersionAndThatOfItsSubclasses() {
        PyType a = makeClass("A", new PyDict());
        PyType b = makeClass("B", new PyDict(), a);
        long before = b.version;
        AttributeOps.set(t, a, "x", 5L);
        assertFalse(before == b.version);
        assertEquals(5L, AttributeOps.get(t, b, "x"));
    }

    @Test
    void basesWithoutConsistentOrderRaiseTypeError() {
        PyType a = makeClass("A", new PyDict());
        PyType b = makeClass("B", new PyDict(), a);
        PyException e = assertThrows(PyException.class, () -> makeClass("C", new PyDict(), a, b));
        assertEquals("Cannot create a consistent method resolution order (MRO) for bases A, B", message(e));
    }

    @Test
    void layoutsThatExcludeEachOtherRaiseTypeError() {
        PyException e = assertThrows(PyException.class, () -> makeClass("C", new PyDict(), PyDict.TYPE, PyTuple.TYPE));
        assertEquals("multiple bases have instance lay-out conflict", message(e));
    }

    @Test
    void excessArgumentsOfAPlainClassRaiseTypeError() {
        PyType a = makeClass("A", new PyDict());
        PyException e = assertThrows(PyException.class, () -> CallOps.call1(t, a, 1L));
        assertEquals("A() takes no arguments", message(e));
    }

    @Test
    void missingAttributesKnowTheirObjectAndName() {
        Object o = CallOps.call0(t, makeClass("A", new PyDict()));
        PyException e = assertThrows(PyException.class, () -> AttributeOps.get(t, o, "x"));
        assertTrue(e.is(ExceptionTypes.ATTRIBUTE_ERROR));
        assertSame(o, AttributeOps.get(t, e.value, "obj"));
        assertEquals("x", AttributeOps.get(t, e.value, "name"));
    }

    @Test
    void laterInstancesGetTheLayoutThatEarlierOnesWanted() {
        PyType cls = makeClass("A", new PyDict());
        for (int i = 0; i < 10; i++) {
            Object o = CallOps.call0(t, cls);
            AttributeOps.set(t, o, "x", 1L);
        }
        assertInstanceOf(PyInstance4x4.class, CallOps.call0(t, cls));
    }
}
