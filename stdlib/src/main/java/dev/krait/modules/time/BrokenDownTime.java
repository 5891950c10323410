package dev.krait.modules.time;

import dev.krait.error.OverflowErrors;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.object.PyNone;
import dev.krait.ops.ArgumentOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.sequence.StructSequence;
import dev.krait.type.text.Str;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Locale;

/**
 * A {@code struct_time}: year, month from 1, day, hour, minute, second, weekday from Monday, day of the year from 1, daylight saving.
 *
 * @param zone the name of the zone, or null
 */
record BrokenDownTime(long year, int month, int day, int hour, int minute, int second, int weekday, int yearday, int daylight, String zone,
                      long offset) {
    static final StructSequence STRUCT_TIME = StructSequence.of("time.struct_time", "The time value as returned by gmtime(), localtime(), and strptime(), and\n"
            + " accepted by asctime(), mktime() and strftime().", 9, true, "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec",
            "tm_wday", "tm_yday", "tm_isdst", "tm_zone", "tm_gmtoff");

    static BrokenDownTime utc(long seconds) {
        LocalDateTime d = at(seconds, ZoneOffset.UTC).toLocalDateTime();
        return of(d, 0, "UTC", 0);
    }

    static BrokenDownTime local(long seconds, ZoneId zone) {
        ZonedDateTime d = at(seconds, zone);
        boolean daylight = zone.getRules().isDaylightSavings(d.toInstant());
        String name = name(zone, daylight, d);
        return of(d.toLocalDateTime(), daylight ? 1 : 0, name, d.getOffset().getTotalSeconds());
    }

    /** The short name of a zone. */
    static String name(ZoneId zone, boolean daylight, ZonedDateTime d) {
        if (zone instanceof ZoneOffset || zone.getId().equals("UTC") || zone.getId().equals("Etc/UTC")) {
            return "UTC";
        }
        return java.util.TimeZone.getTimeZone(zone).getDisplayName(daylight, java.util.TimeZone.SHORT, Locale.ENGLISH);
    }

    private static ZonedDateTime at(long seconds, ZoneId zone) {
        try {
            return Instant.ofEpochSecond(seconds).atZone(zone);
        } catch (java.time.DateTimeException e) {
            throw OverflowErrors.of("timestamp out of range for platform time_t");
        }
    }

    private static BrokenDownTime of(LocalDateTime d, int daylight, String zone, long offset) {
        return new BrokenDownTime(d.getYear(), d.getMonthValue(), d.getDayOfMonth(), d.getHour(), d.getMinute(), d.getSecond(),
                d.getDayOfWeek().getValue() - 1, d.getDayOfYear(), daylight, zone, offset);
    }

    PyTuple toPython() {
        return STRUCT_TIME.make(year, (long) month, (long) day, (long) hour, (long) minute, (long) second, (long) weekday, (long) yearday,
                (long) daylight, zone == null ? PyNone.NONE : Str.of(zone), offset);
    }

    /** Reads a tuple of nine and checks each number. Compare CPython {@code Modules/timemodule.c: gettmarg, checktm}. */
    static BrokenDownTime of(PyThread t, Object value, String function) {
        if (!(value instanceof PyTuple tuple)) {
            throw TypeErrors.of("Tuple or struct_time argument required");
        }
        if (tuple.items.length != 9) {
            throw TypeErrors.of(function + "(): illegal time tuple argument");
        }
        int[] n = new int[9];
        for (int i = 0; i < 9; i++) {
            n[i] = ArgumentOps.integer(t, tuple.items[i]);
        }
        if (n[0] < Integer.MIN_VALUE + 1900) {
            throw OverflowErrors.of("year out of range");
        }
        String zone = null;
        long offset = 0;
        if (tuple.type == STRUCT_TIME.type() && tuple.objects != null) {
            zone = Str.is(tuple.objects[0]) ? Str.java(tuple.objects[0]) : null;
            offset = tuple.objects[1] instanceof Long l ? l : 0;
        }
        return new BrokenDownTime(n[0], n[1], n[2], n[3], n[4], n[5], n[6] < -1 ? -1 : Math.floorMod(n[6], 7), n[7], n[8], zone, offset);
    }

    /** With zeros where C accepts them, or a ValueError. */
    BrokenDownTime checked() {
        int m = month == 0 ? 1 : month;
        int d = day == 0 ? 1 : day;
        int y = yearday == 0 ? 1 : yearday;
        check(m >= 1 && m <= 12, "month out of range");
        check(d >= 1 && d <= 31, "day of month out of range");
        check(hour >= 0 && hour <= 23, "hour out of range");
        check(minute >= 0 && minute <= 59, "minute out of range");
        check(second >= 0 && second <= 61, "seconds out of range");
        check(weekday >= 0, "day of week out of range");
        check(y >= 1 && y <= 366, "day of year out of range");
        return new BrokenDownTime(year, m, d, hour, minute, second, weekday, y, daylight, zone, offset);
    }

    private static void check(boolean holds, String message) {
        if (!holds) {
            throw ValueErrors.of(message);
        }
    }

    String weekdayName(TextStyle style) {
        return java.time.DayOfWeek.of(weekday + 1).getDisplayName(style, Locale.ENGLISH);
    }

    String monthName(TextStyle style) {
        return java.time.Month.of(month).getDisplayName(style, Locale.ENGLISH);
    }

    /** {@code asctime}. */
    String text() {
        return String.format("%s %s%3d %02d:%02d:%02d %d", weekdayName(TextStyle.SHORT), monthName(TextStyle.SHORT), day, hour, minute, second, year);
    }
}
