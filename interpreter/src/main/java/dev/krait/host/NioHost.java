package dev.krait.host;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.channels.Channel;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectableChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The operating system through {@code java.nio}: no flag is needed. Only what is not there without native access (semaphores) asks for it. */
public final class NioHost implements Host {
    private static final LinkOption[] FOLLOW = {};
    private static final LinkOption[] NO_FOLLOW = {LinkOption.NOFOLLOW_LINKS};
    private static final FileAttribute<?>[] NO_ATTRIBUTES = {};

    private static final Instant FIRST_NIO_TIME = Instant.EPOCH;
    private static final Instant LAST_NIO_TIME = Instant.ofEpochSecond(0, Long.MAX_VALUE);

    private final DescriptorTable descriptors = new DescriptorTable();
    private final ProcessTable processes = new ProcessTable(descriptors);
    private final Sockets sockets = new NioSockets(descriptors);
    private volatile Path directory = Path.of("").toAbsolutePath();
    private SecureRandom random;
    private Semaphores semaphores;

    public NioHost() {
        InheritedDescriptors.accept(descriptors);
    }

    private Path path(String name) {
        try {
            if (name.isEmpty()) {
                throw new HostException(Errno.ENOENT);
            }
            Path path = Path.of(name);
            return path.isAbsolute() ? path : directory.resolve(path);
        } catch (InvalidPathException e) {
            throw NioErrors.of(e);
        }
    }

    @Override
    public Sockets sockets() {
        return sockets;
    }

