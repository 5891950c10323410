package dev.krait.type.text;

/** Finding and replacing in byte arrays. */
final class ByteSearch {
    private ByteSearch() {
    }

    static boolean matches(byte[] b, byte[] part, int at) {
        if (at + part.length > b.length) {
            return false;
        }
        for (int i = 0; i < part.length; i++) {
            if (b[at + i] != part[i]) {
                return false;
            }
        }
        return true;
    }

    static int find(byte[] b, byte[] part, int start, int end) {
        if (part.length == 0) {
            return start <= end ? start : -1;
        }
        byte first = part[0];
        for (int i = start; i <= end - part.length; i++) {
            if (b[i] == first && matches(b, part, i)) {
                return i;
            }
        }
        return -1;
    }

    static int rfind(byte[] b, byte[] part, int start, int end) {
        for (int i = end - part.length; i >= start; i--) {
            if (matches(b, part, i)) {
                return i;
            }
        }
        return -1;
    }

    static boolean contains(byte[] b, byte[] part) {
        return find(b, part, 0, b.length) >= 0;
    }

    static int count(byte[] b, byte[] part, int start, int end) {
        if (part.length == 0) {
            return start <= end ? end - start + 1 : 0;
        }
        int n = 0;
        for (int i = find(b, part, start, end); i >= 0; i = find(b, part, i + part.length, end)) {
            n++;
        }
        return n;
    }

    static byte[] replace(byte[] b, byte[] old, byte[] by, long count) {
        if (count == 0) {
            return b;
        }
        ByteBuilder out = new ByteBuilder(b.length + 16);
        if (old.length == 0) {
            for (int i = 0; i <= b.length; i++) {
                if (count != 0) {
                    out.append(by);
                    count--;
                }
                if (i < b.length) {
                    out.append(b[i]);
                }
            }
            return out.toArray();
        }
        int at = 0;
        for (long left = count; left != 0; left--) {
            int found = find(b, old, at, b.length);
            if (found < 0) {
                break;
            }
            out.append(b, at, found);
            out.append(by);
            at = found + old.length;
        }
        if (at == 0) {
            return b;
        }
        out.append(b, at, b.length);
        return out.toArray();
    }
}
