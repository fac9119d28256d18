package de.medicalhub.launcher;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Days and times of the demo data, seen from when it is loaded: {@code @day-6@} is the date six days before, {@code
 * @workday+2 14:00@} two o'clock in Europe/Berlin on the second day from Monday to Friday that follows, {@code @now@} that
 * moment. {@code @month-3 17 08:30@} is half past eight in Europe/Berlin on the 17th of the month three before.
 */
final class DemoDates {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Pattern DAY = Pattern.compile("@day([+-]\\d+)@");
    private static final Pattern WORKDAY = Pattern.compile("@workday\\+(\\d+) (\\d\\d:\\d\\d)@");

    private static final Pattern MONTH = Pattern.compile("@month-(\\d+) (\\d\\d) (\\d\\d:\\d\\d)@");

    private final Instant now;

    DemoDates(Instant now) {
        this.now = now;
    }

    String in(String text) {
        LocalDate today = LocalDate.ofInstant(now, BERLIN);
        String dated = DAY.matcher(text)
                .replaceAll(match ->
                        today.plusDays(Integer.parseInt(match.group(1))).toString());
        String worked = WORKDAY.matcher(dated).replaceAll(match -> workday(today, match));
        return MONTH.matcher(worked)
                .replaceAll(match -> month(today, match))
                .replace("@now@", now.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static String workday(LocalDate today, MatchResult match) {
        LocalDate day = Stream.iterate(today.plusDays(1), one -> one.plusDays(1))
                .filter(one -> one.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
                .skip(Integer.parseInt(match.group(1)) - 1L)
                .findFirst()
                .orElseThrow();
        return moment(day, match.group(2));
    }

    private static String month(LocalDate today, MatchResult match) {
        YearMonth month = YearMonth.from(today).minusMonths(Long.parseLong(match.group(1)));
        return moment(month.atDay(Integer.parseInt(match.group(2))), match.group(3));
    }

    private static String moment(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(BERLIN).toInstant().toString();
    }
}
