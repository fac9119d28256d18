package de.medicalhub.portal.cases;

import de.medicalhub.common.time.HubClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which cases somebody wants to see (C6). */
public enum CaseFilter {
    ALL,
    /** The own organisation has to act. */
    MINE,
    /** The patient leaves today or tomorrow, Europe/Berlin. */
    TOMORROW,
    /** No nursing service is chosen yet. */
    OPEN,
    /** Something is late or stopped. */
    LATE,
    /** It is over; read by itself, for the list holds what runs (C11). */
    ENDED;

    /** From an address; all for what is no filter. */
    public static CaseFilter parse(@Nullable String value) {
        return Arrays.stream(values())
                .filter(filter -> filter.code().equals(value))
                .findFirst()
                .orElse(ALL);
    }

    /** As in addresses and in keys of the messages. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param row the same case as the reader sees it
     */
    boolean wants(Case found, CaseRow row, Instant now) {
        return switch (this) {
            case ALL -> true;
            case MINE -> row.mine();
            case TOMORROW ->
                found.plannedDischarge().filter(at -> isSoon(at, now)).isPresent();
            case OPEN -> !found.referrals().isEmpty() && found.awarded().isEmpty();
            case LATE -> row.tone().equals("late");
            case ENDED -> found.hasEnded();
        };
    }

    private static boolean isSoon(Instant at, Instant now) {
        LocalDate day = LocalDate.ofInstant(at, HubClock.berlin());
        LocalDate today = LocalDate.ofInstant(now, HubClock.berlin());
        return !day.isBefore(today) && !day.isAfter(today.plusDays(1));
    }
}
