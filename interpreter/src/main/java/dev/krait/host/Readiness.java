package dev.krait.host;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/** Waits for open files with a selector; plain files are always ready, standard input and inherited pipes are asked now and then. */
final class Readiness {
    private static final int POLLIN = 1;
    private static final int POLLOUT = 4;
    private static final int POLLNVAL = 32;
    private static final long SLICE = 20;

    private Readiness() {
    }

    /** What each file is ready for; see {@link Host#poll}. */
    static int[] poll(OpenFile[] files, int[] events, long nanos) {
        long deadline = nanos < 0 ? Long.MAX_VALUE : System.nanoTime() + nanos;
        int[] ready = new int[files.length];
        boolean[] blocking = new boolean[files.length];
        try (Selector selector = Selector.open()) {
            boolean asks = register(selector, files, events, blocking);
            try {
                while (true) {
                    boolean found = plain(files, events, ready);
                    long left = deadline == Long.MAX_VALUE ? Long.MAX_VALUE : Math.max(0, deadline - System.nanoTime());
                    long wait = found || left == 0 ? 0 : asks ? Math.min(SLICE, left / 1_000_000 + 1) : left == Long.MAX_VALUE ? -1 : left / 1_000_000 + 1;
                    int selected = wait == 0 ? selector.selectNow() : wait < 0 ? selector.select() : selector.select(wait);
                    if (selected > 0) {
                        collect(selector, files, events, ready);
                    }
                    if (found || selected > 0 || left == 0) {
                        return ready;
                    }
                }
            } finally {
                selector.selectNow();
                selector.close();
                restore(files, blocking);
            }
        } catch (IOException e) {
            throw NioErrors.of(e);
        }
    }

    /** Registers what can be selected; returns whether something must be asked now and then. */
    private static boolean register(Selector selector, OpenFile[] files, int[] events, boolean[] blocking) throws IOException {
        boolean asks = false;
        for (int i = 0; i < files.length; i++) {
            if (files[i] != null && files[i].selectable() instanceof SelectableChannel channel) {
                blocking[i] = channel.isBlocking();
                channel.configureBlocking(false);
                int interest = 0;
                int valid = channel.validOps();
                if ((events[i] & POLLIN) != 0) {
                    interest |= valid & (SelectionKey.OP_READ | SelectionKey.OP_ACCEPT);
                }
                if ((events[i] & POLLOUT) != 0) {
                    interest |= valid & (SelectionKey.OP_WRITE | SelectionKey.OP_CONNECT);
                }
                SelectionKey key = channel.keyFor(selector);
                if (key == null) {
                    channel.register(selector, interest);
                } else {
                    key.interestOpsOr(interest);
                }
            } else {
                asks = true;
            }
        }
        return asks;
    }

    private static boolean plain(OpenFile[] files, int[] events, int[] ready) throws IOException {
        boolean found = false;
        for (int i = 0; i < files.length; i++) {
            if (files[i] == null) {
                ready[i] = POLLNVAL;
                found = true;
            } else if (files[i].channel instanceof FileChannel) {
                ready[i] = events[i] & (POLLIN | POLLOUT);
                if ((events[i] & POLLIN) != 0 && !files[i].isReadable()) {
                    ready[i] &= ~POLLIN;
                }
                found |= ready[i] != 0;
            }
        }
        return found;
    }

    private static void collect(Selector selector, OpenFile[] files, int[] events, int[] ready) {
        for (int i = 0; i < files.length; i++) {
            if (files[i] != null && files[i].selectable() instanceof SelectableChannel channel) {
                SelectionKey key = channel.keyFor(selector);
                int ops = key == null ? 0 : key.readyOps();
                if ((ops & (SelectionKey.OP_READ | SelectionKey.OP_ACCEPT)) != 0) {
                    ready[i] |= events[i] & POLLIN;
                }
                if ((ops & (SelectionKey.OP_WRITE | SelectionKey.OP_CONNECT)) != 0) {
                    ready[i] |= events[i] & POLLOUT;
                }
            }
        }
    }

    private static void restore(OpenFile[] files, boolean[] blocking) throws IOException {
        for (int i = 0; i < files.length; i++) {
            if (blocking[i] && files[i].selectable() instanceof SelectableChannel channel && channel.isOpen()) {
                channel.configureBlocking(true);
            }
        }
    }
}
