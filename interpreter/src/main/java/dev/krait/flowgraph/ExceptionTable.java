package dev.krait.flowgraph;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;

/** Writes {@code co_exceptiontable}. Compare CPython {@code Python/assemble.c: assemble_exception_table}, {@code InternalDocs/exception_handling.md}. */
final class ExceptionTable {
    private static final int FIRST = 0x80;
    private static final int CONTINUED = 0x40;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private ExceptionTable() {}

    static byte[] encode(List<Instruction> instructions, int[] offsets, Map<BasicBlock, Integer> starts) {
        ExceptionTable table = new ExceptionTable();
        BasicBlock handler = null;
        int start = 0;
        for (int i = 0; i < instructions.size(); i++) {
            BasicBlock next = instructions.get(i).handler;
            if (next != handler) {
                table.write(start, offsets[i], handler, offsets, starts);
                start = offsets[i];
                handler = next;
            }
        }
        table.write(start, offsets[instructions.size()], handler, offsets, starts);
        return table.bytes.toByteArray();
    }

    private void write(int start, int end, BasicBlock handler, int[] offsets, Map<BasicBlock, Integer> starts) {
        if (handler == null) {
            return;
        }
        // the exception itself, and the offset below it, do not count
        int depth = handler.startDepth - 1 - (handler.preserveLasti ? 1 : 0);
        item(start, FIRST);
        item(end - start, 0);
        item(offsets[starts.get(handler)], 0);
        item(depth << 1 | (handler.preserveLasti ? 1 : 0), 0);
    }

    private void item(int value, int first) {
        int mark = first;
        for (int shift = 24; shift > 0; shift -= 6) {
            if (value >= 1 << shift) {
                bytes.write(value >> shift & 0x3F | CONTINUED | mark);
                mark = 0;
            }
        }
        bytes.write(value & 0x3F | mark);
    }
}
