package dev.krait.properties;

import dev.krait.ast.Mod;
import dev.krait.bytecode.Opcode;
import dev.krait.bytecode.PyCode;
import dev.krait.compile.Compiler;
import dev.krait.object.PyEllipsis;
import dev.krait.object.PyNone;
import dev.krait.parser.ParseError;
import dev.krait.parser.ParseMode;
import dev.krait.parser.Parser;
import dev.krait.parser.ParserFlags;
import dev.krait.parser.WarningSink;
import dev.krait.type.number.PyComplex;
import dev.krait.type.sequence.PySlice;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.set.PyFrozenSet;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Compares code objects with the oracle's, everything in them included: {@code CodeObjects [--optimize N] [FILE...]}, without files all of the
 * oracle's {@code Lib}. The text form is that of {@code code_objects.py}.
 */
public final class CodeObjects {
    private static final int FILES_AT_ONCE = 200;

    private final List<String> text = new ArrayList<>();

    private CodeObjects() {
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        int optimize = args.length > 1 && args[0].equals("--optimize") ? Integer.parseInt(args[1]) : 0;
        List<Path> files = Stream.of(args).skip(args.length > 1 && args[0].equals("--optimize") ? 2 : 0).map(Path::of).toList();
        List<String> differences = differences(files.isEmpty() ? library() : files, optimize);
        differences.forEach(System.out::println);
        System.out.println(differences.size() + " files differ");
    }

    /** All of the oracle's library with its tests. */
    static List<Path> library() throws IOException {
        Path lib = Path.of(Pythons.oracle().getFirst()).getParent().resolveSibling("lib").resolve("python3.14");
        try (Stream<Path> files = Files.walk(lib)) {
            return files.filter(f -> f.toString().endsWith(".py")).sorted().toList();
        }
    }

    /** For each file whose code differs, its name and the first difference. */
    static List<String> differences(List<Path> files, int optimize) throws IOException, InterruptedException {
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < files.size(); i += FILES_AT_ONCE) {
            compare(files.subList(i, Math.min(files.size(), i + FILES_AT_ONCE)), optimize, differences);
        }
        return differences;
    }

    private static void compare(List<Path> files, int optimize, List<String> differences) throws IOException, InterruptedException {
        Path script = Pythons.root().resolve("property-tests/src/test/resources/dev/krait/properties/code_objects.py");
        List<String> command = new ArrayList<>(Pythons.oracle());
        command.addAll(List.of(script.toString(), String.valueOf(optimize)));
        files.forEach(file -> command.add(file.toString()));
        Process oracle = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader lines = oracle.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            for (Path file : files) {
                List<String> expected = new ArrayList<>();
                for (line = lines.readLine(); line != null && !line.startsWith("file "); line = lines.readLine()) {
                    expected.add(line);
                }
                String difference = firstDifference(expected, compiled(Files.readAllBytes(file), optimize));
                if (difference != null) {
                    differences.add(file + ": " + difference);
                }
            }
        }
        oracle.waitFor();
    }

    private static String firstDifference(List<String> expected, List<String> actual) {
        String code = "";
        for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
            String want = i < expected.size() ? expected.get(i) : "the end";
            String got = i < actual.size() ? actual.get(i) : "the end";
            if (!want.equals(got)) {
                return "in " + code + "\n    expected " + want + "\n    found    " + got;
            }
            code = want.startsWith("code ") ? want : code;
        }
        return null;
    }

    /** Our code as text. */
    static List<String> compiled(byte[] source, int optimize) {
        CodeObjects writer = new CodeObjects();
        try {
            Mod tree = Parser.parse("file", source, ParseMode.EXEC, ParserFlags.DEFAULT, WarningSink.NONE);
            writer.write(Compiler.compile(tree, "file", 0, optimize, WarningSink.NONE));
        } catch (ParseError e) {
            return List.of(e.kind().exceptionName() + ": " + e.getMessage());
        }
        return writer.text;
    }

    private void write(PyCode code) {
        List<PyCode> nested = new ArrayList<>();
        int[] numbers = {code.argcount, code.posonlyargcount, code.kwonlyargcount, code.stacksize, code.flags};
        text.add("code str " + escape(code.qualname) + " str " + escape(code.name) + " " + Arrays.toString(numbers) + " line " + code.firstlineno);
        text.add("names " + names(code.names));
        text.add("variables " + names(code.localsplusnames) + " " + bytes(code.localspluskinds));
        for (int i = 0; i < code.code.length; i += 2) {
            int opcode = code.code[i] & 0xFF;
            text.add("  " + Opcode.name(opcode) + " " + (code.code[i + 1] & 0xFF));
            i += 2 * Opcode.caches(opcode);
        }
        for (Object value : code.consts) {
            text.add("constant " + constant(value, nested));
        }
        text.add("lines " + bytes(code.linetable));
        text.add("exceptions " + bytes(code.exceptiontable));
        nested.forEach(this::write);
    }

    private static String names(String[] names) {
        return constant(PyTuple.of(Stream.of(names).map(Str::of).toArray()), List.of());
    }

    private static String bytes(byte[] bytes) {
        return "bytes " + HexFormat.of().formatHex(bytes);
    }

    private static String constant(Object value, List<PyCode> nested) {
        return switch (value) {
            case PyCode code -> {
                nested.add(code);
                yield "code";
            }
            case PyNone _ -> "None";
            case PyEllipsis _ -> "Ellipsis";
            case Boolean b -> b ? "True" : "False";
            case Long n -> "int " + n;
            case BigInteger n -> "int " + n;
            case Double d -> "float " + bits(d);
            case PyComplex c -> "complex " + bits(c.real) + " " + bits(c.imag);
            case PyBytes b -> bytes(b.value);
            case PyTuple t -> "tuple(" + constants(t.items, nested, false) + ")";
            case PyFrozenSet s -> "frozenset(" + constants(s.toArray(), nested, true) + ")";
            case PySlice s -> "slice(" + constants(new Object[] {s.start, s.stop, s.step}, nested, false) + ")";
            default -> "str " + escape(value);
        };
    }

    private static String constants(Object[] values, List<PyCode> nested, boolean sorted) {
        List<String> all = new ArrayList<>();
        for (Object value : values) {
            all.add(constant(value, nested));
        }
        if (sorted) {
            all.sort(null);
        }
        return String.join(",", all);
    }

    private static String bits(double d) {
        return String.format("%016x", Double.doubleToRawLongBits(d));
    }

    private static String escape(Object s) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < Str.length(s); i++) {
            int c = Str.codePointAt(s, i);
            if (c > ' ' && c < 0x7F && "\\,()".indexOf(c) < 0) {
                escaped.append((char) c);
            } else {
                escaped.append('\\').append(Integer.toHexString(c)).append(';');
            }
        }
        return escaped.toString();
    }
}
