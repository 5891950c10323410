package dev.krait.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Java's stack and heap running out are Python's errors: raised where they come up, caught by any handler, and nothing is out of balance afterwards. */
class JavaErrorsTest {
    private static final String PROGRAM = """
            import sys, threading

            def depth(n):
                return depth(n + 1)

            def caught(f):
                try:
                    f()
                except RecursionError:
                    return "RecursionError"
                except MemoryError:
                    return "MemoryError"

            def limit():
                n = 0
                def go():
                    nonlocal n
                    n += 1
                    go()
                try:
                    go()
                except RecursionError:
                    return n

            def text():
                return "ab" * (1 << 31)

            def grow():
                data = []
                while True:
                    data.append(bytearray(1 << 26))

            def work():
                usual = limit()
                sys.setrecursionlimit(10**8)
                print(*[caught(lambda: depth(0)) for _ in range(3)])
                sys.setrecursionlimit(1000)
                print(limit() == usual)
                print(caught(text), caught(grow), limit() == usual)

            threading.stack_size(1 << 19)
            for _ in range(2):
                thread = threading.Thread(target=work)
                thread.start()
                thread.join()
            """;

    @ParameterizedTest
    @ValueSource(strings = {"off", "eager"})
    void javaErrorsBecomePythonErrors(String mode) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Pythons.krait("-X", "jit=" + mode));
        command.addAll(List.of("-c", PROGRAM));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        List<String> once = List.of("RecursionError RecursionError RecursionError", "True", "MemoryError MemoryError True");
        List<String> twice = new ArrayList<>(once);
        twice.addAll(once);
        assertEquals(twice, process.inputReader().lines().toList());
        assertEquals(0, process.waitFor());
    }
}
