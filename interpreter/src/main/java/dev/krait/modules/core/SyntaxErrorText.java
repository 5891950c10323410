package dev.krait.modules.core;

import dev.krait.object.PyNone;
import dev.krait.ops.AttributeOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.PySyntaxError;
import dev.krait.type.text.Chars;
import dev.krait.type.text.Str;
import dev.krait.type.text.TextBuilder;
import java.util.Objects;

/**
 * What is printed for a program that could not even be compiled, as the library's {@code traceback} prints it (which decides: see there
 * {@code TracebackException._format_syntax_error}). To import that module takes longer than everything else that happens to such a program, so it is asked
 * only where it has more to say: about notes and other exceptions, in colours, for keywords that are misspelt.
 */
final class SyntaxErrorText {
    private final TextBuilder out = new TextBuilder();
    private final String type;
    private final Object message;
    // null means none
    private final Object filename;
    private final Object line;
    private final Object endLine;
    private final Object offset;
    private final Object endOffset;
    private final Object text;

    private SyntaxErrorText(PySyntaxError error) {
        type = error.type.name;
        message = error.message;
        filename = known(error.filename);
        line = known(error.line);
        endLine = known(error.endLine);
        offset = known(error.offset);
        endOffset = known(error.endOffset);
        text = known(error.text);
    }

    private static Object known(Object value) {
        return value == PyNone.NONE ? null : value;
    }

    /** The lines, or null when only the library knows them. */
    static Object of(PyThread t, PySyntaxError error) {
        boolean alone = error.cause == null && error.context == null && (error.traceback == null || error.traceback == PyNone.NONE);
        if (!alone || error.type.isHeap() || !Str.is(error.message) || AttributeOps.lookup(t, error, "__notes__") != null) {
            return null;
        }
        String message = Str.java(error.message);
        if (message.isEmpty() || message.equals("invalid syntax") || message.contains("Perhaps you forgot a comma")) {
            return null;
        }
        SyntaxErrorText written = new SyntaxErrorText(error);
        return written.isUsual() ? written.write() : null;
    }

    /** Whether the place is one that a compiler gives; programs may assign anything. */
    private boolean isUsual() {
        return (filename == null || Str.is(filename)) && (text == null || Str.is(text)) && isNumber(line) && isNumber(endLine) && isNumber(offset)
                && isNumber(endOffset);
    }

    private static boolean isNumber(Object value) {
        return value == null || value instanceof Long number && Math.abs(number) < 1 << 30;
    }

    private Object write() {
        boolean named = filename != null && Str.length(filename) > 0;
        if (line != null) {
            out.append("  File \"").append(named ? filename : "<string>").append("\", line ").append(line.toString()).append("\n");
        }
        if (text != null) {
            writeLine();
        }
        out.append(type).append(": ").append(message);
        if (line == null && filename != null) {
            out.append(" (").append(filename).append(")");
        }
        return out.append("\n").build();
    }

    /** The line of source and, where the column is known, what points there. */
    private void writeLine() {
        int length = Str.length(text);
        int end = length;
        while (end > 0 && Str.codePointAt(text, end - 1) == '\n') {
            end--;
        }
        int start = 0;
        while (start < end && " \n\f".indexOf(Str.codePointAt(text, start)) >= 0) {
            start++;
        }
        out.append("    ").append(text, start, end).append("\n");
        if (offset != null) {
            writeCarets(start, end, length);
        }
    }

    private void writeCarets(int start, int end, int length) {
        long from = (Long) offset;
        long to = !Objects.equals(line, endLine) ? end + 1 : endOffset instanceof Long l && l != 0 ? l : from;
        if (length > 0 && from > length) {
            from = end + 1;
        }
        if (length > 0 && to > length) {
            to = end + 1;
        }
        if (from >= to || to < 0) {
            to = from + 1;
        }
        long column = from - 1 - start;
        if (column < 0) {
            return;
        }
        out.append("    ");
        for (int i = start; i < Math.min(end, start + column); i++) {
            int c = Str.codePointAt(text, i);
            out.appendCodePoint(Chars.isSpace(c) ? c : ' '); // tabs keep the caret in its column
        }
        out.append("^".repeat((int) (to - from))).append("\n");
    }
}
