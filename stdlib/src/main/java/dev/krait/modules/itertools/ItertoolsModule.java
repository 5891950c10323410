package dev.krait.modules.itertools;

import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;

/** Module {@code itertools}. Compare CPython {@code Modules/itertoolsmodule.c}. */
@ExposedModule(value = "itertools", doc = "Functional tools for creating and using iterators.")
public final class ItertoolsModule implements NativeModule {
    @Override
    public CallTable table() {
        return ItertoolsModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        PyType[] types = {
            CombiningIterators.Accumulate.TYPE, CombiningIterators.Batched.TYPE, Combinatorics.Combinations.TYPE, Combinatorics.Replacement.TYPE,
            InfiniteIterators.Cycle.TYPE, SelectingIterators.DropWhile.TYPE, SelectingIterators.TakeWhile.TYPE, SelectingIterators.Islice.TYPE,
            CombiningIterators.StarMap.TYPE, CombiningIterators.Chain.TYPE, SelectingIterators.Compress.TYPE, SelectingIterators.FilterFalse.TYPE,
            InfiniteIterators.Count.TYPE, CombiningIterators.ZipLongest.TYPE, CombiningIterators.Pairwise.TYPE, Combinatorics.Permutations.TYPE,
            Combinatorics.Product.TYPE, InfiniteIterators.Repeat.TYPE, Grouping.GroupBy.TYPE, Grouping.Group.TYPE, Tees.Tee.TYPE,
        };
        for (PyType type : types) {
            module.dict.putName(type.name, type);
        }
    }

    @ExposedFunction(value = "tee($module, iterable, n=2, /)", doc = "Returns a tuple of n independent iterators.")
    static Object tee(PyThread t, Object iterable, Object n) {
        return Tees.tee(t, iterable, n);
    }
}
