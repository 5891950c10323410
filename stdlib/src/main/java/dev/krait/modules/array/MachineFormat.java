package dev.krait.modules.array;

import dev.krait.error.ValueErrors;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;

/** How the items of a pickled array lie in its bytes, on whatever machine that was. Compare CPython {@code Modules/arraymodule.c: mformat_descriptors}. */
record MachineFormat(int size, boolean signed, boolean big, char form) {
    /** The format of a number, or null. */
    static MachineFormat of(int code) {
        if (code < 0 || code > 21) {
            return null;
        }
        boolean big = (code & 1) == 1;
        if (code < 2) {
            return new MachineFormat(1, code == 1, false, 'i');
        }
        if (code < 14) {
            int size = code < 6 ? 2 : code < 10 ? 4 : 8;
            return new MachineFormat(size, (code & 2) == 0, big, 'i');
        }
        return code < 18 ? new MachineFormat(code < 16 ? 4 : 8, false, big, 'f') : new MachineFormat(code < 20 ? 2 : 4, false, big, 'u');
    }

    /** Makes the array; when the items are of the size and form of another code on this machine, that code is taken. */
    Object read(PyThread t, PyType cls, ItemKind wanted, byte[] b) {
        ItemKind kind = wanted;
        if (b.length % size != 0) {
            throw ValueErrors.of("string length not a multiple of item size");
        }
        if (form == 'u') {
            return text(t, cls, kind, b);
        }
        if (form == 'i') {
            kind = matching(wanted);
        }
        PyArray array = PyArray.empty(cls, kind);
        boolean direct = kind.size == size && (form == 'i' ? kind.isWhole() && kind.signed == signed
                : kind == ItemKind.FLOAT || kind == ItemKind.DOUBLE);
        if (direct) {
            array.replace(0, 0, big ? ArrayStorage.swapped(b, size) : b);
            return array;
        }
        ItemKind source = source();
        byte[] items = big ? ArrayStorage.swapped(b, size) : b;
        for (int at = 0; at < items.length; at += size) {
            array.add(kind.bits(t, source.get(items, at)));
        }
        return array;
    }

    private ItemKind source() {
        if (form == 'f') {
            return size == 4 ? ItemKind.FLOAT : ItemKind.DOUBLE;
        }
        return switch (size) {
            case 1 -> signed ? ItemKind.SIGNED_CHAR : ItemKind.UNSIGNED_CHAR;
            case 2 -> signed ? ItemKind.SHORT : ItemKind.UNSIGNED_SHORT;
            case 4 -> signed ? ItemKind.INT : ItemKind.UNSIGNED_INT;
            default -> signed ? ItemKind.LONG_LONG : ItemKind.UNSIGNED_LONG_LONG;
        };
    }

    private ItemKind matching(ItemKind wanted) {
        if (!big && wanted.size == size && wanted.signed == signed && wanted.isWhole()) {
            return wanted;
        }
        return source();
    }

    private Object text(PyThread t, PyType cls, ItemKind kind, byte[] b) {
        Object decoded = dev.krait.ops.CallOps.callMethod(t, dev.krait.type.text.PyBytes.of(b), "decode", size == 2 ? big ? "utf-16-be" : "utf-16-le"
                : big ? "utf-32-be" : "utf-32-le");
        return PyArray.newArray(t, cls, new Object[] {String.valueOf(kind.code), decoded}, null);
    }
}
