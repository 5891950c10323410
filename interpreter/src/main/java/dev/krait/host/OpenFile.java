package dev.krait.host;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.WritableByteChannel;

/** An open file that one or more descriptors name. */
final class OpenFile {
    final Channel channel;
    /** The path it was opened by, or null. */
    final String path;
    final int flags;
    /** The other end of this pipe, or null. */
    OpenFile peer;
    /** By which another process can open this end of a pipe, or null. */
    String systemName;
    /** How many descriptors name it; guarded by the table's lock. */
    int references;
    /** What tells whether a read would wait, or null where that need not be asked. */
    private final InputStream waits;
    /** The read under way, or with data that is still to be taken; guarded by this. */
    private PendingRead pending;

    OpenFile(Channel channel, String path, int flags) {
        this.channel = channel;
        this.path = path;
        this.flags = flags;
        this.waits = null;
    }

    /** A file whose reads may wait for a person, or another process. */
    OpenFile(FileInputStream stream, String path) {
        this.channel = stream.getChannel();
        this.path = path;
        this.flags = OpenFlags.O_RDONLY;
        this.waits = stream;
    }

    /** The read under way, which is begun if one would have to wait; null when a read gives something at once. */
    synchronized PendingRead pendingRead(int length) {
        if (pending != null && pending.isTaken()) {
            pending = null;
        }
        if (pending == null && waits != null && length > 0 && !isSeekable() && PendingRead.available(waits) == 0) {
            pending = new PendingRead(Math.min(length, 1 << 16));
            PendingRead begun = pending;
            Thread reader = new Thread(() -> begun.run(this), "krait-read");
            reader.setDaemon(true);
            reader.start();
        }
        return pending;
    }

    /** Whether a read gives something at once, as far as that can be told. */
    boolean isReadable() {
        PendingRead begun;
        synchronized (this) {
            begun = pending;
        }
        if (begun != null && !begun.isTaken()) {
            synchronized (begun) {
                return begun.isDone();
            }
        }
        return waits == null || isSeekable() || PendingRead.available(waits) > 0;
    }

    private boolean isSeekable() {
        try {
            file().position();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** What a selector can wait for, or null. */
    SelectableChannel selectable() {
        return channel instanceof NioSocket s ? s.selectable() : channel instanceof SelectableChannel s ? s : null;
    }

    private FileChannel file() {
        if (channel instanceof FileChannel f) {
            return f;
        }
        throw new HostException(Errno.ESPIPE);
    }

    int read(byte[] target, int offset, int length) {
        if ((flags & OpenFlags.O_ACCMODE) == OpenFlags.O_WRONLY || !(channel instanceof ReadableByteChannel readable)) {
            throw new HostException(Errno.EBADF);
        }
        try {
            int n = readable.read(ByteBuffer.wrap(target, offset, length));
            if (n == 0 && length > 0 && selectable() != null && !selectable().isBlocking()) {
                throw new HostException(Errno.EAGAIN);
            }
            return Math.max(n, 0);
        } catch (IOException | RuntimeException e) {
            throw translate(e);
        }
    }

    int readAt(byte[] target, int offset, int length, long position) {
        try {
            return Math.max(file().read(ByteBuffer.wrap(target, offset, length), position), 0);
        } catch (IOException | RuntimeException e) {
            throw translate(e);
        }
    }

    int write(byte[] source, int offset, int length) {
        if ((flags & OpenFlags.O_ACCMODE) == OpenFlags.O_RDONLY || !(channel instanceof WritableByteChannel writable)) {
            throw new HostException(Errno.EBADF);
        }
        try {
            if ((flags & OpenFlags.O_APPEND) != 0 && channel instanceof FileChannel f && (flags & OpenFlags.O_ACCMODE) == OpenFlags.O_RDWR) {
                // NIO cannot open a file to read and append
                f.position(f.size());
            }
            int n = writable.write(ByteBuffer.wrap(source, offset, length));
            if (n == 0 && length > 0) {
                throw new HostException(Errno.EAGAIN);
            }
            return n;
        } catch (IOException | RuntimeException e) {
            throw translate(e);
        }
    }

    long seek(long offset, int whence) {
        try {
            FileChannel f = file();
            long base = switch (whence) {
                case 0 -> 0;
                case 1 -> f.position();
                case 2 -> f.size();
                default -> throw new HostException(Errno.EINVAL);
            };
            if (whence == 1 && offset == 0) {
                return base;
            }
            if (base + offset < 0) {
                throw new HostException(Errno.EINVAL);
            }
            f.position(base + offset);
            return base + offset;
        } catch (IOException | RuntimeException e) {
            throw translate(e);
        }
    }

    void truncate(long size) {
        if ((flags & OpenFlags.O_ACCMODE) == OpenFlags.O_RDONLY) {
            throw new HostException(Errno.EINVAL);
        }
        try {
            FileChannel f = file();
            long position = f.position();
            long old = f.size();
            if (size < old) {
                f.truncate(size);
            } else if (size > old) {
                f.write(ByteBuffer.wrap(new byte[1]), size - 1);
            }
            f.position(position);
        } catch (IOException | RuntimeException e) {
            throw translate(e);
        }
    }

    void sync() {
        try {
            if (!(channel instanceof FileChannel f)) {
                throw new HostException(Errno.EINVAL);
            }
            f.force(true);
        } catch (IOException | RuntimeException e) {
            throw translate(e);
        }
    }

    private static HostException translate(Exception e) {
        return e instanceof HostException h ? h : NioErrors.of(e);
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw NioErrors.of(e);
        }
    }
}
