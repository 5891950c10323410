package dev.krait.modules.unicode;

import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.type.text.Str;
import dev.krait.type.text.TextBuilder;

/** {@code ucd_3_2_0}: the functions of the module as the database was in version 3.2.0. */
@ExposedType("unicodedata.UCD")
public final class PyUcd extends PyObject {
    public static final PyType TYPE = PyType.builtin(PyUcdTable.TABLE, PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

    PyUcd() {
        super(TYPE);
    }

    @ExposedGetter(value = "unidata_version", member = true)
    Object unidataVersion() {
        return "3.2.0";
    }

    private static boolean isAssigned(int c) {
        return !"Cn".equals(UnicodeProperties.older("gc", c));
    }

    @ExposedMethod("category($self, chr, /)")
    Object category(Object chr) {
        String different = UnicodeProperties.older("gc", UnicodedataModule.character(chr, "category", ""));
        return different != null ? different : UnicodedataModule.category(chr);
    }

    @ExposedMethod("bidirectional($self, chr, /)")
    Object bidirectional(Object chr) {
        String different = UnicodeProperties.older("bc", UnicodedataModule.character(chr, "bidirectional", ""));
        return different == null ? UnicodedataModule.bidirectional(chr) : different.equals("-") ? "" : different;
    }

    @ExposedMethod("mirrored($self, chr, /)")
    long mirrored(Object chr) {
        String different = UnicodeProperties.older("mi", UnicodedataModule.character(chr, "mirrored", ""));
        return different != null ? Long.parseLong(different) : UnicodedataModule.mirrored(chr);
    }

    @ExposedMethod("combining($self, chr, /)")
    long combining(Object chr) {
        return UnicodedataModule.combining(chr, true);
    }

    @ExposedMethod("east_asian_width($self, chr, /)")
    Object eastAsianWidth(Object chr) {
        return UnicodedataModule.eastAsianWidth(chr, true);
    }

    @ExposedMethod("decomposition($self, chr, /)")
    Object decomposition(Object chr) {
        return UnicodedataModule.decomposition(chr, true);
    }

    @ExposedMethod("numeric($self, chr, default=<unrepresentable>, /)")
    Object numeric(Object chr, Object otherwise) {
        return UnicodedataModule.numeric(chr, otherwise, true);
    }

    @ExposedMethod("decimal($self, chr, default=<unrepresentable>, /)")
    Object decimal(Object chr, Object otherwise) {
        String different = UnicodeProperties.older("de", UnicodedataModule.character(chr, "decimal", " 1"));
        return different == null ? UnicodedataModule.decimal(chr, otherwise)
                : UnicodedataModule.orDefault(different.equals("None") ? null : (Object) Long.parseLong(different), otherwise, "not a decimal");
    }

    @ExposedMethod("digit($self, chr, default=<unrepresentable>, /)")
    Object digit(Object chr, Object otherwise) {
        return UnicodedataModule.digit(chr, otherwise);
    }

    @ExposedMethod("name($self, chr, default=<unrepresentable>, /)")
    Object name(Object chr, Object otherwise) {
        boolean assigned = isAssigned(UnicodedataModule.character(chr, "name", " 1"));
        return assigned ? UnicodedataModule.name(chr, otherwise) : UnicodedataModule.orDefault(null, otherwise, "no such name");
    }

    @ExposedMethod("lookup($self, name, /)")
    Object lookup(Object name) {
        return UnicodedataModule.lookup(name);
    }

    /** Characters that were not assigned yet stay as they are and part what stands around them. */
    @ExposedMethod("normalize($self, form, unistr, /)")
    Object normalize(Object form, Object unistr) {
        Object text = Str.exactOrNull(unistr);
        if (text == null) {
            return UnicodedataModule.normalize(form, unistr);
        }
        TextBuilder out = new TextBuilder();
        int start = 0;
        for (int i = 0; i < Str.length(text); i++) {
            int c = Str.codePointAt(text, i);
            if (!isAssigned(c)) {
                out.append(UnicodedataModule.normalize(form, Str.slice(text, start, i))).appendCodePoint(c);
                start = i + 1;
            }
        }
        return out.append(UnicodedataModule.normalize(form, Str.slice(text, start, Str.length(text)))).build();
    }

    @ExposedMethod("is_normalized($self, form, unistr, /)")
    boolean isNormalized(Object form, Object unistr) {
        return normalize(form, unistr).equals(Str.exactOrNull(unistr));
    }
}
