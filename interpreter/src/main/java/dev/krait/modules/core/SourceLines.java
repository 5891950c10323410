package dev.krait.modules.core;

import dev.krait.host.Host;
import dev.krait.host.HostException;
import dev.krait.host.OpenFlags;
import dev.krait.thread.PyThread;
import java.nio.charset.StandardCharsets;

/** Reads whole files and single lines of source text for messages. */
public final class SourceLines {
    private SourceLines() {
    }

    /** A line of a file, counted from 1, or null. */
    static String find(PyThread t, String filename, int line) {
        byte[] bytes;
        try {
            bytes = read(t.interpreter.host, filename);
        } catch (HostException e) {
            return null;
        }
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
        return line <= lines.length ? lines[line - 1] : null;
    }

    /** The contents of a file. */
    public static byte[] read(Host host, String filename) {
        int descriptor = host.open(filename, OpenFlags.O_RDONLY, 0);
        try {
            return readAll(host, descriptor, host.status(descriptor).size());
        } finally {
            host.close(descriptor);
        }
    }

    /** The rest of an open file. */
    public static byte[] readAll(Host host, int descriptor) {
        return readAll(host, descriptor, 8191);
    }

    private static byte[] readAll(Host host, int descriptor, long expected) {
        byte[] bytes = new byte[(int) Math.max(expected, 0) + 1];
        int n = 0;
        while (true) {
            int read = host.read(descriptor, bytes, n, bytes.length - n);
            if (read == 0) {
                return java.util.Arrays.copyOf(bytes, n);
            }
            n += read;
            if (n == bytes.length) {
                bytes = java.util.Arrays.copyOf(bytes, n * 2);
            }
        }
    }
}
