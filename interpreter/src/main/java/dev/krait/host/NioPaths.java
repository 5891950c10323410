package dev.krait.host;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The half of {@link NioHost} that knows files by their names, and directories: one of them is the current one. */
abstract class NioPaths implements Host {
    private static final LinkOption[] FOLLOW = {};
    private static final LinkOption[] NO_FOLLOW = {LinkOption.NOFOLLOW_LINKS};
    static final FileAttribute<?>[] NO_ATTRIBUTES = {};

    private static final Instant FIRST_NIO_TIME = Instant.EPOCH;
    private static final Instant LAST_NIO_TIME = Instant.ofEpochSecond(0, Long.MAX_VALUE);

    private volatile Path directory = Path.of("").toAbsolutePath();

    /** The file that a name means, from the current directory. */
    final Path path(String name) {
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
    public String realPath(String name) {
        try {
            return path(name).toRealPath().toString();
        } catch (IOException e) {
            throw NioErrors.of(e);
        }
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
    public FileStatus status(String name, boolean followLinks) {
        Path path = path(name);
        FileStatus status = status(path, followLinks || name.endsWith("/"));
        if (name.endsWith("/") && !status.isDirectory()) {
            throw new HostException(Errno.ENOTDIR);
        }
        return status;
    }

    static FileStatus status(Path path, boolean followLinks) {
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

    private static LinkOption[] links(boolean follow) {
        return follow ? FOLLOW : NO_FOLLOW;
    }

    @Override
    public List<String> list(String name) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(path(name))) {
            for (Path entry : stream) {
                names.add(entry.getFileName().toString());
            }
        } catch (DirectoryIteratorException e) {
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

    /** For a file that is made; none where the system knows no permissions. */
    static FileAttribute<?>[] permissions(int mode) {
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
    public long[] diskSpace(String name) {
        try {
            FileStore store = Files.getFileStore(path(name));
            return new long[] {store.getUnallocatedSpace(), store.getTotalSpace(), store.getUsableSpace(), store.getBlockSize()};
        } catch (IOException e) {
            throw NioErrors.of(e);
        }
    }
}
