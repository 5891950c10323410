package dev.krait.codegen.define;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A class file as text: its Python method, an instruction on each line, with labels and the lines of the source. */
final class Listing {
    private final StringBuilder out = new StringBuilder();
    private final Map<Label, Integer> labels = new HashMap<>();

    private Listing() {
    }

    static String of(byte[] bytes) {
        Listing listing = new Listing();
        ClassModel model = ClassFile.of().parse(bytes);
        listing.out.append("class ").append(model.thisClass().asInternalName()).append('\n');
        for (MethodModel method : model.methods()) {
            if (!method.methodName().equalsString("<init>") && !method.methodName().equalsString("<clinit>") && !method.flags().has(AccessFlag.SYNTHETIC)) {
                listing.method(method);
            }
        }
        return listing.out.toString();
    }

    private void method(MethodModel method) {
        labels.clear();
        out.append('\n').append(method.methodName().stringValue()).append(method.methodType().stringValue()).append('\n');
        int pc = 0;
        for (CodeElement element : method.code().orElseThrow()) {
            switch (element) {
                case LabelTarget target -> out.append("  ").append(name(target.label())).append(":\n");
                case LineNumber line -> out.append("  ; line ").append(line.line()).append('\n');
                case ExceptionCatch handler -> out.append("  try ").append(name(handler.tryStart())).append(" .. ").append(name(handler.tryEnd()))
                        .append(" catch ").append(name(handler.handler())).append('\n');
                case Instruction instruction -> {
                    out.append(String.format(Locale.ROOT, "%6d  %s%n", pc, text(instruction)));
                    pc += instruction.sizeInBytes();
                }
                default -> { }
            }
        }
    }

    private String name(Label label) {
        labels.putIfAbsent(label, labels.size());
        return "L" + labels.get(label);
    }

    private String text(Instruction i) {
        String operation = i.opcode().name().toLowerCase(Locale.ROOT);
        return switch (i) {
            case LoadInstruction load -> operation + (operation.indexOf('_') < 0 ? " " + load.slot() : "");
            case StoreInstruction store -> operation + (operation.indexOf('_') < 0 ? " " + store.slot() : "");
            case IncrementInstruction inc -> operation + " " + inc.slot() + " " + inc.constant();
            case ConstantInstruction constant when i.sizeInBytes() > 1 -> operation + " " + constant.constantValue();
            case BranchInstruction branch -> operation + " " + name(branch.target());
            case InvokeInstruction call -> operation + " " + shortName(call.owner().asSymbol()) + "." + call.name() + " " + call.typeSymbol().displayDescriptor();
            case FieldInstruction field -> operation + " " + shortName(field.owner().asSymbol()) + "." + field.name();
            case TypeCheckInstruction check -> operation + " " + shortName(check.type().asSymbol());
            case TableSwitchInstruction s -> operation + cases(s.cases(), s.defaultTarget());
            case LookupSwitchInstruction s -> operation + cases(s.cases(), s.defaultTarget());
            default -> operation;
        };
    }

    private static String shortName(ClassDesc type) {
        return type.displayName();
    }

    private String cases(List<java.lang.classfile.instruction.SwitchCase> cases, Label otherwise) {
        StringBuilder text = new StringBuilder();
        cases.forEach(c -> text.append(' ').append(c.caseValue()).append(':').append(name(c.target())));
        return text.append(" else:").append(name(otherwise)).toString();
    }
}
