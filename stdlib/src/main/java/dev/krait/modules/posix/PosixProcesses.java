package dev.krait.modules.posix;

import dev.krait.error.NotImplementedErrors;
import dev.krait.error.OSErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.host.Errno;
import dev.krait.host.Host;
import dev.krait.host.HostException;
import dev.krait.modules.core.Paths;
import dev.krait.modules.core.Signals;
import dev.krait.modules.core.SysAudit;
import dev.krait.object.PyNone;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.HostOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;
import java.util.List;

/** Functions of {@code os} about processes and users. */
@ExposedModule("posix")
final class PosixProcesses {
    private PosixProcesses() {
    }

    private static Host host(PyThread t) {
        return t.interpreter.host;
    }

    @ExposedFunction("getpid($module, /)")
    static long getpid(PyThread t) {
        return host(t).processId();
    }

    @ExposedFunction("getppid($module, /)")
    static long getppid(PyThread t) {
        return host(t).parentProcessId();
    }

    @ExposedFunction("getuid($module, /)")
    static long getuid(PyThread t) {
        return HostOps.blocking(t, host(t)::userId);
    }

    @ExposedFunction("geteuid($module, /)")
    static long geteuid(PyThread t) {
        return getuid(t);
    }

    @ExposedFunction("getgid($module, /)")
    static long getgid(PyThread t) {
        return HostOps.blocking(t, host(t)::groupId);
    }

    @ExposedFunction("getegid($module, /)")
    static long getegid(PyThread t) {
        return getgid(t);
    }

    @ExposedFunction("getgroups($module, /)")
    static Object getgroups(PyThread t) {
        return PyList.of(getgid(t));
    }

    @ExposedFunction("getlogin($module, /)")
    static Object getlogin(PyThread t) {
        return Str.of(host(t).fact("user.name"));
    }

    @ExposedFunction("cpu_count($module, /)")
    static long cpuCount(PyThread t) {
        return host(t).processors();
    }

    @ExposedFunction("sched_getaffinity($module, pid, /)")
    static Object affinity(PyThread t, Object pid) {
        Object[] all = new Object[host(t).processors()];
        for (int i = 0; i < all.length; i++) {
            all[i] = (long) i;
        }
        return dev.krait.ops.CallOps.call1(t, dev.krait.type.set.PySet.TYPE, PyTuple.of(all));
    }

    @ExposedFunction("sched_yield($module, /)")
    static void schedYield() {
        Thread.yield();
    }

    @ExposedFunction("kill($module, pid, signal, /)")
    static void kill(PyThread t, Object pid, Object signal) {
        long process = ArgumentOps.longInteger(t, pid);
        int number = ArgumentOps.integer(t, signal);
        SysAudit.audit(t, "os.kill", process, (long) number);
        if (process == host(t).processId() && number > 0 && number < Signals.COUNT) {
            sendToSelf(t, number);
            return;
        }
        HostOps.run(t, () -> host(t).kill(process, number));
    }

    private static void sendToSelf(PyThread t, int signal) {
        try {
            Signals.send(t, signal);
        } catch (HostException e) {
            throw OSErrors.of(t, e);
        }
    }

    @ExposedFunction("waitpid($module, pid, options, /)")
    static Object waitpid(PyThread t, Object pid, Object options) {
        long process = ArgumentOps.longInteger(t, pid);
        boolean block = (ArgumentOps.integer(t, options) & 1) == 0;
        long[] result = HostOps.blocking(t, () -> host(t).await(process, block));
        return result == null ? PyTuple.of(0L, 0L) : PyTuple.of(result[0], result[1]);
    }

    @ExposedFunction("wait($module, /)")
    static Object wait(PyThread t) {
        return waitpid(t, -1L, 0L);
    }

    @ExposedFunction("WIFEXITED($module, /, status)")
    static boolean ifExited(PyThread t, Object status) {
        return (ArgumentOps.integer(t, status) & 0x7F) == 0;
    }

    @ExposedFunction("WEXITSTATUS($module, /, status)")
    static long exitStatus(PyThread t, Object status) {
        return ArgumentOps.integer(t, status) >> 8 & 0xFF;
    }

