package dev.krait.modules.core;

import dev.krait.thread.Settings;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.sequence.StructSequence;

/** The named tuples of {@code sys}. */
final class SysStructs {
    private static final StructSequence VERSION_INFO = StructSequence.of("sys.version_info",
            "sys.version_info\n\nVersion information as a named tuple.", 5, false, "major", "minor", "micro", "releaselevel", "serial");
    private static final StructSequence FLAGS = StructSequence.of("sys.flags", "sys.flags\n\nFlags provided through command line arguments or "
            + "environment vars.", 18, false, "debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site",
            "ignore_environment", "verbose", "bytes_warning", "quiet", "hash_randomization", "isolated", "dev_mode", "utf8_mode",
            "warn_default_encoding", "safe_path", "int_max_str_digits", "gil", "thread_inherit_context", "context_aware_warnings");
    private static final StructSequence FLOAT_INFO = StructSequence.of("sys.float_info", "sys.float_info\n\nA named tuple holding information about "
            + "the float type.", "max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds");
    private static final StructSequence INT_INFO = StructSequence.of("sys.int_info", "sys.int_info\n\nA named tuple that holds information about "
            + "Python's\ninternal representation of integers.  The attributes are read only.", "bits_per_digit", "sizeof_digit",
            "default_max_str_digits", "str_digits_check_threshold");
    private static final StructSequence HASH_INFO = StructSequence.of("sys.hash_info", "hash_info\n\nA named tuple providing parameters used for "
            + "computing hashes.", "width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff");
    private static final StructSequence THREAD_INFO = StructSequence.of("sys.thread_info", "sys.thread_info\n\nA named tuple holding information "
            + "about the thread implementation.", "name", "lock", "version");
    private static final StructSequence ASYNCGEN_HOOKS = StructSequence.of("sys.asyncgen_hooks",
            "sys.asyncgen_hooks\n\nnamed tuple for passing around asynchronous generator hooks.", "firstiter", "finalizer");
    private static final StructSequence UNRAISABLE = StructSequence.of("sys.UnraisableHookArgs", "Type used to pass arguments to sys.unraisablehook.",
            "exc_type", "exc_value", "exc_traceback", "err_msg", "object");

    private SysStructs() {
    }

    static PyTuple versionInfo() {
        return VERSION_INFO.make(3L, 14L, 3L, "final", 0L);
    }

    static PyTuple flags(Settings s) {
        return FLAGS.make((long) s.debug, (long) s.inspect, (long) s.interactive, (long) s.optimize, flag(s.dontWriteBytecode), flag(s.noUserSite),
                flag(s.noSite), flag(!s.readsEnvironment()), (long) s.verbose, (long) s.bytesWarning, (long) s.quiet,
                flag(s.hashRandomization), flag(s.isolated), s.devMode, flag(s.utf8Mode), flag(s.warnDefaultEncoding), s.safePath,
                (long) s.intMaxStrDigits, 0L, 0L, 0L);
    }

    private static Long flag(boolean value) {
        return value ? 1L : 0L;
    }

    static PyTuple floatInfo() {
        return FLOAT_INFO.make(Double.MAX_VALUE, 1024L, 308L, Double.MIN_NORMAL, -1021L, -307L, 15L, 53L, Math.ulp(1.0), 2L, 1L);
    }

    static PyTuple intInfo() {
        return INT_INFO.make(30L, 4L, 4300L, 640L);
    }

    static PyTuple hashInfo() {
        return HASH_INFO.make(64L, (1L << 61) - 1, 314159L, 0L, 1000003L, "siphash13", 64L, 128L, 0L);
    }

    static PyTuple threadInfo() {
        return THREAD_INFO.make("pthread", "semaphore", dev.krait.object.PyNone.NONE);
    }

    static PyTuple asyncgenHooks(Object first, Object finalizer) {
        return ASYNCGEN_HOOKS.make(first, finalizer);
    }

    static PyTuple unraisable(Object type, Object value, Object traceback, Object message, Object object) {
        return UNRAISABLE.make(type, value, traceback, message, object);
    }
}
