package dev.krait.flowgraph;

import dev.krait.ast.Span;
import dev.krait.bytecode.Opcode;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** Writes {@code co_linetable}. Compare CPython {@code Python/assemble.c: assemble_location_info}, {@code InternalDocs/code_objects.md}. */
final class LocationTable {
    // Kinds of entries; the first ten hold the column in their number.
    private static final int SHORT = 0;
    private static final int ONE_LINE = 10;
    private static final int NO_COLUMNS = 13;
    private static final int LONG = 14;
    private static final int NONE = 15;

    private static final int MAX_ENTRY_LENGTH = 8;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int line;

    private LocationTable(int firstLine) {
        this.line = firstLine;
    }

    static byte[] encode(List<Instruction> instructions, int firstLine) {
        resolveNext(instructions);
        LocationTable table = new LocationTable(firstLine);
        Span span = Locations.NONE;
        int length = 0;
        for (Instruction instruction : instructions) {
            if (!span.equals(instruction.span)) {
                table.write(span, length);
                span = instruction.span;
                length = 0;
            }
            length += Assembler.length(instruction);
        }
        table.write(span, length);
        return table.bytes.toByteArray();
    }

    /** Replaces {@link Locations#NEXT}; behind the last instruction of a path there is no next one. */
    private static void resolveNext(List<Instruction> instructions) {
        for (int i = instructions.size() - 1; i >= 0; i--) {
            Instruction instruction = instructions.get(i);
            if (instruction.span.equals(Locations.NEXT)) {
                boolean last = Opcode.isTerminator(instruction.opcode) || i + 1 == instructions.size();
                instruction.span = last ? Locations.NONE : instructions.get(i + 1).span;
            }
        }
    }

    private void write(Span span, int length) {
        for (int rest = length; rest > 0; rest -= MAX_ENTRY_LENGTH) {
            writeEntry(span, Math.min(rest, MAX_ENTRY_LENGTH));
        }
    }

    private void writeEntry(Span span, int length) {
        if (span.line() < 0) {
            start(NONE, length);
            return;
        }
        int delta = span.line() - line;
        int column = span.column();
        int endColumn = span.endColumn();
        if (column < 0 || endColumn < 0) {
            if (span.endLine() == span.line() || span.endLine() == -1) {
                start(NO_COLUMNS, length);
                signedVarint(delta);
                line = span.line();
                return;
            }
        } else if (span.endLine() == span.line()) {
            if (delta == 0 && column < 80 && endColumn - column < 16 && endColumn >= column) {
                start(SHORT + (column >> 3), length);
                bytes.write((column & 7) << 4 | endColumn - column);
                return;
            }
            if (delta >= 0 && delta < 3 && column < 128 && endColumn < 128) {
                start(ONE_LINE + delta, length);
                bytes.write(column);
                bytes.write(endColumn);
                line = span.line();
                return;
            }
        }
        start(LONG, length);
        signedVarint(delta);
        varint(span.endLine() - span.line());
        varint(column + 1);
        varint(endColumn + 1);
        line = span.line();
    }

    private void start(int kind, int length) {
        bytes.write(0x80 | kind << 3 | length - 1);
    }

    private void varint(int value) {
        int rest = value;
        while (rest >>> 6 != 0) {
            bytes.write(0x40 | rest & 0x3F);
            rest >>>= 6;
        }
        bytes.write(rest);
    }

    private void signedVarint(int value) {
        varint(value < 0 ? -value << 1 | 1 : value << 1);
    }
}
