package dev.krait.modules.socket;

import dev.krait.error.OSErrors;
import dev.krait.error.OverflowErrors;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.host.HostException;
import dev.krait.host.Sockets;
import dev.krait.importing.NativeModule;
import dev.krait.modules.core.SysAudit;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.BufferOps;
import dev.krait.ops.NumberOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.number.Ints;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Module {@code _socket}. Compare CPython {@code Modules/socketmodule.c}. */
@ExposedModule(value = "_socket", doc = "Implementation module for socket operations.\n\nSee the socket module for documentation.")
public final class SocketModule implements NativeModule {
    private static final Pattern NUMBERS = Pattern.compile("(0[xX]?[0-9a-fA-F]*|[1-9][0-9]*)(\\.(0[xX]?[0-9a-fA-F]*|[1-9][0-9]*)){0,3}");
    private static final int AI_PASSIVE = 1;
    private static final int AI_CANONNAME = 2;
    private static final int AI_NUMERICHOST = 4;
    private static final int NI_NUMERICHOST = 1;
    private static final int NI_NUMERICSERV = 2;

    /** The default timeout of an interpreter's new sockets, in nanoseconds. */
    private static final class Defaults {
        volatile long timeout = -1;
    }

    @Override
    public CallTable table() {
        return SocketModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        SocketErrors errors = SocketErrors.of(t);
        module.dict.putName("error", ExceptionTypes.OS_ERROR);
        module.dict.putName("timeout", ExceptionTypes.TIMEOUT_ERROR);
        module.dict.putName("gaierror", errors.gaierror);
        module.dict.putName("herror", errors.herror);
        module.dict.putName("SocketType", PySocket.TYPE);
        module.dict.putName("socket", PySocket.TYPE);
        module.dict.putName("has_ipv6", true);
        SocketConstants.addTo(module.dict);
    }

    static long defaultTimeout(PyThread t) {
        return t.interpreter.state(Defaults.class, i -> new Defaults()).timeout;
    }

    @ExposedFunction("getdefaulttimeout()")
    static Object getDefaultTimeout(PyThread t) {
        long nanos = defaultTimeout(t);
        return nanos < 0 ? PyNone.NONE : (Object) (nanos / 1e9);
    }

    @ExposedFunction("setdefaulttimeout(timeout, /)")
    static void setDefaultTimeout(PyThread t, Object timeout) {
        long nanos = PySocket.timeoutOf(t, timeout);
        t.interpreter.state(Defaults.class, i -> new Defaults()).timeout = nanos;
    }

    @ExposedFunction("close(fd, /)")
    static void close(PyThread t, Object fd) {
        int d = ArgumentOps.integer(t, fd);
        try {
            t.interpreter.host.close(d);
        } catch (HostException e) {
            throw OSErrors.of(t, e);
        }
    }

    @ExposedFunction("dup(fd, /)")
    static long dup(PyThread t, Object fd) {
        int d = ArgumentOps.integer(t, fd);
        try {
            return t.interpreter.host.duplicate(d, 0);
        } catch (HostException e) {
            throw OSErrors.of(t, e);
        }
    }

    @ExposedFunction("gethostname()")
    static Object getHostName(PyThread t) {
        SysAudit.audit(t, "socket.gethostname");
        return Str.of(t.interpreter.host.fact("host.name"));
    }

    // ---- numbers -----------------------------------------------------------------------------------------------------------------

    private static long unsigned(PyThread t, Object x, int bits) {
        Object n = NumberOps.index(t, x);
        if (Ints.signum(n) < 0) {
            throw ValueErrors.of("Cannot convert negative int");
        }
        if (Ints.bitLength(n) > bits) {
            throw OverflowErrors.of("Python int too large for C uint" + bits + "_t");
        }
        return (Long) n;
    }

    @ExposedFunction("htons(x, /)")
    static long htons(PyThread t, Object x) {
        return Short.reverseBytes((short) unsigned(t, x, 16)) & 0xFFFFL;
    }

