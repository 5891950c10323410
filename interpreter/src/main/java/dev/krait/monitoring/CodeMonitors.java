package dev.krait.monitoring;

/** What monitoring knows of one code object: events set for it alone, and what has been disabled at its instructions. Guarded by its monitoring. */
public final class CodeMonitors {
    /** Local events of each tool. */
    final int[] local = new int[Monitoring.TOOLS];
    /** For each event below LOCAL_COUNT and each code unit the tools that have disabled it there; rows are made when needed. */
    private final byte[][] disabled = new byte[Event.LOCAL_COUNT][];
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
}
