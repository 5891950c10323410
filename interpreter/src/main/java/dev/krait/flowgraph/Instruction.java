package dev.krait.flowgraph;

import dev.krait.ast.Span;
import dev.krait.bytecode.Opcode;

/** One instruction on its way to the assembler; jumps name a label first and a block later. */
public final class Instruction {
    int opcode;
    int oparg;
    Span span;

    /** Where a jump goes, or which handler a block push names. */
    BasicBlock target;

    /** The handler of exceptions raised here, or null. */
    BasicBlock handler;

    Instruction(int opcode, int oparg, Span span) {
        this.opcode = opcode;
        this.oparg = oparg;
        this.span = span;
    }

    public int opcode() {
        return opcode;
    }

    /** The argument; of a jump a label, or the index of the instruction that it leads to. */
    public int oparg() {
        return oparg;
    }

    public Span span() {
        return span;
    }

    Instruction copy() {
        Instruction copy = new Instruction(opcode, oparg, span);
        copy.target = target;
        copy.handler = handler;
        return copy;
    }

    void set(int opcode, int oparg) {
        this.opcode = opcode;
        this.oparg = oparg;
    }

    void makeNop() {
        set(Opcode.NOP, 0);
    }

    int line() {
        return span.line();
    }

    boolean isJump() {
        return Opcode.hasJump(opcode);
    }

    @Override
    public String toString() {
        String argument = Opcode.hasTarget(opcode) && target != null
                ? " " + target
                : Opcode.hasArg(opcode) ? " " + oparg : "";
        return span.line() + ": " + Opcode.name(opcode) + argument;
    }
}
