package de.medicalhub.portal.cases;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a long list goes on (C7): after so many cases of that planned discharge.
 *
 * @param home whether the list has come to those who are at home already
 * @param at the planned discharge of the last case shown
 * @param shown how many of that very moment were shown
 */
public record CasePlace(boolean home, Instant at, int shown) {
    private static final int PARTS = 3;

    /** From an address; empty for what is no place. */
    public static Optional<CasePlace> parse(@Nullable String text) {
        String[] parts = text == null ? new String[0] : text.split("_", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new CasePlace(
                    parts[0].equals("home"), Instant.parse(parts[1]), Integer.parseUnsignedInt(parts[2])));
        } catch (DateTimeException | NumberFormatException unusable) {
            return Optional.empty();
        }
    }

    /** As in addresses. */
    public String code() {
        return (home ? "home" : "leaving") + "_" + at + "_" + shown;
    }
}