    @ExposedFunction("WIFSIGNALED($module, /, status)")
    static boolean ifSignaled(PyThread t, Object status) {
        int low = ArgumentOps.integer(t, status) & 0x7F;
        return low != 0 && low != 0x7F;
    }

    @ExposedFunction("WTERMSIG($module, /, status)")
    static long termSignal(PyThread t, Object status) {
        return ArgumentOps.integer(t, status) & 0x7F;
    }

    @ExposedFunction("WIFSTOPPED($module, /, status)")
    static boolean ifStopped(PyThread t, Object status) {
        return (ArgumentOps.integer(t, status) & 0xFF) == 0x7F;
    }

    @ExposedFunction("WSTOPSIG($module, /, status)")
    static long stopSignal(PyThread t, Object status) {
        return ArgumentOps.integer(t, status) >> 8 & 0xFF;
    }

    @ExposedFunction("waitstatus_to_exitcode($module, /, status)")
    static long exitCode(PyThread t, Object status) {
        int value = ArgumentOps.integer(t, status);
        if ((value & 0x7F) == 0) {
            return value >> 8 & 0xFF;
        }
        if ((value & 0xFF) == 0x7F) {
            throw ValueErrors.of("process stopped by delivery of signal " + (value >> 8 & 0xFF));
        }
        return -(value & 0x7F);
    }

    @ExposedFunction("system($module, /, command)")
    static long system(PyThread t, Object command) {
        String line = Paths.text(t, command);
        SysAudit.audit(t, "os.system", command);
        return HostOps.blocking(t, () -> {
            long child = host(t).spawn(List.of("/bin/sh", "-c", line), PosixModule.environment(t), null, new int[] {0, 1, 2}, new int[0]);
            return host(t).await(child, true)[1];
        });
    }

    @ExposedFunction("_exit($module, /, status)")
    static void exit(PyThread t, Object status) {
        Runtime.getRuntime().halt(ArgumentOps.integer(t, status));
    }

    @ExposedFunction("abort($module, /)")
    static void abort(PyThread t) {
        sendToSelf(t, 6);
        // somebody handled the signal, or it could not be sent
        Runtime.getRuntime().halt(134);
    }

    @ExposedFunction("fork($module, /)")
    static Object fork(PyThread t) {
        throw NotImplementedErrors.of("a Java process cannot fork; use subprocess");
    }

    @ExposedFunction("execv($module, path, argv, /)")
    static Object execv(PyThread t, Object path, Object argv) {
        throw NotImplementedErrors.of("a Java process cannot replace itself; use subprocess");
    }

    @ExposedFunction("execve($module, /, path, argv, env)")
    static Object execve(PyThread t, Object path, Object argv, Object env) {
        throw NotImplementedErrors.of("a Java process cannot replace itself; use subprocess");
    }

    @ExposedFunction("times($module, /)")
    static Object times(PyThread t) {
        return StatResults.TIMES.make(host(t).processClock() / 1e9, 0.0, 0.0, 0.0, host(t).monotonicClock() / 1e9);
    }

    @ExposedFunction("uname($module, /)")
    static Object uname(PyThread t) {
        Host h = host(t);
        String machine = h.fact("os.arch").equals("amd64") ? "x86_64" : h.fact("os.arch");
        return StatResults.UNAME.make(Str.of(h.fact("os.name")), Str.of(h.fact("host.name")), Str.of(h.fact("os.version")), Str.of("#1"),
                Str.of(machine));
    }

    @ExposedFunction("getloadavg($module, /)")
    static Object getloadavg(PyThread t) {
        double load = host(t).loadAverage();
        if (load < 0) {
            throw OSErrors.of(t, Errno.ENOTSUP);
        }
        return PyTuple.of(load, load, load);
    }

    @ExposedFunction("register_at_fork($module, /, *, before=None, after_in_child=None, after_in_parent=None)")
    static void registerAtFork(Object before, Object child, Object parent) {
        // nothing forks here, so nothing is ever called
    }

    @ExposedFunction("nice($module, increment, /)")
    static Object nice(PyThread t, Object increment) {
        if (ArgumentOps.integer(t, increment) == 0) {
            return 0L;
        }
        throw OSErrors.of(t, Errno.EPERM);
    }

    @ExposedFunction("_inputhook($module, /)")
    static Object inputhook() {
        return PyNone.NONE;
    }
}
