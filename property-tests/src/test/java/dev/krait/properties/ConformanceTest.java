package dev.krait.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The quick suites of CPython in every build; all of them by {@code property-tests/run Conformance}. */
class ConformanceTest {
    private static final List<String> QUICK = List.of("test_grammar", "test_symtable", "test_compiler_assemble", "test_compiler_codegen", "test_int_literal",
            "test_tstring", "test_named_expressions", "test_positional_only_arg", "test_keywordonlyarg", "test_global", "test_flufl", "test_type_aliases");

    @Test
    void quickSuitesPassAsTheOraclePassesThem() throws IOException, InterruptedException {
        Conformance conformance = Conformance.of("on", 300);
        assumeTrue(conformance != null, "the oracle cannot run here");
        for (Conformance.Row row : conformance.suites(QUICK)) {
            assertEquals(List.of(), row.missing(), row.suite());
            assertEquals(row.oracleRun(), row.run(), row.suite());
            assertTrue(row.passed(), row.suite());
        }
    }
}
