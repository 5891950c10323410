package dev.krait.eval;

import dev.krait.bytecode.Opcode;
import dev.krait.error.PyException;
import dev.krait.frame.PyFrame;
import dev.krait.thread.PyThread;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs and counts instructions one by one, for {@link BytecodeCounts}.
 *
 * <p>Counting costs nothing while nobody counts: a code object that is counted has a form whose every instruction is a {@link Op#STOP}, which makes
 * {@link EvalLoop#run} come here. The instruction itself is done by that loop again, in an otherwise empty form.
 */
final class CountingLoop {
    /** A form for single instructions that nobody is using now. */
    private final AtomicReference<Form> idle = new AtomicReference<>();
    private final Form plain;

    private CountingLoop(Form plain) {
        this.plain = plain;
    }

    /** The form that brings an activation here. */
    static Form form(Form plain) {
        return plain.counting(stops(plain), new CountingLoop(plain));
    }

    /** The words of a form with every operation a stop; the operands stay, because the loop's target is read from them. */
    private static int[] stops(Form plain) {
        int[] words = plain.words.clone();
        for (int i = 0; i < words.length; i += 4) {
            words[i] = Op.STOP;
        }
        return words;
    }

    /** Goes on with an activation at {@code f.next} until it ends or somebody wants its attention. */
    Object run(PyThread t, PyFrame f, Form form) {
        for (;;) {
            int unit = f.next;
            if ((f.code.code[2 * unit] & 0xff) != Opcode.EXTENDED_ARG) {
                t.interpreter.bytecodes.ranInterpreted();
            }
            Object out;
            try {
                out = step(t, f, form, 4 * unit);
            } catch (PyException e) {
                if (f.attention != 0) {
                    f.raised = e;
                    f.next = unit;
                    return Resumption.RAISED;
                }
                int pc = Unwinding.handle(t, f, form, 4 * unit, e);
                if (pc < 0) {
                    throw e;
                }
                f.next = pc >> 2;
                continue;
            }
            if (out != Resumption.STEPPED) {
                return out;
            }
        }
    }

    private Object step(PyThread t, PyFrame f, Form form, int pc) {
        Form stepper = idle.getAndSet(null);
        if (stepper == null) {
            stepper = plain.stepping(stops(plain));
        }
        stepper.untilHot = form.untilHot;
        stepper.words[pc] = plain.words[pc];
        try {
            return EvalLoop.run(t, f, stepper, pc);
        } finally {
            stepper.words[pc] = Op.STOP;
            form.untilHot = Math.max(stepper.untilHot, 0);
            idle.set(stepper);
        }
    }
}
