package dev.krait.monitoring;

/** What monitoring knows of one code object: events set for it alone, and what has been disabled at its instructions. Guarded by its monitoring. */
public final class CodeMonitors {
    /** Local events of each tool. */
    final int[] local = new int[Monitoring.TOOLS];
    /** For each event below LOCAL_COUNT and each code unit the tools that have disabled it there; rows are made when needed. */
    private final byte[][] disabled = new byte[Event.LOCAL_COUNT][];
    /** The events of each tool, local and global, when the code was last looked at; as CPython does when it instruments the code. */
    private final int[] known = new int[Monitoring.TOOLS];
    /** The restart that the disabled ones belong to. */
    private int restarts;

    boolean isDisabled(int event, int unit, int tool, int currentRestarts) {
        byte[] row = event < Event.LOCAL_COUNT ? disabled[event] : null;
        return row != null && restarts == currentRestarts && (row[unit] >> tool & 1) != 0;
    }

    void disable(int event, int unit, int units, int tool, int currentRestarts) {
        if (restarts != currentRestarts) {
            java.util.Arrays.fill(disabled, null);
            restarts = currentRestarts;
        }
        if (disabled[event] == null) {
            disabled[event] = new byte[units];
        }
        disabled[event][unit] |= (byte) (1 << tool);
    }

    /** Notes which events a tool now has here: what it has disabled of those that are gone is forgotten. Compare CPython {@code instrumentation.c: remove_tools}. */
    void reconcile(int tool, int events) {
        int gone = known[tool] & ~events;
        known[tool] = events;
        for (int event = 0; gone != 0 && event < Event.LOCAL_COUNT; event++) {
            byte[] row = disabled[event];
            if ((gone >> event & 1) != 0 && row != null) {
                for (int unit = 0; unit < row.length; unit++) {
                    row[unit] &= (byte) ~(1 << tool);
                }
            }
        }
    }
}
