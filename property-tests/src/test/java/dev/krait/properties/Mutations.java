package dev.krait.properties;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Real source with mistakes put in: tokens, characters and lines are deleted, doubled, swapped, replaced. A number stands for each text. */
final class Mutations {
    /** Where the strange syntax is. */
    private static final Set<String> CHOICE = Set.of("test_syntax.py", "test_grammar.py", "test_patma.py", "test_fstring.py", "test_tstring.py",
            "test_type_params.py", "test_type_aliases.py", "test_type_annotations.py", "test_unparse.py", "test_tokenize.py", "test_named_expressions.py",
            "test_unpack.py", "test_unpack_ex.py", "test_positional_only_arg.py", "test_keywordonlyarg.py", "test_extcall.py", "test_exceptions.py",
            "test_except_star.py", "test_with.py", "test_coroutines.py", "test_generators.py", "test_listcomps.py", "test_decorators.py", "test_string_literals.py",
            "test_compile.py", "test_future_stmt.py", "test_flufl.py", "test_global.py", "test_scope.py", "test_lambda.py", "test_pep646_syntax.py",
            "test_codeop.py", "test_eof.py", "test_unicode_identifiers.py", "test_utf8source.py", "test_type_comments.py", "test_genexps.py",
            "test_setcomps.py", "test_dictcomps.py", "test_asyncgen.py", "test_import.py", "test_ast.py", "test_dis.py", "test_monitoring.py");
    /** Good enough to cut a text at; what is no token by it is cut into characters. */
    private static final Pattern TOKEN = Pattern.compile("[\\w&&[^0-9]]\\w*|[0-9][\\w.]*|\"\"\"|'''|\\n[ \\t]*|[ \\t]+|#[^\\n]*|\\*\\*=?|//=?|<<=?|>>=?|"
            + "->|:=|==|!=|<=|>=|[-+*/%&|^@]=|\\.\\.\\.|.", Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);
    private static final String[] INSERTED = {"(", ")", "[", "]", "{", "}", ":", ",", ";", "=", "*", "**", "'", "\"", "\\", "#", "@", "!", ".", "\n", "\t", " ",
        "0", "f'", "t\"", "f'''", "b'", "\\\n", "\f", "\r", "é", "€", "\u00a0", "😀", "$", "?", "`", "1_", "0x", "1e", "->", ":=", "==", "!=", "<>", "...",
        "if", "else", "for", "in", "is", "not", "and", "or", "lambda", "yield", "await", "async", "def", "class", "return", "import", "from", "as", "with", "try",
        "except", "finally", "while", "match", "case", "type", "global", "nonlocal", "del", "assert", "pass", "break", "continue", "raise", "None", "True",
        "_", "print", "exec", "__debug__", "\ufeff", "~", "%", "# type: int", "# type: ignore"};

    private final List<Path> files;
    private final List<Path> choice = new ArrayList<>();

    Mutations(List<Path> files) {
        this.files = files;
        for (Path file : files) {
            if (CHOICE.contains(file.getFileName().toString())) {
                choice.add(file);
            }
        }
    }

    /** The request that a number stands for. */
    Request request(long number) {
        Random random = new Random(new java.util.SplittableRandom(number).nextLong());
        byte[] source = mutated(random);
        int optimize = random.nextInt(3);
        return switch (random.nextInt(20)) {
            case 0 -> new Request(Request.What.TREE, "exec", Request.TYPE_COMMENTS, optimize, 4 + random.nextInt(11), source);
            case 1 -> new Request(Request.What.TREE, "exec", 0, optimize, -1, source);
            case 2 -> new Request(Request.What.CODE, "single", 0, optimize, -1, source);
            case 3 -> new Request(Request.What.CODE, "single", Request.ALLOW_INCOMPLETE_INPUT | Request.DONT_IMPLY_DEDENT, optimize, -1, source);
            case 4 -> new Request(Request.What.CODE, "eval", 0, optimize, -1, source);
            case 5 -> new Request(Request.What.TREE, "func_type", 0, optimize, -1, source);
            case 6 -> new Request(Request.What.CODE, "exec", Request.TOP_LEVEL_AWAIT, optimize, -1, source);
            case 7 -> new Request(Request.What.CODE, "exec", Request.ALLOW_INCOMPLETE_INPUT, optimize, -1, source);
            default -> Request.code(source, optimize);
        };
    }

