package dev.krait.codegen;

import static org.objectweb.asm.Opcodes.*;

import dev.krait.bytecode.PyCode;
import dev.krait.codegen.define.Names;
import dev.krait.codegen.define.Unit;
import dev.krait.codegen.emit.ConstantPool;
import dev.krait.codegen.emit.MethodEmitter;
import dev.krait.codegen.emit.ResumptionEntries;
import dev.krait.jit.Backend;
import dev.krait.jit.Bailout;
import dev.krait.jit.BailoutReason;
import dev.krait.jit.CompiledUnit;
import dev.krait.jit.JitOptions;
import dev.krait.jit.build.GraphBuilder;
import dev.krait.jit.ir.Graph;
import dev.krait.runtime.CompiledCode;
import dev.krait.runtime.StressSequence;
import dev.krait.runtime.UnitLoader;
import java.util.concurrent.atomic.AtomicInteger;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;

/** The backend: one class for each graph, with one static method that holds the code, and the entries that lead to it. */
public final class ClassBackend implements Backend {
    /** HotSpot never compiles larger methods. */
    public static final int METHOD_LIMIT = 8000;
    private static final String OBJECT = "Ljava/lang/Object;";
    private static final String PARENT = "dev/krait/runtime/CompiledCode";
    private final AtomicInteger numbers = new AtomicInteger();
    private final StressSequence stress;

    public ClassBackend() {
        stress = null;
    }

    /** A backend whose code does what the options say: in stress mode guards fail. */
    public ClassBackend(JitOptions options) {
        stress = options.mode() == JitOptions.Mode.STRESS ? new StressSequence(options.seed()) : null;
    }

    @Override
    public CompiledUnit compile(Graph graph, EntryKind entry, String module, ExitListener listener) {
        PyCode code = graph.code;
        String owner = Names.internalClass(module, numbers.incrementAndGet());
        String method = Names.method(String.valueOf(code.qualname));
        int arguments = entry == EntryKind.CALL ? GraphBuilder.argumentCount(code) : 0;
        String descriptor = descriptor(entry, arguments);
        ConstantPool pool = new ConstantPool();
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(V21, ACC_PUBLIC | ACC_FINAL | ACC_SUPER, owner, null, PARENT, null);
        writer.visitSource(Names.source(String.valueOf(code.filename)), null);
        MethodVisitor mv = writer.visitMethod(ACC_PUBLIC | ACC_STATIC, method, descriptor, null, null);
        MethodEmitter emitter = new MethodEmitter(graph, entry, arguments, mv, owner, pool, stress);
        int size = emitter.emit();
        if (size >= METHOD_LIMIT) {
            throw new Bailout(BailoutReason.METHOD_TOO_BIG, code.qualname + ": " + size + " bytes");
        }
        emitter.writePackers(writer);
        entries(writer, owner, method, descriptor, entry, arguments);
        Object[] constants = pool.toArray();
        constants(writer, owner, constants.length);
        writer.visitEnd();
        Unit unit = new Unit(entry, size, graph, constants, emitter.exitPoints(), listener);
        byte[] bytes = writer.toByteArray();
        Class<?> type = new UnitLoader(unit).define(owner.replace('/', '.'), bytes);
        try {
            unit.define((CompiledCode) type.getConstructor().newInstance(), bytes);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
        return unit;
    }

    private static String descriptor(EntryKind entry, int arguments) {
        return entry == EntryKind.CALL
                ? "(Ldev/krait/thread/PyThread;Ldev/krait/type/function/PyFunction;" + OBJECT.repeat(arguments) + ")" + OBJECT
                : "(Ldev/krait/thread/PyThread;Ldev/krait/frame/PyFrame;" + (entry == EntryKind.RESUMPTION ? OBJECT : "") + ")" + OBJECT;
    }

    private static void entries(ClassWriter writer, String owner, String method, String descriptor, EntryKind entry, int arguments) {
        MethodVisitor init = writer.visitMethod(ACC_PUBLIC, "<init>", "()V", null, null);
        init.visitCode();
        init.visitVarInsn(ALOAD, 0);
        init.visitMethodInsn(INVOKESPECIAL, PARENT, "<init>", "()V", false);
        init.visitInsn(RETURN);
        init.visitMaxs(0, 0);
        init.visitEnd();
        if (entry == EntryKind.RESUMPTION) {
            ResumptionEntries.emit(writer, owner, method, descriptor);
            return;
        }
        if (entry != EntryKind.CALL) {
            forward(writer, "run", descriptor, owner, method, descriptor, 2);
            return;
        }
        if (arguments <= 4) {
            forward(writer, "call" + arguments, descriptor, owner, method, descriptor, 2 + arguments);
        }
        array(writer, owner, method, descriptor, arguments);
    }

    private static void forward(ClassWriter writer, String name, String type, String owner, String method, String descriptor, int parameters) {
        MethodVisitor mv = writer.visitMethod(ACC_PUBLIC, name, type, null, null);
        mv.visitCode();
        for (int i = 1; i <= parameters; i++) {
            mv.visitVarInsn(ALOAD, i);
        }
        mv.visitMethodInsn(INVOKESTATIC, owner, method, descriptor, false);
        mv.visitInsn(ARETURN);
        mv.visitMaxs(0, 0);
        mv.visitEnd();
    }

    private static void array(ClassWriter writer, String owner, String method, String descriptor, int arguments) {
        MethodVisitor mv = writer.visitMethod(ACC_PUBLIC, "callArray",
                "(Ldev/krait/thread/PyThread;Ldev/krait/type/function/PyFunction;[" + OBJECT + ")" + OBJECT, null, null);
        mv.visitCode();
        mv.visitVarInsn(ALOAD, 1);
        mv.visitVarInsn(ALOAD, 2);
        for (int i = 0; i < arguments; i++) {
            mv.visitVarInsn(ALOAD, 3);
            mv.visitIntInsn(SIPUSH, i);
            mv.visitInsn(AALOAD);
        }
        mv.visitMethodInsn(INVOKESTATIC, owner, method, descriptor, false);
        mv.visitInsn(ARETURN);
        mv.visitMaxs(0, 0);
        mv.visitEnd();
    }

    private static void constants(ClassWriter writer, String owner, int count) {
        MethodVisitor mv = writer.visitMethod(ACC_STATIC, "<clinit>", "()V", null, null);
        mv.visitCode();
        for (int i = 0; i < count; i++) {
            writer.visitField(ACC_PRIVATE | ACC_STATIC | ACC_FINAL, "k" + i, OBJECT, null, null).visitEnd();
            mv.visitLdcInsn(org.objectweb.asm.Type.getObjectType(owner));
            mv.visitLdcInsn(i);
            mv.visitMethodInsn(INVOKESTATIC, "dev/krait/runtime/Exits", "constant", "(Ljava/lang/Class;I)" + OBJECT, false);
            mv.visitFieldInsn(PUTSTATIC, owner, "k" + i, OBJECT);
        }
        mv.visitInsn(RETURN);
        mv.visitMaxs(0, 0);
        mv.visitEnd();
    }
}
