package dev.krait.bytecode;

import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;
import dev.krait.type.iter.BuiltinIterator;
import dev.krait.type.sequence.PyTuple;

/** {@code co_positions()}: {@code (line, end line, column, end column)} of each code unit. */
@ExposedType("positions_iterator")
final class PositionsIterator extends BuiltinIterator {
    static final PyType TYPE = PyType.builtin(PositionsIteratorTable.TABLE, PyType.OBJECT, 0);

    private final Locations locations;
    private int entry;
    private int unit;

    PositionsIterator(PyCode code) {
        super(TYPE);
        locations = Locations.of(code);
    }

    private static Object orNone(int number) {
        return number < 0 ? PyNone.NONE : (Object) (long) number;
    }

    @Override
    public Object next(PyThread t) {
        while (entry < locations.size() && unit >= locations.start(entry + 1)) {
            entry++;
        }
        if (entry >= locations.size()) {
            return null;
        }
        unit++;
        return PyTuple.of(orNone(locations.line(entry)), orNone(locations.endLine(entry)), orNone(locations.column(entry)),
                orNone(locations.endColumn(entry)));
    }
}
