package dev.krait.jit.build;

import dev.krait.bytecode.Opcode;
import dev.krait.bytecode.PyCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The instructions of a code object with {@code EXTENDED_ARG} folded in, and its exception table. Indexes are in code units. */
final class Bytecode {
    /** One row of the exception table. */
    record Region(int start, int end, int target, int depth, boolean lasti) {}

    final PyCode code;
    private final byte[] bytes;
    private final int[] opcodes;
    private final int[] opargs;
    private final int[] nexts;
    final List<Region> regions = new ArrayList<>();

    Bytecode(PyCode code) {
        this.code = code;
        this.bytes = code.code;
        int units = bytes.length / 2;
        opcodes = new int[units];
        opargs = new int[units];
        nexts = new int[units];
        Arrays.fill(opcodes, -1);
        int arg = 0;
        for (int i = 0; i < units; ) {
            int opcode = Opcode.base(bytes[2 * i] & 0xff);
            arg = arg << 8 | bytes[2 * i + 1] & 0xff;
            if (opcode == Opcode.EXTENDED_ARG) {
                // jumps lead to the prefix: it stands for the whole instruction, under its own index
                opcodes[i] = Opcode.EXTENDED_ARG;
                nexts[i] = i + 1;
                i++;
                continue;
            }
            opcodes[i] = opcode;
            opargs[i] = arg;
            arg = 0;
            nexts[i] = i + 1 + Opcode.caches(opcode);
            i = nexts[i];
        }
        readRegions(code.exceptiontable);
    }

    int units() {
        return opcodes.length;
    }

    int opcode(int index) {
        return opcodes[index];
    }

    int oparg(int index) {
        return opargs[index];
    }

    /** The index behind the instruction and its caches. */
    int next(int index) {
        return nexts[index];
    }

    /** Where a jump leads. */
    int target(int index) {
        int opcode = opcodes[index];
        boolean back = Opcode.isBackwardJump(opcode) || opcode == Opcode.END_ASYNC_FOR;
        return back ? nexts[index] - opargs[index] : nexts[index] + opargs[index];
    }

    /** The innermost handler for an instruction, or null. */
    Region handler(int index) {
        for (Region r : regions) {
            if (r.start <= index && index < r.end) {
                return r;
            }
        }
        return null;
    }

    // Compare CPython InternalDocs/exception_handling.md: big-endian groups of six bits, the first byte of an entry has bit 7 set
    private void readRegions(byte[] table) {
        int[] at = {0};
        while (at[0] < table.length) {
            int start = varint(table, at);
            int length = varint(table, at);
            int target = varint(table, at);
            int packed = varint(table, at);
            regions.add(new Region(start, start + length, target, packed >> 1, (packed & 1) != 0));
        }
    }

    private static int varint(byte[] table, int[] at) {
        int b = table[at[0]++];
        int value = b & 63;
        while ((b & 64) != 0) {
            b = table[at[0]++];
            value = value << 6 | b & 63;
        }
        return value;
    }
}
