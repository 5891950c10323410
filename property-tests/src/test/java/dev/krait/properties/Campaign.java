package dev.krait.properties;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import net.jqwik.api.sessions.JqwikSession;

/**
 * The long run: {@code Campaign COUNT}, random programs four ways with a line of progress every two seconds. The first program that differs is made smaller
 * line by line and kept in {@code target/differs.py}; the exit status is 1.
 */
public final class Campaign {
    private final ProgramServer oracle;
    private final List<ProgramServer> ways;

    private Campaign(ProgramServer oracle, List<ProgramServer> ways) {
        this.oracle = oracle;
        this.ways = ways;
    }

    public static void main(String[] args) throws IOException {
        long count = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
        List<String> command = Pythons.oracle();
        if (command == null) {
            System.err.println("the oracle cannot run here");
            System.exit(2);
        }
        List<ProgramServer> ways = new ArrayList<>();
        for (String mode : List.of("off", "eager", "stress")) {
            ways.add(new ProgramServer(mode, Pythons.krait("-X", "jit=" + mode)));
        }
        Campaign campaign = new Campaign(new ProgramServer("oracle", command), ways);
        boolean[] same = {true};
        JqwikSession.run(() -> same[0] = campaign.run(count));
        System.exit(same[0] ? 0 : 1);
    }

    private boolean run(long count) {
        Iterator<String> programs = Programs.programs().sampleStream().iterator();
        long start = System.nanoTime();
        long shown = start;
        for (long done = 1; done <= count; done++) {
            String program = programs.next();
            ProgramServer way = difference(program);
            if (way != null) {
                report(program, way);
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

    /** The first way that does not agree with the oracle, or null. */
    private ProgramServer difference(String program) {
        String expected = oracle.run(program);
        for (ProgramServer way : ways) {
            if (!expected.equals(way.run(program))) {
                return way;
            }
        }
        return null;
    }

    private void report(String program, ProgramServer way) {
        String small = shrink(program);
        try {
            Files.createDirectories(Path.of("target"));
            Files.writeString(Path.of("target", "differs.py"), small);
        } catch (IOException e) {
            System.err.println("cannot write target/differs.py: " + e.getMessage());
        }
        System.out.println(way.name() + " differs from the oracle on\n" + small);
        System.out.println("--- oracle\n" + oracle.run(small));
        for (ProgramServer each : ways) {
            System.out.println("--- " + each.name() + "\n" + each.run(small));
        }
    }

    /** Leaves out ever smaller runs of lines while a difference stays and the program still compiles on the oracle. */
    private String shrink(String program) {
        List<String> lines = new ArrayList<>(Arrays.asList(program.split("\n")));
        for (int width = Math.max(1, lines.size() / 2); width >= 1; width /= 2) {
            for (int at = 0; at + width <= lines.size();) {
                List<String> fewer = new ArrayList<>(lines.subList(0, at));
                fewer.addAll(lines.subList(at + width, lines.size()));
                String candidate = String.join("\n", fewer) + "\n";
                if (!oracle.run(candidate).contains("SyntaxError") && !oracle.run(candidate).contains("IndentationError") && difference(candidate) != null) {
                    lines = fewer;
                } else {
                    at++;
                }
            }
        }
        return String.join("\n", lines) + "\n";
    }
}
