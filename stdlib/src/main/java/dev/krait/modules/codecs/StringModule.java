package dev.krait.modules.codecs;

import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.IterationOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.FieldName;
import dev.krait.type.text.MarkupReader;
import dev.krait.type.text.Str;

/** Module {@code _string}: the parsers of format strings, for {@code string.Formatter}. Compare CPython {@code Objects/unicodeobject.c}. */
@ExposedModule(value = "_string", doc = "string helper module")
public final class StringModule implements NativeModule {
    @Override
    public CallTable table() {
        return StringModuleTable.TABLE;
    }

    private static Object text(Object value) {
        Object text = Str.exactOrNull(value);
        if (text == null) {
            throw TypeErrors.of("expected str, got " + PyType.of(value).name);
        }
        return text;
    }

    @ExposedFunction(value = "formatter_parser($self, object, /)", doc = "Parses a format string into literals and fields.")
    static Object formatterParser(PyThread t, Object object) {
        return new FormatterIterator(new MarkupReader(text(object)));
    }

    @ExposedFunction(value = "formatter_field_name_split($self, object, /)", doc = "Splits a field name into its first part and the rest.")
    static Object formatterFieldNameSplit(PyThread t, Object object) {
        FieldName name = FieldName.parse(text(object));
        PyList rest = new PyList();
        for (FieldName.Part part : name.parts()) {
            rest.append(PyTuple.of(part.attribute(), part.name()));
        }
        return PyTuple.of(name.first(), IterationOps.iterator(t, rest));
    }

    /** One row of {@code formatter_parser}. */
    static Object row(MarkupReader reader) {
        boolean field = reader.field != null;
        return PyTuple.of(reader.literal, field ? reader.field : PyNone.NONE, field ? reader.spec : PyNone.NONE,
                reader.conversion == 0 ? PyNone.NONE : Str.ofCodePoint(reader.conversion));
    }
}
