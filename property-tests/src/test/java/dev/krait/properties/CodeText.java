package dev.krait.properties;

import dev.krait.bytecode.Opcode;
import dev.krait.bytecode.PyCode;
import dev.krait.object.PyEllipsis;
import dev.krait.object.PyNone;
import dev.krait.type.number.PyComplex;
import dev.krait.type.sequence.PySlice;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.set.PyFrozenSet;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A code object and everything in it as text, in the form of {@code code_objects.py}. */
final class CodeText {
    private final List<String> lines = new ArrayList<>();

    private CodeText() {
    }

    static String of(PyCode code) {
        CodeText text = new CodeText();
        text.write(code);
        return String.join("\n", text.lines);
    }

    private void write(PyCode code) {
        List<PyCode> nested = new ArrayList<>();
        int[] numbers = {code.argcount, code.posonlyargcount, code.kwonlyargcount, code.stacksize, code.flags};
        lines.add("code str " + escape(code.qualname) + " str " + escape(code.name) + " " + Arrays.toString(numbers) + " line " + code.firstlineno);
        lines.add("names " + names(code.names));
        lines.add("variables " + names(code.localsplusnames) + " " + bytes(code.localspluskinds));
        for (int i = 0; i < code.code.length; i += 2) {
            int opcode = code.code[i] & 0xFF;
            lines.add("  " + Opcode.name(opcode) + " " + (code.code[i + 1] & 0xFF));
            i += 2 * Opcode.caches(opcode);
        }
        for (Object value : code.consts) {
            lines.add("constant " + constant(value, nested));
        }
        lines.add("lines " + bytes(code.linetable));
        lines.add("exceptions " + bytes(code.exceptiontable));
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
        return HexFormat.of().toHexDigits(Double.doubleToRawLongBits(d));
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
