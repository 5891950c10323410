package dev.krait.modules.posix;

import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.host.HostException;
import dev.krait.importing.NativeModule;
import dev.krait.modules.core.SourceLines;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.ops.ArgumentOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.sequence.PyTuple;
import java.nio.charset.StandardCharsets;

/**
 * Module {@code resource}: the limits of the process as Linux tells them in {@code /proc}. A Java process cannot change them.
 * Compare CPython {@code Modules/resource.c}.
 */
@ExposedModule("resource")
public final class ResourceModule implements NativeModule {
    /** By number: the constant, and the name in {@code /proc/self/limits}. */
    private static final String[][] LIMITS = {
        {"RLIMIT_CPU", "Max cpu time"}, {"RLIMIT_FSIZE", "Max file size"}, {"RLIMIT_DATA", "Max data size"}, {"RLIMIT_STACK", "Max stack size"},
        {"RLIMIT_CORE", "Max core file size"}, {"RLIMIT_RSS", "Max resident set"}, {"RLIMIT_NPROC", "Max processes"},
        {"RLIMIT_NOFILE", "Max open files"}, {"RLIMIT_MEMLOCK", "Max locked memory"}, {"RLIMIT_AS", "Max address space"},
    };

    private static final long INFINITY = -1;
    private static final long PAGE = 4096;

    @Override
    public CallTable table() {
        return ResourceModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        for (int i = 0; i < LIMITS.length; i++) {
            module.dict.putName(LIMITS[i][0], (long) i);
        }
        module.dict.putName("RLIM_INFINITY", INFINITY);
        module.dict.putName("error", ExceptionTypes.OS_ERROR);
    }

    @ExposedFunction("getrlimit($module, resource, /)")
    static Object getLimit(PyThread t, Object resource) {
        String label = LIMITS[number(t, resource)][1];
        String text;
        try {
            text = new String(SourceLines.read(t.interpreter.host, "/proc/self/limits"), StandardCharsets.US_ASCII);
        } catch (HostException e) {
            throw ValueErrors.of("the limits of this process are not known");
        }
        for (String line : text.split("\n")) {
            if (line.startsWith(label + " ")) {
                String[] values = line.substring(label.length()).strip().split("\\s+");
                return PyTuple.of(limit(values[0]), limit(values[1]));
            }
        }
        throw ValueErrors.of("the limits of this process are not known");
    }

    private static long limit(String text) {
        return text.equals("unlimited") ? INFINITY : Long.parseLong(text);
    }

    private static int number(PyThread t, Object resource) {
        int number = ArgumentOps.integer(t, resource);
        if (number < 0 || number >= LIMITS.length) {
            throw ValueErrors.of("invalid resource specified");
        }
        return number;
    }

    @ExposedFunction("setrlimit($module, resource, limits, /)")
    static void setLimit(PyThread t, Object resource, Object limits) {
        number(t, resource);
        throw ValueErrors.of("the limits of a Java process cannot be changed");
    }

    @ExposedFunction("getpagesize($module, /)")
    static long pageSize() {
        return PAGE;
    }
}
