package dev.krait.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code krait -m test}: CPython's own test driver, which says what it says on CPython. */
class RegrtestTest {
    @BeforeEach
    void needsTheTests() {
        assumeTrue(Pythons.oracle() != null, "the oracle's Lib/test is not there");
    }

    private static void same(String... arguments) throws IOException, InterruptedException {
        assertEquals(output(Pythons.oracle(), arguments), output(Pythons.testing(), arguments));
    }

    /** What the driver says, without times and directories, and with the tests in one order: where several processes run them, any may end first. */
    private static String output(List<String> python, String... arguments) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(python);
        command.addAll(List.of("-m", "test", "--randseed", "5"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).directory(Scratch.directory("regrtest").toFile()).start();
        process.getOutputStream().close();
        try (BufferedReader reader = process.inputReader()) {
            String said = reader.lines().filter(line -> !line.startsWith("Total duration") && !line.contains("running (")
                    // where the distribution is used for the first time, it says there that it makes its start-up cache
                    && !line.startsWith("krait: first use")).map(RegrtestTest::withoutTimes).sorted().collect(Collectors.joining("\n"));
            return said + "\nstatus " + process.waitFor();
        }
    }

    private static String withoutTimes(String line) {
        return line.replaceFirst("^[\\d:]+ load avg: [\\d.]+ ", "").replaceFirst("^\\[\\d+/\\d+] ", "").replaceAll("\\d+\\.\\d+s", "")
                .replaceAll("\"/.*/lib/python3.14/", "\"");
    }

    @Test
    void testsRunInOneProcess() throws IOException, InterruptedException {
        same("test_grammar", "test_int_literal", "test_nosuch");
    }

    @Test
    void testsRunInProcessesOfTheirOwn() throws IOException, InterruptedException {
        same("-j2", "test_int_literal", "test_unary");
    }

    @Test
    void testsAreChosenByPattern() throws IOException, InterruptedException {
        same("-m", "test_lambdef", "-m", "*comparison", "test_grammar");
    }
}
