package dev.krait.host;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.Channel;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectableChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The operating system through {@code java.nio}: no flag is needed. Only what is not there without native access (semaphores) asks for it. */
public final class NioHost extends NioPaths {
    private final DescriptorTable descriptors = new DescriptorTable();
    private final ProcessTable processes = new ProcessTable(descriptors);
    private final Sockets sockets = new NioSockets(descriptors);
    private SecureRandom random;
    private Semaphores semaphores;

    public NioHost() {
        InheritedDescriptors.accept(descriptors);
    }

    @Override
    public Sockets sockets() {
        return sockets;
    }

    @Override
    public int open(String name, int flags, int mode) {
        Set<OpenOption> options = new HashSet<>();
        int access = flags & OpenFlags.O_ACCMODE;
        if (access != OpenFlags.O_WRONLY) {
            options.add(StandardOpenOption.READ);
        }
        if (access != OpenFlags.O_RDONLY) {
            options.add(StandardOpenOption.WRITE);
        }
        if ((flags & OpenFlags.O_APPEND) != 0 && access == OpenFlags.O_WRONLY) {
            options.add(StandardOpenOption.APPEND);
        }
        boolean creates = (flags & OpenFlags.O_CREAT) != 0;
        if (creates) {
            options.add((flags & OpenFlags.O_EXCL) != 0 ? StandardOpenOption.CREATE_NEW : StandardOpenOption.CREATE);
            // NIO creates only what it can write
            options.add(StandardOpenOption.WRITE);
        }
        if ((flags & OpenFlags.O_NOFOLLOW) != 0) {
            options.add(LinkOption.NOFOLLOW_LINKS);
        }
        if ((flags & OpenFlags.O_SYNC) == OpenFlags.O_SYNC) {
            options.add(StandardOpenOption.SYNC);
        }
        Path path = path(name);
        if (name.endsWith("/") && !Files.isDirectory(path) && (creates || Files.exists(path))) {
            throw new HostException(creates && !Files.exists(path) ? Errno.EISDIR : Errno.ENOTDIR);
        }
        if ((flags & OpenFlags.O_DIRECTORY) != 0 && Files.exists(path) && !Files.isDirectory(path)) {
            throw new HostException(Errno.ENOTDIR);
        }
        try {
            FileChannel channel = FileChannel.open(path, options, creates ? permissions(mode) : NO_ATTRIBUTES);
            if ((flags & OpenFlags.O_TRUNC) != 0 && access != OpenFlags.O_RDONLY) {
                channel.truncate(0);
            }
            return descriptors.add(channel, path.toString(), flags);
        } catch (IOException | RuntimeException e) {
            throw NioErrors.of(e);
        }
    }

    @Override
    public PendingRead pendingRead(int descriptor, int length) {
        return descriptors.get(descriptor).pendingRead(length);
    }

    @Override
    public int read(int descriptor, byte[] target, int offset, int length) {
        return descriptors.get(descriptor).read(target, offset, length);
    }

    @Override
    public int readAt(int descriptor, byte[] target, int offset, int length, long position) {
        return descriptors.get(descriptor).readAt(target, offset, length, position);
    }

    @Override
    public int write(int descriptor, byte[] source, int offset, int length) {
        return descriptors.get(descriptor).write(source, offset, length);
    }

    @Override
    public long seek(int descriptor, long offset, int whence) {
        return descriptors.get(descriptor).seek(offset, whence);
    }

    @Override
    public void truncate(int descriptor, long size) {
        descriptors.get(descriptor).truncate(size);
    }

    @Override
    public void sync(int descriptor) {
        descriptors.get(descriptor).sync();
    }

    @Override
    public void close(int descriptor) {
        descriptors.close(descriptor);
    }

    @Override
    public int duplicate(int descriptor, int least) {
        return descriptors.add(descriptors.get(descriptor), least);
    }

    @Override
    public void duplicateTo(int descriptor, int target) {
        descriptors.duplicateTo(descriptor, target);
    }

    /** The file behind one of our descriptors as the system sees it. */
    private Path system(OpenFile file) {
        return switch (file.path) {
            case "/dev/stdin" -> Path.of("/proc/self/fd/0");
            case "/dev/stdout" -> Path.of("/proc/self/fd/1");
            case "/dev/stderr" -> Path.of("/proc/self/fd/2");
            default -> Path.of(file.path);
        };
    }

    @Override
    public String pathOf(int descriptor) {
        OpenFile file = descriptors.get(descriptor);
        if (file.path == null) {
            throw new HostException(Errno.ENOTSUP);
        }
        return system(file).toString();
    }

    @Override
    public boolean isTerminal(int descriptor) {
        OpenFile file = descriptors.get(descriptor);
        if (file.path == null) {
            return false;
        }
        if (!file.path.startsWith("/dev/")) {
            return false;
        }
        try {
            Path path = system(file);
            String real = Files.isSymbolicLink(path) ? Files.readSymbolicLink(path).toString() : path.toString();
            return real.startsWith("/dev/pts/") || real.startsWith("/dev/tty") || real.equals("/dev/console");
        } catch (IOException e) {
            // no /proc here: the JDK knows of a terminal only when both ends are one
            return descriptor <= 2 && System.console() != null && System.console().isTerminal();
        }
    }

