package dev.krait.modules.socket;

import dev.krait.error.OSErrors;
import dev.krait.error.PyErrors;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.host.Errno;
import dev.krait.host.HostException;
import dev.krait.host.Sockets;
import dev.krait.modules.core.SysAudit;
import dev.krait.object.PyInstance;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.BufferOps;
import dev.krait.ops.HostOps;
import dev.krait.ops.TruthOps;
import dev.krait.protocol.Buffer;
import dev.krait.protocol.BufferView;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import java.net.SocketAddress;
import java.util.Arrays;

/** A socket. Compare CPython {@code Modules/socketmodule.c}. */
@ExposedType(value = "_socket.socket", doc = "socket(family=AF_INET, type=SOCK_STREAM, proto=0) -> socket object\n"
        + "socket(family=-1, type=-1, proto=-1, fileno=None) -> socket object\n\nOpen a socket of the given type.")
public final class PySocket extends PyInstance {
    public static final PyType TYPE = PyType.builtin(PySocketTable.TABLE, PyType.OBJECT, PyType.BASETYPE);
    private static final int SOCK_NONBLOCK = 2048;
    private static final int SOCK_CLOEXEC = 524288;
    private static final int MSG_PEEK = 2;
    private static final int MSG_DONTWAIT = 64;

    private int descriptor = -1;
    private int family;
    private int kind;
    private int protocol;
    /** In nanoseconds; below zero waits without limit, 0 does not wait. */
    private long timeout = -1;

