package dev.krait.exposer.prelink;

import static java.lang.constant.ConstantDescs.CD_Class;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * {@code equals}, {@code hashCode} or {@code toString} of a record over its fields (handles that read them), with the results that the JDK's own have. Compare
 * {@link java.lang.runtime.ObjectMethods}.
 */
record RecordMethod(String name, MethodTypeDesc type, ClassDesc owner, List<DirectMethodHandleDesc> fields) implements LinkedSite {
    private static final ClassDesc OBJECTS = Objects.class.describeConstable().orElseThrow();
    private static final ClassDesc BUILDER = StringBuilder.class.describeConstable().orElseThrow();
    private static final Map<String, Class<?>> BOXES = Map.of("Z", Boolean.class, "B", Byte.class, "S", Short.class, "C", Character.class, "I", Integer.class,
        "J", Long.class, "F", Float.class, "D", Double.class);

    @Override
    public void write(CodeBuilder code) {
        switch (name.substring(0, name.indexOf('$'))) {
            case "equals" -> writeEquals(code);
            case "hashCode" -> writeHashCode(code);
            default -> writeToString(code);
        }
    }

    private void writeEquals(CodeBuilder code) {
        Label different = code.newLabel();
        Label other = code.newLabel();
        code.aload(0).aload(1).if_acmpne(other).iconst_1().ireturn().labelBinding(other);
        code.aload(1).instanceOf(owner).ifeq(different).aload(1).checkcast(owner).astore(2);
        for (DirectMethodHandleDesc field : fields) {
            ClassDesc kind = kind(field);
            code.aload(0).getfield(owner, field.methodName(), kind).aload(2).getfield(owner, field.methodName(), kind);
            if (!kind.isPrimitive()) {
                code.invokestatic(OBJECTS, "equals", MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object)).ifeq(different);
            } else if (TypeKind.from(kind).asLoadable() == TypeKind.INT) {
                code.if_icmpne(different);
            } else {
                // compare, not ==: a NaN equals itself, the zeros differ
                code.invokestatic(box(kind), "compare", MethodTypeDesc.of(CD_int, kind, kind)).ifne(different);
            }
        }
        code.iconst_1().ireturn().labelBinding(different).iconst_0().ireturn();
    }

    private void writeHashCode(CodeBuilder code) {
        code.iconst_0();
        for (DirectMethodHandleDesc field : fields) {
            ClassDesc kind = kind(field);
            code.bipush(31).imul().aload(0).getfield(owner, field.methodName(), kind);
            if (kind.isPrimitive()) {
                code.invokestatic(box(kind), "hashCode", MethodTypeDesc.of(CD_int, kind));
            } else {
                code.invokestatic(OBJECTS, "hashCode", MethodTypeDesc.of(CD_int, CD_Object));
            }
            code.iadd();
        }
        code.ireturn();
    }

    private void writeToString(CodeBuilder code) {
        code.new_(BUILDER).dup().invokespecial(BUILDER, "<init>", MethodTypeDesc.of(CD_void));
        code.loadConstant(owner).invokevirtual(CD_Class, "getSimpleName", MethodTypeDesc.of(CD_String));
        append(code, CD_String);
        String before = "[";
        for (DirectMethodHandleDesc field : fields) {
            code.loadConstant(before + field.methodName() + "=");
            append(code, CD_String);
            code.aload(0).getfield(owner, field.methodName(), kind(field)).invokestatic(CD_String, "valueOf", MethodTypeDesc.of(CD_String, shown(kind(field))));
            append(code, CD_String);
            before = ", ";
        }
        code.loadConstant(fields.isEmpty() ? "[]" : "]");
        append(code, CD_String);
        code.invokevirtual(BUILDER, "toString", MethodTypeDesc.of(CD_String)).areturn();
    }

    private static void append(CodeBuilder code, ClassDesc kind) {
        code.invokevirtual(BUILDER, "append", MethodTypeDesc.of(BUILDER, kind));
    }

    /** The parameter of the {@code String.valueOf} that shows a value. */
    private static ClassDesc shown(ClassDesc kind) {
        return !kind.isPrimitive() ? CD_Object : kind.descriptorString().equals("B") || kind.descriptorString().equals("S") ? CD_int : kind;
    }

    private static ClassDesc kind(DirectMethodHandleDesc field) {
        return field.invocationType().returnType();
    }

    private static ClassDesc box(ClassDesc primitive) {
        return BOXES.get(primitive.descriptorString()).describeConstable().orElseThrow();
    }
}
