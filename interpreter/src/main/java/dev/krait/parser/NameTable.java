package dev.krait.parser;

import dev.krait.tokenizer.Token;
import java.nio.charset.StandardCharsets;
import dev.krait.error.ValueErrors;

/**
 * The names of one program: each is decoded and normalised (NFKC) once, however often it occurs, and keywords are known by it. A hash table
 * from bytes, with open addressing.
 */
final class NameTable {
    private static final String[] KEYWORDS = {"and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif",
        "else", "except", "False", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "None", "nonlocal", "not", "or",
        "pass", "raise", "return", "True", "try", "while", "with", "yield"};

    /** One name: its text and the kind of its token. */
    static final class Entry {
        final byte[] utf8;
        final String name;
        final int kind;

        Entry(byte[] utf8, String name, int kind) {
            this.utf8 = utf8;
            this.name = name;
            this.kind = kind;
        }
    }

    private Entry[] entries = new Entry[512];
    private int count;
    private final NameForm form;

    NameTable(NameForm form) {
        this.form = form;
        for (int i = 0; i < KEYWORDS.length; i++) {
            byte[] utf8 = KEYWORDS[i].getBytes(StandardCharsets.ISO_8859_1);
            add(new Entry(utf8, KEYWORDS[i], Token.KEYWORDS + i));
        }
    }

    Entry get(byte[] bytes, int start, int end) {
        int mask = entries.length - 1;
        int at = hash(bytes, start, end) & mask;
        for (Entry e; (e = entries[at]) != null; at = at + 1 & mask) {
            if (e.utf8.length == end - start && java.util.Arrays.equals(e.utf8, 0, e.utf8.length, bytes, start, end)) {
                return e;
            }
        }
        byte[] utf8 = java.util.Arrays.copyOfRange(bytes, start, end);
        String name = new String(utf8, StandardCharsets.UTF_8);
        if (name.length() != utf8.length) {
            name = form.of(name);
            if (name.equals("None") || name.equals("True") || name.equals("False")) {
                throw ValueErrors.of("identifier field can't represent '" + name + "' constant");
            }
        }
        Entry made = new Entry(utf8, name, Token.NAME);
        add(made);
        return made;
    }

    private static int hash(byte[] bytes, int start, int end) {
        int h = 0;
        for (int i = start; i < end; i++) {
            h = h * 31 + bytes[i];
        }
        return h ^ h >>> 15;
    }

    private void add(Entry entry) {
        if (++count * 2 > entries.length) {
            Entry[] old = entries;
            entries = new Entry[old.length * 2];
            for (Entry e : old) {
                if (e != null) {
                    place(e);
                }
            }
        }
        place(entry);
    }

    private void place(Entry entry) {
        int mask = entries.length - 1;
        int at = hash(entry.utf8, 0, entry.utf8.length) & mask;
        while (entries[at] != null) {
            at = at + 1 & mask;
        }
        entries[at] = entry;
    }
}
