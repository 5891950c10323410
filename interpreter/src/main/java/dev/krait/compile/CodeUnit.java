package dev.krait.compile;

import dev.krait.ast.Stmt;
import dev.krait.flowgraph.CodeUnitMetadata;
import dev.krait.flowgraph.ConstantPool;
import dev.krait.flowgraph.InstructionSequence;
import dev.krait.symtable.SymbolBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** One code object in the making. Compare CPython {@code Python/compile.c: struct compiler_unit}. */
final class CodeUnit {
    /** What the code is of. */
    enum Scope {
        MODULE,
        CLASS,
        FUNCTION,
        ASYNC_FUNCTION,
        LAMBDA,
        COMPREHENSION,
        ANNOTATIONS
    }

    /** An annotation that is compiled at the end of the block (PEP 649); an index of −1 if it is not conditional. */
    record DeferredAnnotation(Stmt.AnnAssign statement, int conditionalIndex) {}

    final SymbolBlock block;
    final Scope scope;

    /** The innermost class around, for mangling; or null. */
    final String className;

    final CodeUnitMetadata metadata;
    InstructionSequence sequence = new InstructionSequence();

    /** The module's own instructions while its annotations are compiled. */
    InstructionSequence stashedSequence;

    final List<FrameBlock> frameBlocks = new ArrayList<>();

    /** Of a class: what its methods store to {@code self.name}, sorted. */
    final TreeSet<String> staticAttributes = new TreeSet<>(CodePointOrder.ORDER);

    final List<DeferredAnnotation> deferredAnnotations = new ArrayList<>();
    int nextConditionalIndex;
    int inlinedComprehensions;
    int conditionalBlocks;

    CodeUnit(SymbolBlock block, Scope scope, String name, String className, ConstantPool constants) {
        this.block = block;
        this.scope = scope;
        this.className = className;
        this.metadata = new CodeUnitMetadata(name, constants);
    }

    FrameBlock topFrameBlock() {
        return frameBlocks.isEmpty() ? null : frameBlocks.getLast();
    }
}
