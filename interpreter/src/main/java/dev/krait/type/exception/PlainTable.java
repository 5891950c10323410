package dev.krait.type.exception;

import dev.krait.object.CallTable;
import dev.krait.object.ExposedRow;

/** The table of an exception type that has no members of its own. */
final class PlainTable extends CallTable {
    PlainTable(String name, String doc) {
        super(name, doc, "", PyBaseException.class);
    }

    @Override
    public ExposedRow[] rows() {
        return new ExposedRow[0];
    }
}
