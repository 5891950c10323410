package dev.krait.modules.time;

import java.time.format.TextStyle;

/** {@code strftime} in the C locale, with the flags of glibc. */
final class TimeFormat {
    private final BrokenDownTime time;
    private final StringBuilder out = new StringBuilder();

    private TimeFormat(BrokenDownTime time) {
        this.time = time;
    }

    static String format(String format, BrokenDownTime time) {
        TimeFormat f = new TimeFormat(time);
        f.run(format);
        return f.out.toString();
    }

    private void run(String format) {
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%' || i + 1 == format.length()) {
                out.append(c);
                continue;
            }
            int start = i++;
            char flag = 0;
            while (i < format.length() && "_-0^#+".indexOf(format.charAt(i)) >= 0) {
                flag = format.charAt(i++);
            }
            int width = -1;
            while (i < format.length() && Character.isDigit(format.charAt(i))) {
                width = Math.max(width, 0) * 10 + format.charAt(i++) - '0';
            }
            if (i < format.length() && (format.charAt(i) == 'E' || format.charAt(i) == 'O')) {
                i++;
            }
            if (i >= format.length() || !directive(format.charAt(i), flag, width)) {
                out.append(format, start, Math.min(i + 1, format.length()));
            }
        }
    }

    private boolean directive(char c, char flag, int width) {
        switch (c) {
            case 'a' -> text(time.weekdayName(TextStyle.SHORT), flag, width);
            case 'A' -> text(time.weekdayName(TextStyle.FULL), flag, width);
            case 'b', 'h' -> text(time.monthName(TextStyle.SHORT), flag, width);
            case 'B' -> text(time.monthName(TextStyle.FULL), flag, width);
            case 'c' -> text(format("%a %b %e %H:%M:%S %Y", time), flag, width);
            case 'C' -> number(Math.floorDiv(time.year(), 100), 2, '0', flag, width);
            case 'd' -> number(time.day(), 2, '0', flag, width);
            case 'D', 'x' -> text(format("%m/%d/%y", time), flag, width);
            case 'e' -> number(time.day(), 2, '_', flag, width);
            case 'F' -> text(format("%Y-%m-%d", time), flag, width);
            case 'g' -> number(Math.floorMod(isoYear(), 100), 2, '0', flag, width);
            case 'G' -> number(isoYear(), 1, '0', flag, width);
            case 'H' -> number(time.hour(), 2, '0', flag, width);
            case 'I' -> number((time.hour() + 11) % 12 + 1, 2, '0', flag, width);
            case 'j' -> number(time.yearday(), 3, '0', flag, width);
            case 'k' -> number(time.hour(), 2, '_', flag, width);
            case 'l' -> number((time.hour() + 11) % 12 + 1, 2, '_', flag, width);
            case 'm' -> number(time.month(), 2, '0', flag, width);
            case 'M' -> number(time.minute(), 2, '0', flag, width);
            case 'n' -> out.append('\n');
            case 'p' -> text(time.hour() < 12 ? "AM" : "PM", flag, width);
            case 'P' -> text(time.hour() < 12 ? "am" : "pm", flag, width);
            case 'r' -> text(format("%I:%M:%S %p", time), flag, width);
            case 'R' -> text(format("%H:%M", time), flag, width);
            case 's' -> number(TimeModule.secondsOf(time), 1, '0', flag, width);
            case 'S' -> number(time.second(), 2, '0', flag, width);
            case 't' -> out.append('\t');
            case 'T', 'X' -> text(format("%H:%M:%S", time), flag, width);
            case 'u' -> number(time.weekday() + 1, 1, '0', flag, width);
            case 'U' -> number((time.yearday() + 6 - (time.weekday() + 1) % 7) / 7, 2, '0', flag, width);
            case 'V' -> number(isoWeek(), 2, '0', flag, width);
            case 'w' -> number((time.weekday() + 1) % 7, 1, '0', flag, width);
            case 'W' -> number((time.yearday() + 6 - time.weekday()) / 7, 2, '0', flag, width);
            case 'y' -> number(Math.floorMod(time.year(), 100), 2, '0', flag, width);
            case 'Y' -> number(time.year(), 1, '0', flag, width);
            case 'z' -> zone();
            case 'Z' -> text(time.zone() == null ? TimeModule.zoneName(time.daylight() > 0) : time.zone(), flag, width);
            case '%' -> out.append('%');
            default -> {
                return false;
            }
        }
        return true;
    }

    private void zone() {
        long minutes = Math.abs(time.offset()) / 60;
        out.append(time.offset() < 0 ? '-' : '+').append(String.format("%02d%02d", minutes / 60, minutes % 60));
    }

    private void text(String text, char flag, int width) {
        String shown = flag == '^' || flag == '#' ? text.toUpperCase(java.util.Locale.ROOT) : text;
        out.repeat(flag == '0' ? '0' : ' ', Math.max(0, width - shown.length())).append(shown);
    }

    private void number(long value, int digits, char pad, char flag, int width) {
        char fill = flag == '_' ? ' ' : flag == '0' || flag == '+' ? '0' : pad == '_' ? ' ' : '0';
        String shown = Long.toString(Math.abs(value));
        int least = flag == '-' ? 0 : width >= 0 ? width : digits;
        if (value < 0) {
            out.append('-');
            least--;
        }
        out.repeat(fill, Math.max(0, least - shown.length())).append(shown);
    }

    private static boolean isLeap(long year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    private long isoYear() {
        return iso()[0];
    }

    private long isoWeek() {
        return iso()[1];
    }

    private long[] iso() {
        int yearday = time.yearday() - 1;
        int week = (yearday - time.weekday() + 10) / 7;
        if (week < 1) {
            int last = isLeap(time.year() - 1) ? 366 : 365;
            return new long[] {time.year() - 1, (yearday + last - time.weekday() + 10) / 7};
        }
        int length = isLeap(time.year()) ? 366 : 365;
        if (week == 53 && yearday - time.weekday() + 3 >= length) {
            return new long[] {time.year() + 1, 1};
        }
        return new long[] {time.year(), week};
    }
}
