package dev.krait.bytecode;

import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;
import dev.krait.type.iter.BuiltinIterator;
import dev.krait.type.sequence.PyTuple;

/** {@code co_lines()} and {@code co_branches()}: tuples made one by one. */
@ExposedType("line_iterator")
final class LineIterator extends BuiltinIterator {
    static final PyType TYPE = PyType.builtin(LineIteratorTable.TABLE, PyType.OBJECT, 0);

    private final Locations locations;
    private final PyCode branches;
    private int at;

    private LineIterator(Locations locations, PyCode branches) {
        super(TYPE);
        this.locations = locations;
        this.branches = branches;
    }

    /** {@code (start, end, line)} of stretches with one line, in bytes. */
    static LineIterator lines(PyCode code) {
        return new LineIterator(Locations.of(code), null);
    }

    /** {@code (source, not taken, taken)} of conditional branches, in bytes. */
    static LineIterator branches(PyCode code) {
        return new LineIterator(null, code);
    }

    @Override
    public Object next(PyThread t) {
        return branches != null ? nextBranch() : nextLine();
    }

    private Object nextLine() {
        if (at >= locations.size()) {
            return null;
        }
        int start = locations.start(at);
        int line = locations.line(at);
        do {
            at++;
        } while (at < locations.size() && locations.line(at) == line);
        return PyTuple.of(2L * start, 2L * locations.start(at), line < 0 ? PyNone.NONE : (Object) (long) line);
    }

    /** Compare CPython {@code Python/instrumentation.c: branchesiter_next}. */
    private Object nextBranch() {
        byte[] code = branches.code;
        int units = code.length / 2;
        int oparg = 0;
        while (at < units) {
            int opcode = code[2 * at] & 0xff;
            oparg = oparg << 8 | code[2 * at + 1] & 0xff;
            if (opcode == Opcode.EXTENDED_ARG) {
                at++;
                continue;
            }
            int next = at + 1 + Opcode.caches(opcode);
            int here = at;
            int argument = oparg;
            oparg = 0;
            at = next;
            switch (opcode) {
                case Opcode.FOR_ITER -> {
                    return PyTuple.of(2L * here, 2L * next, 2L * (next + argument + 2));
                }
                case Opcode.POP_JUMP_IF_FALSE, Opcode.POP_JUMP_IF_TRUE, Opcode.POP_JUMP_IF_NONE, Opcode.POP_JUMP_IF_NOT_NONE -> {
                    int notTaken = next < units && (code[2 * next] & 0xff) == Opcode.NOT_TAKEN ? next + 1 : next;
                    return PyTuple.of(2L * here, 2L * notTaken, 2L * (next + argument));
                }
                case Opcode.END_ASYNC_FOR -> {
                    int source = next - argument;
                    return PyTuple.of(2L * source, 2L * (source + 2), 2L * next);
                }
                default -> { }
            }
        }
        return null;
    }
}
