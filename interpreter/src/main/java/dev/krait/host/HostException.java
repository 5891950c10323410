package dev.krait.host;

/** The operating system refused. Modules turn it into {@code OSError}; it never reaches Python code as it is. */
public final class HostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The error number, as {@link Errno} lists them. */
    public final int errno;

    public HostException(Errno errno) {
        this(errno.number);
    }

    public HostException(int errno) {
        super(Errno.message(errno), null, false, false);
        this.errno = errno;
    }
}
