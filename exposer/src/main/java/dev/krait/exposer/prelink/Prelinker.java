package dev.krait.exposer.prelink;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rewrites the class files below a directory, those in jars included, in place. Each {@code invokedynamic} of a kind in {@link LinkedSite} becomes a call of a private
 * static method of the same class, and a class of the time before stack maps gets them: the AOT cache takes no other. The rest stays as it is, so that a
 * second run changes nothing. The class path must hold what the classes refer to.
 */
public final class Prelinker {
    /** Java 7: from here on the verifier asks for stack maps. */
    private static final int STACK_MAPS = ClassFile.JAVA_7_VERSION;

    private final ClassFile classFile = ClassFile.of(ClassFile.ConstantPoolSharingOption.NEW_POOL);

    private Prelinker() {
    }

    public static void main(String[] places) throws IOException {
        for (String place : places) {
            linkAll(Path.of(place));
            for (Path jar : files(Path.of(place), ".jar")) {
                Path linked = Files.copy(jar, jar.resolveSibling(jar.getFileName() + ".linked"), StandardCopyOption.REPLACE_EXISTING);
                try (FileSystem files = FileSystems.newFileSystem(linked)) {
                    linkAll(files.getPath("/"));
                }
                // this very program may be running from the jar: its file must stay what it is
                Files.move(linked, jar, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static List<Path> files(Path directory, String ending) throws IOException {
        try (Stream<Path> found = Files.walk(directory)) {
            return found.filter(f -> f.toString().endsWith(ending) && !f.endsWith("module-info.class")).toList();
        }
    }

    private static void linkAll(Path directory) throws IOException {
        for (Path file : files(directory, ".class")) {
            byte[] before = Files.readAllBytes(file);
            byte[] after = link(before);
            if (after != before) {
                Files.write(file, after);
            }
        }
    }

    /** The class file as it should be; the same array when it is. */
    public static byte[] link(byte[] bytes) {
        return new Prelinker().linked(bytes);
    }

    private byte[] linked(byte[] bytes) {
        ClassModel model = classFile.parse(bytes);
        boolean old = model.majorVersion() < STACK_MAPS;
        if (!old && !hasSites(model)) {
            return bytes;
        }
        ClassDesc owner = model.thisClass().asSymbol();
        boolean isInterface = model.flags().has(AccessFlag.INTERFACE);
        List<LinkedSite> sites = new ArrayList<>();
        ClassTransform calls = ClassTransform.transformingMethodBodies((code, element) -> {
            LinkedSite site = element instanceof InvokeDynamicInstruction i ? LinkedSite.of(i, sites.size()) : null;
            if (site == null) {
                code.with(element);
            } else {
                sites.add(site);
                code.invokestatic(owner, site.name(), site.type(), isInterface);
            }
        });
        ClassTransform bodies = ClassTransform.endHandler(type -> {
            for (LinkedSite site : sites) {
                type.withMethodBody(site.name(), site.type(), ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC, site::write);
            }
        });
        ClassTransform version = (type, element) -> type.with(old && element instanceof ClassFileVersion ? ClassFileVersion.of(STACK_MAPS, 0) : element);
        return classFile.transformClass(model, calls.andThen(bodies).andThen(version));
    }

    private static boolean hasSites(ClassModel model) {
        for (MethodModel method : model.methods()) {
            CodeModel code = method.code().orElse(null);
            if (code != null && code.elementStream().anyMatch(e -> e instanceof InvokeDynamicInstruction i && LinkedSite.of(i, 0) != null)) {
                return true;
            }
        }
        return false;
    }
}
