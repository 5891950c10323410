package dev.krait.host;

import java.io.IOException;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.Channel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.NetworkChannel;
import java.nio.channels.NotYetConnectedException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Map;

/**
 * One socket. NIO decides between server and connection when a channel is made, the system only at {@code listen}: so the channel behind changes then. Channels
 * never block; waiting is a selector's, which any closing wakes.
 */
final class NioSocket implements ByteChannel {
    final int family;
    final int type;
    /** Whether reads and writes through the descriptor wait. */
    volatile boolean blocking = true;
    private volatile NetworkChannel channel;
    private final Map<SocketOption<?>, Object> options = new HashMap<>();
    /** What was received by peeking; handed out before anything else. */
    private byte[] peeked = {};
    private SocketAddress peekedFrom;
    private int pendingError;

    NioSocket(int family, int type) throws IOException {
        this.family = family;
        this.type = type;
        ProtocolFamily protocol = switch (family) {
            case Sockets.AF_UNIX -> StandardProtocolFamily.UNIX;
            case Sockets.AF_INET -> StandardProtocolFamily.INET;
            case Sockets.AF_INET6 -> StandardProtocolFamily.INET6;
            default -> throw new HostException(Errno.EAFNOSUPPORT);
        };
        if (type != Sockets.SOCK_STREAM && type != Sockets.SOCK_DGRAM || family == Sockets.AF_UNIX && type == Sockets.SOCK_DGRAM) {
            throw new HostException(Errno.EPROTONOSUPPORT);
        }
        use(type == Sockets.SOCK_STREAM ? SocketChannel.open(protocol) : DatagramChannel.open(protocol));
    }

    private NioSocket(int family, SocketChannel accepted) throws IOException {
        this.family = family;
        this.type = Sockets.SOCK_STREAM;
        use(accepted);
    }

    private void use(NetworkChannel made) throws IOException {
        selectable(made).configureBlocking(false);
        channel = made;
    }

    private static SelectableChannel selectable(Channel channel) {
        return (SelectableChannel) channel;
    }

    SelectableChannel selectable() {
        return selectable(channel);
    }

    private SocketChannel stream() {
        if (channel instanceof SocketChannel s) {
            return s;
        }
        throw new HostException(channel instanceof ServerSocketChannel ? Errno.ENOTCONN : Errno.ENOTSUP);
    }

    /** Waits until the channel is ready for an operation; false when the time is over. */
    private boolean await(int operation, long deadline) throws IOException {
        long left = deadline == Long.MAX_VALUE ? -1 : deadline - System.nanoTime();
        if (deadline != Long.MAX_VALUE && left <= 0) {
            return false;
        }
        try (Selector selector = Selector.open()) {
            selectable().register(selector, operation);
            // a selector is not told when another thread closes the channel
            selector.select(left < 0 ? 100 : Math.min(100, left / 1_000_000 + 1));
        }
        if (!channel.isOpen()) {
            throw new HostException(Errno.EBADF);
        }
        return true;
    }

    private static long deadline(long nanos) {
        return nanos < 0 ? Long.MAX_VALUE : System.nanoTime() + nanos;
    }

    void bind(SocketAddress address) throws IOException {
        channel.bind(address);
    }

    void listen(int backlog) throws IOException {
        if (channel instanceof ServerSocketChannel) {
            return;
        }
        SocketChannel plain = stream();
        SocketAddress address = plain.getLocalAddress();
        plain.close();
        ServerSocketChannel server = family == Sockets.AF_UNIX ? ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                : ServerSocketChannel.open(family == Sockets.AF_INET ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6);
        use(server);
        if (family == Sockets.AF_UNIX && address instanceof java.net.UnixDomainSocketAddress path) {
            java.nio.file.Files.deleteIfExists(path.getPath());
        }
        for (Map.Entry<SocketOption<?>, Object> option : options.entrySet()) {
            apply(option.getKey(), option.getValue());
        }
        server.bind(address, backlog);
    }

    private <T> void apply(SocketOption<T> option, Object value) throws IOException {
        if (channel.supportedOptions().contains(option)) {
            channel.setOption(option, option.type().cast(value));
        }
    }

    /** The new connection, or null when the time is over. */
    NioSocket accept(long nanos) throws IOException {
        if (!(channel instanceof ServerSocketChannel server)) {
            throw new HostException(type == Sockets.SOCK_STREAM ? Errno.EINVAL : Errno.ENOTSUP);
        }
        long deadline = deadline(nanos);
        while (true) {
            SocketChannel accepted = server.accept();
            if (accepted != null) {
                return new NioSocket(family, accepted);
            }
            waitOrFail(SelectionKey.OP_ACCEPT, nanos);
            if (!await(SelectionKey.OP_ACCEPT, deadline)) {
                return null;
            }
        }
    }

    private static void waitOrFail(int operation, long nanos) {
        if (nanos == 0) {
            throw new HostException(Errno.EAGAIN);
        }
    }

    int connect(SocketAddress address, long nanos) throws IOException {
        if (channel instanceof DatagramChannel d) {
            d.disconnect();
            d.connect(address);
            return 0;
        }
        SocketChannel s = stream();
        try {
            if (s.isConnectionPending()) {
                if (nanos == 0 && !s.finishConnect()) {
                    throw new HostException(Errno.EALREADY);
                }
            } else if (s.connect(address)) {
                return 0;
            } else if (nanos == 0) {
                throw new HostException(Errno.EINPROGRESS);
            }
            long deadline = deadline(nanos);
            while (!s.finishConnect()) {
                if (!await(SelectionKey.OP_CONNECT, deadline)) {
                    return Sockets.TIMED_OUT;
                }
            }
            return 0;
        } catch (IOException e) {
            reopen();
            throw e;
        }
    }

