package dev.krait.parser;

import dev.krait.ast.Span;
import dev.krait.object.PyEllipsis;
import dev.krait.object.PyNone;
import dev.krait.tokenizer.Identifiers;
import dev.krait.type.number.PyComplex;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import dev.krait.type.text.WideString;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Writes a tree as {@code ast.dump(tree, include_attributes=...)} does. */
public final class AstDump {
    private static final Map<String, String> CLASS_NAMES = Map.of("DictExpr", "Dict", "SetExpr", "Set", "ListExpr", "List", "TupleExpr", "Tuple",
            "ExprStmt", "Expr", "WithItem", "withitem", "MatchCase", "match_case", "Comprehension", "comprehension", "Arguments", "arguments");
    private static final Map<String, String> LOWER_NAMES = Map.of("Arg", "arg", "Keyword", "keyword", "Alias", "alias");

    private final boolean attributes;
    private final StringBuilder out = new StringBuilder();

    private AstDump(boolean attributes) {
        this.attributes = attributes;
    }

    public static String dump(Object tree, boolean includeAttributes) {
        AstDump dump = new AstDump(includeAttributes);
        try {
            dump.value(tree);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
        return dump.out.toString();
    }

    private void value(Object v) throws ReflectiveOperationException {
        switch (v) {
            case null -> out.append("None");
            case List<?> list -> list(list);
            case Enum<?> e -> out.append(e.getClass().getMethod("nodeName").invoke(e)).append("()");
            case Record node -> node(node);
            default -> constant(v);
        }
    }

    private void list(List<?> list) throws ReflectiveOperationException {
        out.append('[');
        String separator = "";
        for (Object element : list) {
            out.append(separator);
            value(element);
            separator = ", ";
        }
        out.append(']');
    }

    private void node(Record node) throws ReflectiveOperationException {
        String name = node.getClass().getSimpleName();
        name = CLASS_NAMES.getOrDefault(name, LOWER_NAMES.getOrDefault(name, name));
        out.append(name).append('(');
        String separator = "";
        for (RecordComponent component : node.getClass().getRecordComponents()) {
            Object v = component.getAccessor().invoke(node);
            if (v instanceof Span s) {
                if (attributes) {
                    out.append(separator).append("lineno=").append(s.line()).append(", col_offset=").append(s.column()).append(", end_lineno=")
                            .append(s.endLine()).append(", end_col_offset=").append(s.endColumn());
                }
                continue;
            }
            if (v == null || v instanceof List<?> l && l.isEmpty()) {
                continue;
            }
            out.append(separator).append(fieldName(component.getName())).append('=');
            separator = ", ";
            if (v instanceof String && component.getType() == String.class) {
                text(Str.of((String) v));
            } else {
                value(v);
            }
        }
        out.append(')');
    }

    private static String fieldName(String name) {
        if (name.equals("orElse") || name.equals("finalBody")) {
            return name.toLowerCase();
        }
        StringBuilder snake = new StringBuilder();
        for (char c : name.toCharArray()) {
            if (Character.isUpperCase(c)) {
                snake.append('_');
            }
            snake.append(Character.toLowerCase(c));
        }
        return snake.toString();
    }

    private void constant(Object v) {
        switch (v) {
            case String s -> text(s);
            case WideString s -> text(s);
            case Boolean b -> out.append(b ? "True" : "False");
            case Double d -> out.append(number(d));
            case PyBytes b -> bytes(b.value);
            case PyComplex c -> out.append(complex(c));
            default -> out.append(v == PyNone.NONE ? "None" : v == PyEllipsis.ELLIPSIS ? "Ellipsis" : v.toString());
        }
    }

    private static String complex(PyComplex c) {
        String imag = number(c.imag);
        return (imag.endsWith(".0") ? imag.substring(0, imag.length() - 2) : imag) + "j";
    }

    /** Python's {@code repr(float)}. */
    static String number(double d) {
        if (Double.isNaN(d)) {
            return "nan";
        }
        if (Double.isInfinite(d)) {
            return d > 0 ? "inf" : "-inf";
        }
        if (d == 0) {
            return 1 / d < 0 ? "-0.0" : "0.0";
        }
        BigDecimal shortest = shortest(d).stripTrailingZeros();
        String digits = shortest.unscaledValue().abs().toString();
        int exponent = digits.length() - shortest.scale() - 1;
        String sign = d < 0 ? "-" : "";
        if (exponent < -4 || exponent >= 16) {
            String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
            return sign + mantissa + (exponent < 0 ? "e-" : "e+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
        }
        String plain = shortest.abs().toPlainString();
        return sign + (plain.indexOf('.') < 0 ? plain + ".0" : plain);
    }

    /** {@code Double.toString} writes at least two digits, even where one would do. */
    private static BigDecimal shortest(double d) {
        BigDecimal written = new BigDecimal(Double.toString(d));
        BigDecimal one = written.round(new java.math.MathContext(1));
        return one.doubleValue() == d ? one : written;
    }

    private void text(Object s) {
        boolean single = false;
        boolean twice = false;
        for (int i = 0; i < Str.length(s); i++) {
            single |= Str.codePointAt(s, i) == '\'';
            twice |= Str.codePointAt(s, i) == '"';
        }
        char quote = single && !twice ? '"' : '\'';
        out.append(quote);
        for (int i = 0; i < Str.length(s); i++) {
            character(Str.codePointAt(s, i), quote);
        }
        out.append(quote);
    }

    private void character(int c, char quote) {
        if (c == quote || c == '\\') {
            out.append('\\').append((char) c);
        } else if (c == '\n' || c == '\r' || c == '\t') {
            out.append(c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t");
        } else if (c < ' ' || c == 0x7F || c > 0x7F && !Identifiers.isPrintable(c)) {
            out.append(c <= 0xFF ? "\\x%02x".formatted(c) : c <= 0xFFFF ? "\\u%04x".formatted(c) : "\\U%08x".formatted(c));
        } else {
            out.appendCodePoint(c);
        }
    }

    private void bytes(byte[] value) {
        boolean single = false;
        boolean twice = false;
        for (byte b : value) {
            single |= b == '\'';
            twice |= b == '"';
        }
        char quote = single && !twice ? '"' : '\'';
        out.append('b').append(quote);
        for (byte b : value) {
            int c = b & 0xFF;
            if (c >= 0x7F) {
                out.append("\\x%02x".formatted(c));
            } else {
                character(c, quote);
            }
        }
        out.append(quote);
    }
}
