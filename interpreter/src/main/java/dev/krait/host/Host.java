package dev.krait.host;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The one door to the operating system (architecture D6): files, processes, clocks, environment, terminal. An embedder may restrict or replace
 * it.
 *
 * <p>Files are named by paths, relative ones to {@link #currentDirectory}, or by descriptors: small numbers, 0 to 2 being the standard streams. What the
 * system refuses is a {@link HostException}. Operations may block; the caller detaches its Python thread first.
 */
public interface Host {
    /** Opens a file; {@code flags} as in {@link OpenFlags}, {@code mode} the permissions of a new one. */
    int open(String path, int flags, int mode);

    /** Reads up to {@code length} bytes; 0 at the end. */
    int read(int descriptor, byte[] target, int offset, int length);

    /** The read under way where {@link #read} would have to wait for somebody who may never write, or null. */
    default PendingRead pendingRead(int descriptor, int length) {
        return null;
    }

    /** Reads at a position without moving. */
    int readAt(int descriptor, byte[] target, int offset, int length, long position);

    /** Writes; returns how many bytes it took. */
    int write(int descriptor, byte[] source, int offset, int length);

    /** Moves to {@code offset} from the start (0), the position (1) or the end (2); returns the position. */
    long seek(int descriptor, long offset, int whence);

    void truncate(int descriptor, long size);

    void sync(int descriptor);

    void close(int descriptor);

    /** A second descriptor for the same open file, the lowest free number from {@code least} up. */
    int duplicate(int descriptor, int least);

    /** Makes {@code target} name the open file of {@code descriptor}; closes what it named before. */
    void duplicateTo(int descriptor, int target);

    boolean isTerminal(int descriptor);

    /** Columns and lines of the terminal. */
    int[] terminalSize(int descriptor);

    /** A pipe: the descriptors to read from and to write to. */
    int[] pipe();

    /**
     * Waits until one of the open files is ready: for each what it is ready for, 1 to read, 4 to write, 32 when there is no such file; {@code events} says
     * what is asked. Below zero waits without limit.
     */
    int[] poll(int[] descriptors, int[] events, long nanos);

    /** Whether child processes get the descriptor. */
    boolean isInheritable(int descriptor);

    void setInheritable(int descriptor, boolean inheritable);

    boolean isBlocking(int descriptor);

    void setBlocking(int descriptor, boolean blocking);

    FileStatus status(int descriptor);

    /** The path that a descriptor was opened by, or as the system shows it. */
    String pathOf(int descriptor);

    FileStatus status(String path, boolean followLinks);

    /** The names in a directory, in the system's order. */
    List<String> list(String path);

    void makeDirectory(String path, int mode);

    void removeDirectory(String path);

    void removeFile(String path);

    /** Renames, replacing what is there. */
    void rename(String from, String to);

    void link(String existing, String made, boolean followLinks);

    void symbolicLink(String target, String made);

    String readLink(String path);

    void changeMode(String path, int mode, boolean followLinks);

    void changeOwner(String path, long user, long group, boolean followLinks);

    void setTimes(String path, Instant accessed, Instant modified, boolean followLinks);

    /** Whether the file can be used: bits 4 to read, 2 to write, 1 to execute, 0 is there at all. */
    boolean access(String path, int bits);

    /** The file with all links resolved. */
    String realPath(String path);

    String currentDirectory();

    void changeDirectory(String path);

    /** The environment at the start. */
    Map<String, String> environment();

    /** Nanoseconds since 1970. */
    long wallClock();

    /** Nanoseconds of a clock that never goes back. */
    long monotonicClock();

    /** Nanoseconds of processor time of this process. */
    long processClock();

    /** Nanoseconds of processor time of this thread. */
    long threadClock();

    long processId();

    long parentProcessId();

    long userId();

    long groupId();

    int processors();

    /** The load of the last minute, below zero when the system does not tell. */
    double loadAverage();

    void random(byte[] target);

    /**
     * Starts a process; {@code environment} null for ours. {@code streams} are the descriptors that become its standard streams, -1 for none.
     * Further descriptors that are {@code inherited} have the same numbers there if the child is Krait, too. Returns its number.
     */
    long spawn(List<String> command, Map<String, String> environment, String directory, int[] streams, int[] inherited);

    /** Waits for a child ({@code -1}: any): its number and wait status, or null when {@code block} is false and it still runs. */
    long[] await(long process, boolean block);

    void kill(long process, int signal);

    /** Sockets. Raises nothing itself; a host without them refuses each operation. */
    Sockets sockets();

    /** Semaphores shared by processes, or null where this host has none. */
    default Semaphores semaphores() {
        return null;
    }

    /** Free and total bytes, free to us, of the file system of a path. */
    long[] diskSpace(String path);

    /** A fact about the machine: {@code os.name}, {@code os.arch}, {@code os.version}, {@code host.name}, {@code user.name}, {@code user.home}. */
    String fact(String name);
}
