package dev.krait.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that was written is lost when a program ends and leaves files open. */
class FilesAtExitTest {
    private static final String PROGRAM = """
            import io
            kept = open("kept", "w")
            kept.write("kept")

            def drop(i):
                open(f"gone{i}", "wb").write(b"gone")

            for i in range(300):
                drop(i)
                junk = [bytearray(100_000) for j in range(10)]  # the collector comes by, also just before the end

            def generator(f):
                try:
                    yield
                finally:
                    f.write("finally")

            f = open("generated", "w")
            g = generator(f)
            next(g)

            class Shouting(io.RawIOBase):
                def __init__(self, name):
                    self.file = open(name, "w")
                def writable(self):
                    return True
                def write(self, data):
                    self.file.write(bytes(data).decode().upper())
                    return len(data)

            text = io.TextIOWrapper(io.BufferedWriter(Shouting("shouted")))
            text.write("loud")
            print("printed", end="")
            """;

    @TempDir
    private Path directory;

    @Test
    void whatWasWrittenToFilesLeftOpenIsThereAtTheEnd() throws IOException, InterruptedException {
        assertEquals("printed", run("-W", "ignore", "-c", PROGRAM));
        assertEquals("kept", Files.readString(directory.resolve("kept")));
        for (int i = 0; i < 300; i++) {
            assertEquals("gone", Files.readString(directory.resolve("gone" + i)));
        }
        assertEquals("finally", Files.readString(directory.resolve("generated")));
        assertEquals("LOUD", Files.readString(directory.resolve("shouted")));
    }

    @Test
    void filesLeftOpenAreWarnedOfWhenResourceWarningsAreShown() throws IOException, InterruptedException {
        assertEquals("<sys>:0: ResourceWarning: unclosed file <_io.TextIOWrapper name='left' mode='w' encoding='UTF-8'>",
                run("-W", "default", "-c", "f = open('left', 'w'); f.write('x')").strip());
        assertEquals("x", Files.readString(directory.resolve("left")));
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Pythons.krait());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(120, TimeUnit.SECONDS);
        return output;
    }
}
