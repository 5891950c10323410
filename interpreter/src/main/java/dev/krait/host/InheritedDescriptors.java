package dev.krait.host;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Descriptors beyond the standard streams for a child process that is Krait, too. The JDK passes none on, so the child opens the same files and pipes itself:
 * an environment variable names a list of them, which it removes when it has them all. Until then the parent keeps its ends open.
 */
final class InheritedDescriptors {
    static final String VARIABLE = "KRAIT_DESCRIPTORS";
    private static final long LOOK_AGAIN_MILLIS = 5;

    private final DescriptorTable table;
    private final List<OpenFile> held = new ArrayList<>();
    private Path list;

    private InheritedDescriptors(DescriptorTable table) {
        this.table = table;
    }

    /** Offers descriptors to a child that is about to be started with this environment. */
    static InheritedDescriptors offer(DescriptorTable table, int[] numbers, Map<String, String> environment) {
        InheritedDescriptors offered = new InheritedDescriptors(table);
        environment.remove(VARIABLE);
        List<String> lines = new ArrayList<>();
        for (int number : numbers) {
            if (number > 2) {
                lines.add(offered.line(number));
            }
        }
        if (!lines.isEmpty()) {
            try {
                offered.list = Files.createTempFile("krait", ".descriptors");
                Files.write(offered.list, lines);
            } catch (IOException e) {
                offered.withdraw();
                throw NioErrors.of(e);
            }
            environment.put(VARIABLE, offered.list.toString());
        }
        return offered;
    }

    private String line(int number) {
        OpenFile file = table.get(number);
        String name = file.peer != null ? file.systemName : file.path == null ? null : SystemPipe.nameOfFile(file.path);
        if (name == null) {
            withdraw();
            throw new HostException(Errno.ENOTSUP); // a socket, or a pipe on a system that does not name it
        }
        hold(file);
        if (file.peer != null) {
            hold(file.peer); // who opens one end of a pipe waits for the other one
        }
        return number + " " + (file.flags & OpenFlags.O_ACCMODE) + " " + (file.peer != null ? -1 : file.seek(0, 1)) + " " + name;
    }

    private void hold(OpenFile file) {
        if (table.retain(file)) {
            held.add(file);
        }
    }

    /** Keeps what was offered open until the child has it, or has ended. */
    void await(Process child) {
        if (list == null) {
            return;
        }
        Thread waiting = new Thread(() -> {
            try {
                while (Files.exists(list) && !child.waitFor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                    continue;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                withdraw();
            }
        }, "krait-descriptors");
        waiting.setDaemon(true);
        waiting.start();
    }

    /** Lets go of what was offered. */
    void withdraw() {
        held.forEach(table::release);
        held.clear();
        if (list != null) {
            try {
                Files.deleteIfExists(list);
            } catch (IOException e) {
                list = null; // a file that stays in the directory for temporary files harms nobody
            }
        }
    }

    /** Opens what the parent of this process has offered. */
    static void accept(DescriptorTable table) {
        String list = System.getenv(VARIABLE);
        if (list == null || !Files.exists(Path.of(list))) {
            return;
        }
        try {
            for (String line : Files.readAllLines(Path.of(list))) {
                String[] parts = line.split(" ", 4);
                table.inherit(Integer.parseInt(parts[0]), open(parts[3], Integer.parseInt(parts[1]), Long.parseLong(parts[2])));
            }
            Files.delete(Path.of(list));
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalStateException("the descriptors that the parent process has offered in " + list + " cannot be opened", e);
        }
    }

    private static OpenFile open(String name, int access, long position) throws IOException {
        if (position < 0) {
            return access == OpenFlags.O_RDONLY ? new OpenFile(new FileInputStream(name), null)
                    : new OpenFile(FileChannel.open(Path.of(name), StandardOpenOption.WRITE), null, access);
        }
        FileChannel channel = switch (access) {
            case OpenFlags.O_RDONLY -> FileChannel.open(Path.of(name), StandardOpenOption.READ);
            case OpenFlags.O_WRONLY -> FileChannel.open(Path.of(name), StandardOpenOption.WRITE);
            default -> FileChannel.open(Path.of(name), StandardOpenOption.READ, StandardOpenOption.WRITE);
        };
        return new OpenFile(channel.position(position), name, access);
    }
}
