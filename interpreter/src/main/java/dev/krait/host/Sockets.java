package dev.krait.host;

import java.net.InetAddress;
import java.net.SocketAddress;
import java.util.List;

/**
 * Sockets, part of the door to the operating system. They are open files, so that reading, writing, closing, duplicating and polling are the {@link Host}'s. Numbers
 * of families, types, levels and options are Linux's. Where an operation can wait, {@code nanos} limits it: 0 does not wait ({@code EAGAIN}, for
 * {@link #connect} {@code EINPROGRESS}), below zero waits without limit; when the time is over it is {@link #TIMED_OUT}.
 */
public interface Sockets {
    int AF_UNIX = 1;
    int AF_INET = 2;
    int AF_INET6 = 10;
    int SOCK_STREAM = 1;
    int SOCK_DGRAM = 2;

    /** What waiting operations return when the time is over. */
    int TIMED_OUT = -2;

    /** Bytes received and whom they came from (null when connected). */
    record Received(int length, SocketAddress from) {}

    int open(int family, int type);

    /** The family and type of an open socket. */
    int[] kind(int descriptor);

    void bind(int descriptor, SocketAddress address);

    void listen(int descriptor, int backlog);

    /** The descriptor of a connection. */
    int accept(int descriptor, long nanos);

    /** 0 when connected. */
    int connect(int descriptor, SocketAddress address, long nanos);

    /** How many bytes came, 0 at the end. */
    Received receive(int descriptor, byte[] target, int offset, int length, boolean peek, long nanos);

    /** How many bytes went; to the peer when {@code address} is null. */
    int send(int descriptor, byte[] source, int offset, int length, SocketAddress address, long nanos);

    SocketAddress localAddress(int descriptor);

    SocketAddress remoteAddress(int descriptor);

    /** Ends receiving (0), sending (1) or both (2). */
    void shutdown(int descriptor, int how);

    int option(int descriptor, int level, int name);

    void setOption(int descriptor, int level, int name, int value);

    /** The addresses of a name, in the system's order; empty when there are none. */
    List<InetAddress> resolve(String name);

    /** The name of an address, or null. */
    String nameOf(InetAddress address);
}
