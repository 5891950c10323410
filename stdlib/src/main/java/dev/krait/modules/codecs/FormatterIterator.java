package dev.krait.modules.codecs;

import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;
import dev.krait.type.iter.BuiltinIterator;
import dev.krait.type.text.MarkupReader;

/** The iterator of {@code _string.formatter_parser}. */
@ExposedType("formatteriterator")
public final class FormatterIterator extends BuiltinIterator {
    public static final PyType TYPE = PyType.builtin(FormatterIteratorTable.TABLE, PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

    private final MarkupReader reader;

    FormatterIterator(MarkupReader reader) {
        super(TYPE);
        this.reader = reader;
    }

    @Override
    public Object next(PyThread t) {
        return reader.next() ? StringModule.row(reader) : null;
    }
}
