package dev.krait.modules.posix;

import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.host.OpenFlags;
import dev.krait.importing.NativeModule;
import dev.krait.importing.NativeModules;
import dev.krait.modules.core.Paths;
import dev.krait.modules.core.SysAudit;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.ops.ArgumentOps;
import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyList;
import dev.krait.type.text.PyBytes;
import java.util.LinkedHashMap;
import java.util.Map;

/** The module {@code posix}: the environment and the constants. Compare CPython {@code Modules/posixmodule.c}. */
@ExposedModule(value = "posix", doc = "This module provides access to operating system functionality that is\n"
        + "standardized by the C Standard and the POSIX standard (a thinly\ndisguised Unix interface).")
public final class PosixModule implements NativeModule {
    /** What the module remembers. */
    static final class State {
        /** The environment that child processes get; guarded by itself. */
        final Map<String, String> environment;
        volatile long umask = 022;

        State(Interpreter interpreter) {
            environment = dev.krait.modules.core.Environment.of(interpreter).variables;
        }
    }

    private static final Object[] CONSTANTS = {
        "F_OK", 0, "R_OK", 4, "W_OK", 2, "X_OK", 1, "O_RDONLY", 0, "O_WRONLY", 1, "O_RDWR", 2, "O_ACCMODE", 3, "O_CREAT", OpenFlags.O_CREAT, "O_EXCL",
        OpenFlags.O_EXCL, "O_NOCTTY", OpenFlags.O_NOCTTY, "O_TRUNC", OpenFlags.O_TRUNC, "O_APPEND", OpenFlags.O_APPEND, "O_NONBLOCK",
        OpenFlags.O_NONBLOCK, "O_NDELAY", OpenFlags.O_NONBLOCK, "O_DSYNC", OpenFlags.O_DSYNC, "O_DIRECTORY", OpenFlags.O_DIRECTORY,
        "O_NOFOLLOW", OpenFlags.O_NOFOLLOW, "O_CLOEXEC", OpenFlags.O_CLOEXEC, "O_SYNC", OpenFlags.O_SYNC, "O_RSYNC", OpenFlags.O_SYNC,
        "O_LARGEFILE", 0, "WNOHANG", 1, "WUNTRACED", 2, "WCONTINUED", 8, "WEXITED", 4, "WSTOPPED", 2, "WNOWAIT", 0x1000000, "EX_OK", 0, "EX_USAGE",
        64, "EX_DATAERR", 65, "EX_NOINPUT", 66, "EX_NOUSER", 67, "EX_NOHOST", 68, "EX_UNAVAILABLE", 69, "EX_SOFTWARE", 70, "EX_OSERR", 71,
        "EX_OSFILE", 72, "EX_CANTCREAT", 73, "EX_IOERR", 74, "EX_TEMPFAIL", 75, "EX_PROTOCOL", 76, "EX_NOPERM", 77, "EX_CONFIG", 78,
        "P_ALL", 0, "P_PID", 1, "P_PGID", 2, "P_PIDFD", 3, "TMP_MAX", 238328, "NGROUPS_MAX", 65536, "SEEK_DATA", 3, "SEEK_HOLE", 4, "PRIO_PROCESS", 0,
        "PRIO_PGRP", 1, "PRIO_USER", 2, "RTLD_LAZY", 1, "RTLD_NOW", 2, "RTLD_GLOBAL", 256, "RTLD_LOCAL", 0, "GRND_NONBLOCK", 1, "GRND_RANDOM", 2,
        "SCHED_OTHER", 0, "SCHED_FIFO", 1, "SCHED_RR", 2, "F_LOCK", 1, "F_TLOCK", 2, "F_ULOCK", 0, "F_TEST", 3, "ST_RDONLY", 1, "ST_NOSUID", 2,
    };

    @Override
    public CallTable table() {
        return PosixModuleTable.TABLE;
    }

    static State state(PyThread t) {
        return t.interpreter.state(State.class, State::new);
    }

