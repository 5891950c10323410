package dev.krait.modules.time;

import dev.krait.error.OSErrors;
import dev.krait.error.OverflowErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.host.Errno;
import dev.krait.host.Host;
import dev.krait.importing.Imports;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.object.PyNone;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.mapping.PySimpleNamespace;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The module {@code time}. Compare CPython {@code Modules/timemodule.c}. */
@ExposedModule(value = "time", doc = "This module provides various functions to manipulate time values.")
public final class TimeModule implements NativeModule {
    private static final int REALTIME = 0;
    private static final int MONOTONIC = 1;
    private static final int PROCESS = 2;
    private static final int THREAD = 3;
    private static final int MONOTONIC_RAW = 4;
    private static final int BOOTTIME = 7;

    @Override
    public CallTable table() {
        return TimeModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        PyDict d = module.dict;
        d.putName("struct_time", BrokenDownTime.STRUCT_TIME.type());
        d.putName("_STRUCT_TM_ITEMS", 11L);
        d.putName("CLOCK_REALTIME", (long) REALTIME);
        d.putName("CLOCK_MONOTONIC", (long) MONOTONIC);
        d.putName("CLOCK_PROCESS_CPUTIME_ID", (long) PROCESS);
        d.putName("CLOCK_THREAD_CPUTIME_ID", (long) THREAD);
        d.putName("CLOCK_MONOTONIC_RAW", (long) MONOTONIC_RAW);
        d.putName("CLOCK_BOOTTIME", (long) BOOTTIME);
        zones(d);
    }

    private static void zones(PyDict d) {
        ZoneId zone = ZoneId.systemDefault();
        java.util.TimeZone tz = java.util.TimeZone.getTimeZone(zone);
        long standard = -tz.getRawOffset() / 1000L;
        boolean daylight = tz.useDaylightTime();
        d.putName("timezone", standard);
        d.putName("altzone", daylight ? standard - tz.getDSTSavings() / 1000L : standard);
        d.putName("daylight", daylight ? 1L : 0L);
        d.putName("tzname", PyTuple.of(Str.of(zoneName(false)), Str.of(zoneName(daylight))));
    }

    static String zoneName(boolean daylight) {
        ZoneId zone = ZoneId.systemDefault();
        return BrokenDownTime.name(zone, daylight, ZonedDateTime.now(zone));
    }

    private static Host host(PyThread t) {
        return t.interpreter.host;
    }

    @ExposedFunction(value = "time()", doc = "time() -> floating-point number\n\nReturn the current time in seconds since the Epoch.")
    static double time(PyThread t) {
        return host(t).wallClock() / 1e9;
    }

    @ExposedFunction(value = "time_ns()", doc = "time_ns() -> int\n\nReturn the current time in nanoseconds since the Epoch.")
    static long timeNs(PyThread t) {
        return host(t).wallClock();
    }

    @ExposedFunction(value = "monotonic()", doc = "monotonic() -> float\n\nMonotonic clock, cannot go backward.")
    static double monotonic(PyThread t) {
        return host(t).monotonicClock() / 1e9;
    }

    @ExposedFunction("monotonic_ns()")
    static long monotonicNs(PyThread t) {
        return host(t).monotonicClock();
    }

    @ExposedFunction(value = "perf_counter()", doc = "perf_counter() -> float\n\nPerformance counter for benchmarking.")
    static double perfCounter(PyThread t) {
        return host(t).monotonicClock() / 1e9;
    }

    @ExposedFunction("perf_counter_ns()")
    static long perfCounterNs(PyThread t) {
        return host(t).monotonicClock();
    }

    @ExposedFunction("process_time()")
    static double processTime(PyThread t) {
        return host(t).processClock() / 1e9;
    }

    @ExposedFunction("process_time_ns()")
    static long processTimeNs(PyThread t) {
        return host(t).processClock();
    }

    @ExposedFunction("thread_time()")
    static double threadTime(PyThread t) {
        return host(t).threadClock() / 1e9;
    }

    @ExposedFunction("thread_time_ns()")
    static long threadTimeNs(PyThread t) {
        return host(t).threadClock();
    }

    private static long clock(PyThread t, Object id) {
        return switch (ArgumentOps.integer(t, id)) {
            case REALTIME -> host(t).wallClock();
            case MONOTONIC, MONOTONIC_RAW, BOOTTIME -> host(t).monotonicClock();
            case PROCESS -> host(t).processClock();
            case THREAD -> host(t).threadClock();
            default -> throw OSErrors.of(t, Errno.EINVAL);
        };
    }

    @ExposedFunction("clock_gettime(clk_id, /)")
    static double clockGettime(PyThread t, Object id) {
        return clock(t, id) / 1e9;
    }

    @ExposedFunction("clock_gettime_ns(clk_id, /)")
    static long clockGettimeNs(PyThread t, Object id) {
        return clock(t, id);
    }

    @ExposedFunction("clock_getres(clk_id, /)")
    static double clockGetres(PyThread t, Object id) {
        clock(t, id);
        return 1e-9;
    }

