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

    @Test
    void theInterpreterKnowsNoJit() {
        noClasses().that().resideInAnyPackage("dev.krait.object..", "dev.krait.eval..", "dev.krait.ops..", "dev.krait.type..", "dev.krait.frame..")
                .should().dependOnClassesThat().resideInAnyPackage("dev.krait.jit..", "dev.krait.codegen..", "dev.krait.deopt..").check(CLASSES);
    }

    @Test
    void theJitKnowsNoAsm() {
        noClasses().that().resideInAnyPackage("dev.krait.jit..", "dev.krait.deopt..").should().dependOnClassesThat().resideInAnyPackage("org.objectweb.asm..")
                .allowEmptyShould(true).check(CLASSES);
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
