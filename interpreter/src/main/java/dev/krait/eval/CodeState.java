package dev.krait.eval;

import dev.krait.bytecode.PyCode;
import dev.krait.bytecode.Verifier;
import dev.krait.monitoring.CodeMonitors;

/** What the evaluator keeps for a code object: decoded forms, feedback, compiled entry, {@code co_extra} values. */
public final class CodeState {
    /** With assertions on, also what the build has frozen is verified. */
    private static final boolean VERIFY_ALL = CodeState.class.desiredAssertionStatus();

    public final PyCode code;
    /** What was seen at each instruction. */
    public final Feedback feedback;
    /** The direct way into compiled code, or null. Written by the evaluator that owns it, see {@link CompiledEntry}. */
    public volatile CompiledEntry compiled;
    /** The same way in, or one through the interpreter: what compiled code calls. */
    public volatile CompiledEntry entry = InterpretedEntry.ONLY;
    /** The way into a suspended generator: into compiled code, under the same conditions, or through the evaluators. */
    public volatile CompiledEntry resumption = InterpretedEntry.ONLY;
    /** What is to be known of the code when it suspends, or null before somebody asked. */
    private Suspensions suspensions;
    /** What monitoring knows of the code, or null. */
    public volatile CodeMonitors monitors;
    /** The form that stands one to one, or null before the code has run; what runs once or is watched runs it. */
    private volatile Form plain;
    /** The form that plain evaluation runs from the second activation or the first hot loop on, or null: most code runs once. */
    private volatile Form folded;
    private boolean entered;
    /** The form that counts, while bytecodes are counted. */
    private volatile Form counting;
    private volatile LineStarts lineStarts;
    /** Values of {@code co_extra} by index, or null; replaced whole under this object's lock. */
    private volatile Object[] extras;

    private CodeState(PyCode code) {
        Verifier.verifyFrame(code);
        this.code = code;
        this.feedback = new Feedback(code.code.length / 2);
    }

    /** Opens a direct way into compiled code, or closes it when that is null. */
    public void setCompiled(CompiledEntry direct) {
        compiled = direct;
        entry = direct == null ? InterpretedEntry.ONLY : direct;
    }

    /** Opens a direct way into a suspended generator's compiled code, or closes it when that is null. */
    public void setResumption(CompiledEntry direct) {
        resumption = direct == null ? InterpretedEntry.ONLY : direct;
    }

    /** What is to be known of code that suspends. */
    public Suspensions suspensions() {
        Suspensions s = suspensions;
        if (s == null) {
            suspensions = s = Suspensions.of(code);
        }
        return s;
    }

    /** The form that stands one to one, made when it is first needed: many functions never run. Raises SystemError for malformed code. */
    Form plain() {
        Form p = plain;
        return p != null ? p : decodePlain();
    }

    private Form decodePlain() {
        if (!code.frozen || VERIFY_ALL) {
            Verifier.verify(code);
        }
        Form p = new Decoder(code, this).plain();
        plain = p;
        return p;
    }

    /** The form for an activation that begins. */
    Form form() {
        Form f = folded;
        return f != null && counting == null ? f : first();
    }

    private Form first() {
        Form c = counting;
        if (c != null) {
            return c;
        }
        if (entered) {
            return folded();
        }
        Form p = plain();
        entered = true;
        return p;
    }

    /** The folded form, made when it is first needed. */
    Form folded() {
        Form f = folded;
        return f != null ? f : decodeFolded();
    }

    private Form decodeFolded() {
        Form f = new Decoder(code, this).folded();
        folded = f;
        return f;
    }

    /** From their next start or resumption on, activations of the code are counted in {@link BytecodeCounts}, or no longer. */
    public synchronized void count(boolean on) {
        if (on != (counting != null)) {
            counting = on ? CountingLoop.form(plain()) : null;
        }
    }

    LineStarts lineStarts() {
        LineStarts l = lineStarts;
        if (l == null) {
            lineStarts = l = new LineStarts(code);
        }
        return l;
    }

    /** The state of a code object, made when it is first asked for. */
    public static CodeState of(PyCode code) {
        Object state = code.state;
        return state != null ? (CodeState) state : make(code);
    }

    private static CodeState make(PyCode code) {
        CodeState made = new CodeState(code);
        synchronized (code) {
            if (code.state == null) {
                code.state = made;
            }
            return (CodeState) code.state;
        }
    }

    /** The {@code co_extra} value under an index, or null. */
    public Object extra(int index) {
        Object[] all = extras;
        return all != null && index < all.length ? all[index] : null;
    }

    /** Sets the {@code co_extra} value under an index, and returns the one before. */
    public synchronized Object setExtra(int index, Object value) {
        Object[] all = extras;
        Object[] next = all == null ? new Object[index + 1] : java.util.Arrays.copyOf(all, Math.max(all.length, index + 1));
        Object before = next[index];
        next[index] = value;
        extras = next;
        return before;
    }
}
