package dev.krait.type.weakref;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class FinaliserTest {
    private final PyThread t = new PyThread(new Interpreter(null));

    /** Brings all back in its own last word, and keeps the JVM's finalisation busy meanwhile. */
    private static final class Resurrecting {
        private final List<Finaliser> others;
        private final AtomicReference<List<Finaliser>> back;
        private final CountDownLatch seen;

        Resurrecting(List<Finaliser> others, AtomicReference<List<Finaliser>> back, CountDownLatch seen) {
            this.others = others;
            this.back = back;
            this.seen = seen;
        }

        @Override
        @SuppressWarnings({"removal", "deprecation"})
        protected void finalize() throws InterruptedException {
            if (back.compareAndSet(null, others)) {
                assertTrue(seen.await(60, TimeUnit.SECONDS));
            }
        }
    }

    private void drop(AtomicReference<List<Finaliser>> back, CountDownLatch seen) {
        List<Finaliser> others = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            others.add(References.finaliser(t, thread -> { }, Finaliser.AtExit.NOTHING));
            assertNotNull(new Resurrecting(others, back, seen));
        }
    }

    @Test
    void oneThatTheCollectorHasFoundServesNobodyElse() throws InterruptedException {
        AtomicReference<List<Finaliser>> back = new AtomicReference<>();
        CountDownLatch seen = new CountDownLatch(1);
        try {
            drop(back, seen);
            for (int i = 0; i < 600 && back.get() == null; i++) {
                System.gc();
                Thread.sleep(100);
            }
            assertNotNull(back.get());
            for (Finaliser finaliser : back.get()) {
                assertTrue(finaliser.ticket().refersTo(null));
                finaliser.release(t);
            }
            assertNull(Finaliser.spare(t));
        } finally {
            seen.countDown();
        }
    }

    @Test
    void oneWhoseObjectHasEndedServesTheNext() {
        Finaliser first = References.finaliser(t, thread -> { }, Finaliser.AtExit.NOTHING);
        first.release(t);
        assertSame(first, References.finaliser(t, thread -> { }, Finaliser.AtExit.NOTHING));
        assertFalse(first.ticket().refersTo(null));
    }
}
