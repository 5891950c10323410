package dev.krait.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What ^C does: KeyboardInterrupt in the main thread, at once, wherever that runs or waits; and the process dies of the signal when nobody catches it. */
class InterruptTest {
    /** What a process that died of SIGINT gives, as shells and Java tell it. */
    private static final int DIED_OF_INTERRUPT = 130;

    private static void interrupted(String mode, String program, int status, String lastLine) throws IOException, InterruptedException {
        // a shell that starts the tests in the background has them ignore SIGINT, and so would we, as CPython does
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.addAll(Pythons.krait("-X", "jit=" + mode, "-c", program));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader reader = process.inputReader()) {
            assertEquals("ready", reader.readLine());
            // let the loop get hot, or the wait begin
            Thread.sleep(1500);
            assertEquals(0, new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor());
            assertTrue(process.waitFor(30, TimeUnit.SECONDS), () -> "still running under " + mode);
            List<String> lines = reader.lines().toList();
            String told = mode + ": " + lines;
            assertEquals(lastLine, lines.isEmpty() ? "" : lines.getLast(), told);
            assertEquals(status, process.exitValue(), told);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void signalsThatWereIgnoredAtTheStartStayIgnored() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("env", "--ignore-signal=INT", "--ignore-signal=HUP", "--default-signal=TERM"));
        command.addAll(Pythons.krait("-c", "import os, signal\nos.kill(os.getpid(), 2)\nprint([int(signal.getsignal(s)) for s in (1, 2, 13, 15)])"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader reader = process.inputReader()) {
            assertEquals(List.of("[1, 1, 1, 0]"), reader.lines().toList());
        }
    }

    private static final String LOOP = """
            def f():
                n = 0
                while True:
                    n += 1
            print('ready', flush=True)
            f()
            """;

    @Test
    void aCompiledLoopEnds() throws IOException, InterruptedException {
        interrupted("on", LOOP, DIED_OF_INTERRUPT, "KeyboardInterrupt");
        interrupted("eager", LOOP, DIED_OF_INTERRUPT, "KeyboardInterrupt");
    }

    @Test
    void aHandlerSeesTheVariablesOfACompiledLoop() throws IOException, InterruptedException {
        interrupted("on", """
                import signal
                def handler(number, frame):
                    print(number, frame.f_code.co_name, frame.f_locals['n'] > 1000)
                    raise SystemExit(4)
                signal.signal(signal.SIGINT, handler)
                def f():
                    n = 0
                    while True:
                        n += 1
                print('ready', flush=True)
                f()
                """, 4, "2 f True");
    }

    @Test
    void aReadOfStandardInputEnds() throws IOException, InterruptedException {
        interrupted("off", "import sys\nprint('ready', flush=True)\nsys.stdin.readline()", DIED_OF_INTERRUPT, "KeyboardInterrupt");
        interrupted("off", "import os\nprint('ready', flush=True)\nos.read(0, 1)", DIED_OF_INTERRUPT, "KeyboardInterrupt");
    }

    @Test
    void sleepingAndWaitingEnd() throws IOException, InterruptedException {
        interrupted("off", "import time\nprint('ready', flush=True)\ntime.sleep(60)", DIED_OF_INTERRUPT, "KeyboardInterrupt");
        interrupted("off", "import _thread\nlock = _thread.allocate_lock()\nlock.acquire()\nprint('ready', flush=True)\nlock.acquire()",
                DIED_OF_INTERRUPT, "KeyboardInterrupt");
    }

    @Test
    void aCaughtInterruptIsAnExceptionLikeOthers() throws IOException, InterruptedException {
        interrupted("on", """
                def f():
                    n = 0
                    try:
                        while True:
                            n += 1
                    except KeyboardInterrupt:
                        print('caught')
                print('ready', flush=True)
                f()
                """, 0, "caught");
    }
}
