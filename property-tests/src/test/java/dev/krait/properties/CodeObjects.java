package dev.krait.properties;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Compares code objects and trees with the oracle's, everything in them included: {@code CodeObjects [--optimize N | --trees] [--first N] [--count N]
 * [FILE...]}. Without files all of the oracle's {@code Lib} with its tests, or so many of them from the N-th on; without an option the three levels of
 * optimisation and the trees.
 */
public final class CodeObjects {
    private final OracleFrontEnd oracle;
    private final FrontEnd own;
    private final List<String> differences = new ArrayList<>();
    private long all;
    private long identical;
    private int errors;

    private CodeObjects(OracleFrontEnd oracle, FrontEnd own) {
        this.oracle = oracle;
        this.own = own;
    }

    public static void main(String[] args) throws IOException {
        List<Path> files = new ArrayList<>();
        List<Integer> levels = List.of(0, 1, 2);
        boolean trees = true;
        int first = 0;
        int count = Integer.MAX_VALUE;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--optimize" -> {
                    levels = List.of(Integer.parseInt(args[++i]));
                    trees = false;
                }
                case "--trees" -> levels = List.of();
                case "--first" -> first = Integer.parseInt(args[++i]);
                case "--count" -> count = Integer.parseInt(args[++i]);
                default -> files.add(Path.of(args[i]));
            }
        }
        if (files.isEmpty()) {
            List<Path> all = library();
            files = all.subList(first, (int) Math.min((long) first + count, all.size()));
        }
        boolean same = true;
        for (int level : levels) {
            same &= report(files, Request.code(new byte[0], level), "code objects at level " + level);
        }
        if (trees) {
            same &= report(files, Request.tree(new byte[0]), "trees");
        }
        System.exit(same ? 0 : 1);
    }

    private static boolean report(List<Path> files, Request question, String what) throws IOException {
        try (OracleFrontEnd oracle = new OracleFrontEnd(); FrontEnd own = new FrontEnd()) {
            CodeObjects comparison = new CodeObjects(oracle, own);
            comparison.compare(files, question);
            comparison.differences.forEach(System.out::println);
            System.out.printf("identical %,d of %,d %s, in %,d files; %,d of these do not compile%n", comparison.identical, comparison.all, what,
                    files.size(), comparison.errors);
            return comparison.differences.isEmpty();
        }
    }

    /** All of the oracle's library with its tests. */
    static List<Path> library() throws IOException {
        Path lib = Path.of(Pythons.oracle().getFirst()).getParent().resolveSibling("lib").resolve("python3.14");
        try (Stream<Path> files = Files.walk(lib)) {
            return files.filter(f -> f.toString().endsWith(".py")).sorted().toList();
        }
    }

    /** For each file whose answer differs, its name and the first difference. */
    static List<String> differences(List<Path> files, Request question) throws IOException {
        try (OracleFrontEnd oracle = new OracleFrontEnd(); FrontEnd own = new FrontEnd()) {
            CodeObjects comparison = new CodeObjects(oracle, own);
            comparison.compare(files, question);
            return comparison.differences;
        }
    }

    private void compare(List<Path> files, Request question) throws IOException {
        for (Path file : files) {
            Request request = question.of(Files.readAllBytes(file));
            compare(file, oracle.answer(request), own.answer(request), request.what());
        }
    }

    private void compare(Path file, String expected, String actual, Request.What what) {
        boolean same = expected.equals(actual);
        if (!same) {
            differences.add(file + ": " + difference(expected, actual));
        }
        long objects = what == Request.What.TREE ? (expected.contains("Module(") ? 1 : 0) : codes(expected).count();
        all += objects;
        errors += objects == 0 ? 1 : 0;
        if (same) {
            identical += objects;
        } else if (what == Request.What.CODE) {
            // a code object's lines stand together: what differs in one does not make the next one different
            List<String> found = codes(actual).toList();
            List<String> wanted = codes(expected).toList();
            for (int i = 0; i < Math.min(found.size(), wanted.size()); i++) {
                identical += wanted.get(i).equals(found.get(i)) ? 1 : 0;
            }
        }
    }

    private static Stream<String> codes(String text) {
        return Stream.of(text.split("(?m)^code ")).skip(1);
    }

    /** Where two answers part. */
    static String difference(String expected, String actual) {
        String[] want = expected.split("\n");
        String[] got = actual.split("\n");
        String code = "";
        for (int i = 0; i < Math.max(want.length, got.length); i++) {
            String wanted = i < want.length ? want[i] : "the end";
            String found = i < got.length ? got[i] : "the end";
            if (!wanted.equals(found)) {
                int from = Math.max(0, commonPrefix(wanted, found) - 100);
                return "in " + code + "\n    expected " + excerpt(wanted, from) + "\n    found    " + excerpt(found, from);
            }
            code = wanted.startsWith("code ") ? wanted : code;
        }
        return null;
    }

    private static int commonPrefix(String a, String b) {
        int n = 0;
        while (n < Math.min(a.length(), b.length()) && a.charAt(n) == b.charAt(n)) {
            n++;
        }
        return n;
    }

    private static String excerpt(String line, int from) {
        int start = Math.min(from, line.length());
        return (start > 0 ? "…" : "") + line.substring(start, Math.min(line.length(), start + 400));
    }
}
