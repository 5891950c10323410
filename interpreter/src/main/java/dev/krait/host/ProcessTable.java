package dev.krait.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.channels.Channels;
import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The child processes that this host has started and nobody has waited for yet. */
final class ProcessTable {
    /** How long who waits for a child waits for what it has written, as its own children may keep its end open. */
    private static final java.time.Duration REST = java.time.Duration.ofSeconds(5);

    private final Map<Long, Process> children = new HashMap<>();
    /** The pumps that write into files for a child: what it has written is there when it has been waited for. */
    private final Map<Long, List<Thread>> filePumps = new HashMap<>();
    private final DescriptorTable table;

    ProcessTable(DescriptorTable table) {
        this.table = table;
    }

    /** Starts a process. Standard streams that are files or ours go to the child directly, pipes are pumped by threads. */
    long spawn(List<String> command, Map<String, String> environment, String directory, OpenFile[] streams, int[] inherited) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(new File(directory));
        if (environment != null) {
            builder.environment().clear();
            builder.environment().putAll(environment);
        }
        builder.redirectInput(redirect(streams[0], 0));
        builder.redirectOutput(redirect(streams[1], 1));
        builder.redirectError(redirect(streams[2], 2));
        boolean merged = streams[1] == streams[2] && streams[1] != null && builder.redirectOutput() == Redirect.PIPE;
        if (merged) {
            builder.redirectErrorStream(true);
        }
        InheritedDescriptors offered = InheritedDescriptors.offer(table, inherited, builder.environment());
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            offered.withdraw();
            throw new HostException(errno(e));
        }
        offered.await(process);
        if (builder.redirectInput() == Redirect.PIPE) {
            feed(streams[0], process.getOutputStream());
        }
        List<Thread> pumps = new ArrayList<>();
        if (builder.redirectOutput() == Redirect.PIPE) {
            drain(process.getInputStream(), streams[1], pumps);
        }
        if (builder.redirectError() == Redirect.PIPE && !merged) {
            drain(process.getErrorStream(), streams[2], pumps);
        }
        synchronized (this) {
            children.put(process.pid(), process);
            filePumps.put(process.pid(), pumps);
        }
        return process.pid();
    }

    private static final java.util.regex.Pattern ERROR = java.util.regex.Pattern.compile("error[=:] ?(\\d+)");

    /** The number in the JDK's message: {@code error=2, No such file…} or {@code error: 2 (No such file…)}. */
    private static Errno errno(IOException e) {
        java.util.regex.Matcher matcher = ERROR.matcher(String.valueOf(e.getMessage()));
        if (matcher.find()) {
            int number = Integer.parseInt(matcher.group(1));
            for (Errno candidate : Errno.values()) {
                if (candidate.number == number) {
                    return candidate;
                }
            }
        }
        return Errno.ofMessage(e.getMessage(), Errno.EIO);
    }

    private static Redirect redirect(OpenFile file, int stream) {
        if (file == null) {
            return stream == 0 ? Redirect.from(new File("/dev/null")) : Redirect.DISCARD;
        }
        if (!(file.channel instanceof FileChannel)) {
            return Redirect.PIPE;
        }
        if (file.path != null && file.path.equals("/dev/stdin") && stream == 0 || file.path != null && file.path.equals("/dev/stdout") && stream == 1
                || file.path != null && file.path.equals("/dev/stderr") && stream == 2) {
            return Redirect.INHERIT;
        }
        return Redirect.PIPE;
    }

    private void feed(OpenFile source, OutputStream child) {
        table.retain(source); // a stream that a pump uses must outlive the parent's descriptor of it
        Thread.ofVirtual().start(() -> {
            try (child; InputStream in = Channels.newInputStream((ReadableByteChannel) source.channel)) {
                byte[] buffer = new byte[8192];
                for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                    child.write(buffer, 0, n);
                    child.flush();
                }
            } catch (IOException e) {
                // the child does not read any more: its standard input is closed, as a pipe's would be
                return;
            } finally {
                table.release(source);
            }
        });
    }

    private void drain(InputStream child, OpenFile target, List<Thread> filePumps) {
        table.retain(target);
        Thread pump = Thread.ofVirtual().start(() -> {
            try (child) {
                WritableByteChannel out = (WritableByteChannel) target.channel;
                byte[] buffer = new byte[8192];
                for (int n = child.read(buffer); n > 0; n = child.read(buffer)) {
                    java.nio.ByteBuffer bytes = java.nio.ByteBuffer.wrap(buffer, 0, n);
                    while (bytes.hasRemaining()) {
                        out.write(bytes);
                    }
                }
            } catch (IOException e) {
                // nobody reads what the child writes: closing our end tells it, as a pipe would
                return;
            } finally {
                table.release(target);
            }
        });
        if (target.channel instanceof FileChannel) {
            filePumps.add(pump);
        }
    }

    long[] await(long number, boolean block) {
        Process process = number > 0 ? child(number) : any(block);
        if (process == null) {
            return null;
        }
        try {
            if (block) {
                process.waitFor();
            } else if (!process.waitFor(0, TimeUnit.NANOSECONDS)) {
                return null;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostException(Errno.EINTR);
        }
        List<Thread> pumps;
        synchronized (this) {
            children.remove(process.pid());
            pumps = filePumps.remove(process.pid());
        }
        finish(pumps);
        int code = process.exitValue();
        // the JDK reports a signal as 128 + its number, as shells do; 129 to 159 as an exit code is read so too
        long status = code > 128 && code < 160 ? code - 128 : (long) (code & 0xFF) << 8;
        return new long[] {process.pid(), status};
    }

    private static void finish(List<Thread> pumps) {
        try {
            for (Thread pump : pumps == null ? List.<Thread>of() : pumps) {
                pump.join(REST);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostException(Errno.EINTR);
        }
    }

    private synchronized Process child(long number) {
        Process process = children.get(number);
        if (process == null) {
            throw new HostException(Errno.ECHILD);
        }
        return process;
    }

    private Process any(boolean block) {
        while (true) {
            Process first;
            synchronized (this) {
                if (children.isEmpty()) {
                    throw new HostException(Errno.ECHILD);
                }
                for (Process process : children.values()) {
                    if (!process.isAlive()) {
                        return process;
                    }
                }
                first = children.values().iterator().next();
            }
            if (!block) {
                return null;
            }
            try {
                first.waitFor(20, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new HostException(Errno.EINTR);
            }
        }
    }

    void kill(long number, int signal) {
        Process process;
        synchronized (this) {
            process = children.get(number);
        }
        ProcessHandle handle = process != null ? process.toHandle() : ProcessHandle.of(number).orElse(null);
        if (handle == null) {
            throw new HostException(Errno.ESRCH);
        }
        if (signal != 0 && number == ProcessHandle.current().pid()) {
            // the JDK does not destroy its own process
            signalByCommand(number, signal);
            return;
        }
        switch (signal) {
            case 0 -> {
                if (!handle.isAlive() && process == null) {
                    throw new HostException(Errno.ESRCH);
                }
            }
            case 15 -> handle.destroy();
            case 9 -> handle.destroyForcibly();
            default -> signalByCommand(number, signal);
        }
    }

    /** The JDK sends only two signals itself. */
    private static void signalByCommand(long number, int signal) {
        SystemCommand.run("kill", "-" + signal, Long.toString(number));
    }
}
