package de.medicalhub.common.time;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Map;
import java.util.Optional;

/** Public holidays of Rhineland-Palatinate (Feiertagsgesetz LFtG, section 2). */
public final class Holidays {
    private static final Map<MonthDay, String> FIXED = Map.of(
            MonthDay.of(1, 1), "new-year",
            MonthDay.of(5, 1), "labour-day",
            MonthDay.of(10, 3), "unity-day",
            MonthDay.of(11, 1), "all-saints",
            MonthDay.of(12, 25), "christmas",
            MonthDay.of(12, 26), "boxing-day");

    /** Days after Easter Sunday. */
    private static final Map<Long, String> AROUND_EASTER = Map.of(
            -2L, "good-friday",
            1L, "easter-monday",
            39L, "ascension",
            50L, "whit-monday",
            60L, "corpus-christi");

    private Holidays() {}

    /** Key of the holiday's name ({@code holiday.<key>}); empty on other days. */
    public static Optional<String> on(LocalDate day) {
        long afterEaster = day.toEpochDay() - easter(day.getYear()).toEpochDay();
        return Optional.ofNullable(FIXED.get(MonthDay.from(day)))
                .or(() -> Optional.ofNullable(AROUND_EASTER.get(afterEaster)));
    }

    /** Easter Sunday of the Gregorian calendar (Gauss, in the form of Meeus, Jones and Butcher). */
    public static LocalDate easter(int year) {
        int golden = year % 19;
        int century = year / 100;
        int inCentury = year % 100;
        int epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (inCentury / 4) - epact - inCentury % 4) % 7;
        int correction = (golden + 11 * epact + 22 * weekday) / 451;
        int sum = epact + weekday - 7 * correction + 114;
        return LocalDate.of(year, sum / 31, sum % 31 + 1);
    }
}
