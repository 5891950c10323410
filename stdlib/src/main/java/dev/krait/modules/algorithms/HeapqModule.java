package dev.krait.modules.algorithms;

import dev.krait.error.IndexErrors;
import dev.krait.error.RuntimeErrors;
import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyType;
import dev.krait.ops.CompareOps;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyList;

/** Module {@code _heapq}. A comparison that changes the heap's size is an error. Compare CPython {@code Modules/_heapqmodule.c}. */
@ExposedModule(value = "_heapq", doc = "Heap queue algorithm (a.k.a. priority queue).\n\nHeaps are arrays for which a[k] <= a[2*k+1] and a[k] <= a[2*k+2] for\n"
        + "all k, counting elements from 0.")
public final class HeapqModule implements NativeModule {
    @Override
    public CallTable table() {
        return HeapqModuleTable.TABLE;
    }

    private static PyList list(String function, Object heap) {
        if (heap instanceof PyList list) {
            return list;
        }
        throw TypeErrors.of(function + "() argument" + (function.startsWith("heapify") || function.startsWith("heappop") && !function.contains("push")
                ? "" : " 1") + " must be list, not " + PyType.of(heap).fullName());
    }

    private static boolean before(PyThread t, Object a, Object b, boolean max) {
        return TruthOps.isTrue(t, max ? CompareOps.compare(t, b, a, CompareOps.LT) : CompareOps.compare(t, a, b, CompareOps.LT));
    }

    /** The item at a place that the algorithm has just seen to be there. */
    private static Object item(PyList heap, int i) {
        Object item = heap.get(i);
        if (item == null) {
            throw RuntimeErrors.of("list changed size during iteration");
        }
        return item;
    }

    private static void checkSize(PyList heap, int size) {
        if (heap.size() != size) {
            throw RuntimeErrors.of("list changed size during iteration");
        }
    }

    private static void siftDown(PyThread t, PyList heap, int start, int place, boolean max) {
        int size = heap.size();
        if (place >= size) {
            throw IndexErrors.of("index out of range");
        }
        while (place > start) {
            int parent = place - 1 >> 1;
            Object a = item(heap, place);
            Object b = item(heap, parent);
            boolean up = before(t, a, b, max);
            checkSize(heap, size);
            if (!up) {
                return;
            }
            a = item(heap, place);
            heap.set(place, item(heap, parent));
            heap.set(parent, a);
            place = parent;
        }
    }

    private static void siftUp(PyThread t, PyList heap, int place, boolean max) {
        int size = heap.size();
        if (place >= size) {
            throw IndexErrors.of("index out of range");
        }
        int start = place;
        int limit = size >> 1;
        while (place < limit) {
            int child = 2 * place + 1;
            if (child + 1 < size) {
                boolean left = before(t, item(heap, child), item(heap, child + 1), max);
                child += left ? 0 : 1;
                checkSize(heap, size);
            }
            Object moved = item(heap, child);
            heap.set(child, item(heap, place));
            heap.set(place, moved);
            place = child;
        }
        siftDown(t, heap, start, place, max);
    }

    private static void push(PyThread t, PyList heap, Object item, boolean max) {
        heap.append(item);
        siftDown(t, heap, 0, heap.size() - 1, max);
    }

    private static Object pop(PyThread t, PyList heap, boolean max) {
        Object last = heap.removeAt(heap.size() - 1);
        if (last == null) {
            throw IndexErrors.of("index out of range");
        }
        if (heap.size() == 0) {
            return last;
        }
        Object first = item(heap, 0);
        heap.set(0, last);
        siftUp(t, heap, 0, max);
        return first;
    }

    private static Object replace(PyThread t, PyList heap, Object item, boolean max) {
        Object first = heap.get(0);
        if (first == null) {
            throw IndexErrors.of("index out of range");
        }
        heap.set(0, item);
        siftUp(t, heap, 0, max);
        return first;
    }

    private static Object pushPop(PyThread t, PyList heap, Object item, boolean max) {
        Object first = heap.get(0);
        if (first == null || !before(t, first, item, max)) {
            return item;
        }
        first = heap.get(0);
        if (first == null) {
            throw IndexErrors.of("index out of range");
        }
        heap.set(0, item);
        siftUp(t, heap, 0, max);
        return first;
    }

    private static void heapify(PyThread t, PyList heap, boolean max) {
        for (int i = (heap.size() >> 1) - 1; i >= 0; i--) {
            siftUp(t, heap, i, max);
        }
    }

    @ExposedFunction(value = "heappush($module, heap, item, /)", doc = "Push item onto heap, maintaining the heap invariant.")
    static void heapPush(PyThread t, Object heap, Object item) {
        push(t, list("heappush", heap), item, false);
    }

    @ExposedFunction(value = "heappop($module, heap, /)", doc = "Pop the smallest item off the heap, maintaining the heap invariant.")
    static Object heapPop(PyThread t, Object heap) {
        return pop(t, list("heappop", heap), false);
    }

    @ExposedFunction(value = "heapreplace($module, heap, item, /)", doc = "Pop and return the current smallest value, and add the new item.")
    static Object heapReplace(PyThread t, Object heap, Object item) {
        return replace(t, list("heapreplace", heap), item, false);
    }

    @ExposedFunction(value = "heappushpop($module, heap, item, /)", doc = "Push item on the heap, then pop and return the smallest item from the heap.")
    static Object heapPushPop(PyThread t, Object heap, Object item) {
        return pushPop(t, list("heappushpop", heap), item, false);
    }

    @ExposedFunction(value = "heapify($module, heap, /)", doc = "Transform list into a heap, in-place, in O(len(heap)) time.")
    static void heapifyMin(PyThread t, Object heap) {
        heapify(t, list("heapify", heap), false);
    }

    @ExposedFunction(value = "heappush_max($module, heap, item, /)", doc = "Push item onto max heap, maintaining the heap invariant.")
    static void heapPushMax(PyThread t, Object heap, Object item) {
        push(t, list("heappush_max", heap), item, true);
    }

    @ExposedFunction(value = "heappop_max($module, heap, /)", doc = "Maxheap variant of heappop.")
    static Object heapPopMax(PyThread t, Object heap) {
        return pop(t, list("heappop_max", heap), true);
    }

    @ExposedFunction(value = "heapreplace_max($module, heap, item, /)", doc = "Maxheap variant of heapreplace.")
    static Object heapReplaceMax(PyThread t, Object heap, Object item) {
        return replace(t, list("heapreplace_max", heap), item, true);
    }

    @ExposedFunction(value = "heappushpop_max($module, heap, item, /)", doc = "Maxheap variant of heappushpop.")
    static Object heapPushPopMax(PyThread t, Object heap, Object item) {
        return pushPop(t, list("heappushpop_max", heap), item, true);
    }

    @ExposedFunction(value = "heapify_max($module, heap, /)", doc = "Maxheap variant of heapify.")
    static void heapifyMax(PyThread t, Object heap) {
        heapify(t, list("heapify_max", heap), true);
    }
}
