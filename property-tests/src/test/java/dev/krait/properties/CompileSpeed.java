package dev.krait.properties;

import dev.krait.ast.Mod;
import dev.krait.bytecode.PyCode;
import dev.krait.compile.Compiler;
import dev.krait.parser.ParseError;
import dev.krait.parser.ParseMode;
import dev.krait.parser.Parser;
import dev.krait.parser.ParserFlags;
import dev.krait.parser.WarningSink;
import dev.krait.source.Recoder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How long the front ends take for the library, in one run: {@code CompileSpeed [PASSES [STEP]]}, over every STEP-th file. Each counts with its least
 * processor time: the oracle's of three, ours of all passes.
 */
public final class CompileSpeed {
    private record Source(Path file, byte[] bytes, double oracle) {}

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private long checksum;

    private CompileSpeed() {
    }

    public static void main(String[] args) throws IOException {
        int passes = args.length > 0 ? Integer.parseInt(args[0]) : 8;
        int step = args.length > 1 ? Integer.parseInt(args[1]) : 1;
        int n = 0;
        List<Source> sources = new ArrayList<>();
        long lines = 0;
        double oracle = 0;
        try (OracleFrontEnd python = new OracleFrontEnd()) {
            for (Path file : CodeObjects.library()) {
                if (file.toString().contains("/test/") || file.toString().contains("/idlelib/") || n++ % step != 0) {
                    continue;
                }
                byte[] bytes = Files.readAllBytes(file);
                String answer = python.answer(new Request(Request.What.TIME, "exec", 0, 0, -1, bytes));
                sources.add(new Source(file, bytes, Double.parseDouble(answer)));
                oracle += sources.getLast().oracle;
                for (byte b : bytes) {
                    lines += b == '\n' ? 1 : 0;
                }
            }
        }
        new CompileSpeed().measure(sources, passes, lines, oracle);
    }

    private void measure(List<Source> sources, int passes, long lines, double oracle) {
        double[] best = new double[sources.size()];
        double[] parsing = new double[sources.size()];
        java.util.Arrays.fill(best, Double.MAX_VALUE);
        java.util.Arrays.fill(parsing, Double.MAX_VALUE);
        for (int pass = 0; pass < passes; pass++) {
            double whole = 0;
            for (int i = 0; i < best.length; i++) {
                long start = processorTime();
                long parsed = compile(sources.get(i));
                long end = processorTime();
                best[i] = Math.min(best[i], (end - start) / 1e9);
                parsing[i] = Math.min(parsing[i], (parsed - start) / 1e9);
                whole += (end - start) / 1e9;
            }
            System.out.printf("pass %d: %.2f s%n", pass + 1, whole);
        }
        double own = java.util.Arrays.stream(best).sum();
        System.out.printf("%,d lines: oracle %.2f s, %,.0f lines a second; ours %.2f s (%.2f of it parsing), %,.0f lines a second: %.2f times the oracle's time%n",
                lines, oracle, lines / oracle, own, java.util.Arrays.stream(parsing).sum(), lines / own, own / oracle);
    }

    private static long processorTime() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /** Compiles, and tells when the tree was there. */
    private long compile(Source source) {
        try {
            Mod tree = Parser.parse("file", source.bytes, Recoder.CHARSETS, ParseMode.EXEC, ParserFlags.DEFAULT, WarningSink.NONE);
            long parsed = processorTime();
            PyCode code = Compiler.compile(tree, "file", 0, 0, WarningSink.NONE);
            checksum += code.code.length;
            return parsed;
        } catch (ParseError e) {
            checksum++;
            return processorTime();
        }
    }
}
