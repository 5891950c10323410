package dev.krait.benchmarks;

import dev.krait.bytecode.PyCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** From source to code object, for files of the library. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"-Xss64m", "-XX:+UseCompactObjectHeaders"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CompileBenchmark {
    @Param({"keyword.py", "argparse.py", "typing.py", "_pydecimal.py"})
    public String file;

    private Embedded python;
    private byte[] source;

    @Setup(Level.Trial)
    public void read() throws IOException {
        python = new Embedded("off");
        source = Files.readAllBytes(Path.of(System.getProperty("krait.home"), "lib/python3.14", file));
    }

    @TearDown(Level.Trial)
    public void close() {
        python.close();
    }

    @Benchmark
    public PyCode compile() {
        return python.compile(source, file);
    }
}
