package dev.krait.type.text;

import dev.krait.error.TypeErrors;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.FastSequence;

/** {@code separator.join(iterable)}. Compare CPython {@code Objects/unicodeobject.c: _PyUnicode_JoinArray}. */
public final class TextJoin {
    private TextJoin() {
    }

    static Object join(PyThread t, Object separator, Object iterable) {
        return join(separator, FastSequence.toArray(t, iterable, "can only join an iterable"));
    }

    /** Joins the strings of an array; raises TypeError for anything else in it. */
    public static Object join(Object separator, Object[] items) {
        if (items.length == 0) {
            return "";
        }
        if (items.length == 1 && Str.isExact(items[0])) {
            return items[0];
        }
        long length = (long) Str.length(separator) * (items.length - 1);
        for (int i = 0; i < items.length; i++) {
            Object text = Str.exactOrNull(items[i]);
            if (text == null) {
                throw TypeErrors.of("sequence item " + i + ": expected str instance, " + PyType.of(items[i]).fullName() + " found");
            }
            items[i] = text;
            length += Str.length(text);
        }
        if (length > Integer.MAX_VALUE - 16) {
            throw dev.krait.error.PyErrors.with(dev.krait.type.exception.ExceptionTypes.MEMORY_ERROR);
        }
        if (separator instanceof String between) {
            String joined = narrow(between, items, (int) length);
            if (joined != null) {
                return joined;
            }
        }
        TextBuilder out = new TextBuilder((int) length);
        boolean separated = Str.length(separator) > 0;
        for (int i = 0; i < items.length; i++) {
            if (separated && i > 0) {
                out.append(separator);
            }
            out.append(items[i]);
        }
        return out.build();
    }

    /** Joins strings of which none is wide and no two make a surrogate pair where they meet; null when there are such. */
    private static String narrow(String separator, Object[] items, int length) {
        char[] all = new char[length];
        int at = 0;
        for (int i = 0; i < items.length; i++) {
            if (!(items[i] instanceof String s)) {
                return null;
            }
            if (i > 0) {
                at = append(separator, all, at);
            }
            at = append(s, all, at);
            if (at < 0) {
                return null;
            }
        }
        return new String(all);
    }

    /** Appends and gives the place after it; -1 when a surrogate pair would come about. */
    private static int append(String s, char[] all, int at) {
        int n = s.length();
        if (n == 0 || at < 0) {
            return at;
        }
        if (n == 1) {
            all[at] = s.charAt(0);
        } else {
            s.getChars(0, n, all, at);
        }
        return at > 0 && Str.isLow(all[at]) && Str.isHigh(all[at - 1]) ? -1 : at + n;
    }
}
