package dev.krait.host;

import java.io.IOException;
import java.nio.channels.Pipe;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A pipe and the names by which another process can open its ends, null where the system does not tell.
 *
 * <p>The JDK keeps the system's descriptors to itself. On Linux {@code /proc/self/fd} shows which pipes there are, and so which
 * descriptors a new one has got. Should somebody else open a pipe meanwhile, another one is made.
 */
record SystemPipe(Pipe pipe, String sourceName, String sinkName) {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final int ATTEMPTS = 5;

    static SystemPipe open() throws IOException {
        for (int i = 1; Files.isDirectory(DESCRIPTORS) && i < ATTEMPTS; i++) {
            Map<String, List<String>> before = pipes();
            Pipe pipe = Pipe.open();
            Map<String, List<String>> made = pipes();
            made.keySet().removeAll(before.keySet());
            List<List<String>> ends = List.copyOf(made.values());
            if (ends.size() == 1 && ends.getFirst().size() == 2) {
                String first = ends.getFirst().getFirst();
                String second = ends.getFirst().getLast();
                return isWriting(first) ? new SystemPipe(pipe, name(second), name(first)) : new SystemPipe(pipe, name(first), name(second));
            }
            pipe.source().close();
            pipe.sink().close();
        }
        return new SystemPipe(Pipe.open(), null, null);
    }

    /** The pipes of this process as the system names them, each with the numbers of its ends. */
    private static Map<String, List<String>> pipes() throws IOException {
        Map<String, List<String>> pipes = new HashMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path entry : entries) {
                String target = target(entry);
                if (target.startsWith("pipe:")) {
                    pipes.computeIfAbsent(target, p -> new ArrayList<>(2)).add(entry.getFileName().toString());
                }
            }
        }
        return pipes;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }

    private static boolean isWriting(String number) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/fdinfo", number))) {
            if (line.startsWith("flags:")) {
                return (Integer.parseInt(line.substring(line.length() - 1)) & OpenFlags.O_ACCMODE) == OpenFlags.O_WRONLY;
            }
        }
        return false;
    }

    /** By which another process can open a file: its path, or, once it has none any more, one of our descriptors of it, where the system shows these. */
    static String nameOfFile(String path) {
        if (Files.exists(Path.of(path)) || !Files.isDirectory(DESCRIPTORS)) {
            return path;
        }
        String deleted = path + " (deleted)";
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path entry : entries) {
                if (target(entry).equals(deleted)) {
                    return name(entry.getFileName().toString());
                }
            }
        } catch (IOException e) {
            throw NioErrors.of(e);
        }
        return path;
    }

    private static String name(String number) {
        return "/proc/" + ProcessHandle.current().pid() + "/fd/" + number;
    }
}
