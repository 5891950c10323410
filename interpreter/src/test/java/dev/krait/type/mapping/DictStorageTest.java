package dev.krait.type.mapping;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The storage of dicts against the library's linked map, and what inline caches rely on. */
class DictStorageTest {
    private final PyThread t = new PyThread(new Interpreter(null));

    @BeforeEach
    void bind() {
        PyThread.bind(t);
    }

    @AfterEach
    void unbind() {
        PyThread.bind(null);
    }

    @Test
    void behavesAsALinkedMapInBothModes() {
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            PyDict dict = new PyDict();
            Map<Object, Object> model = new LinkedHashMap<>();
            for (int i = 0; i < 2000; i++) {
                Object key = round % 2 == 0 || random.nextInt(50) > 0 ? "k" + random.nextInt(300) : (Object) (long) random.nextInt(300);
                if (random.nextInt(3) == 0) {
                    assertEquals(model.remove(key), dict.remove(t, key));
                } else {
                    assertEquals(model.put(key, (long) i), dict.put(t, key, (long) i));
                }
            }
            List<Object> expected = new ArrayList<>();
            model.forEach((k, v) -> {
                expected.add(k);
                expected.add(v);
            });
            assertArrayEquals(expected.toArray(), dict.snapshot());
        }
    }

    @Test
    void keysTokenChangesWithKeysAndNotWithValues() {
        PyDict dict = new PyDict();
        dict.putName("a", 1L);
        Object token = dict.keysToken();
        dict.putName("a", 2L);
        assertTrue(dict.sameKeys(token));
        dict.putName("b", 3L);
        assertFalse(dict.sameKeys(token));
    }

    @Test
    void slotAnswersForItsVeryNameOnly() {
        PyDict dict = new PyDict();
        dict.putName("a", 1L);
        int slot = dict.slotOf("a");
        assertEquals(1L, dict.valueAt(slot, "a"));
        assertNull(dict.valueAt(slot, "b"));
        dict.removeName("a");
        assertNull(dict.valueAt(slot, "a"));
    }

    @Test
    void takingFromTheFrontIsNotQuadratic() {
        PyDict dict = new PyDict();
        for (long i = 0; i < 200_000; i++) {
            dict.put(t, i, i);
        }
        for (long i = 0; i < 200_000; i++) {
            assertEquals(i, dict.removeFirst()[0]);
        }
    }
}
