package dev.krait.modules.posix;

import dev.krait.host.FileStatus;
import dev.krait.ops.NumberOps;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.sequence.StructSequence;
import java.math.BigInteger;
import java.time.Instant;

/** The named tuples of {@code os}. */
final class StatResults {
    static final StructSequence STAT = StructSequence.of("os.stat_result", "stat_result: Result from stat, fstat, or lstat.", 10, true, "st_mode",
            "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "?", "?", "?", "st_atime", "st_mtime", "st_ctime", "st_atime_ns",
            "st_mtime_ns", "st_ctime_ns", "st_blksize", "st_blocks", "st_rdev");
    static final StructSequence STATVFS = StructSequence.of("os.statvfs_result", "statvfs_result: Result from statvfs or fstatvfs.", 10, true, "f_bsize",
            "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files", "f_ffree", "f_favail", "f_flag", "f_namemax", "f_fsid");
    static final StructSequence TERMINAL_SIZE = StructSequence.of("os.terminal_size", "A tuple of (columns, lines) for holding terminal window size",
            "columns", "lines");
    static final StructSequence UNAME = StructSequence.of("posix.uname_result", "uname_result: Result from os.uname().", "sysname", "nodename",
            "release", "version", "machine");
    static final StructSequence TIMES = StructSequence.of("posix.times_result", "times_result: Result from os.times().", "user", "system",
            "children_user", "children_system", "elapsed");

    private static final BigInteger SECOND = BigInteger.valueOf(1_000_000_000);

    private StatResults() {
    }

    static PyTuple of(FileStatus s) {
        return STAT.make((long) s.mode(), s.inode(), unsigned(s.device()), s.links(), s.user(), s.group(), s.size(), s.accessed().getEpochSecond(),
                s.modified().getEpochSecond(), s.changed().getEpochSecond(), real(s.accessed()), real(s.modified()), real(s.changed()), nanos(s.accessed()),
                nanos(s.modified()), nanos(s.changed()), 4096L, (s.size() + 511) / 512, unsigned(s.specialDevice()));
    }

    private static Object unsigned(long value) {
        return value >= 0 ? (Object) value : NumberOps.normalise(new BigInteger(Long.toUnsignedString(value)));
    }

    private static Double real(Instant time) {
        return time.getEpochSecond() + 1e-9 * time.getNano();
    }

    private static Object nanos(Instant time) {
        return NumberOps.normalise(BigInteger.valueOf(time.getEpochSecond()).multiply(SECOND).add(BigInteger.valueOf(time.getNano())));
    }
}