    /** A channel whose connecting has failed is closed for NIO; a socket is not. */
    private void reopen() throws IOException {
        use(family == Sockets.AF_UNIX ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open(family == Sockets.AF_INET ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6));
    }

    /** The error of a connection that was waited for; asking clears it. */
    int takeError() {
        if (channel instanceof SocketChannel s && s.isConnectionPending()) {
            try {
                s.finishConnect();
            } catch (IOException e) {
                int error = NioErrors.of(e).errno;
                try {
                    reopen();
                } catch (IOException again) {
                    throw NioErrors.of(again);
                }
                return error;
            }
        }
        int error = pendingError;
        pendingError = 0;
        return error;
    }

    /** Completes a connection that a selector has found ready. */
    private SocketChannel connected() throws IOException {
        finishIfReady();
        return stream();
    }

    Sockets.Received receive(byte[] target, int offset, int length, boolean peek, long nanos) throws IOException {
        long deadline = deadline(nanos);
        synchronized (this) {
            if (peeked.length > 0) {
                return handOut(target, offset, length, peek);
            }
        }
        ByteBuffer buffer = ByteBuffer.wrap(target, offset, length);
        while (true) {
            SocketAddress from = null;
            int n;
            if (channel instanceof DatagramChannel d) {
                from = d.receive(buffer);
                n = from == null ? 0 : buffer.position() - offset;
            } else {
                n = length == 0 ? -1 : connected().read(buffer);
            }
            if (n != 0 || from != null) {
                n = Math.max(n, 0);
                if (peek && n > 0) {
                    synchronized (this) {
                        peeked = java.util.Arrays.copyOfRange(target, offset, offset + n);
                        peekedFrom = from;
                    }
                }
                return new Sockets.Received(n, from);
            }
            waitOrFail(SelectionKey.OP_READ, nanos);
            if (!await(SelectionKey.OP_READ, deadline)) {
                return new Sockets.Received(Sockets.TIMED_OUT, null);
            }
        }
    }

    private Sockets.Received handOut(byte[] target, int offset, int length, boolean peek) {
        int n = Math.min(length, peeked.length);
        System.arraycopy(peeked, 0, target, offset, n);
        if (!peek) {
            peeked = type == Sockets.SOCK_DGRAM ? new byte[0] : java.util.Arrays.copyOfRange(peeked, n, peeked.length);
        }
        return new Sockets.Received(n, peekedFrom);
    }

    int send(byte[] source, int offset, int length, SocketAddress address, long nanos) throws IOException {
        long deadline = deadline(nanos);
        ByteBuffer buffer = ByteBuffer.wrap(source, offset, length);
        while (true) {
            int n;
            if (channel instanceof DatagramChannel d) {
                if (address == null && !d.isConnected()) {
                    throw new HostException(Errno.EDESTADDRREQ);
                }
                n = address == null ? d.write(buffer) : d.send(buffer, address);
            } else {
                try {
                    n = connected().write(buffer);
                } catch (NotYetConnectedException e) {
                    throw new HostException(Errno.EPIPE);
                } catch (java.nio.channels.ClosedChannelException e) {
                    throw new HostException(channel.isOpen() ? Errno.EPIPE : Errno.EBADF);
                }
            }
            if (n > 0 || length == 0) {
                return n;
            }
            waitOrFail(SelectionKey.OP_WRITE, nanos);
            if (!await(SelectionKey.OP_WRITE, deadline)) {
                return Sockets.TIMED_OUT;
            }
        }
    }

    void shutdown(int how) throws IOException {
        if (!(channel instanceof SocketChannel s) || !s.isConnected()) {
            throw new HostException(Errno.ENOTCONN);
        }
        if (how == 0 || how == 2) {
            s.shutdownInput();
        }
        if (how == 1 || how == 2) {
            s.shutdownOutput();
        }
    }

    /** The own address; the one of a connection under way is known when it stands. */
    SocketAddress localAddress() throws IOException {
        finishIfReady();
        return channel.getLocalAddress();
    }

    private void finishIfReady() throws IOException {
        if (channel instanceof SocketChannel s && s.isConnectionPending()) {
            s.finishConnect();
        }
    }

    SocketAddress remoteAddress() throws IOException {
        finishIfReady();
        SocketAddress address = channel instanceof SocketChannel s ? s.getRemoteAddress() : channel instanceof DatagramChannel d ? d.getRemoteAddress() : null;
        if (address == null) {
            throw new HostException(Errno.ENOTCONN);
        }
        return address;
    }

    /** Sets an option now and on the channel that {@link #listen} will make. */
    <T> void setOption(SocketOption<T> option, T value) throws IOException {
        options.put(option, value);
        apply(option, value);
    }

    Object option(SocketOption<?> option) throws IOException {
        return channel.supportedOptions().contains(option) ? channel.getOption(option) : options.get(option);
    }

    boolean isListening() {
        return channel instanceof ServerSocketChannel;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        Sockets.Received received = receive(target.array(), target.arrayOffset() + target.position(), target.remaining(), false, blocking ? -1 : 0);
        return received.length() == 0 ? -1 : received.length();
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        return send(source.array(), source.arrayOffset() + source.position(), source.remaining(), null, blocking ? -1 : 0);
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
