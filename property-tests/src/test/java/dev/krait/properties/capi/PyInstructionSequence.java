package dev.krait.properties.capi;

import dev.krait.ast.Span;
import dev.krait.bytecode.Opcode;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.flowgraph.Instruction;
import dev.krait.flowgraph.InstructionSequence;
import dev.krait.object.PyNone;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.ops.ArgumentOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;

/** Instructions and labels as the tests write and read them. Compare CPython {@code Python/instruction_sequence.c}. */
@ExposedType("InstructionSequence")
final class PyInstructionSequence extends PyObject {
    static final PyType TYPE = PyType.builtin(PyInstructionSequenceTable.TABLE, PyType.OBJECT, 0);

    private final InstructionSequence sequence;

    PyInstructionSequence() {
        this(new InstructionSequence());
    }

    PyInstructionSequence(InstructionSequence sequence) {
        super(TYPE);
        this.sequence = sequence;
    }

    /** The instructions of an argument that must be such a sequence. */
    static InstructionSequence of(Object value) {
        if (!(value instanceof PyInstructionSequence s)) {
            throw ValueErrors.of("expected an instruction sequence");
        }
        return s.sequence;
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newSequence(PyThread t, PyType cls, Object[] args, Object kwargs) {
        return new PyInstructionSequence();
    }

    @ExposedMethod(value = "addop($self, /, opcode, oparg, lineno, col_offset, end_lineno, end_col_offset)", doc = "Append an instruction.")
    void add(PyThread t, Object opcode, Object oparg, Object line, Object column, Object endLine, Object endColumn) {
        // CPython takes the second number for the end line and the third for the column, whatever it calls them; the tests count on that
        sequence.add(ArgumentOps.integer(t, opcode), ArgumentOps.integer(t, oparg), new Span(ArgumentOps.integer(t, line),
                ArgumentOps.integer(t, endLine), ArgumentOps.integer(t, column), ArgumentOps.integer(t, endColumn)));
    }

    @ExposedMethod(value = "new_label($self, /)", doc = "Return a new label.")
    long newLabel() {
        return sequence.newLabel();
    }

    @ExposedMethod(value = "use_label($self, /, label)", doc = "Place label at current location.")
    void useLabel(PyThread t, Object label) {
        int number = ArgumentOps.integer(t, label);
        if (number < 0) {
            throw ValueErrors.of("a label is not negative");
        }
        sequence.use(number);
    }

    @ExposedMethod(value = "add_nested($self, /, nested)", doc = "Add a nested sequence.")
    void addNested(PyThread t, Object nested) {
        if (!(nested instanceof PyInstructionSequence s)) {
            throw TypeErrors.of("expected an instruction sequence, not " + PyType.of(PyType.of(nested)).name);
        }
        sequence.addNested(s.sequence);
    }

    @ExposedMethod(value = "get_nested($self, /)", doc = "Add a nested sequence.")
    Object nested() {
        PyList list = new PyList();
        for (InstructionSequence nested : sequence.nested()) {
            list.append(new PyInstructionSequence(nested));
        }
        return list;
    }

    @ExposedMethod(value = "get_instructions($self, /)", doc = "Return the instructions as a list of tuples or labels.")
    Object instructions() {
        sequence.resolveLabels();
        PyList list = new PyList();
        for (Instruction i : sequence.instructions()) {
            Span span = i.span();
            Object oparg = Opcode.isValid(i.opcode()) && Opcode.hasArg(i.opcode()) ? (Object) (long) i.oparg() : PyNone.NONE;
            list.append(PyTuple.of((long) i.opcode(), oparg, (long) span.line(), (long) span.endLine(), (long) span.column(), (long) span.endColumn()));
        }
        return list;
    }
}