    @ExposedFunction("get_clock_info(name, /)")
    static Object getClockInfo(PyThread t, Object name) {
        String which = ArgumentOps.text(name, "get_clock_info", "1");
        String implementation = switch (which) {
            case "time" -> "clock_gettime(CLOCK_REALTIME)";
            case "monotonic", "perf_counter" -> "clock_gettime(CLOCK_MONOTONIC)";
            case "process_time" -> "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)";
            case "thread_time" -> "clock_gettime(CLOCK_THREAD_CPUTIME_ID)";
            default -> throw ValueErrors.of("unknown clock");
        };
        PyDict d = new PyDict();
        d.putName("implementation", implementation);
        d.putName("monotonic", !which.equals("time"));
        d.putName("adjustable", which.equals("time"));
        d.putName("resolution", 1e-9);
        return new PySimpleNamespace(d);
    }

    @ExposedFunction(value = "sleep(object, /)", doc = "sleep(seconds)\n\nDelay execution for a given number of seconds.  The argument may be\n"
            + "a floating-point number for subsecond precision.")
    static void sleep(PyThread t, Object seconds) {
        long nanos = ArgumentOps.nanoseconds(t, seconds);
        if (nanos < 0) {
            throw ValueErrors.of("sleep length must be non-negative");
        }
        dev.krait.modules.core.SysAudit.audit(t, "time.sleep", seconds);
        if (nanos == 0) {
            t.detach();
            Thread.yield();
            t.attach();
            return;
        }
        t.await(new Object(), nanos, () -> false);
    }

    private static long seconds(PyThread t, Object value) {
        if (value == null || value == PyNone.NONE) {
            return Math.floorDiv(host(t).wallClock(), 1_000_000_000L);
        }
        if (value instanceof Double d) {
            if (d.isNaN()) {
                throw ValueErrors.of("Invalid value NaN (not a number)");
            }
            double floor = Math.floor(d);
            if (!(floor >= -0x1p63 && floor < 0x1p63)) {
                throw OverflowErrors.of("timestamp out of range for platform time_t");
            }
            return (long) floor;
        }
        if (dev.krait.ops.NumberOps.index(t, value) instanceof Long l) {
            return l;
        }
        throw OverflowErrors.of("timestamp out of range for platform time_t");
    }

    @ExposedFunction("gmtime(seconds=None, /)")
    static Object gmtime(PyThread t, Object value) {
        return BrokenDownTime.utc(seconds(t, value)).toPython();
    }

    @ExposedFunction("localtime(seconds=None, /)")
    static Object localtime(PyThread t, Object value) {
        return BrokenDownTime.local(seconds(t, value), ZoneId.systemDefault()).toPython();
    }

    /** The seconds of a local time; numbers out of range carry over. */
    static long secondsOf(BrokenDownTime b) {
        try {
            LocalDateTime d = LocalDateTime.of((int) b.year(), 1, 1, 0, 0).plusMonths(b.month() - 1L).plusDays(b.day() - 1L).plusHours(b.hour())
                    .plusMinutes(b.minute()).plusSeconds(b.second());
            ZoneId zone = ZoneId.systemDefault();
            ZonedDateTime z = d.atZone(zone);
            if (b.daylight() == 0) {
                z = z.withLaterOffsetAtOverlap();
            } else if (b.daylight() > 0) {
                z = z.withEarlierOffsetAtOverlap();
            }
            return z.toEpochSecond();
        } catch (DateTimeException e) {
            throw OverflowErrors.of("mktime argument out of range");
        }
    }

    @ExposedFunction("mktime(seconds_tuple, /)")
    static double mktime(PyThread t, Object tuple) {
        return secondsOf(BrokenDownTime.of(t, tuple, "mktime"));
    }

    @ExposedFunction("asctime(seconds_tuple=<unrepresentable>, /)")
    static Object asctime(PyThread t, Object tuple) {
        BrokenDownTime b = tuple == null ? BrokenDownTime.local(seconds(t, null), ZoneId.systemDefault())
                : BrokenDownTime.of(t, tuple, "asctime").checked();
        return b.text();
    }

    @ExposedFunction("ctime(seconds=None, /)")
    static Object ctime(PyThread t, Object value) {
        return BrokenDownTime.local(seconds(t, value), ZoneId.systemDefault()).text();
    }

    @ExposedFunction("strftime(format, time_tuple=<unrepresentable>, /)")
    static Object strftime(PyThread t, Object format, Object tuple) {
        String text = ArgumentOps.text(format, "strftime", "1");
        BrokenDownTime b = tuple == null ? BrokenDownTime.local(seconds(t, null), ZoneId.systemDefault())
                : BrokenDownTime.of(t, tuple, "strftime").checked();
        return Str.of(TimeFormat.format(text, b));
    }

    @ExposedFunction("strptime(string, format='%a %b %d %H:%M:%S %Y', /)")
    static Object strptime(PyThread t, Object string, Object format) {
        Object parse = AttributeOps.get(t, Imports.load(t, "_strptime"), "_strptime_time");
        return format == null ? CallOps.call1(t, parse, string) : CallOps.call2(t, parse, string, format);
    }

    @ExposedFunction("tzset()")
    static void tzset(PyThread t) {
        String name = t.interpreter.host.environment().get("TZ");
        if (name != null) {
            java.util.TimeZone.setDefault(java.util.TimeZone.getTimeZone(name));
        }
        Object module = t.interpreter.modules.getName("time");
        if (module instanceof PyModule m) {
            zones(m.dict);
        }
    }
}
