package dev.krait.modules.socket;

import dev.krait.host.Host;
import dev.krait.host.HostException;
import dev.krait.host.OpenFlags;
import dev.krait.thread.PyThread;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Names of ports, as {@code /etc/services} lists them. */
final class Services {
    private Services() {
    }

    /** The port of a service, or -1; {@code protocol} null is any. */
    static int port(PyThread t, String service, String protocol) {
        for (String[] words : table(t)) {
            if (fits(words, protocol)) {
                for (int i = 0; i < words.length; i++) {
                    if (i != 1 && words[i].equals(service)) {
                        return Integer.parseInt(words[1].substring(0, words[1].indexOf('/')));
                    }
                }
            }
        }
        return -1;
    }

    /** The service of a port, or null. */
    static String name(PyThread t, int port, String protocol) {
        for (String[] words : table(t)) {
            if (fits(words, protocol) && words[1].startsWith(port + "/")) {
                return words[0];
            }
        }
        return null;
    }

    private static boolean fits(String[] words, String protocol) {
        return words.length >= 2 && words[1].matches("[0-9]+/.+") && (protocol == null || words[1].endsWith("/" + protocol));
    }

    private static String[][] table(PyThread t) {
        return text(t.interpreter.host).lines().map(line -> line.replaceFirst("#.*", "").trim().split("\\s+")).toArray(String[][]::new);
    }

    /** The file, or nothing where there is none. */
    private static String text(Host host) {
        int d;
        try {
            d = host.open("/etc/services", OpenFlags.O_RDONLY, 0);
        } catch (HostException e) {
            return "";
        }
        try {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            byte[] b = new byte[8192];
            for (int n = host.read(d, b, 0, b.length); n > 0; n = host.read(d, b, 0, b.length)) {
                all.write(b, 0, n);
            }
            return all.toString(StandardCharsets.UTF_8);
        } finally {
            host.close(d);
        }
    }
}
