package dev.krait.benchmarks;

import dev.krait.type.mapping.PyDict;
import java.io.IOException;
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

/** The examples in the interpreter and compiled, warm, at sizes of some hundredths of a second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"-Xss64m", "-XX:+UseCompactObjectHeaders"})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class ExampleBenchmark {
    @Param({"nbody 1000", "fannkuch 6", "richards 1", "deltablue 100", "spectral_norm 30", "mandelbrot 30", "nqueens 6", "chaos 1000", "raytracer 16",
            "binary_trees 6", "json_parser 10", "pipeline 1000"})
    public String program;

    @Param({"off", "on"})
    public String jit;

    private Embedded python;
    private PyDict module;
    private long size;

    @Setup(Level.Trial)
    public void load() throws IOException {
        String[] words = program.split(" ");
        python = new Embedded(jit);
        module = python.load(Embedded.root().resolve("examples/" + words[0] + ".py"));
        size = Long.parseLong(words[1]);
    }

    @TearDown(Level.Trial)
    public void close() {
        python.close();
    }

    @Benchmark
    public Object run() {
        return python.call(module, "main", size);
    }
}
