package dev.krait.type.sequence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The sort of lists against the library's. */
class ListSortTest {
    private final PyThread t = new PyThread(new Interpreter(null));

    @Test
    void floatsOfManyShapesAreSortedStably() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            int n = random.nextInt(1500);
            int run = 1 + random.nextInt(40);
            Object[] items = new Object[n];
            for (int i = 0; i < n; i++) {
                // zeros of both signs are equal but can be told apart
                double value = random.nextInt(4) == 0 ? i % run : random.nextInt(20);
                items[i] = value == 0 && random.nextBoolean() ? (Object) (-0.0) : (Object) value;
            }
            Object[] expected = items.clone();
            Arrays.sort(expected, (a, b) -> (Double) a < (Double) b ? -1 : (Double) a > (Double) b ? 1 : 0);
            ListSort.sortArray(t, items, n, null, false);
            assertArrayEquals(expected, items);
        }
    }

    @Test
    void reverseKeepsEqualItemsInOrder() {
        Object[] items = {0.0, 1.0, -0.0, 2.0};
        ListSort.sortArray(t, items, items.length, null, true);
        assertArrayEquals(new Object[] {2.0, 1.0, 0.0, -0.0}, items);
    }

    @Test
    void hashOfTupleIsCPythons() {
        assertEquals(-3550055125485641917L, PyTuple.of(1L, 2L).hash(t));
    }
}
