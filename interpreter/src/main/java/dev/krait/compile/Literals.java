package dev.krait.compile;

import dev.krait.object.PyEllipsis;
import dev.krait.object.PyNone;
import dev.krait.type.number.FloatText;
import dev.krait.type.number.PyComplex;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import dev.krait.type.text.StrRepr;
import java.math.BigInteger;

/** The {@code repr} of constants, in UTF-16, for messages and for annotations that become strings. */
final class Literals {
    private Literals() {}

    static String repr(Object value) {
        return switch (value) {
            case PyNone _ -> "None";
            case PyEllipsis _ -> "Ellipsis";
            case Boolean b -> b ? "True" : "False";
            case Long n -> n.toString();
            case BigInteger n -> n.toString();
            case Double d -> FloatText.repr(d);
            case PyComplex z -> complexRepr(z);
            case PyBytes b -> b.toString();
            case PyTuple t -> tupleRepr(t);
            default -> Str.java(StrRepr.repr(value));
        };
    }

    private static String tupleRepr(PyTuple tuple) {
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < tuple.items.length; i++) {
            text.append(i > 0 ? ", " : "").append(repr(tuple.items[i]));
        }
        return text.append(tuple.items.length == 1 ? ",)" : ")").toString();
    }

    private static String complexRepr(PyComplex z) {
        String imaginary = withoutPoint(FloatText.repr(z.imag)) + "j";
        if (Double.doubleToRawLongBits(z.real) == 0) {
            return imaginary;
        }
        String plus = imaginary.startsWith("-") ? "" : "+";
        return "(" + withoutPoint(FloatText.repr(z.real)) + plus + imaginary + ")";
    }

    private static String withoutPoint(String number) {
        return number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
    }
}
