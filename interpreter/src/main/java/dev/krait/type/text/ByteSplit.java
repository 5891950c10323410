package dev.krait.type.text;

import dev.krait.type.sequence.PyList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Splitting of {@code bytes} and {@code bytearray}. */
final class ByteSplit {
    private final ByteString source;
    private final byte[] b;
    private final List<Object> parts = new ArrayList<>();

    ByteSplit(ByteString source, byte[] b) {
        this.source = source;
        this.b = b;
    }

    private void add(int from, int to) {
        parts.add(source.part(b, from, to));
    }

    private PyList list() {
        return PyList.of(parts.toArray());
    }

    PyList split(byte[] separator, long limit) {
        if (separator == null) {
            return whitespace(limit);
        }
        int i = 0;
        while (limit-- != 0) {
            int found = ByteSearch.find(b, separator, i, b.length);
            if (found < 0) {
                break;
            }
            add(i, found);
            i = found + separator.length;
        }
        add(i, b.length);
        return list();
    }

    PyList rsplit(byte[] separator, long limit) {
        if (separator == null) {
            whitespaceFromRight(limit);
        } else {
            int end = b.length;
            while (limit-- != 0) {
                int found = ByteSearch.rfind(b, separator, 0, end);
                if (found < 0) {
                    break;
                }
                add(found + separator.length, end);
                end = found;
            }
            add(0, end);
        }
        Collections.reverse(parts);
        return list();
    }

    private PyList whitespace(long limit) {
        int i = 0;
        while (true) {
            while (i < b.length && Bytes.isSpace(b[i])) {
                i++;
            }
            if (i == b.length) {
                return list();
            }
            int start = i;
            if (limit-- == 0) {
                i = b.length;
                while (Bytes.isSpace(b[i - 1])) {
                    i--;
                }
                add(start, i);
                return list();
            }
            while (i < b.length && !Bytes.isSpace(b[i])) {
                i++;
            }
            add(start, i);
        }
    }

    private void whitespaceFromRight(long limit) {
        int i = b.length;
        while (true) {
            while (i > 0 && Bytes.isSpace(b[i - 1])) {
                i--;
            }
            if (i == 0) {
                return;
            }
            int end = i;
            if (limit-- == 0) {
                i = 0;
                while (Bytes.isSpace(b[i])) {
                    i++;
                }
                add(i, end);
                return;
            }
            while (i > 0 && !Bytes.isSpace(b[i - 1])) {
                i--;
            }
            add(i, end);
        }
    }

    PyList lines(boolean keepEnds) {
        int i = 0;
        while (i < b.length) {
            int start = i;
            while (i < b.length && b[i] != '\n' && b[i] != '\r') {
                i++;
            }
            int end = i;
            if (i < b.length) {
                i += b[i] == '\r' && i + 1 < b.length && b[i + 1] == '\n' ? 2 : 1;
            }
            add(start, keepEnds ? i : end);
        }
        return list();
    }
}
