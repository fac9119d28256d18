package de.medicalhub.transport.planning;

/** From when until when something may begin; seconds since 1970-01-01 UTC, both included. */
public record TimeWindow(long earliest, long latest) {
    /** Far enough to mean never, near enough to add to. */
    static final long NEVER = Long.MAX_VALUE / 4;

    /** Refuses a window that ends before it begins. */
    public TimeWindow {
        if (latest < earliest) {
            throw new IllegalArgumentException("A time window must not end before it begins");
        }
    }

    /** From then on, without an end. */
    public static TimeWindow from(long earliest) {
        return new TimeWindow(earliest, NEVER);
    }
}
