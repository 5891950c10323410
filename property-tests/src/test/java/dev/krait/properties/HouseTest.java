package dev.krait.properties;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What keeps the house as it was meant: arrows between rooms, signs on them. */
class HouseTest {
    private static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.krait");

    /** The rooms in the order of the arrows: none knows a later one. Compare docs/architecture.md, house.md. */
    private static final List<String[]> ROOMS = List.of(new String[] {"dev.krait.deopt.."}, new String[] {"dev.krait.jit.."}, new String[] {"dev.krait.codegen.."},
            new String[] {"dev.krait.launcher.."}, new String[] {"dev.krait.benchmarks.."});

    @Test
    void noRoomKnowsOneThatIsBuiltOnIt() {
        for (int i = 0; i < ROOMS.size(); i++) {
            for (int j = i + 1; j < ROOMS.size(); j++) {
                noClasses().that().resideInAnyPackage(ROOMS.get(i)).should().dependOnClassesThat().resideInAnyPackage(ROOMS.get(j)).allowEmptyShould(true).check(CLASSES);
            }
        }
    }

    @Test
    void theInterpreterAndTheLibraryKnowNoJit() {
        noClasses().that().resideOutsideOfPackages("dev.krait.deopt..", "dev.krait.jit..", "dev.krait.codegen..", "dev.krait.launcher..", "dev.krait.benchmarks..",
                "dev.krait.properties..").should().dependOnClassesThat().resideInAnyPackage("dev.krait.deopt..", "dev.krait.jit..", "dev.krait.codegen..", "dev.krait.launcher..").check(CLASSES);
    }

    @Test
    void onlyCodegenKnowsAsm() {
        noClasses().that().resideOutsideOfPackages("dev.krait.codegen..").should().dependOnClassesThat().resideInAnyPackage("org.objectweb.asm..").check(CLASSES);
    }

    @Test
    void theRepresentationKnowsNeitherItsBuilderNorItsPasses() {
        noClasses().that().resideInAnyPackage("dev.krait.jit.ir..").should().dependOnClassesThat()
                .resideInAnyPackage("dev.krait.jit.build..", "dev.krait.jit.pass..", "dev.krait.jit.python..", "dev.krait.codegen..").check(CLASSES);
        noClasses().that().resideInAnyPackage("dev.krait.jit.pass..").should().dependOnClassesThat().resideInAnyPackage("dev.krait.jit.build..", "dev.krait.jit.python..")
                .check(CLASSES);
    }

    @Test
    void nothingDependsOnWhatPythonSeesOfTheEvaluator() {
        noClasses().that().resideInAnyPackage("dev.krait.jit", "dev.krait.jit.build..", "dev.krait.jit.pass..", "dev.krait.codegen..").should().dependOnClassesThat()
                .resideInAnyPackage("dev.krait.jit.python..").check(CLASSES);
    }

    /** HotSpot never compiles a larger method. */
    @Test
    void theLoopAndWhatCompiledCodeCallsCanBeCompiled() throws IOException {
        List<String> tooLarge = new java.util.ArrayList<>();
        List<String> seen = new java.util.ArrayList<>();
        for (var type : CLASSES) {
            if (!type.getPackageName().equals("dev.krait.eval") && !type.getPackageName().startsWith("dev.krait.runtime") && !type.getPackageName().startsWith("dev.krait.ops")) {
                continue;
            }
            try (var in = HouseTest.class.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
                for (var method : java.lang.classfile.ClassFile.of().parse(in.readAllBytes()).methods()) {
                    int size = method.code().map(c -> ((java.lang.classfile.attribute.CodeAttribute) c).codeLength()).orElse(0);
                    seen.add(type.getSimpleName() + "." + method.methodName().stringValue());
                    if (size >= dev.krait.codegen.ClassBackend.METHOD_LIMIT) {
                        tooLarge.add(type.getName() + "." + method.methodName() + ": " + size);
                    }
                }
            }
        }
        assertEquals(List.of(), tooLarge);
        assertTrue(seen.contains("EvalLoop.run"), "the loop was looked at");
    }

    @Test
    void theFrontEndKnowsNoEvaluator() {
        noClasses().that().resideInAnyPackage("dev.krait.ast..", "dev.krait.source..", "dev.krait.tokenizer..", "dev.krait.parser..", "dev.krait.symtable..", "dev.krait.flowgraph..")
                .should().dependOnClassesThat().resideInAnyPackage("dev.krait.eval..", "dev.krait.frame..").check(CLASSES);
    }

    @Test
    void everyPackageHasASign() throws IOException {
        List<Path> without;
        try (Stream<Path> files = Files.walk(Pythons.root())) {
            without = files.filter(f -> f.toString().endsWith(".java") && f.toString().contains("/src/main/java/")).map(Path::getParent).distinct()
                    .filter(d -> !Files.exists(d.resolve("package-info.java"))).toList();
        }
        assertEquals(List.of(), without);
        assertTrue(CLASSES.size() > 100, "the classes were found");
    }
}