    private byte[] mutated(Random random) {
        List<Path> from = random.nextBoolean() && !choice.isEmpty() ? choice : files;
        String text = excerpt(read(from.get(random.nextInt(from.size()))), random);
        int mistakes = random.nextInt(10) < 7 ? 1 : 2 + random.nextInt(2);
        for (int i = 0; i < mistakes; i++) {
            text = switch (random.nextInt(8)) {
                case 0 -> mutated(lines(text), random);
                case 1, 2 -> mutated(text.codePoints().mapToObj(Character::toString).toList(), random);
                default -> mutated(tokens(text), random);
            };
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(50) == 0 && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) (1 + random.nextInt(255));
        }
        return bytes;
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace("\0", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Some statements, an example from a docstring, or now and then the whole. */
    private static String excerpt(String text, Random random) {
        if (random.nextInt(40) == 0 && text.length() < 50_000) {
            return text;
        }
        if (random.nextInt(5) == 0) {
            List<String> examples = examples(text);
            if (!examples.isEmpty()) {
                return examples.get(random.nextInt(examples.size()));
            }
        }
        List<String> lines = lines(text);
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank() && " \t)]}#'\"".indexOf(lines.get(i).charAt(0)) < 0) {
                starts.add(i);
            }
        }
        if (starts.isEmpty()) {
            return text;
        }
        int first = random.nextInt(starts.size());
        int last = Math.min(starts.size() - 1, first + 1 + random.nextInt(6));
        int end = last == first ? lines.size() : starts.get(last);
        int start = starts.get(first);
        // a whole class is long: one of its parts will do
        if (end - start > 80) {
            return dedented(lines.subList(start + 1, end), random);
        }
        return String.join("", lines.subList(start, end));
    }

    private static String dedented(List<String> lines, Random random) {
        int first = random.nextInt(lines.size());
        while (first > 0 && !lines.get(first).matches("    \\S.*\n?")) {
            first--;
        }
        StringBuilder out = new StringBuilder();
        for (int i = first; i < Math.min(lines.size(), first + 40); i++) {
            String line = lines.get(i);
            if (i > first + 5 && line.matches("    \\S.*\n?") && random.nextInt(3) == 0) {
                break;
            }
            out.append(line.startsWith("    ") ? line.substring(4) : line);
        }
        return out.toString();
    }

    /** The examples of doctests. */
    private static List<String> examples(String text) {
        List<String> examples = new ArrayList<>();
        StringBuilder current = null;
        for (String line : lines(text)) {
            String inner = line.strip();
            if (inner.startsWith(">>> ")) {
                if (current != null) {
                    examples.add(current.toString());
                }
                current = new StringBuilder(inner.substring(4)).append('\n');
            } else if (current != null && inner.startsWith("...")) {
                current.append(inner.length() > 4 ? inner.substring(4) : "").append('\n');
            } else if (current != null) {
                examples.add(current.toString());
                current = null;
            }
        }
        return examples;
    }

    private static String mutated(List<String> parts, Random random) {
        if (parts.isEmpty()) {
            return INSERTED[random.nextInt(INSERTED.length)];
        }
        List<String> changed = new ArrayList<>(parts);
        int at = random.nextInt(changed.size());
        switch (random.nextInt(6)) {
            case 0 -> changed.remove(at);
            case 1 -> changed.add(at, changed.get(at));
            case 2 -> Collections.swap(changed, at, Math.min(at + 1 + random.nextInt(3), changed.size() - 1));
            case 3 -> changed.set(at, changed.get(random.nextInt(changed.size())));
            case 4 -> changed.add(at, INSERTED[random.nextInt(INSERTED.length)]);
            default -> changed.set(at, INSERTED[random.nextInt(INSERTED.length)]);
        }
        return String.join("", changed);
    }

    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            lines.add(text.substring(start, end + 1));
            start = end + 1;
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }
}
