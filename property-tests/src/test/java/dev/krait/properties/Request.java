package dev.krait.properties;

import java.nio.charset.StandardCharsets;

/** A question to a front end, as {@code front_end.py} takes it: what to make of a text, and how. */
record Request(What what, String mode, int flags, int optimize, int version, byte[] source) {
    static final int TYPE_COMMENTS = 0x1000;
    static final int DONT_IMPLY_DEDENT = 0x200;
    static final int TOP_LEVEL_AWAIT = 0x2000;
    static final int ALLOW_INCOMPLETE_INPUT = 0x4000;

    /** What is asked for. */
    enum What {
        CODE,
        TREE,
        TIME;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static Request code(byte[] source, int optimize) {
        return new Request(What.CODE, "exec", 0, optimize, -1, source);
    }

    static Request tree(byte[] source) {
        return new Request(What.TREE, "exec", 0, 0, -1, source);
    }

    Request of(byte[] other) {
        return new Request(what, mode, flags, optimize, version, other);
    }

    byte[] header() {
        return String.join(" ", what.word(), mode, String.valueOf(flags), String.valueOf(optimize), String.valueOf(version),
                source.length + "\n").getBytes(StandardCharsets.US_ASCII);
    }
}