    private static LinkOption[] links(boolean follow) {
        return follow ? FOLLOW : NO_FOLLOW;
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

    private static FileAttribute<?>[] permissions(int mode) {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return NO_ATTRIBUTES;
        }
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissionSet(mode))};
    }

    private static Set<PosixFilePermission> permissionSet(int mode) {
        Set<PosixFilePermission> set = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] all = PosixFilePermission.values();
        for (int i = 0; i < 9; i++) {
            if ((mode & (0400 >> i)) != 0) {
                set.add(all[i]);
            }
        }
        return set;
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
    public FileStatus status(String name, boolean followLinks) {
        Path path = path(name);
        FileStatus status = status(path, followLinks || name.endsWith("/"));
        if (name.endsWith("/") && !status.isDirectory()) {
            throw new HostException(Errno.ENOTDIR);
        }
        return status;
    }

    private static FileStatus status(Path path, boolean followLinks) {
        try {
            Map<String, Object> a = Files.readAttributes(path, "unix:mode,ino,dev,nlink,uid,gid,size,lastAccessTime,lastModifiedTime,ctime,rdev",
                    links(followLinks));
            return new FileStatus((Integer) a.get("mode"), number(a, "ino"), number(a, "dev"), number(a, "nlink"), number(a, "uid"),
                    number(a, "gid"), number(a, "size"), time(a.get("lastAccessTime")), time(a.get("lastModifiedTime")), time(a.get("ctime")),
                    number(a, "rdev"));
        } catch (IOException | RuntimeException e) {
            throw NioErrors.of(e);
        }
    }

    private static long number(Map<String, Object> attributes, String name) {
        return ((Number) attributes.get(name)).longValue();
    }

    private static Instant time(Object time) {
        return ((FileTime) time).toInstant();
    }

    @Override
    public List<String> list(String name) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(path(name))) {
            for (Path entry : stream) {
                names.add(entry.getFileName().toString());
            }
        } catch (java.nio.file.DirectoryIteratorException e) {
            throw NioErrors.of(e.getCause());
        } catch (IOException e) {
            throw NioErrors.of(e);
        }
        return names;
    }

    /** A path operation that may throw. */
    @FunctionalInterface
    private interface Action {
        void run() throws IOException;
    }

    private static void perform(Action action) {
        try {
            action.run();
        } catch (IOException | UnsupportedOperationException e) {
            throw NioErrors.of(e);
        }
    }

    @Override
    public void makeDirectory(String name, int mode) {
        Path path = path(name);
        perform(() -> Files.createDirectory(path, permissions(mode)));
    }

    @Override
    public void removeDirectory(String name) {
        Path path = path(name);
        if (!status(path, false).isDirectory()) {
            throw new HostException(Errno.ENOTDIR);
        }
        perform(() -> Files.delete(path));
    }

    @Override
    public void removeFile(String name) {
        Path path = path(name);
        if (status(path, false).isDirectory()) {
            throw new HostException(Errno.EISDIR);
        }
        perform(() -> Files.delete(path));
    }

    @Override
    public void rename(String from, String to) {
        Path source = path(from);
        Path target = path(to);
        perform(() -> Files.move(source, target, new CopyOption[] {StandardCopyOption.ATOMIC_MOVE}));
    }

    @Override
    public void link(String existing, String made, boolean followLinks) {
        perform(() -> Files.createLink(path(made), followLinks ? path(existing).toRealPath() : path(existing)));
    }

    @Override
    public void symbolicLink(String target, String made) {
        perform(() -> Files.createSymbolicLink(path(made), Path.of(target)));
    }

    @Override
    public String readLink(String name) {
        try {
            return Files.readSymbolicLink(path(name)).toString();
        } catch (IOException e) {
            throw NioErrors.of(e);
        }
    }

    @Override
    public void changeMode(String name, int mode, boolean followLinks) {
        perform(() -> Files.setAttribute(path(name), "unix:mode", mode, links(followLinks)));
    }

    @Override
    public void changeOwner(String name, long user, long group, boolean followLinks) {
        perform(() -> {
            if (user != -1) {
                Files.setAttribute(path(name), "unix:uid", (int) user, links(followLinks));
            }
            if (group != -1) {
                Files.setAttribute(path(name), "unix:gid", (int) group, links(followLinks));
            }
        });
    }

    @Override
    public void setTimes(String name, Instant accessed, Instant modified, boolean followLinks) {
        if (accessed.isAfter(LAST_NIO_TIME) || modified.isAfter(LAST_NIO_TIME) || accessed.isBefore(FIRST_NIO_TIME) || modified.isBefore(FIRST_NIO_TIME)) {
            touch(name, "-a", accessed, followLinks);
            touch(name, "-m", modified, followLinks);
            return;
        }
        perform(() -> Files.getFileAttributeView(path(name), BasicFileAttributeView.class, links(followLinks))
                .setTimes(FileTime.from(modified), FileTime.from(accessed), null));
    }

    /** NIO would set another time silently. */
    private void touch(String name, String which, Instant time, boolean followLinks) {
        status(name, followLinks);
        String text = "@" + BigDecimal.valueOf(time.getEpochSecond()).add(BigDecimal.valueOf(time.getNano(), 9)).toPlainString();
        SystemCommand.run("touch", followLinks ? "-c" : "-ch", which, "-d", text, path(name).toString());
    }

    @Override
    public boolean access(String name, int bits) {
        Path path = path(name);
        EnumSet<AccessMode> modes = EnumSet.noneOf(AccessMode.class);
        if ((bits & 4) != 0) {
            modes.add(AccessMode.READ);
        }
        if ((bits & 2) != 0) {
            modes.add(AccessMode.WRITE);
        }
        if ((bits & 1) != 0) {
            modes.add(AccessMode.EXECUTE);
        }
        try {
            path.getFileSystem().provider().checkAccess(path, modes.toArray(new AccessMode[0]));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public String realPath(String name) {
        try {
            return path(name).toRealPath().toString();
        } catch (IOException e) {
            throw NioErrors.of(e);
        }
    }

    @Override
    public String currentDirectory() {
        return directory.toString();
    }

    @Override
    public void changeDirectory(String name) {
        Path path = path(name);
        if (!status(path, true).isDirectory()) {
            throw new HostException(Errno.ENOTDIR);
        }
        if (!Files.isExecutable(path)) {
            throw new HostException(Errno.EACCES);
        }
        try {
            directory = path.toRealPath();
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
    public long[] diskSpace(String name) {
        try {
            FileStore store = Files.getFileStore(path(name));
            return new long[] {store.getUnallocatedSpace(), store.getTotalSpace(), store.getUsableSpace(), store.getBlockSize()};
        } catch (IOException e) {
            throw NioErrors.of(e);
        }
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
