package de.medicalhub.fhir.appointment.control;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.hl7.fhir.r4.model.Slot;
import org.jspecify.annotations.Nullable;

/** From a moment up to, not including, another one. */
public record TimeSpan(Instant start, Instant end) {
    /**
     * @throws IllegalArgumentException if it does not end after its start
     */
    public TimeSpan {
        if (!end.isAfter(start)) {
            throw new IllegalArgumentException("Ends before it starts");
        }
    }

    /** Empty if a moment is missing or the end is not after the start. */
    static Optional<TimeSpan> find(@Nullable Date start, @Nullable Date end) {
        return start == null || end == null || !end.toInstant().isAfter(start.toInstant())
                ? Optional.empty()
                : Optional.of(new TimeSpan(start.toInstant(), end.toInstant()));
    }

    /** When a Slot is; empty if it says it badly. */
    static Optional<TimeSpan> of(Slot slot) {
        return find(slot.getStart(), slot.getEnd());
    }

    boolean overlaps(TimeSpan other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }
}
