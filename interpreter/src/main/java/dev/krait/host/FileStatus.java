package dev.krait.host;

import java.time.Instant;

/** What {@code stat} tells of a file. */
public record FileStatus(int mode, long inode, long device, long links, long user, long group, long size, Instant accessed,
                         Instant modified, Instant changed, long specialDevice) {
    public static final int S_IFMT = 0xF000;
    public static final int S_IFDIR = 0x4000;
    public static final int S_IFREG = 0x8000;
    public static final int S_IFLNK = 0xA000;
    public static final int S_IFCHR = 0x2000;
    public static final int S_IFIFO = 0x1000;
    public static final int S_IFSOCK = 0xC000;

    public boolean isDirectory() {
        return (mode & S_IFMT) == S_IFDIR;
    }

    public boolean isRegular() {
        return (mode & S_IFMT) == S_IFREG;
    }

    public boolean isLink() {
        return (mode & S_IFMT) == S_IFLNK;
    }
}
