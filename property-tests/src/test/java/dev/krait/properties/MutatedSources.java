package dev.krait.properties;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Compares the front ends on mutated sources: {@code MutatedSources [--first N] [--differences N] COUNT}. What differs (type, message and place of the error, the
 * warnings, or the code object) is made smaller and shown; the exit status is 1 then.
 */
public final class MutatedSources implements AutoCloseable {
    private static final int LONGEST_LINE = 300;

    private final Mutations mutations;
    private final OracleFrontEnd oracle = new OracleFrontEnd();
    private final FrontEnd own = new FrontEnd();

    MutatedSources() throws IOException {
        mutations = new Mutations(CodeObjects.library());
    }

    public static void main(String[] args) throws IOException {
        long first = 0;
        int wanted = 1;
        long count = 10_000;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--first" -> first = Long.parseLong(args[++i]);
                case "--differences" -> wanted = Integer.parseInt(args[++i]);
                default -> count = Long.parseLong(args[i]);
            }
        }
        int found = 0;
        try (MutatedSources sources = new MutatedSources()) {
            long start = System.nanoTime();
            long number = first;
            for (; number < first + count && found < wanted; number++) {
                String difference = sources.difference(number);
                if (difference != null) {
                    found++;
                    System.out.println("--- source " + number + "\n" + difference);
                }
            }
            System.out.printf("%,d of %,d mutated sources agree, %,d a second%n", number - first - found, number - first,
                    (number - first) * 1_000_000_000L / (System.nanoTime() - start));
        }
        System.exit(found == 0 ? 0 : 1);
    }

    /** How the front ends differ about a source, made small; null when they agree. */
    String difference(long number) {
        Request request = mutations.request(number);
        if (!differs(request)) {
            return null;
        }
        Request small = shrunk(request);
        return describe(small);
    }

    private boolean differs(Request request) {
        return !oracle.answer(request).equals(answer(request));
    }

    private String answer(Request request) {
        try {
            return own.answer(request);
        } catch (RuntimeException | Error e) {
            java.io.StringWriter trace = new java.io.StringWriter();
            e.printStackTrace(new java.io.PrintWriter(trace));
            return trace.toString();
        }
    }

    private String describe(Request request) {
        String expected = oracle.answer(request);
        String actual = answer(request);
        String how = request.what().word() + " " + request.mode() + " flags " + request.flags() + " optimize " + request.optimize() + " version "
                + request.version();
        return how + "\n" + new String(request.source(), StandardCharsets.UTF_8).replace("\r", "<CR>").replace("\f", "<FF>") + "\n"
                + CodeObjects.difference(expected, actual) + (actual.startsWith("java") ? "\n" + actual : "");
    }

    private Request shrunk(Request request) {
        Request small = request;
        String text = new String(request.source(), StandardCharsets.UTF_8);
        if (!differs(request.of(text.getBytes(StandardCharsets.UTF_8)))) {
            return request;
        }
        List<Function<String, List<String>>> cuts = List.of(Mutations::lines, Mutations::tokens, s -> s.codePoints().mapToObj(Character::toString).toList());
        for (Function<String, List<String>> cut : cuts) {
            if (text.length() < 20 * LONGEST_LINE) {
                Request whole = small;
                text = shrunk(cut.apply(text), s -> differs(whole.of(s.getBytes(StandardCharsets.UTF_8))));
            } else {
                Request whole = small;
                text = shrunk(Mutations.lines(text), s -> differs(whole.of(s.getBytes(StandardCharsets.UTF_8))));
            }
            small = small.of(text.getBytes(StandardCharsets.UTF_8));
        }
        return small;
    }

    /** Leaves out ever smaller runs of parts while the property holds. */
    private static String shrunk(List<String> parts, Predicate<String> property) {
        List<String> left = new ArrayList<>(parts);
        for (int width = Math.max(1, left.size() / 2); width >= 1; width /= 2) {
            for (int at = 0; at + width <= left.size();) {
                List<String> fewer = new ArrayList<>(left.subList(0, at));
                fewer.addAll(left.subList(at + width, left.size()));
                if (property.test(String.join("", fewer))) {
                    left = fewer;
                } else {
                    at++;
                }
            }
        }
        return String.join("", left);
    }

    @Override
    public void close() {
        own.close();
        oracle.close();
    }
}
