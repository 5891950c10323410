package dev.krait.host;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;

/** Finds the error number behind an exception of {@code java.nio}. */
final class NioErrors {
    private NioErrors() {
    }

    static HostException of(Exception e) {
        if (e instanceof NoSuchFileException) {
            // every start meets this one: linking the switch costs more than the start's other errors
            return new HostException(Errno.ENOENT);
        }
        return new HostException(switch (e) {
            case FileAlreadyExistsException x -> Errno.EEXIST;
            case AccessDeniedException x -> Errno.EACCES;
            case DirectoryNotEmptyException x -> Errno.ENOTEMPTY;
            case NotDirectoryException x -> Errno.ENOTDIR;
            case NotLinkException x -> Errno.EINVAL;
            case FileSystemLoopException x -> Errno.ELOOP;
            case AtomicMoveNotSupportedException x -> Errno.EXDEV;
            case FileSystemException x -> Errno.ofMessage(x.getReason(), Errno.EIO);
            case NonReadableChannelException x -> Errno.EBADF;
            case NonWritableChannelException x -> Errno.EBADF;
            case ClosedChannelException x -> Errno.EBADF;
            case InvalidPathException x -> Errno.EILSEQ;
            case java.nio.channels.NotYetConnectedException x -> Errno.ENOTCONN;
            case java.nio.channels.AlreadyConnectedException x -> Errno.EISCONN;
            case java.nio.channels.ConnectionPendingException x -> Errno.EALREADY;
            case java.nio.channels.AlreadyBoundException x -> Errno.EINVAL;
            case java.nio.channels.UnresolvedAddressException x -> Errno.EINVAL;
            case java.nio.channels.UnsupportedAddressTypeException x -> Errno.EAFNOSUPPORT;
            case java.net.NoRouteToHostException x -> Errno.EHOSTUNREACH;
            case java.net.ConnectException x -> Errno.ofMessage(x.getMessage(), Errno.ECONNREFUSED);
            case UnsupportedOperationException x -> Errno.ENOTSUP;
            case IllegalArgumentException x -> Errno.EINVAL;
            case IOException x -> Errno.ofMessage(x.getMessage(), Errno.EIO);
            default -> throw new AssertionError(e);
        });
    }
}
