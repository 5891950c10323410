package dev.krait.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.codegen.define.Names;
import dev.krait.jit.JitOptions;
import org.junit.jupiter.api.Test;

class ClassBackendTest {
    @Test
    void namesOfPythonFunctionsAreNamesOfTheJvm() {
        assertEquals("‹module›", Names.method("<module>"));
        assertEquals("C·f·‹locals›·g", Names.method("C.f.<locals>.g"));
        assertEquals("run·", Names.method("run"));
        assertEquals("krait/py/pkg/mod$7", Names.internalClass("pkg.mod", 7));
    }

    @Test
    void stressFailsGuardsAndCompilesAtOnce() {
        JitOptions stress = JitOptions.parse("stress");
        assertEquals(JitOptions.Mode.STRESS, stress.mode());
        assertEquals(-5, JitOptions.parse("stress:-5").seed());
        assertTrue(stress.synchronous());
        assertEquals(1, stress.threshold());
    }
}
