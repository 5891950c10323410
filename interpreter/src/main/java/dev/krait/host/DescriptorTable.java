package dev.krait.host;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.channels.Channel;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Numbers for open files, the lowest free one first, as the system gives them. */
final class DescriptorTable {
    private final Map<Integer, OpenFile> files = new HashMap<>();
    private final BitSet inheritable = new BitSet();

    DescriptorTable() {
        put(0, new OpenFile(new FileInputStream(FileDescriptor.in), "/dev/stdin"));
        put(1, new OpenFile(new FileOutputStream(FileDescriptor.out).getChannel(), "/dev/stdout", OpenFlags.O_WRONLY));
        put(2, new OpenFile(new FileOutputStream(FileDescriptor.err).getChannel(), "/dev/stderr", OpenFlags.O_WRONLY));
        inheritable.set(0, 3);
    }

    private void put(int descriptor, OpenFile file) {
        file.references++;
        files.put(descriptor, file);
    }

    synchronized OpenFile get(int descriptor) {
        OpenFile file = files.get(descriptor);
        if (file == null) {
            throw new HostException(Errno.EBADF);
        }
        return file;
    }

    /** The file of a descriptor, or null. */
    synchronized OpenFile find(int descriptor) {
        return files.get(descriptor);
    }

    int add(Channel channel, String path, int flags) {
        return add(new OpenFile(channel, path, flags), 0);
    }

    synchronized int add(OpenFile file, int least) {
        int descriptor = least;
        while (files.containsKey(descriptor)) {
            descriptor++;
        }
        put(descriptor, file);
        inheritable.clear(descriptor);
        return descriptor;
    }

    /** Gives a descriptor of the parent process its number here, too. */
    synchronized void inherit(int descriptor, OpenFile file) {
        put(descriptor, file);
        inheritable.clear(descriptor);
    }

    /** Keeps a file open until it is released; false when it is closed already. */
    synchronized boolean retain(OpenFile file) {
        if (file.references == 0) {
            return false;
        }
        file.references++;
        return true;
    }

    void release(OpenFile file) {
        boolean last;
        synchronized (this) {
            last = --file.references == 0;
        }
        if (last) {
            file.close();
        }
    }

    void close(int descriptor) {
        OpenFile file;
        boolean last;
        synchronized (this) {
            file = get(descriptor);
            files.remove(descriptor);
            last = --file.references == 0;
        }
        if (last) {
            file.close();
        }
    }

    void duplicateTo(int descriptor, int target) {
        OpenFile old = null;
        synchronized (this) {
            OpenFile file = get(descriptor);
            if (descriptor == target) {
                return;
            }
            OpenFile before = files.get(target);
            if (before != null && --before.references == 0) {
                old = before;
            }
            put(target, file);
        }
        if (old != null) {
            old.close();
        }
    }

    synchronized boolean isInheritable(int descriptor) {
        get(descriptor);
        return inheritable.get(descriptor);
    }

    synchronized void setInheritable(int descriptor, boolean value) {
        get(descriptor);
        inheritable.set(descriptor, value);
    }
}