    @Override
    public int[] terminalSize(int descriptor) {
        if (!isTerminal(descriptor)) {
            throw new HostException(Errno.ENOTTY);
        }
        try {
            Process stty = new ProcessBuilder("stty", "size").redirectInput(system(descriptors.get(descriptor)).toFile()).start();
            String[] parts = new String(stty.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII).trim().split(" ");
            if (parts.length == 2) {
                return new int[] {Integer.parseInt(parts[1]), Integer.parseInt(parts[0])};
            }
        } catch (IOException e) {
            throw NioErrors.of(e);
        }
        throw new HostException(Errno.ENOTTY);
    }

    @Override
    public int[] pipe() {
        try {
            SystemPipe pipe = SystemPipe.open();
            OpenFile source = new OpenFile(pipe.pipe().source(), null, OpenFlags.O_RDONLY);
            OpenFile sink = new OpenFile(pipe.pipe().sink(), null, OpenFlags.O_WRONLY);
            source.systemName = pipe.sourceName();
            sink.systemName = pipe.sinkName();
            source.peer = sink;
            sink.peer = source;
            int in = descriptors.add(source, 0);
            return new int[] {in, descriptors.add(sink, 0)};
        } catch (IOException e) {
            throw NioErrors.of(e);
        }
    }

    @Override
    public int[] poll(int[] numbers, int[] events, long nanos) {
        OpenFile[] files = new OpenFile[numbers.length];
        for (int i = 0; i < files.length; i++) {
            files[i] = descriptors.find(numbers[i]);
        }
        return Readiness.poll(files, events, nanos);
    }

    @Override
    public boolean isInheritable(int descriptor) {
        return descriptors.isInheritable(descriptor);
    }

    @Override
    public void setInheritable(int descriptor, boolean inheritable) {
        descriptors.setInheritable(descriptor, inheritable);
    }

    @Override
    public boolean isBlocking(int descriptor) {
        Channel channel = descriptors.get(descriptor).channel;
        return channel instanceof NioSocket socket ? socket.blocking : !(channel instanceof SelectableChannel s) || s.isBlocking();
    }

    @Override
    public void setBlocking(int descriptor, boolean blocking) {
        Channel channel = descriptors.get(descriptor).channel;
        if (channel instanceof NioSocket socket) {
            socket.blocking = blocking;
        } else if (channel instanceof SelectableChannel s) {
            try {
                s.configureBlocking(blocking);
            } catch (IOException e) {
                throw NioErrors.of(e);
            }
        }
    }

    @Override
    public FileStatus status(int descriptor) {
        OpenFile file = descriptors.get(descriptor);
        if (file.path == null) {
            return new FileStatus(FileStatus.S_IFIFO | 0600, descriptor + 1, 0, 1, userId(), groupId(), 0, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, 0);
        }
        try {
            return status(system(file), true);
        } catch (HostException e) {
            if (e.errno == Errno.ENOENT.number && file.channel instanceof FileChannel f) {
                return unlinked(f, descriptor);
            }
            throw e;
        }
    }

    /** A file that has no name any more. */
    private FileStatus unlinked(FileChannel channel, int descriptor) {
        try {
            return new FileStatus(FileStatus.S_IFREG | 0600, descriptor + 1, 0, 0, userId(), groupId(), channel.size(), Instant.EPOCH, Instant.EPOCH,
                    Instant.EPOCH, 0);
        } catch (IOException e) {
            throw NioErrors.of(e);
        }
    }

    @Override
    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.remove(InheritedDescriptors.VARIABLE);
        return environment;
    }

    @Override
    public long wallClock() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    @Override
    public long monotonicClock() {
        return System.nanoTime();
    }

    @Override
    public long processClock() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean bean
                ? bean.getProcessCpuTime() : System.nanoTime();
    }

    @Override
    public long threadClock() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Override
    public long processId() {
        return ProcessHandle.current().pid();
    }

    @Override
    public long parentProcessId() {
        return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L);
    }

    @Override
    public long userId() {
        return self("unix:uid");
    }

    @Override
    public long groupId() {
        return self("unix:gid");
    }

    private static long self(String attribute) {
        try {
            return ((Number) Files.getAttribute(Path.of("/proc/self"), attribute)).longValue();
        } catch (IOException | RuntimeException e) {
            throw NioErrors.of(e);
        }
    }

    @Override
    public int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public double loadAverage() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    @Override
    public synchronized void random(byte[] target) {
        if (random == null) {
            random = new SecureRandom();
        }
        random.nextBytes(target);
    }

    @Override
    public long spawn(List<String> command, Map<String, String> environment, String where, int[] streams, int[] inherited) {
        OpenFile[] files = new OpenFile[3];
        for (int i = 0; i < 3; i++) {
            files[i] = streams[i] < 0 ? null : descriptors.get(streams[i]);
        }
        return processes.spawn(command, environment, where == null ? currentDirectory() : path(where).toString(), files, inherited);
    }

    @Override
    public long[] await(long process, boolean block) {
        return processes.await(process, block);
    }

    @Override
    public void kill(long process, int signal) {
        processes.kill(process, signal);
    }

    @Override
    public synchronized Semaphores semaphores() {
        if (semaphores == null && NioHost.class.getModule().isNativeAccessEnabled() && !System.getProperty("os.name").startsWith("Windows")) {
            semaphores = new PosixSemaphores();
        }
        return semaphores;
    }

    @Override
    public String fact(String name) {
        if (name.equals("host.name")) {
            try {
                return Files.readString(Path.of("/proc/sys/kernel/hostname")).trim();
            } catch (IOException e) {
                return java.net.InetAddress.getLoopbackAddress().getHostName();
            }
        }
        return System.getProperty(name, "");
    }
}
