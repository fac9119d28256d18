package de.medicalhub.portal.records;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.AuditEvent;
import org.jspecify.annotations.Nullable;

/**
 * A place in the audit trail, newest first, that an address can name. Rows are counted from a moment on and not by the time of the
 * last one: rows of the same millisecond would be skipped. What is written later has a later time and moves nothing.
 *
 * @param from nothing newer is counted; empty at the beginning of the trail
 * @param passed how many rows from there on are passed over
 */
public record TrailPlace(Optional<Instant> from, int passed) {
    private static final int MOST = 1_000_000;
    private static final TrailPlace BEGINNING = new TrailPlace(Optional.empty(), 0);

    /** As {@link #toString} writes it; the beginning if it is anything else. */
    public static TrailPlace parse(@Nullable String text) {
        String[] parts = text == null ? new String[0] : text.split("_", -1);
        if (parts.length != 2 || !parts[1].matches("[0-9]{1,7}")) {
            return BEGINNING;
        }
        try {
            return new TrailPlace(Optional.of(Instant.parse(parts[0])), Math.min(MOST, Integer.parseInt(parts[1])));
        } catch (DateTimeException unusable) {
            return BEGINNING;
        }
    }

    /** What a search of AuditEvents that is sorted by {@code -date} needs to begin here. */
    public String toQuery() {
        return from.map(moment -> "&date=le" + moment + "&_offset=" + passed).orElse("");
    }

    /**
     * Where the trail goes on behind a page.
     *
     * @param page all that was read from this place on
     */
    public TrailPlace after(List<AuditEvent> page) {
        return page.isEmpty()
                ? this
                : new TrailPlace(
                        from.or(() -> Optional.of(page.get(0).getRecorded().toInstant())), passed + page.size());
    }

    @Override
    public String toString() {
        return from.map(moment -> moment + "_" + passed).orElse("");
    }
}
