package dev.krait.modules.socket;

import dev.krait.error.OverflowErrors;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.host.Sockets;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.ArgumentOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.ByteString;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Addresses as Python writes them. Compare CPython {@code Modules/socketmodule.c: getsockaddrarg, makesockaddr}. */
final class SocketAddresses {
    private SocketAddresses() {
    }

    /** The address that an argument names; {@code function} is for messages. Resolves names. */
    static SocketAddress of(PyThread t, int family, Object value, String function) {
        if (family == Sockets.AF_UNIX) {
            return UnixDomainSocketAddress.of(path(value));
        }
        boolean six = family == Sockets.AF_INET6;
        String name = six ? "AF_INET6" : "AF_INET";
        if (!(value instanceof PyTuple tuple)) {
            throw TypeErrors.of(function + "(): " + name + " address must be tuple, not " + PyType.of(value).name);
        }
        int n = tuple.items.length;
        if (six ? n < 2 || n > 4 : n != 2) {
            throw TypeErrors.of(six ? name + " address must be a tuple (host, port[, flowinfo[, scopeid]])" : name + " address must be a pair (host, port)");
        }
        String host = hostName(tuple.items[0]);
        long port = ArgumentOps.longInteger(t, tuple.items[1]);
        if (port < 0 || port > 0xFFFF) {
            throw OverflowErrors.of(function + "(): port must be 0-65535.");
        }
        return new InetSocketAddress(resolve(t, host, family), (int) port);
    }

    private static String path(Object value) {
        if (Str.is(value)) {
            return Str.java(Str.exactOrNull(value));
        }
        if (value instanceof ByteString b) {
            return new String(b.toArray(), StandardCharsets.UTF_8);
        }
        throw TypeErrors.of("a bytes-like object is required, not '" + PyType.of(value).name + "'");
    }

    private static String hostName(Object value) {
        if (Str.is(value)) {
            return Str.java(Str.exactOrNull(value));
        }
        if (value instanceof ByteString b) {
            return new String(b.toArray(), StandardCharsets.US_ASCII);
        }
        throw TypeErrors.of("str, bytes or bytearray expected, not " + PyType.of(value).name);
    }

    /** The first address of a name in a family (0: any); raises gaierror. */
    static InetAddress resolve(PyThread t, String host, int family) {
        if (host.isEmpty()) {
            return address(family == Sockets.AF_INET6 ? new byte[16] : new byte[4]);
        }
        if (host.equals("<broadcast>") && family == Sockets.AF_INET) {
            return address(new byte[] {-1, -1, -1, -1});
        }
        for (InetAddress a : all(t, host)) {
            if (family == 0 || family == familyOf(a)) {
                return a;
            }
        }
        throw SocketErrors.address(t, all(t, host).isEmpty() ? SocketErrors.EAI_NONAME : -9);
    }

    static List<InetAddress> all(PyThread t, String host) {
        if (host.indexOf(0) >= 0) {
            throw ValueErrors.of("embedded null character");
        }
        Sockets sockets = t.interpreter.host.sockets();
        return t.blocking(() -> sockets.resolve(host));
    }

    static int familyOf(InetAddress a) {
        return a instanceof Inet4Address ? Sockets.AF_INET : Sockets.AF_INET6;
    }

    static InetAddress address(byte[] packed) {
        try {
            return packed.length == 16 ? Inet6Address.getByAddress(null, packed, -1) : InetAddress.getByAddress(packed);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    /** The text of an address, IPv6 in its short form. */
    static String text(InetAddress a) {
        return a instanceof Inet6Address six ? six(six.getAddress()) : a.getHostAddress();
    }

    /** RFC 5952: the longest run of two or more zero groups becomes {@code ::}. */
    private static String six(byte[] b) {
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (b[2 * i] & 0xFF) << 8 | b[2 * i + 1] & 0xFF;
        }
        int best = -1;
        int length = 1;
        for (int i = 0; i < 8; i++) {
            int run = 0;
            while (i + run < 8 && groups[i + run] == 0) {
                run++;
            }
            if (run > length) {
                best = i;
                length = run;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == best) {
                text.append("::");
                i += length - 1;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":").append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }

    /** An address as Python sees it. */
    static Object toPython(SocketAddress address) {
        if (address instanceof InetSocketAddress inet) {
            Object host = text(inet.getAddress());
            return inet.getAddress() instanceof Inet6Address six ? PyTuple.of(host, (long) inet.getPort(), 0L, (long) six.getScopeId())
                    : PyTuple.of(host, (long) inet.getPort());
        }
        if (address instanceof UnixDomainSocketAddress unix) {
            return Str.of(unix.getPath().toString());
        }
        return PyNone.NONE;
    }

    /** An address as Python sees it; a socket without one has the zero address of its family. */
    static Object toPython(SocketAddress address, int family) {
        if (address != null) {
            return toPython(address);
        }
        return switch (family) {
            case Sockets.AF_UNIX -> "";
            case Sockets.AF_INET6 -> PyTuple.of("::", 0L, 0L, 0L);
            default -> PyTuple.of("0.0.0.0", 0L);
        };
    }

    static Object bytes(InetAddress a) {
        return PyBytes.of(a.getAddress());
    }
}