    private PySocket(PyType type) {
        super(type);
        this.shape = type.rootShape;
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newSocket(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        return new PySocket(cls);
    }

    private static Sockets sockets(PyThread t) {
        return t.interpreter.host.sockets();
    }

    private int open(PyThread t) {
        if (descriptor < 0) {
            throw OSErrors.of(t, Errno.EBADF);
        }
        return descriptor;
    }

    private static int checked(int result) {
        if (result == Sockets.TIMED_OUT) {
            throw PyErrors.with(ExceptionTypes.TIMEOUT_ERROR, "timed out");
        }
        return result;
    }

    @ExposedMethod("__init__($self, /, family=-1, type=-1, proto=-1, fileno=None)")
    void init(PyThread t, Object familyArgument, Object typeArgument, Object protoArgument, Object fileno) {
        int asked = ArgumentOps.integer(t, familyArgument, -1);
        int askedKind = ArgumentOps.integer(t, typeArgument, -1);
        protocol = Math.max(0, ArgumentOps.integer(t, protoArgument, -1));
        SysAudit.audit(t, "socket.__new__", this, (long) asked, (long) askedKind, (long) protocol);
        if (fileno != null && fileno != PyNone.NONE) {
            if (fileno instanceof Double) {
                throw TypeErrors.of("integer argument expected, got float");
            }
            int d = ArgumentOps.integer(t, fileno);
            if (d < 0) {
                throw ValueErrors.of("negative file descriptor");
            }
            int[] found = HostOps.blocking(t, () -> sockets(t).kind(d));
            family = asked == -1 ? found[0] : asked;
            kind = askedKind == -1 ? found[1] : askedKind;
            descriptor = d;
        } else {
            family = asked == -1 ? Sockets.AF_INET : asked;
            int flags = askedKind == -1 ? Sockets.SOCK_STREAM : askedKind;
            kind = flags & ~(SOCK_NONBLOCK | SOCK_CLOEXEC);
            if (kind < 1 || kind > 10) {
                throw OSErrors.of(t, Errno.EINVAL);
            }
            descriptor = HostOps.blocking(t, () -> sockets(t).open(family, kind));
            if ((flags & SOCK_NONBLOCK) != 0) {
                timeoutIs(t, 0);
                return;
            }
        }
        long standard = SocketModule.defaultTimeout(t);
        if (standard >= 0) {
            timeoutIs(t, standard);
        }
    }

    private void timeoutIs(PyThread t, long nanos) {
        timeout = nanos;
        int d = open(t);
        HostOps.run(t, () -> t.interpreter.host.setBlocking(d, nanos < 0));
    }

    @ExposedGetter(value = "family", member = true, doc = "the socket family")
    Object family() {
        return (long) family;
    }

    @ExposedGetter(value = "type", member = true, doc = "the socket type")
    Object kind() {
        return (long) kind;
    }

    @ExposedGetter(value = "proto", member = true, doc = "the socket protocol")
    Object protocol() {
        return (long) protocol;
    }

    @ExposedGetter(value = "timeout", doc = "the socket timeout")
    Object timeout() {
        return timeout < 0 ? PyNone.NONE : (Object) (timeout / 1e9);
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr() {
        return "<socket object, fd=" + descriptor + ", family=" + family + ", type=" + kind + ", proto=" + protocol + ">";
    }

    @ExposedMethod("gettimeout($self, /)")
    Object getTimeout() {
        return timeout();
    }

    @ExposedMethod("settimeout($self, object, /)")
    void setTimeout(PyThread t, Object object) {
        timeoutIs(t, timeoutOf(t, object));
    }

    /** A timeout argument in nanoseconds, -1 for None. */
    static long timeoutOf(PyThread t, Object object) {
        if (object == PyNone.NONE) {
            return -1;
        }
        long nanos = ArgumentOps.nanoseconds(t, object);
        if (nanos < 0) {
            throw ValueErrors.of("Timeout value out of range");
        }
        return nanos;
    }

    @ExposedMethod("setblocking($self, object, /)")
    void setBlocking(PyThread t, Object object) {
        timeoutIs(t, TruthOps.isTrue(t, object) ? -1 : 0);
    }

    @ExposedMethod("getblocking($self, /)")
    boolean getBlocking() {
        return timeout != 0;
    }

    @ExposedMethod("fileno($self, /)")
    long fileno() {
        return descriptor;
    }

    @ExposedMethod("detach($self, /)")
    long detach() {
        int d = descriptor;
        descriptor = -1;
        return d;
    }

    @ExposedMethod("close($self, /)")
    void close(PyThread t) {
        int d = descriptor;
        if (d >= 0) {
            descriptor = -1;
            HostOps.run(t, () -> t.interpreter.host.close(d));
        }
    }

    @ExposedMethod("bind($self, object, /)")
    void bind(PyThread t, Object address) {
        SocketAddress a = SocketAddresses.of(t, family, address, "bind");
        SysAudit.audit(t, "socket.bind", this, address);
        int d = open(t);
        HostOps.run(t, () -> sockets(t).bind(d, a));
    }

    @ExposedMethod("listen($self, backlog=128, /)")
    void listen(PyThread t, Object backlog) {
        int n = Math.max(0, ArgumentOps.integer(t, backlog, 128));
        int d = open(t);
        HostOps.run(t, () -> sockets(t).listen(d, n));
    }

    @ExposedMethod("_accept($self, /)")
    Object accept(PyThread t) {
        int d = open(t);
        int accepted = checked(HostOps.blocking(t, () -> sockets(t).accept(d, timeout)));
        SocketAddress from = HostOps.blocking(t, () -> sockets(t).remoteAddress(accepted));
        return PyTuple.of((long) accepted, SocketAddresses.toPython(from, family));
    }

    private int connectTo(PyThread t, Object address) {
        SocketAddress a = SocketAddresses.of(t, family, address, "connect");
        SysAudit.audit(t, "socket.connect", this, address);
        int d = open(t);
        return t.blocking(() -> sockets(t).connect(d, a, timeout));
    }

    @ExposedMethod("connect($self, object, /)")
    void connect(PyThread t, Object address) {
        try {
            checked(connectTo(t, address));
        } catch (HostException e) {
            throw OSErrors.of(t, e);
        }
    }

    @ExposedMethod("connect_ex($self, object, /)")
    long connectEx(PyThread t, Object address) {
        try {
            return connectTo(t, address) == Sockets.TIMED_OUT ? Errno.EAGAIN.number : 0;
        } catch (HostException e) {
            return e.errno;
        }
    }

    @ExposedMethod("getsockname($self, /)")
    Object getSockName(PyThread t) {
        int d = open(t);
        return SocketAddresses.toPython(HostOps.blocking(t, () -> sockets(t).localAddress(d)), family);
    }

    @ExposedMethod("getpeername($self, /)")
    Object getPeerName(PyThread t) {
        int d = open(t);
        return SocketAddresses.toPython(HostOps.blocking(t, () -> sockets(t).remoteAddress(d)), family);
    }

    @ExposedMethod("shutdown($self, how, /)")
    void shutdown(PyThread t, Object how) {
        int n = ArgumentOps.integer(t, how);
        int d = open(t);
        if (n < 0 || n > 2) {
            throw OSErrors.of(t, Errno.EINVAL);
        }
        HostOps.run(t, () -> sockets(t).shutdown(d, n));
    }

    // ---- data --------------------------------------------------------------------------------------------------------------------

    private Sockets.Received receive(PyThread t, byte[] target, int offset, int length, Object flags) {
        int f = ArgumentOps.integer(t, flags, 0);
        int d = open(t);
        Sockets.Received received = HostOps.blocking(t, () -> sockets(t).receive(d, target, offset, length, (f & MSG_PEEK) != 0, (f & MSG_DONTWAIT) != 0 ? 0 : timeout));
        checked(received.length());
        return received;
    }

    private static int size(PyThread t, Object bufsize, String function) {
        int n = ArgumentOps.integer(t, bufsize);
        if (n < 0) {
            throw ValueErrors.of("negative buffersize in " + function);
        }
        return n;
    }

    @ExposedMethod("recv($self, bufsize, flags=0, /)")
    Object recv(PyThread t, Object bufsize, Object flags) {
        byte[] b = new byte[size(t, bufsize, "recv")];
        return PyBytes.of(Arrays.copyOf(b, receiveInto(t, b, flags)));
    }

    private int receiveInto(PyThread t, byte[] b, Object flags) {
        return receive(t, b, 0, b.length, flags).length();
    }

    @ExposedMethod("recvfrom($self, bufsize, flags=0, /)")
    Object recvFrom(PyThread t, Object bufsize, Object flags) {
        byte[] b = new byte[size(t, bufsize, "recvfrom")];
        Sockets.Received received = receive(t, b, 0, b.length, flags);
        return PyTuple.of(PyBytes.of(Arrays.copyOf(b, received.length())), SocketAddresses.toPython(received.from()));
    }

    @ExposedMethod("recv_into($self, /, buffer, nbytes=0, flags=0)")
    Object recvInto(PyThread t, Object buffer, Object nbytes, Object flags) {
        return (long) intoBuffer(t, buffer, nbytes, flags, "recv_into").length();
    }

    @ExposedMethod("recvfrom_into($self, /, buffer, nbytes=0, flags=0)")
    Object recvFromInto(PyThread t, Object buffer, Object nbytes, Object flags) {
        Sockets.Received received = intoBuffer(t, buffer, nbytes, flags, "recvfrom_into");
        return PyTuple.of((long) received.length(), SocketAddresses.toPython(received.from()));
    }

    private Sockets.Received intoBuffer(PyThread t, Object buffer, Object nbytes, Object flags, String function) {
        BufferView view = BufferOps.lend(t, buffer, Buffer.WRITABLE);
        try {
            int n = nbytes == null ? 0 : size(t, nbytes, function);
            if (view.readonly) {
                throw TypeErrors.of(function + "() argument 1 must be read-write bytes-like object, not " + PyType.of(buffer).name);
            }
            if (n > view.length) {
                throw ValueErrors.of("buffer too small for requested bytes");
            }
            return receive(t, view.bytes, view.offset, n == 0 ? view.length : n, flags);
        } finally {
            view.release();
        }
    }

    @ExposedMethod("send($self, data, flags=0, /)")
    Object send(PyThread t, Object data, Object flags) {
        byte[] b = BufferOps.bytes(t, data);
        return (long) sent(t, b, 0, flags, null);
    }

    private int sent(PyThread t, byte[] b, int from, Object flags, SocketAddress to) {
        int f = ArgumentOps.integer(t, flags, 0);
        int d = open(t);
        return checked(HostOps.blocking(t, () -> sockets(t).send(d, b, from, b.length - from, to, (f & MSG_DONTWAIT) != 0 ? 0 : timeout)));
    }

    @ExposedMethod("sendall($self, data, flags=0, /)")
    void sendAll(PyThread t, Object data, Object flags) {
        byte[] b = BufferOps.bytes(t, data);
        int from = 0;
        do {
            from += sent(t, b, from, flags, null);
            t.poll();
        } while (from < b.length);
    }

    @ExposedMethod("sendto($self, /, *args)")
    Object sendTo(PyThread t, Object[] args) {
        if (args.length < 2 || args.length > 3) {
            throw TypeErrors.of("sendto() takes 2 or 3 arguments (" + args.length + " given)");
        }
        byte[] b = BufferOps.bytes(t, args[0]);
        Object address = args[args.length - 1];
        SocketAddress to = SocketAddresses.of(t, family, address, "sendto");
        SysAudit.audit(t, "socket.sendto", this, address);
        return (long) sent(t, b, 0, args.length == 3 ? args[1] : null, to);
    }

    // ---- options -----------------------------------------------------------------------------------------------------------------

    @ExposedMethod("getsockopt($self, level, option, buflen=0, /)")
    Object getSockOpt(PyThread t, Object level, Object option, Object buflen) {
        int l = ArgumentOps.integer(t, level);
        int o = ArgumentOps.integer(t, option);
        int length = ArgumentOps.integer(t, buflen, 0);
        int d = open(t);
        int value = HostOps.blocking(t, () -> sockets(t).option(d, l, o));
        if (length == 0) {
            return (long) value;
        }
        if (length < 0 || length > 1024) {
            throw SocketErrors.plain("getsockopt buflen out of range");
        }
        byte[] b = new byte[Math.min(length, 4)];
        for (int i = 0; i < b.length; i++) {
            b[i] = (byte) (value >> 8 * i);
        }
        return PyBytes.of(b);
    }

    @ExposedMethod("setsockopt($self, level, option, value, /)")
    void setSockOpt(PyThread t, Object level, Object option, Object value) {
        int l = ArgumentOps.integer(t, level);
        int o = ArgumentOps.integer(t, option);
        int v;
        if (Str.is(value)) {
            throw TypeErrors.of("a bytes-like object is required, not 'str'");
        }
        if (BufferOps.is(value)) {
            byte[] b = BufferOps.bytes(t, value);
            v = 0;
            for (int i = Math.min(b.length, 4) - 1; i >= 0; i--) {
                v = v << 8 | b[i] & 0xFF;
            }
        } else {
            v = ArgumentOps.integer(t, value);
        }
        int d = open(t);
        int number = v;
        HostOps.run(t, () -> sockets(t).setOption(d, l, o, number));
    }
}
