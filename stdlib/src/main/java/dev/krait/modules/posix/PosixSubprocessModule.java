package dev.krait.modules.posix;

import dev.krait.error.OSErrors;
import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.host.Errno;
import dev.krait.host.Host;
import dev.krait.host.HostException;
import dev.krait.importing.NativeModule;
import dev.krait.modules.core.Paths;
import dev.krait.object.CallTable;
import dev.krait.object.PyNone;
import dev.krait.ops.ArgumentOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.FastSequence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The module {@code _posixsubprocess}: starts child processes for {@code subprocess}. Nothing forks; what only a fork can do is refused. */
@ExposedModule(value = "_posixsubprocess", doc = "A POSIX helper for the subprocess module.")
public final class PosixSubprocessModule implements NativeModule {
    /** Stands for a child that could not be started; no process has it. */
    private static final long NO_PROCESS = 1L << 40;
    private static final int ARGUMENTS = 22;

    @Override
    public CallTable table() {
        return PosixSubprocessModuleTable.TABLE;
    }

    @ExposedFunction(value = "fork_exec(*args)", doc = "Spawn a fresh new child process.")
    static Object forkExec(PyThread t, Object[] a) {
        if (a.length != ARGUMENTS) {
            throw TypeErrors.of("fork_exec expected " + ARGUMENTS + " arguments, got " + a.length);
        }
        if (a[21] != PyNone.NONE) {
            throw dev.krait.error.RuntimeErrors.of("preexec_fn is not supported: a Java process cannot fork");
        }
        List<String> arguments = texts(t, a[0]);
        List<String> executables = texts(t, a[1]);
        String directory = a[4] == PyNone.NONE ? null : Paths.text(t, a[4]);
        Map<String, String> environment = a[5] == PyNone.NONE ? PosixModule.environment(t) : environment(t, a[5]);
        int[] streams = {stream(t, a[6], 0), stream(t, a[9], 1), stream(t, a[11], 2)};
        int errors = ArgumentOps.integer(t, a[13]);
        int[] inherited = inherited(t, a[3], errors);
        Host host = t.interpreter.host;
        if (directory != null && !isDirectory(host, directory)) {
            report(host, errors, Errno.ENOENT.number, "noexec:chdir");
            return NO_PROCESS;
        }
        int failure = Errno.ENOENT.number;
        for (String executable : executables) {
            List<String> command = new ArrayList<>(arguments);
            if (command.isEmpty()) {
                command.add(executable);
            } else {
                command.set(0, executable);
            }
            try {
                return t.blocking(() -> host.spawn(command, environment, directory, streams, inherited));
            } catch (HostException e) {
                if (e.errno == Errno.ENOTSUP.number) {
                    throw OSErrors.of(t, e); // a descriptor that cannot be inherited, for which the caller may not look into the pipe
                }
                if (e.errno != Errno.ENOENT.number && e.errno != Errno.ENOTDIR.number) {
                    failure = e.errno;
                }
            }
        }
        report(host, errors, failure, "");
        return NO_PROCESS;
    }

    private static boolean isDirectory(Host host, String path) {
        try {
            return host.status(path, true).isDirectory();
        } catch (HostException e) {
            return false;
        }
    }

    /** A child's standard stream: the given descriptor, or ours. */
    private static int stream(PyThread t, Object value, int own) {
        int descriptor = ArgumentOps.integer(t, value);
        return descriptor < 0 ? own : descriptor;
    }

    /** The descriptors that the child is to have, too; the one that tells of its failure is ours. */
    private static int[] inherited(PyThread t, Object kept, int errors) {
        Object[] numbers = FastSequence.toArray(t, kept);
        return java.util.Arrays.stream(numbers).mapToInt(n -> ArgumentOps.integer(t, n)).filter(n -> n != errors).toArray();
    }

    private static void report(Host host, int descriptor, int errno, String what) {
        byte[] message = ("OSError:" + Integer.toHexString(errno) + ":" + what).getBytes(StandardCharsets.US_ASCII);
        host.write(descriptor, message, 0, message.length);
    }

    private static List<String> texts(PyThread t, Object sequence) {
        List<String> texts = new ArrayList<>();
        for (Object item : FastSequence.toArray(t, sequence)) {
            texts.add(Paths.text(t, item));
        }
        return texts;
    }

    private static Map<String, String> environment(PyThread t, Object list) {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String entry : texts(t, list)) {
            int eq = entry.indexOf('=', 1);
            environment.put(entry.substring(0, eq), entry.substring(eq + 1));
        }
        return environment;
    }
}
