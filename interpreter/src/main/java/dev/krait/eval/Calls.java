package dev.krait.eval;

import dev.krait.error.TypeErrors;
import dev.krait.frame.PyFrame;
import dev.krait.object.PyType;
import dev.krait.ops.CallOps;
import dev.krait.ops.CallText;
import dev.krait.thread.PyThread;
import dev.krait.type.function.BuiltinFunction;
import dev.krait.type.function.PyBoundMethod;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.FastSequence;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;
import java.lang.ref.WeakReference;
import java.util.Arrays;

/** The call instructions: {@code callable, self_or_null, arguments -- result}. */
final class Calls {
    private Calls() {
    }

    static Object call(PyThread t, PyFrame f, Form form, int pc, Object[] s, int at, int n) {
        int unit = pc >> 2;
        f.lasti = unit;
        Object callable = s[at];
        if (!noted(form.caches[unit], callable)) {
            note(form, unit, callable);
        }
        Object self = s[at + 1];
        int first = at + 2;
        if (self != null) {
            first--;
            n++;
        }
        Object result = switch (n) {
            case 0 -> CallOps.call0(t, callable);
            case 1 -> {
                if (callable instanceof BuiltinFunction || callable instanceof PyType) {
                    form.feedback.recordArgument(pc >> 2, s[first]);
                }
                yield CallOps.call1(t, callable, s[first]);
            }
            case 2 -> CallOps.call2(t, callable, s[first], s[first + 1]);
            case 3 -> CallOps.call3(t, callable, s[first], s[first + 1], s[first + 2]);
            case 4 -> CallOps.call4(t, callable, s[first], s[first + 1], s[first + 2], s[first + 3]);
            default -> CallOps.call(t, callable, Arrays.copyOfRange(s, first, first + n), null);
        };
        for (int i = at; i < first + n; i++) {
            s[i] = null;
        }
        return result;
    }

    /** Whether a cache names the callable. Caches hold no receivers and no closures, which would live as long as the code. */
    private static boolean noted(Object cached, Object callable) {
        if (callable instanceof BuiltinFunction b) {
            return cached == b.row;
        }
        Object callee = callable instanceof PyBoundMethod m ? m.function : callable;
        return cached instanceof WeakReference<?> r && r.get() == callee;
    }

    /** Remembers a callee. Functions that differ only in their closures count as one: their code. */
    private static void note(Form form, int unit, Object callable) {
        Object callee = callable instanceof PyBoundMethod m ? m.function : callable;
        form.caches[unit] = callable instanceof BuiltinFunction b ? b.row : new WeakReference<>(callee);
        form.feedback.addCallee(unit, callee);
    }

    static void callKeywords(PyThread t, PyFrame f, Form form, int pc, Object[] s, int sp, int n) {
        int unit = pc >> 2;
        f.lasti = unit;
        PyTuple names = (PyTuple) s[sp - 1];
        int at = sp - n - 3;
        Object callable = s[at];
        if (!noted(form.caches[unit], callable)) {
            note(form, unit, callable);
        }
        Object self = s[at + 1];
        int first = self == null ? at + 2 : at + 1;
        Object[] arguments = Arrays.copyOfRange(s, first, sp - 1);
        Object result = CallOps.call(t, callable, arguments, keywords(names));
        Arrays.fill(s, at + 1, sp, null);
        s[at] = result;
    }

    private static String[] keywords(PyTuple names) {
        String[] keywords = new String[names.items.length];
        for (int i = 0; i < keywords.length; i++) {
            keywords[i] = (String) names.items[i];
        }
        return keywords;
    }

    static void callExpanded(PyThread t, PyFrame f, Form form, int pc, Object[] s, int sp) {
        int unit = pc >> 2;
        f.lasti = unit;
        Object callable = s[sp - 4];
        if (!noted(form.caches[unit], callable)) {
            note(form, unit, callable);
        }
        Object result = expanded(t, callable, s[sp - 2], s[sp - 1]);
        Arrays.fill(s, sp - 3, sp, null);
        s[sp - 4] = result;
    }

    /** {@code callable(*positional, **keywords)}; {@code keywords} may be null. */
    static Object expanded(PyThread t, Object callable, Object positional, Object keywords) {
        Object[] arguments = positional instanceof PyTuple tuple ? tuple.items : spread(t, callable, positional);
        if (keywords == null || ((PyDict) keywords).size() == 0) {
            return CallOps.call(t, callable, arguments.clone(), null);
        }
        Object[] items = ((PyDict) keywords).snapshot();
        int n = items.length / 2;
        Object[] all = Arrays.copyOf(arguments, arguments.length + n);
        String[] names = new String[n];
        for (int i = 0; i < n; i++) {
            if (!Str.is(items[2 * i])) {
                throw TypeErrors.of("keywords must be strings");
            }
            names[i] = Str.java(items[2 * i]);
            all[arguments.length + i] = items[2 * i + 1];
        }
        return CallOps.call(t, callable, all, names);
    }

    static Object[] spread(PyThread t, Object callable, Object positional) {
        PyType type = PyType.of(positional);
        if (type.slot(dev.krait.object.Slot.ITER) == null && type.slot(dev.krait.object.Slot.GETITEM) == null) {
            throw TypeErrors.of(CallText.of(t, callable) + " argument after * must be an iterable, not " + type.name);
        }
        return FastSequence.toArray(t, positional);
    }
}
