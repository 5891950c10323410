package dev.krait.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Child processes that are Krait, too: they get pipes of their parent and share semaphores with it. */
class ProcessesTest {
    private static final String POOL = """
            from concurrent.futures import ProcessPoolExecutor
            import multiprocessing

            def square(x):
                if x == 7:
                    raise ValueError(x)
                return x * x

            def count(lock, value, queue):
                with lock:
                    queue.put(value)

            if __name__ == "__main__":
                with ProcessPoolExecutor(max_workers=2) as executor:
                    print(list(executor.map(square, range(7), chunksize=2)))
                    print(repr(executor.submit(square, 7).exception()))
                context = multiprocessing.get_context("spawn")
                lock, queue = context.Lock(), context.Queue()
                lock.acquire()
                process = context.Process(target=count, args=(lock, 42, queue))
                process.start()
                print(queue.empty())
                lock.release()
                print(queue.get(), process.join(), process.exitcode)
            """;
    private static final String PIPES = """
            import os, subprocess, sys
            r, w = os.pipe()
            answers, answer = os.pipe()
            code = f"import os; f = os.fdopen({r}, 'rb'); os.write({answer}, f.read().upper())"
            child = subprocess.Popen([sys.executable, "-c", code], pass_fds=[r, answer])
            os.close(r)
            os.close(answer)
            os.write(w, b"until the end")
            os.close(w)
            print(os.read(answers, 100), child.wait(), os.read(answers, 100))
            """;
    private static final String FILES = """
            import os, subprocess, sys, tempfile
            with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as output:
                given.write(b"before ")
                given.flush()
                code = f"import os; os.write({given.fileno()}, b'after'); print('x' * 100000, end='')"
                status = subprocess.call([sys.executable, "-c", code], stdout=output, pass_fds=[given.fileno()])
                given.seek(0)
                output.seek(0)
                print(status, given.read(), len(output.read()))
            """;

    @TempDir
    private Path directory;

    @Test
    void poolsLocksAndQueuesWorkAcrossProcesses() throws IOException, InterruptedException {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "the system does not name descriptors");
        assertEquals("[0, 1, 4, 9, 16, 25, 36]\nValueError(7)\nTrue\n42 None 0\n", run(POOL), this::errors);
    }

    @Test
    void aChildReadsAPipeOfItsParentToTheEnd() throws IOException, InterruptedException {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "the system does not name descriptors");
        assertEquals("b'UNTIL THE END' 0 b''\n", run(PIPES), this::errors);
    }

    @Test
    void aChildWritesIntoFilesThatHaveNoName() throws IOException, InterruptedException {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "the system does not name descriptors");
        assertEquals("0 b'before after' 100000\n", run(FILES), this::errors);
    }

    private String errors() {
        try {
            return Files.readString(directory.resolve("errors"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String run(String program) throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("program.py"), program);
        List<String> command = new ArrayList<>(Pythons.testing());
        command.add(file.toString());
        // where the distribution is used for the first time, it says there that it makes its start-up cache
        Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectError(directory.resolve("errors").toFile()).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(120, TimeUnit.SECONDS);
        return output;
    }
}
