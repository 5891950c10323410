package dev.krait.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.util.List;

/** Sockets through {@code java.nio}. */
final class NioSockets implements Sockets {
    private static final int SOL_SOCKET = 1;
    private static final int IPPROTO_TCP = 6;
    private static final int SO_TYPE = 3;
    private static final int SO_ERROR = 4;
    private static final int SO_ACCEPTCONN = 30;

    private final DescriptorTable descriptors;

    NioSockets(DescriptorTable descriptors) {
        this.descriptors = descriptors;
    }

    /** What a socket operation does. */
    private interface Operation<R> {
        R on(NioSocket socket) throws IOException;
    }

    private <R> R with(int descriptor, Operation<R> operation) {
        if (!(descriptors.get(descriptor).channel instanceof NioSocket socket)) {
            throw new HostException(Errno.ENOTSOCK);
        }
        try {
            return operation.on(socket);
        } catch (HostException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw NioErrors.of(e);
        }
    }

    private int add(NioSocket socket) {
        return descriptors.add(socket, null, OpenFlags.O_RDWR);
    }

    @Override
    public int open(int family, int type) {
        try {
            return add(new NioSocket(family, type));
        } catch (IOException e) {
            throw NioErrors.of(e);
        }
    }

    @Override
    public int[] kind(int descriptor) {
        return with(descriptor, s -> new int[] {s.family, s.type});
    }

    @Override
    public void bind(int descriptor, SocketAddress address) {
        with(descriptor, s -> {
            s.bind(address);
            return null;
        });
    }

    @Override
    public void listen(int descriptor, int backlog) {
        with(descriptor, s -> {
            s.listen(backlog);
            return null;
        });
    }

    @Override
    public int accept(int descriptor, long nanos) {
        NioSocket accepted = with(descriptor, s -> s.accept(nanos));
        return accepted == null ? TIMED_OUT : add(accepted);
    }

    @Override
    public int connect(int descriptor, SocketAddress address, long nanos) {
        return with(descriptor, s -> s.connect(address, nanos));
    }

    @Override
    public Received receive(int descriptor, byte[] target, int offset, int length, boolean peek, long nanos) {
        return with(descriptor, s -> s.receive(target, offset, length, peek, nanos));
    }

    @Override
    public int send(int descriptor, byte[] source, int offset, int length, SocketAddress address, long nanos) {
        return with(descriptor, s -> s.send(source, offset, length, address, nanos));
    }

    @Override
    public SocketAddress localAddress(int descriptor) {
        return with(descriptor, NioSocket::localAddress);
    }

    @Override
    public SocketAddress remoteAddress(int descriptor) {
        return with(descriptor, NioSocket::remoteAddress);
    }

    @Override
    public void shutdown(int descriptor, int how) {
        with(descriptor, s -> {
            s.shutdown(how);
            return null;
        });
    }

    /** The option of a level and number, as far as Java has it. */
    private static SocketOption<?> option(int level, int name) {
        if (level == IPPROTO_TCP && name == 1) {
            return StandardSocketOptions.TCP_NODELAY;
        }
        SocketOption<?> option = level != SOL_SOCKET ? null : switch (name) {
            case 2 -> StandardSocketOptions.SO_REUSEADDR;
            case 6 -> StandardSocketOptions.SO_BROADCAST;
            case 7 -> StandardSocketOptions.SO_SNDBUF;
            case 8 -> StandardSocketOptions.SO_RCVBUF;
            case 9 -> StandardSocketOptions.SO_KEEPALIVE;
            case 13 -> StandardSocketOptions.SO_LINGER;
            case 15 -> StandardSocketOptions.SO_REUSEPORT;
            default -> null;
        };
        if (option == null) {
            throw new HostException(Errno.ENOPROTOOPT);
        }
        return option;
    }

    @Override
    public int option(int descriptor, int level, int name) {
        return with(descriptor, s -> {
            if (level == SOL_SOCKET && name == SO_TYPE) {
                return s.type;
            }
            if (level == SOL_SOCKET && name == SO_ERROR) {
                return s.takeError();
            }
            if (level == SOL_SOCKET && name == SO_ACCEPTCONN) {
                return s.isListening() ? 1 : 0;
            }
            Object value = s.option(option(level, name));
            return value instanceof Boolean b ? b ? 1 : 0 : value == null ? 0 : (Integer) value;
        });
    }

    @Override
    public void setOption(int descriptor, int level, int name, int value) {
        with(descriptor, s -> {
            SocketOption<?> option = option(level, name);
            if (option.type() == Boolean.class) {
                @SuppressWarnings("unchecked")
                SocketOption<Boolean> flag = (SocketOption<Boolean>) option;
                s.setOption(flag, value != 0);
            } else {
                @SuppressWarnings("unchecked")
                SocketOption<Integer> number = (SocketOption<Integer>) option;
                s.setOption(number, value);
            }
            return null;
        });
    }

    @Override
    public List<InetAddress> resolve(String name) {
        try {
            return List.of(InetAddress.getAllByName(name));
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    @Override
    public String nameOf(InetAddress address) {
        String name = address.getCanonicalHostName();
        return name.equals(address.getHostAddress()) ? null : name;
    }
}
