package dev.krait.exposer.prelink;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** A site whose bootstrap method is known, as the method that takes its place. */
sealed interface LinkedSite permits TypeSwitch, RecordMethod {
    /** The name of the method; {@code $} and a number keep it apart from the class's own. */
    String name();

    MethodTypeDesc type();

    /** Writes the method's body. */
    void write(CodeBuilder code);

    /** What an instruction becomes, or null when it is to stay (a lambda). */
    static LinkedSite of(InvokeDynamicInstruction instruction, int number) {
        DirectMethodHandleDesc bootstrap = instruction.bootstrapMethod();
        List<ConstantDesc> arguments = instruction.bootstrapArgs();
        String name = instruction.name().stringValue() + "$" + number;
        MethodTypeDesc type = instruction.typeSymbol();
        return switch (bootstrap.owner().displayName() + "." + bootstrap.methodName()) {
            case "SwitchBootstraps.typeSwitch" -> {
                List<ClassDesc> labels = new ArrayList<>();
                for (ConstantDesc label : arguments) {
                    if (!(label instanceof ClassDesc c)) {
                        yield null; // a constant among the patterns: rare, and left to the JDK
                    }
                    labels.add(c);
                }
                yield new TypeSwitch(name, type, labels);
            }
            case "ObjectMethods.bootstrap" -> {
                List<DirectMethodHandleDesc> fields = new ArrayList<>();
                for (ConstantDesc getter : arguments.subList(2, arguments.size())) {
                    fields.add((DirectMethodHandleDesc) (MethodHandleDesc) getter);
                }
                yield new RecordMethod(name, type, (ClassDesc) arguments.get(0), fields);
            }
            default -> null;
        };
    }
}
