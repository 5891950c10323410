package dev.krait.type.sequence;

import dev.krait.error.TypeErrors;
import dev.krait.object.CallTable;
import dev.krait.object.ExposedRow;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.text.Str;

/**
 * A tuple type whose items have names ({@code sys.version_info}, {@code os.stat_result}). Fields beyond the visible ones are no items of the tuple; they
 * lie in {@link dev.krait.object.PyInstance#objects}. Compare CPython {@code Objects/structseq.c}.
 */
public final class StructSequence extends CallTable {
    private static final int NEW = 0;
    private static final int REPR = 1;
    private static final int REDUCE = 2;
    private static final int REPLACE = 3;
    private static final int FIRST_FIELD = 4;

    private final String[] fields;
    private final int visible;
    private final boolean creatable;
    private PyType type;

    private StructSequence(String name, String doc, int visible, boolean creatable, String[] fields) {
        super(name, doc, "", PyTuple.class);
        this.fields = fields;
        this.visible = visible;
        this.creatable = creatable;
    }

    /** A type all of whose fields are items. */
    public static StructSequence of(String name, String doc, String... fields) {
        return of(name, doc, fields.length, true, fields);
    }

    /** A type of which the first {@code visible} fields are items; a field named {@code ?} has no name. */
    public static StructSequence of(String name, String doc, int visible, boolean creatable, String... fields) {
        StructSequence made = new StructSequence(name, doc, visible, creatable, fields);
        made.type = PyType.builtin(made, PyTuple.TYPE, creatable ? 0 : PyType.DISALLOW_INSTANTIATION);
        return made;
    }

    /** The type, with its class attributes. */
    public PyType type() {
        PyDict dict = type.dict();
        if (dict.getName("n_fields") == null) {
            long unnamed = 0;
            int named = 0;
            Object[] match = new Object[visible];
            for (int i = 0; i < fields.length; i++) {
                if (fields[i].equals("?")) {
                    unnamed++;
                } else if (i < visible) {
                    match[named++] = fields[i];
                }
            }
            dict.putName("n_sequence_fields", (long) visible);
            dict.putName("n_fields", (long) fields.length);
            dict.putName("n_unnamed_fields", unnamed);
            dict.putName("__match_args__", PyTuple.of(java.util.Arrays.copyOf(match, named)));
        }
        return type;
    }

    /** An instance; a value for each field. */
    public PyTuple make(Object... values) {
        PyType cls = type();
        if (values.length == visible) {
            return PyTuple.of(cls, values);
        }
        PyTuple tuple = PyTuple.of(cls, java.util.Arrays.copyOf(values, visible));
        tuple.objects = java.util.Arrays.copyOfRange(values, visible, fields.length);
        return tuple;
    }

    /** The value of a field, hidden ones counted. */
    private Object field(PyTuple tuple, int index) {
        if (index < visible) {
            return tuple.items[index];
        }
        return tuple.objects == null || tuple.objects[index - visible] == null ? PyNone.NONE : tuple.objects[index - visible];
    }

    @Override
    public ExposedRow[] rows() {
        java.util.ArrayList<ExposedRow> rows = new java.util.ArrayList<>();
        if (creatable) {
            rows.add(row(this, NEW, Kind.NEW, "__new__", "(sequence, dict={})", "", "sequence,dict", 0, 2, 1L, false, false));
        }
        rows.add(row(this, REPR, Kind.METHOD, "__repr__", "($self, /)", "Return repr(self).", "", 0, 0, 0L, false, false));
        rows.add(row(this, REDUCE, Kind.PLAIN_METHOD, "__reduce__", "($self, /)", "", "", 0, 0, 0L, false, false));
        rows.add(row(this, REPLACE, Kind.PLAIN_METHOD, "__replace__", "($self, /, **changes)", "Return a copy of the structure with new values "
                + "for the specified fields.", "", 0, 0, 0L, false, true));
        for (int i = 0; i < fields.length; i++) {
            if (!fields[i].equals("?")) {
                rows.add(getset(this, FIRST_FIELD + i, -1, fields[i], "", true));
            }
        }
        return rows.toArray(new ExposedRow[0]);
    }

    @Override
    public Object call1(int id, PyThread t, Object self) {
        PyTuple tuple = (PyTuple) self;
        return switch (id) {
            case REPR -> repr(t, tuple);
            case REDUCE -> reduce(tuple);
            default -> field(tuple, id - FIRST_FIELD);
        };
    }

    @Override
    public Object call2(int id, PyThread t, Object self, Object changes) {
        return replace((PyTuple) self, (PyDict) changes);
    }

    @Override
    public Object call3(int id, PyThread t, Object cls, Object sequence, Object dict) {
        Object[] given = FastSequence.toArray(t, sequence, "constructor requires a sequence");
        String name = name();
        if (given.length < visible) {
            throw TypeErrors.of(name + "() takes " + (visible < fields.length ? "an at least " : "a ") + visible + "-sequence (" + given.length
                    + "-sequence given)");
        }
        if (given.length > fields.length) {
            throw TypeErrors.of(name + "() takes " + (visible < fields.length ? "an at most " : "a ") + fields.length + "-sequence ("
                    + given.length + "-sequence given)");
        }
        Object[] values = java.util.Arrays.copyOf(given, fields.length);
        PyDict names = dict instanceof PyDict d ? d : null;
        if (dict != null && names == null) {
            throw TypeErrors.of(name + "() takes a dict as second arg, if any");
        }
        for (int i = given.length; i < fields.length; i++) {
            Object value = names == null ? null : names.getName(fields[i]);
            values[i] = value == null ? PyNone.NONE : value;
        }
        return make(values);
    }

    private Object repr(PyThread t, PyTuple tuple) {
        // the names of unnamed items are those of the fields after them, as in CPython
        String[] named = java.util.Arrays.stream(fields).filter(f -> !f.equals("?")).toArray(String[]::new);
        Object text = name() + "(";
        for (int i = 0; i < visible; i++) {
            text = Str.concat(text, (i == 0 ? "" : ", ") + named[i] + "=");
            text = Str.concat(text, TextOps.repr(t, tuple.items[i]));
        }
        return Str.concat(text, ")");
    }

    private Object reduce(PyTuple tuple) {
        PyDict hidden = new PyDict();
        for (int i = visible; i < fields.length; i++) {
            hidden.putName(fields[i], field(tuple, i));
        }
        return PyTuple.of(tuple.type, PyTuple.of(PyTuple.of(tuple.items.clone()), hidden));
    }

    private Object replace(PyTuple tuple, PyDict changes) {
        Object[] values = new Object[fields.length];
        int used = 0;
        for (int i = 0; i < fields.length; i++) {
            Object value = changes == null ? null : changes.getName(fields[i]);
            if (value != null) {
                used++;
            }
            values[i] = value != null ? value : field(tuple, i);
        }
        if (changes != null && used < changes.size()) {
            throw TypeErrors.of("Got unexpected field name(s)");
        }
        return make(values);
    }
}
