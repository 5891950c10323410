package dev.krait.codegen.emit;

import dev.krait.bytecode.Locations;
import dev.krait.bytecode.PyCode;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** The line table: Java tools show Python's lines. */
final class Lines {
    private final Locations locations;
    private int last = -1;

    Lines(PyCode code) {
        locations = Locations.of(code);
    }

    /** What follows belongs to the line of an instruction. */
    void at(MethodVisitor mv, int index) {
        int line = locations.lineOf(index);
        if (line > 0 && line < 65536 && line != last) {
            last = line;
            Label here = new Label();
            mv.visitLabel(here);
            mv.visitLineNumber(line, here);
        }
    }
}