    @ExposedFunction("ntohs(x, /)")
    static long ntohs(PyThread t, Object x) {
        return htons(t, x);
    }

    @ExposedFunction("htonl(x, /)")
    static long htonl(PyThread t, Object x) {
        return Integer.reverseBytes((int) unsigned(t, x, 32)) & 0xFFFFFFFFL;
    }

    @ExposedFunction("ntohl(x, /)")
    static long ntohl(PyThread t, Object x) {
        return htonl(t, x);
    }

    // ---- packed addresses --------------------------------------------------------------------------------------------------------

    @ExposedFunction("inet_aton(ip_addr, /)")
    static Object inetAton(PyThread t, Object address) {
        String text = ArgumentOps.text(address, "inet_aton", "argument 1");
        byte[] b = NUMBERS.matcher(text).matches() ? numbers(text.split("\\.")) : null;
        if (b == null) {
            throw SocketErrors.plain("illegal IP address string passed to inet_aton");
        }
        return dev.krait.type.text.PyBytes.of(b);
    }

    /** One to four numbers, the last of which fills the rest; null when one is too large. */
    private static byte[] numbers(String[] parts) {
        byte[] b = new byte[4];
        for (int i = 0; i < parts.length; i++) {
            long n;
            try {
                n = Long.decode(parts[i]);
            } catch (NumberFormatException e) {
                return null;
            }
            int room = i == parts.length - 1 ? 4 - i : 1;
            if (n >>> 8 * room != 0) {
                return null;
            }
            for (int j = 0; j < room; j++) {
                b[i + j] = (byte) (n >> 8 * (room - 1 - j));
            }
        }
        return b;
    }

    @ExposedFunction("inet_ntoa(packed_ip, /)")
    static Object inetNtoa(PyThread t, Object packed) {
        byte[] b = BufferOps.bytes(t, packed);
        if (b.length != 4) {
            throw SocketErrors.plain("packed IP wrong length for inet_ntoa");
        }
        return SocketAddresses.text(SocketAddresses.address(b));
    }

