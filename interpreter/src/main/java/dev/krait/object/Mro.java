package dev.krait.object;

import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The C3 linearisation. Compare CPython {@code Objects/typeobject.c: mro_implementation_unlocked, pmerge}. */
final class Mro {
    private Mro() {
    }

    /** The MRO of a class with these bases, the class itself left out. */
    static PyType[] merge(PyType[] bases) {
        if (bases.length == 1) {
            return bases[0].mro();
        }
        checkDuplicates(bases);
        List<PyType[]> lists = new ArrayList<>();
        for (PyType base : bases) {
            lists.add(base.mro());
        }
        lists.add(bases);
        int[] heads = new int[lists.size()];
        List<PyType> merged = new ArrayList<>();
        while (true) {
            PyType next = null;
            boolean left = false;
            for (int i = 0; i < heads.length && next == null; i++) {
                if (heads[i] < lists.get(i).length) {
                    left = true;
                    PyType candidate = lists.get(i)[heads[i]];
                    next = inTail(candidate, lists, heads) ? null : candidate;
                }
            }
            if (!left) {
                return merged.toArray(new PyType[0]);
            }
            if (next == null) {
                throw inconsistent(lists, heads);
            }
            merged.add(next);
            for (int i = 0; i < heads.length; i++) {
                if (heads[i] < lists.get(i).length && lists.get(i)[heads[i]] == next) {
                    heads[i]++;
                }
            }
        }
    }

    private static void checkDuplicates(PyType[] bases) {
        for (int i = 0; i < bases.length; i++) {
            for (int j = i + 1; j < bases.length; j++) {
                if (bases[i] == bases[j]) {
                    throw TypeErrors.of("duplicate base class " + bases[i].name);
                }
            }
        }
    }

    private static boolean inTail(PyType candidate, List<PyType[]> lists, int[] heads) {
        for (int i = 0; i < heads.length; i++) {
            PyType[] list = lists.get(i);
            for (int j = heads[i] + 1; j < list.length; j++) {
                if (list[j] == candidate) {
                    return true;
                }
            }
        }
        return false;
    }

    private static PyException inconsistent(List<PyType[]> lists, int[] heads) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < heads.length; i++) {
            if (heads[i] < lists.get(i).length) {
                names.add(lists.get(i)[heads[i]].name);
            }
        }
        return TypeErrors.of("Cannot create a consistent method resolution order (MRO) for bases " + String.join(", ", names));
    }
}
