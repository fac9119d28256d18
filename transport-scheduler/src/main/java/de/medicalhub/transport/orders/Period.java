package de.medicalhub.transport.orders;

import java.time.Instant;

/** From when until when; the end is not before the start, but in an order that contradicts itself. */
public record Period(Instant start, Instant end) {
    /** Whether it ends before it begins. */
    public boolean isReversed() {
        return end.isBefore(start);
    }
}
