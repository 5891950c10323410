package dev.krait.type.exception;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.krait.ops.CallOps;
import dev.krait.ops.TextOps;
import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExceptionsTest {
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

    @Test
    void anErrorNumberPicksTheClassAndTheFileIsShown() {
        PyBaseException e = (PyBaseException) CallOps.call3(t, ExceptionTypes.OS_ERROR, 2L, "No such file", "name");
        assertSame(ExceptionTypes.FILE_NOT_FOUND_ERROR, e.type);
        assertEquals("[Errno 2] No such file: 'name'", TextOps.str(t, e));
        assertEquals(2, e.args.size());
    }

    @Test
    void keyErrorShowsTheReprOfItsKey() {
        assertEquals("''", TextOps.str(t, CallOps.call1(t, ExceptionTypes.KEY_ERROR, "")));
    }

    @Test
    void settingAContextNeverClosesACircle() {
        PyBaseException a = PyBaseException.make(ExceptionTypes.VALUE_ERROR, "a");
        PyBaseException b = PyBaseException.make(ExceptionTypes.VALUE_ERROR, "b");
        Exceptions.setContext(b, a);
        Exceptions.setContext(a, b);
        assertSame(b, a.context);
        assertNull(b.context);
    }

    @Test
    void splittingAGroupKeepsItsNesting() {
        Object value = PyBaseException.make(ExceptionTypes.VALUE_ERROR, 1L);
        Object type = PyBaseException.make(ExceptionTypes.TYPE_ERROR, 2L);
        Object inner = CallOps.call2(t, ExceptionTypes.BASE_EXCEPTION_GROUP, "inner", PyList.of(value, type));
        Object outer = CallOps.call2(t, ExceptionTypes.BASE_EXCEPTION_GROUP, "outer", PyList.of(inner));
        PyTuple halves = (PyTuple) CallOps.callMethod(t, outer, "split", ExceptionTypes.VALUE_ERROR);
        assertEquals("ExceptionGroup('outer', [ExceptionGroup('inner', [ValueError(1)])])", TextOps.repr(t, halves.items[0]));
        assertEquals("ExceptionGroup('outer', [ExceptionGroup('inner', [TypeError(2)])])", TextOps.repr(t, halves.items[1]));
    }
}
