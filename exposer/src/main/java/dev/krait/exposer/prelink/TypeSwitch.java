package dev.krait.exposer.prelink;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code (Object selector, int restart) -> index of the first label from restart on that the selector is an instance of}: −1 for null, the number of labels
 * when there is none. Compare {@link java.lang.runtime.SwitchBootstraps#typeSwitch}.
 */
record TypeSwitch(String name, MethodTypeDesc type, List<ClassDesc> labels) implements LinkedSite {
    @Override
    public void write(CodeBuilder code) {
        Label present = code.newLabel();
        Label none = code.newLabel();
        code.aload(0).ifnonnull(present).iconst_m1().ireturn().labelBinding(present);
        List<SwitchCase> entries = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            entries.add(SwitchCase.of(i, code.newLabel()));
        }
        code.iload(1).tableswitch(none, entries);
        for (SwitchCase entry : entries) {
            Label next = code.newLabel();
            code.labelBinding(entry.target()).aload(0).instanceOf(labels.get(entry.caseValue())).ifeq(next);
            code.loadConstant(entry.caseValue()).ireturn().labelBinding(next);
        }
        code.labelBinding(none).loadConstant(labels.size()).ireturn();
    }
}
