package de.medicalhub.launcher;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Days and times of the demo data, seen from when it is loaded: {@code @day-6@} is the date six days before, {@code
 * @workday+2 14:00@} two o'clock in Europe/Berlin on the second day from Monday to Friday that follows, {@code @now@} that
 * moment.
 */
final class DemoDates {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Pattern DAY = Pattern.compile("@day([+-]\\d+)@");
    private static final Pattern WORKDAY = Pattern.compile("@workday\\+(\\d+) (\\d\\d:\\d\\d)@");

    private final Instant now;

    DemoDates(Instant now) {
        this.now = now;
    }

    String in(String text) {
        LocalDate today = LocalDate.ofInstant(now, BERLIN);
        String dated = DAY.matcher(text)
                .replaceAll(match ->
                        today.plusDays(Integer.parseInt(match.group(1))).toString());
        return WORKDAY.matcher(dated)
                .replaceAll(match -> workday(today, match))
                .replace("@now@", now.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static String workday(LocalDate today, MatchResult match) {
        LocalDate day = Stream.iterate(today.plusDays(1), one -> one.plusDays(1))
                .filter(one -> one.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
                .skip(Integer.parseInt(match.group(1)) - 1L)
                .findFirst()
                .orElseThrow();
        return day.atTime(LocalTime.parse(match.group(2)))
                .atZone(BERLIN)
                .toInstant()
                .toString();
    }
}
