package dev.krait.properties;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The long run: {@code Campaign COUNT [SEED]}, random programs four ways with a line of progress every two seconds. Each Python is a process of its own. The first program
 * that differs is made smaller line by line and kept in {@code target/differs.py}; the exit status is 1.
 */
public final class Campaign {
    private Campaign() {
    }

    public static void main(String[] args) throws IOException {
        long count = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime();
        List<String> command = Pythons.oracle();
        if (command == null) {
            System.err.println("the oracle cannot run here");
            System.exit(2);
        }
        List<Way> ways = new ArrayList<>();
        for (String mode : List.of("off", "eager", "stress:" + seed)) {
            ways.add(new ProgramServer(mode, Pythons.krait("-X", "jit=" + mode + ",strict")));
        }
        try (FourWays all = new FourWays(new ProgramServer("oracle", command), ways)) {
            System.out.println("seed " + seed);
            System.exit(run(all, count, new Random(seed)) ? 0 : 1);
        }
    }

    private static boolean run(FourWays ways, long count, Random random) throws IOException {
        long start = System.nanoTime();
        long shown = start;
        for (long done = 1; done <= count; done++) {
            String program = Programs.program(random);
            Way way = ways.difference(program);
            if (way != null) {
                System.out.println("program " + done + ": " + way.name() + " differs from the oracle");
                String small = ways.shrink(program);
                Files.createDirectories(Path.of("target"));
                Files.writeString(Path.of("target", "differs.py"), small);
                System.out.println(ways.report(small));
                return false;
            }
            long now = System.nanoTime();
            if (now - shown > 2_000_000_000L || done == count) {
                shown = now;
                System.out.printf("%,d of %,d programs agree, %,d a second%n", done, count, done * 1_000_000_000L / (now - start));
            }
        }
        return true;
    }
}
