package dev.krait.properties;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The oracle and the ways of running a program that are to agree with it. */
final class FourWays implements AutoCloseable {
    private static final int MOST_RUNS = 2000;
    private final Way oracle;
    private final List<Way> ways;

    FourWays(Way oracle, List<Way> ways) {
        this.oracle = oracle;
        this.ways = ways;
    }

    /** The first way that does not agree with the oracle, or null; also when the oracle itself did not come to an end or fell into endless recursion: that says nothing. */
    Way difference(String program) {
        String expected = oracle.run(program);
        if (expected.startsWith("hung") || expected.startsWith("process ended") || expected.contains("RecursionError")) {
            return null;
        }
        for (Way way : ways) {
            if (!expected.equals(way.run(program))) {
                return way;
            }
        }
        return null;
    }

    /** Leaves out ever smaller runs of lines while a difference stays and the program still compiles on the oracle. */
    String shrink(String program) {
        List<String> lines = new ArrayList<>(Arrays.asList(program.split("\n")));
        int runs = 0;
        for (int width = Math.max(1, lines.size() / 2); width >= 1; width /= 2) {
            for (int at = 0; at + width <= lines.size() && runs < MOST_RUNS; runs++) {
                List<String> fewer = new ArrayList<>(lines.subList(0, at));
                fewer.addAll(lines.subList(at + width, lines.size()));
                String candidate = String.join("\n", fewer) + "\n";
                if (compiles(candidate) && difference(candidate) != null) {
                    lines = fewer;
                } else {
                    at++;
                }
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private boolean compiles(String program) {
        String outcome = oracle.run(program);
        return !outcome.contains("SyntaxError") && !outcome.contains("IndentationError") && !outcome.contains("NameError");
    }

    /** A program, and for each way the first line in which it differs from the oracle. */
    String report(String program) {
        List<String> expected = oracle.run(program).lines().toList();
        StringBuilder text = new StringBuilder(program);
        for (Way way : ways) {
            List<String> actual = way.run(program).lines().toList();
            int at = 0;
            while (at < expected.size() && at < actual.size() && expected.get(at).equals(actual.get(at))) {
                at++;
            }
            text.append("--- ").append(way.name());
            if (at == expected.size() && at == actual.size()) {
                text.append(": the same\n");
            } else {
                text.append(": line ").append(at + 1).append('\n').append(line(actual, at)).append("\n    ").append(oracle.name()).append('\n').append(line(expected, at)).append('\n');
            }
        }
        return text.toString();
    }

    private static String line(List<String> lines, int at) {
        return at < lines.size() ? lines.get(at) : "(nothing more)";
    }

    @Override
    public void close() {
        oracle.close();
        ways.forEach(Way::close);
    }
}
