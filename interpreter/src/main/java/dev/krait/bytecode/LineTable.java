package dev.krait.bytecode;

import java.io.ByteArrayOutputStream;

/** Rewrites location tables. Compare CPython {@code InternalDocs/code_objects.md}. */
public final class LineTable {
    private static final int FIRST_OF_ENTRY = 0x80;
    private static final int LENGTH = 7;
    private static final int NO_COLUMNS = 13;
    private static final int NONE = 15;

    private LineTable() {
    }

    /** The table with lines only, as {@code -X no_debug_ranges} wants it. Compare CPython {@code Objects/codeobject.c: remove_column_info}. */
    public static byte[] withoutColumns(byte[] table) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(table.length);
        int at = 0;
        while (at < table.length) {
            int first = table[at] & 0xff;
            int kind = first >> 3 & 15;
            if (kind == NONE) {
                out.write(FIRST_OF_ENTRY | NONE << 3 | first & LENGTH);
            } else {
                out.write(FIRST_OF_ENTRY | NO_COLUMNS << 3 | first & LENGTH);
                if (kind >= NO_COLUMNS) {
                    copyVarint(table, at + 1, out);
                } else {
                    out.write(kind < 10 ? 0 : kind - 10 << 1); // the increment stands in the kind; here as a signed varint
                }
            }
            for (at++; at < table.length && table[at] >= 0;) {
                at++;
            }
        }
        return out.toByteArray();
    }

    private static void copyVarint(byte[] table, int from, ByteArrayOutputStream out) {
        int at = from;
        while (at < table.length) {
            out.write(table[at]);
            if ((table[at++] & 64) == 0) {
                return;
            }
        }
        out.write(0); // cut short: read as no increment
    }
}