    /** The address that digits denote, without asking anybody; null for names. */
    private static InetAddress literal(String text) {
        boolean digits = text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}") || text.indexOf(':') >= 0 && text.matches("[0-9a-fA-F:.]+");
        if (!digits) {
            return null;
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    @ExposedFunction("inet_pton(address_family, ip_string, /)")
    static Object inetPton(PyThread t, Object family, Object text) {
        int f = family(t, family);
        InetAddress a = literal(ArgumentOps.text(text, "inet_pton", "argument 2"));
        if (a == null || SocketAddresses.familyOf(a) != f) {
            throw SocketErrors.plain("illegal IP address string passed to inet_pton");
        }
        return SocketAddresses.bytes(a);
    }

    private static int family(PyThread t, Object family) {
        int f = ArgumentOps.integer(t, family);
        if (f != Sockets.AF_INET && f != Sockets.AF_INET6) {
            throw OSErrors.of(t, dev.krait.host.Errno.EAFNOSUPPORT);
        }
        return f;
    }

    @ExposedFunction("inet_ntop(address_family, packed_ip, /)")
    static Object inetNtop(PyThread t, Object family, Object packed) {
        int f = family(t, family);
        byte[] b = BufferOps.bytes(t, packed);
        if (b.length != (f == Sockets.AF_INET ? 4 : 16)) {
            throw ValueErrors.of("invalid length of packed IP address string");
        }
        return SocketAddresses.text(SocketAddresses.address(b));
    }

    // ---- names -------------------------------------------------------------------------------------------------------------------

    @ExposedFunction("gethostbyname(hostname, /)")
    static Object getHostByName(PyThread t, Object name) {
        String host = ArgumentOps.text(name, "gethostbyname", "argument 1");
        SysAudit.audit(t, "socket.gethostbyname", name);
        return SocketAddresses.text(SocketAddresses.resolve(t, host, Sockets.AF_INET));
    }

    @ExposedFunction("gethostbyname_ex(hostname, /)")
    static Object getHostByNameEx(PyThread t, Object name) {
        String host = ArgumentOps.text(name, "gethostbyname_ex", "argument 1");
        SysAudit.audit(t, "socket.gethostbyname", name);
        PyList addresses = new PyList();
        for (InetAddress a : SocketAddresses.all(t, host)) {
            if (SocketAddresses.familyOf(a) == Sockets.AF_INET) {
                addresses.append(SocketAddresses.text(a));
            }
        }
        if (addresses.size() == 0) {
            throw SocketErrors.address(t, SocketErrors.EAI_NONAME);
        }
        return PyTuple.of(name, new PyList(), addresses);
    }

    @ExposedFunction("gethostbyaddr(ip_address, /)")
    static Object getHostByAddr(PyThread t, Object address) {
        String host = ArgumentOps.text(address, "gethostbyaddr", "argument 1");
        SysAudit.audit(t, "socket.gethostbyaddr", address);
        InetAddress a = SocketAddresses.resolve(t, host, 0);
        String name = t.blocking(() -> t.interpreter.host.sockets().nameOf(a));
        if (name == null) {
            throw SocketErrors.host(t);
        }
        return PyTuple.of(Str.of(name), new PyList(), PyList.of(SocketAddresses.text(a)));
    }

    @ExposedFunction("getservbyname(servicename, protocolname=None, /)")
    static long getServByName(PyThread t, Object service, Object protocol) {
        String p = protocol == null ? null : ArgumentOps.text(protocol, "getservbyname", "argument 2");
        int port = Services.port(t, ArgumentOps.text(service, "getservbyname", "argument 1"), p);
        if (port < 0) {
            throw SocketErrors.plain("service/proto not found");
        }
        return port;
    }

    @ExposedFunction("getservbyport(port, protocolname=None, /)")
    static Object getServByPort(PyThread t, Object port, Object protocol) {
        int n = ArgumentOps.integer(t, port);
        if (n < 0 || n > 0xFFFF) {
            throw OverflowErrors.of("getservbyport: port must be 0-65535.");
        }
        String p = protocol == null ? null : ArgumentOps.text(protocol, "getservbyport", "argument 2");
        String name = Services.name(t, n, p);
        if (name == null) {
            throw SocketErrors.plain("port/proto not found");
        }
        return Str.of(name);
    }

    @ExposedFunction("getprotobyname(name, /)")
    static long getProtoByName(PyThread t, Object name) {
        return switch (ArgumentOps.text(name, "getprotobyname", "argument 1")) {
            case "ip" -> 0;
            case "icmp" -> 1;
            case "tcp" -> 6;
            case "udp" -> 17;
            case "ipv6" -> 41;
            case "ipv6-icmp" -> 58;
            default -> throw SocketErrors.plain("protocol not found");
        };
    }

    /** A kind of socket and its protocol. */
    private record Kind(int type, int protocol) {}

    private static final List<Kind> KINDS = List.of(new Kind(1, 6), new Kind(2, 17), new Kind(3, 0));

    @ExposedFunction("getaddrinfo($module, /, host, port, family=0, type=0, proto=0, flags=0)")
    static Object getAddrInfo(PyThread t, Object host, Object port, Object family, Object type, Object proto, Object flags) {
        int wanted = ArgumentOps.integer(t, family, 0);
        int kind = ArgumentOps.integer(t, type, 0);
        int protocol = ArgumentOps.integer(t, proto, 0);
        int bits = ArgumentOps.integer(t, flags, 0);
        String name = hostArgument(host);
        int number = port(t, port);
        SysAudit.audit(t, "socket.getaddrinfo", host, port, (long) wanted, (long) kind, (long) protocol);
        if (wanted != 0 && wanted != Sockets.AF_INET && wanted != Sockets.AF_INET6) {
            throw SocketErrors.address(t, SocketErrors.EAI_FAMILY);
        }
        PyList result = new PyList();
        for (InetAddress a : addresses(t, name, bits)) {
            if (wanted != 0 && SocketAddresses.familyOf(a) != wanted) {
                continue;
            }
            for (Kind k : KINDS) {
                if ((kind == 0 || kind == k.type) && (protocol == 0 || k.protocol == 0 || protocol == k.protocol)) {
                    Object canonical = (bits & AI_CANONNAME) != 0 && result.size() == 0 && name != null ? Str.of(name) : "";
                    result.append(PyTuple.of((long) SocketAddresses.familyOf(a), (long) k.type, (long) (k.protocol == 0 ? protocol : k.protocol), canonical,
                            SocketAddresses.toPython(new java.net.InetSocketAddress(a, number))));
                }
            }
        }
        if (result.size() == 0) {
            throw SocketErrors.address(t, SocketErrors.EAI_NONAME);
        }
        return result;
    }

    private static String hostArgument(Object host) {
        if (host == PyNone.NONE) {
            return null;
        }
        if (Str.is(host)) {
            return Str.java(Str.exactOrNull(host));
        }
        if (host instanceof dev.krait.type.text.PyBytes b) {
            return new String(b.value, java.nio.charset.StandardCharsets.US_ASCII);
        }
        throw TypeErrors.of("getaddrinfo() argument 1 must be string or None");
    }

    private static int port(PyThread t, Object port) {
        if (port == PyNone.NONE) {
            return 0;
        }
        if (PyType.of(port).slot(dev.krait.object.Slot.INDEX) != null) {
            return (int) ArgumentOps.longInteger(t, port) & 0xFFFF;
        }
        String text;
        if (Str.is(port)) {
            text = Str.java(Str.exactOrNull(port));
        } else if (port instanceof dev.krait.type.text.PyBytes b) {
            text = new String(b.value, java.nio.charset.StandardCharsets.US_ASCII);
        } else {
            throw SocketErrors.plain("Int or String expected");
        }
        if (text.matches("[0-9]{1,9}")) {
            return Integer.parseInt(text) & 0xFFFF;
        }
        int found = Services.port(t, text, null);
        if (found < 0) {
            throw SocketErrors.address(t, SocketErrors.EAI_SERVICE);
        }
        return found;
    }

    private static List<InetAddress> addresses(PyThread t, String name, int flags) {
        if (name == null) {
            boolean any = (flags & AI_PASSIVE) != 0;
            byte[] six = new byte[16];
            six[15] = (byte) (any ? 0 : 1);
            byte[] four = any ? new byte[4] : new byte[] {127, 0, 0, 1};
            return any ? List.of(SocketAddresses.address(four), SocketAddresses.address(six))
                    : List.of(SocketAddresses.address(six), SocketAddresses.address(four));
        }
        InetAddress literal = literal(name);
        if (literal != null) {
            return List.of(literal);
        }
        if ((flags & AI_NUMERICHOST) != 0) {
            throw SocketErrors.address(t, SocketErrors.EAI_NONAME);
        }
        return new ArrayList<>(SocketAddresses.all(t, name));
    }

    @ExposedFunction("getnameinfo(sockaddr, flags, /)")
    static Object getNameInfo(PyThread t, Object address, Object flags) {
        if (!(address instanceof PyTuple tuple)) {
            throw TypeErrors.of("getnameinfo() argument 1 must be a tuple");
        }
        if (tuple.items.length < 2 || tuple.items.length > 4) {
            throw TypeErrors.of("getnameinfo(): illegal sockaddr argument");
        }
        int bits = ArgumentOps.integer(t, flags);
        int port = ArgumentOps.integer(t, tuple.items[1]);
        InetAddress a = literal(ArgumentOps.text(tuple.items[0], "getnameinfo", "argument 1"));
        if (a == null) {
            throw SocketErrors.address(t, SocketErrors.EAI_NONAME);
        }
        String name = (bits & NI_NUMERICHOST) != 0 ? null : t.blocking(() -> t.interpreter.host.sockets().nameOf(a));
        String service = (bits & NI_NUMERICSERV) != 0 ? null : Services.name(t, port, null);
        return PyTuple.of(Str.of(name == null ? SocketAddresses.text(a) : name), Str.of(service == null ? Integer.toString(port) : service));
    }
}
