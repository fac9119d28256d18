package de.medicalhub.portal.problem;

import de.medicalhub.portal.wording.Phrase;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A day that was written as it should be and that no calendar has, such as 31.02.2026 (X8); pure. */
public final class ImpossibleDay {
    private static final Pattern DAY =
            Pattern.compile("\\s*(\\d{1,2})\\.\\s*(\\d{1,2})\\.\\s*(\\d{4})\\b.*", Pattern.DOTALL);
    private static final int MONTHS = 12;

    private ImpossibleDay() {}

    /**
     * What to say about it; empty if there is such a day, or if what was typed is no day at all.
     *
     * @param typed begins with day.month.year; a time may follow
     * @param locale in which the month is named
     */
    public static Optional<Phrase> in(String typed, Locale locale) {
        Matcher parts = DAY.matcher(typed);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int day = Integer.parseInt(parts.group(1));
        int month = Integer.parseInt(parts.group(2));
        int year = Integer.parseInt(parts.group(3));
        if (month < 1 || month > MONTHS || YearMonth.of(year, month).isValidDay(day)) {
            return Optional.empty();
        }
        String name = Month.of(month).getDisplayName(TextStyle.FULL, locale);
        return Optional.of(Phrase.of("fault.no-such-day", String.valueOf(day), name, parts.group(3)));
    }
}
