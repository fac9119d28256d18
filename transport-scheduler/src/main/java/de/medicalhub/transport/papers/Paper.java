package de.medicalhub.transport.papers;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A paper and how long it is valid.
 *
 * @param holder {@code Practitioner/…} or {@code Vehicle/…}
 * @param validUntil the last day on which it is valid, in Europe/Berlin
 */
public record Paper(String holder, PaperKind kind, LocalDate validUntil) {
    /** So many days before the end somebody has to do something about it (rule 2). */
    private static final int WARNED_DAYS = 30;

    private static final int LONGEST_AGO = 10;
    private static final int LONGEST_AHEAD = 30;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.GERMANY);

    /** Whether that can be the last day of a paper, on that day; anything else is a typing error (rule 1). */
    public static boolean isPossible(LocalDate validUntil, LocalDate today) {
        return !validUntil.isBefore(today.minusYears(LONGEST_AGO))
                && !validUntil.isAfter(today.plusYears(LONGEST_AHEAD));
    }

    /** Whether it is not valid any more on that day. */
    public boolean isExpired(LocalDate day) {
        return validUntil.isBefore(day);
    }

    /** Whether it is valid still but not for long. */
    public boolean isEndingSoon(LocalDate day) {
        return !isExpired(day) && validUntil.isBefore(day.plusDays(WARNED_DAYS));
    }

    /** The last day, in numbers that German and English readers understand. */
    public String lastDay() {
        return DAY.format(validUntil);
    }

    /** The holder of a vehicle's papers. */
    public static String holderOf(String vehicleId) {
        return "Vehicle/" + vehicleId;
    }
}