    @Override
    public void init(PyThread t, PyModule module) {
        NativeModules.addFunctions(module, PosixFilesTable.TABLE);
        NativeModules.addFunctions(module, PosixDescriptorsTable.TABLE);
        NativeModules.addFunctions(module, PosixProcessesTable.TABLE);
        PyDict d = module.dict;
        d.putName("error", ExceptionTypes.OS_ERROR);
        d.putName("environ", environ(t));
        d.putName("stat_result", StatResults.STAT.type());
        d.putName("statvfs_result", StatResults.STATVFS.type());
        d.putName("terminal_size", StatResults.TERMINAL_SIZE.type());
        d.putName("uname_result", StatResults.UNAME.type());
        d.putName("times_result", StatResults.TIMES.type());
        d.putName("DirEntry", PyDirEntry.TYPE);
        for (int i = 0; i < CONSTANTS.length; i += 2) {
            d.putName((String) CONSTANTS[i], (long) (Integer) CONSTANTS[i + 1]);
        }
        PyList functions = new PyList();
        for (String name : new String[] {"HAVE_FCHMOD", "HAVE_FSTATVFS", "HAVE_FTRUNCATE", "HAVE_LCHOWN", "HAVE_LSTAT", "HAVE_FUTIMENS", "HAVE_LUTIMES"}) {
            functions.append(name);
        }
        d.putName("_have_functions", functions);
    }

    private static PyDict environ(PyThread t) {
        PyDict environ = new PyDict();
        for (Map.Entry<String, String> entry : t.interpreter.host.environment().entrySet()) {
            environ.put(t, PyBytes.of(Paths.encode(entry.getKey())), PyBytes.of(Paths.encode(entry.getValue())));
        }
        return environ;
    }

    /** The environment for child processes. */
    static Map<String, String> environment(PyThread t) {
        Map<String, String> environment = state(t).environment;
        synchronized (environment) {
            return new LinkedHashMap<>(environment);
        }
    }

    @ExposedFunction("_create_environ($module, /)")
    static Object createEnviron(PyThread t) {
        PyDict environ = new PyDict();
        for (Map.Entry<String, String> entry : environment(t).entrySet()) {
            environ.put(t, PyBytes.of(Paths.encode(entry.getKey())), PyBytes.of(Paths.encode(entry.getValue())));
        }
        return environ;
    }

    @ExposedFunction("putenv($module, name, value, /)")
    static void putenv(PyThread t, Object name, Object value) {
        String key = Paths.text(t, name);
        if (key.indexOf('=') >= 0) {
            throw dev.krait.error.ValueErrors.of("illegal environment variable name");
        }
        SysAudit.audit(t, "os.putenv", name, value);
        Map<String, String> environment = state(t).environment;
        synchronized (environment) {
            environment.put(key, Paths.text(t, value));
        }
    }

    @ExposedFunction("unsetenv($module, name, /)")
    static void unsetenv(PyThread t, Object name) {
        SysAudit.audit(t, "os.unsetenv", name);
        Map<String, String> environment = state(t).environment;
        synchronized (environment) {
            environment.remove(Paths.text(t, name));
        }
    }

    @ExposedFunction("major($module, device, /)")
    static long major(PyThread t, Object device) {
        long d = ArgumentOps.longInteger(t, device);
        return d >>> 8 & 0xFFF | d >>> 32 & ~0xFFF;
    }

    @ExposedFunction("minor($module, device, /)")
    static long minor(PyThread t, Object device) {
        long d = ArgumentOps.longInteger(t, device);
        return d & 0xFF | d >>> 12 & ~0xFF;
    }

    @ExposedFunction("makedev($module, major, minor, /)")
    static long makedev(PyThread t, Object major, Object minor) {
        long a = ArgumentOps.longInteger(t, major);
        long b = ArgumentOps.longInteger(t, minor);
        return (a & 0xFFF) << 8 | (a & ~0xFFFL) << 32 | b & 0xFF | (b & ~0xFFL) << 12;
    }
}
