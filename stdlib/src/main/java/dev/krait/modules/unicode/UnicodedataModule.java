package dev.krait.modules.unicode;

import dev.krait.error.PyErrors;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.text.Chars;
import dev.krait.type.text.Str;
import dev.krait.type.text.TextBuilder;
import dev.krait.type.text.UnicodeNames;
import java.text.Normalizer;

/** Module {@code unicodedata}. Compare CPython {@code Modules/unicodedata.c}. */
@ExposedModule(value = "unicodedata", doc = "This module provides access to the Unicode Character Database, version 16.0.0.")
public final class UnicodedataModule implements NativeModule {
    @Override
    public CallTable table() {
        return UnicodedataModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        module.dict.putName("unidata_version", "16.0.0");
        module.dict.putName("UCD", PyUcd.TYPE);
        module.dict.putName("ucd_3_2_0", new PyUcd());
    }

    static int character(Object chr, String function, String argument) {
        Object text = Str.exactOrNull(chr);
        if (text == null) {
            throw TypeErrors.of(function + "() argument" + argument + " must be a unicode character, not " + PyType.of(chr).name);
        }
        if (Str.length(text) != 1) {
            throw TypeErrors.of(function + "(): argument" + argument + " must be a unicode character, not a string of length " + Str.length(text));
        }
        return Str.codePointAt(text, 0);
    }

    static Object orDefault(Object value, Object otherwise, String complaint) {
        if (value != null) {
            return value;
        }
        if (otherwise == null) {
            throw ValueErrors.of(complaint);
        }
        return otherwise;
    }

    @ExposedFunction(value = "category($self, chr, /)", doc = "The general category.")
    static Object category(Object chr) {
        return switch (Character.getType(character(chr, "category", ""))) {
            case Character.UPPERCASE_LETTER -> "Lu";
            case Character.LOWERCASE_LETTER -> "Ll";
            case Character.TITLECASE_LETTER -> "Lt";
            case Character.MODIFIER_LETTER -> "Lm";
            case Character.OTHER_LETTER -> "Lo";
            case Character.NON_SPACING_MARK -> "Mn";
            case Character.ENCLOSING_MARK -> "Me";
            case Character.COMBINING_SPACING_MARK -> "Mc";
            case Character.DECIMAL_DIGIT_NUMBER -> "Nd";
            case Character.LETTER_NUMBER -> "Nl";
            case Character.OTHER_NUMBER -> "No";
            case Character.SPACE_SEPARATOR -> "Zs";
            case Character.LINE_SEPARATOR -> "Zl";
            case Character.PARAGRAPH_SEPARATOR -> "Zp";
            case Character.CONTROL -> "Cc";
            case Character.FORMAT -> "Cf";
            case Character.PRIVATE_USE -> "Co";
            case Character.SURROGATE -> "Cs";
            case Character.DASH_PUNCTUATION -> "Pd";
            case Character.START_PUNCTUATION -> "Ps";
            case Character.END_PUNCTUATION -> "Pe";
            case Character.CONNECTOR_PUNCTUATION -> "Pc";
            case Character.OTHER_PUNCTUATION -> "Po";
            case Character.MATH_SYMBOL -> "Sm";
            case Character.CURRENCY_SYMBOL -> "Sc";
            case Character.MODIFIER_SYMBOL -> "Sk";
            case Character.OTHER_SYMBOL -> "So";
            case Character.INITIAL_QUOTE_PUNCTUATION -> "Pi";
            case Character.FINAL_QUOTE_PUNCTUATION -> "Pf";
            default -> "Cn";
        };
    }

