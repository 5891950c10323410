package dev.krait.bytecode;

/**
 * The location table of a code object, decoded: where in the source each code unit comes from. Compare CPython {@code InternalDocs/code_objects.md},
 * {@code Objects/codeobject.c: advance_with_locations}.
 */
public final class Locations {
    /** A number that the table leaves out. */
    public static final int NONE = -1;

    private final int[] starts;
    private final int[] lines;
    private final int[] endLines;
    private final int[] columns;
    private final int[] endColumns;
    private int count;
    private int units;
    private final byte[] table;
    private int at;

    private Locations(byte[] table, int firstLine) {
        this.table = table;
        int entries = 0;
        for (byte b : table) {
            entries += b < 0 ? 1 : 0;
        }
        starts = new int[entries + 1];
        lines = new int[entries];
        endLines = new int[entries];
        columns = new int[entries];
        endColumns = new int[entries];
        int line = firstLine;
        while (at < table.length && count < entries) {
            line = readEntry(line);
        }
        starts[count] = units;
    }

    /** The locations of a code object. */
    public static Locations of(PyCode code) {
        return new Locations(code.linetable, code.firstlineno);
    }

    private int next() {
        return at < table.length ? table[at++] & 0xff : 0;
    }

    private int varint() {
        int b = next();
        int value = b & 63;
        for (int shift = 6; (b & 64) != 0 && shift < 36; shift += 6) {
            b = next();
            value |= (b & 63) << shift;
        }
        return value;
    }

    private int signedVarint() {
        int value = varint();
        return (value & 1) != 0 ? -(value >>> 1) : value >>> 1;
    }

    private int readEntry(int line) {
        int first = next();
        int kind = first >> 3 & 15;
        int n = count++;
        starts[n] = units;
        units += (first & 7) + 1;
        if (kind == 15) {
            return set(n, line, NONE, NONE, NONE, NONE);
        }
        if (kind == 14) {
            int start = line + signedVarint();
            int end = start + varint();
            int column = varint() - 1;
            return set(n, start, start, end, column, varint() - 1);
        }
        if (kind == 13) {
            int start = line + signedVarint();
            return set(n, start, start, start, NONE, NONE);
        }
        if (kind >= 10) {
            int start = line + kind - 10;
            int column = next();
            return set(n, start, start, start, column, next());
        }
        int second = next();
        int column = kind << 3 | second >> 4;
        return set(n, line, line, line, column, column + (second & 15));
    }

    private int set(int n, int running, int line, int endLine, int column, int endColumn) {
        lines[n] = line;
        endLines[n] = endLine;
        columns[n] = column;
        endColumns[n] = endColumn;
        return running;
    }

    /** How many entries there are; entry {@code i} covers units from {@code start(i)} to {@code start(i + 1)}. */
    public int size() {
        return count;
    }

    public int start(int i) {
        return starts[i];
    }

    public int line(int i) {
        return lines[i];
    }

    public int endLine(int i) {
        return endLines[i];
    }

    public int column(int i) {
        return columns[i];
    }

    public int endColumn(int i) {
        return endColumns[i];
    }

    /** The entry that covers a code unit, or -1. */
    public int find(int unit) {
        int low = 0;
        int high = count - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            if (unit < starts[middle]) {
                high = middle - 1;
            } else if (unit >= starts[middle + 1]) {
                low = middle + 1;
            } else {
                return middle;
            }
        }
        return -1;
    }

    /** The line of a code unit, or {@link #NONE}. */
    public int lineOf(int unit) {
        int i = find(unit);
        return i < 0 ? NONE : lines[i];
    }

    /** The line of each code unit. */
    public int[] lines() {
        int[] all = new int[units];
        for (int i = 0; i < count; i++) {
            java.util.Arrays.fill(all, starts[i], starts[i + 1], lines[i]);
        }
        return all;
    }
}
