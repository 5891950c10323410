package dev.krait.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Module {@code faulthandler}: the oracle's text, and stacks of a program that does not come to an end. */
class FaulthandlerTest {
    private static final String DUMPS = """
            import faulthandler, os, signal, sys, threading, time
            def told(f, *a, **k):
                try:
                    print(f.__name__, f(*a, **k), flush=True)
                except Exception as e:
                    print(f.__name__, type(e).__name__, e, flush=True)
            def deep(n):
                return deep(n - 1) if n else faulthandler.dump_traceback(1, False)
            def waits(started, end):
                started.release()
                end.acquire()
            for file in -1, 'x', 2 ** 40, 99:
                told(faulthandler.dump_traceback, file)
            for timeout in 0, -1, 1e300, float('nan'), 'x':
                told(faulthandler.dump_traceback_later, timeout)
            for number in 0, 65, signal.SIGSEGV, signal.SIGKILL, 'x':
                told(faulthandler.register, number)
                told(faulthandler.unregister, number)
            deep(150)
            exec(compile("faulthandler.dump_traceback(1)", "f\\tn\\x7f\\xe9\\u4e00\\U0001f600\\udc80" + "x" * 600, "exec"))
            started, end = threading.Lock(), threading.Lock()
            started.acquire()
            end.acquire()
            thread = threading.Thread(target=waits, args=(started, end), name="a very long name")
            thread.start()
            started.acquire()
            time.sleep(0.2)
            faulthandler.dump_traceback(1)
            end.release()
            thread.join()
            signal.signal(signal.SIGUSR1, lambda *a: print('handler', a[0], flush=True))
            for chain in False, True:
                told(faulthandler.register, signal.SIGUSR1, 1, True, chain)
                os.kill(os.getpid(), signal.SIGUSR1)
                signal.raise_signal(signal.SIGUSR1)
                told(faulthandler.unregister, signal.SIGUSR1)
            os.kill(os.getpid(), signal.SIGUSR1)
            told(faulthandler.enable, 1, c_stack=False)
            told(faulthandler.is_enabled)
            told(faulthandler.disable)
            told(faulthandler.disable)
            faulthandler.dump_traceback_later(0.1, file=1)
            time.sleep(0.5)
            faulthandler.dump_traceback_later(0.1, file=1, exit=True)
            time.sleep(60)
            """;

    private static final String LOOP = """
            import faulthandler, signal
            faulthandler.register(signal.SIGUSR2, 1)
            faulthandler.enable(1)
            def f():
                n = 0
                while True:
                    n += 1
            print('ready', flush=True)
            f()
            """;

    private static List<String> lines(List<String> python, String program) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(python);
        command.addAll(List.of("-c", program));
        Process process = new ProcessBuilder(command).start();
        process.getOutputStream().close();
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = process.inputReader()) {
            // the main thread has the name of the command, others one that is cut
            reader.lines().forEach(line -> lines.add(line.replaceAll("0x[0-9a-f]{16} \\[(python-main|python3.*?)]", "[main]").replaceAll("0x[0-9a-f]{16}", "")
                    .replaceAll("\".*/threading.py\", line \\d+", "threading")));
        } finally {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        }
        lines.add("status " + process.exitValue());
        return lines;
    }

    @Test
    void stacksAreWrittenAsTheOracleWritesThem() throws IOException, InterruptedException {
        assumeTrue(Pythons.oracle() != null, "the oracle cannot run here");
        List<String> expected = lines(Pythons.oracle(), DUMPS);
        assertEquals(String.join("\n", expected), String.join("\n", lines(Pythons.krait("-X", "jit=off"), DUMPS)));
        assertEquals(String.join("\n", expected), String.join("\n", lines(Pythons.krait("-X", "jit=eager,strict"), DUMPS)));
    }

    @Test
    void aSignalFromOutsideShowsWhereACompiledLoopIs() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Pythons.krait("-X", "jit=on", "-c", LOOP)).start();
        try (BufferedReader reader = process.inputReader()) {
            assertEquals("ready", reader.readLine());
            // let the loop get hot
            Thread.sleep(1500);
            assertEquals(0, new ProcessBuilder("kill", "-USR2", Long.toString(process.pid())).start().waitFor());
            assertEquals("Current thread 0x0000000000000001 [python-main] (most recent call first):", reader.readLine());
            assertTrue(reader.readLine().matches(" {2}File \"<string>\", line [67] in f"));
            assertEquals("  File \"<string>\", line 9 in <module>", reader.readLine());
            assertEquals(0, new ProcessBuilder("kill", "-ABRT", Long.toString(process.pid())).start().waitFor());
            assertEquals("Fatal Python error: Aborted", reader.readLine());
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
            assertEquals(128 + 6, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
    }
}