    @ExposedFunction(value = "bidirectional($self, chr, /)", doc = "The bidirectional class.")
    static Object bidirectional(Object chr) {
        int c = character(chr, "bidirectional", "");
        if (!Character.isDefined(c)) {
            return "";
        }
        return switch (Character.getDirectionality(c)) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> "L";
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT -> "R";
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> "AL";
            case Character.DIRECTIONALITY_EUROPEAN_NUMBER -> "EN";
            case Character.DIRECTIONALITY_EUROPEAN_NUMBER_SEPARATOR -> "ES";
            case Character.DIRECTIONALITY_EUROPEAN_NUMBER_TERMINATOR -> "ET";
            case Character.DIRECTIONALITY_ARABIC_NUMBER -> "AN";
            case Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR -> "CS";
            case Character.DIRECTIONALITY_NONSPACING_MARK -> "NSM";
            case Character.DIRECTIONALITY_BOUNDARY_NEUTRAL -> "BN";
            case Character.DIRECTIONALITY_PARAGRAPH_SEPARATOR -> "B";
            case Character.DIRECTIONALITY_SEGMENT_SEPARATOR -> "S";
            case Character.DIRECTIONALITY_WHITESPACE -> "WS";
            case Character.DIRECTIONALITY_OTHER_NEUTRALS -> "ON";
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING -> "LRE";
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE -> "LRO";
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING -> "RLE";
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE -> "RLO";
            case Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT -> "PDF";
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE -> "LRI";
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE -> "RLI";
            case Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE -> "FSI";
            case Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE -> "PDI";
            default -> "";
        };
    }

    @ExposedFunction(value = "mirrored($self, chr, /)", doc = "1 when the character is mirrored in right-to-left text.")
    static long mirrored(Object chr) {
        return Character.isMirrored(character(chr, "mirrored", "")) ? 1 : 0;
    }

    @ExposedFunction(value = "decimal($self, chr, default=<unrepresentable>, /)", doc = "The value of a decimal digit.")
    static Object decimal(Object chr, Object otherwise) {
        int value = Chars.decimal(character(chr, "decimal", " 1"));
        return orDefault(value < 0 ? null : (Object) (long) value, otherwise, "not a decimal");
    }

    @ExposedFunction(value = "digit($self, chr, default=<unrepresentable>, /)", doc = "The value of a digit.")
    static Object digit(Object chr, Object otherwise) {
        int value = Chars.digit(character(chr, "digit", " 1"));
        return orDefault(value < 0 ? null : (Object) (long) value, otherwise, "not a digit");
    }

    @ExposedFunction(value = "name($self, chr, default=<unrepresentable>, /)", doc = "The name.")
    static Object name(Object chr, Object otherwise) {
        return orDefault(UnicodeNames.name(character(chr, "name", " 1")), otherwise, "no such name");
    }

    @ExposedFunction(value = "lookup($self, name, /)", doc = "The character of a name.")
    static Object lookup(Object name) {
        Object text = Str.exactOrNull(name);
        if (text == null) {
            throw TypeErrors.of("lookup() argument must be str, not " + PyType.of(name).name);
        }
        Object found = UnicodeNames.lookup(Str.java(text));
        if (found == null) {
            throw PyErrors.with(ExceptionTypes.KEY_ERROR, Str.of("undefined character name '" + text + "'"));
        }
        return found;
    }

    @ExposedFunction(value = "combining($self, chr, /)", doc = "The canonical combining class.")
    static long combining(Object chr) {
        return combining(chr, false);
    }

    static long combining(Object chr, boolean old) {
        String found = UnicodeProperties.of("ccc", character(chr, "combining", ""), old);
        return found == null ? 0 : Long.parseLong(found);
    }

    @ExposedFunction(value = "east_asian_width($self, chr, /)", doc = "The width in East Asian text.")
    static Object eastAsianWidth(Object chr) {
        return eastAsianWidth(chr, false);
    }

    static Object eastAsianWidth(Object chr, boolean old) {
        String found = UnicodeProperties.of("ea", character(chr, "east_asian_width", ""), old);
        return found == null ? "N" : found;
    }

    @ExposedFunction(value = "decomposition($self, chr, /)", doc = "The decomposition mapping.")
    static Object decomposition(Object chr) {
        return decomposition(chr, false);
    }

    static Object decomposition(Object chr, boolean old) {
        String found = UnicodeProperties.of("dm", character(chr, "decomposition", ""), old);
        return found == null || found.equals("-") ? "" : found;
    }

    @ExposedFunction(value = "numeric($self, chr, default=<unrepresentable>, /)", doc = "The numeric value.")
    static Object numeric(Object chr, Object otherwise) {
        return numeric(chr, otherwise, false);
    }

    static Object numeric(Object chr, Object otherwise, boolean old) {
        int c = character(chr, "numeric", " 1");
        String found = UnicodeProperties.of("nv", c, old);
        Object value = found == null ? Chars.digit(c) < 0 ? null : (Object) (double) Chars.digit(c) : found.equals("None") ? null : (Object) Double.parseDouble(found);
        return orDefault(value, otherwise, "not a numeric character");
    }

    private static Normalizer.Form form(Object form, String function) {
        Object text = Str.exactOrNull(form);
        if (text == null) {
            throw TypeErrors.of(function + "() argument 1 must be str, not " + PyType.of(form).name);
        }
        return switch (Str.java(text)) {
            case "NFC" -> Normalizer.Form.NFC;
            case "NFD" -> Normalizer.Form.NFD;
            case "NFKC" -> Normalizer.Form.NFKC;
            case "NFKD" -> Normalizer.Form.NFKD;
            default -> throw ValueErrors.of("invalid normalization form");
        };
    }

    private static Object normalized(Normalizer.Form form, Object unistr, String function) {
        Object text = Str.exactOrNull(unistr);
        if (text == null) {
            throw TypeErrors.of(function + "() argument 2 must be str, not " + PyType.of(unistr).name);
        }
        // surrogates that stand apart must not meet on the way
        TextBuilder out = new TextBuilder(Str.length(text));
        StringBuilder run = new StringBuilder();
        for (int i = 0; i < Str.length(text); i++) {
            int c = Str.codePointAt(text, i);
            if (c >= 0xD800 && c <= 0xDFFF) {
                out.append(Str.of(Normalizer.normalize(run, form))).appendCodePoint(c);
                run.setLength(0);
            } else {
                run.appendCodePoint(c);
            }
        }
        return out.append(Str.of(Normalizer.normalize(run, form))).build();
    }

    @ExposedFunction(value = "normalize($self, form, unistr, /)", doc = "The string in a normal form.")
    static Object normalize(Object form, Object unistr) {
        return normalized(form(form, "normalize"), unistr, "normalize");
    }

    @ExposedFunction(value = "is_normalized($self, form, unistr, /)", doc = "Whether the string is in a normal form.")
    static boolean isNormalized(Object form, Object unistr) {
        return normalized(form(form, "is_normalized"), unistr, "is_normalized").equals(Str.exactOrNull(unistr));
    }
}
