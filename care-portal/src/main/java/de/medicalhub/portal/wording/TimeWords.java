package de.medicalhub.portal.wording;

import de.medicalhub.common.time.HubClock;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ResourceBundle;

/** Says times as people do (W2, W3). */
public final class TimeWords {
    private final Clock clock;
    private final Language language;
    private final ResourceBundle messages;

    TimeWords(Clock clock, Language language, ResourceBundle messages) {
        this.clock = clock;
        this.language = language;
        this.messages = messages;
    }

    /** "heute 14:00", "Di. 24.11. 14:00". */
    public String moment(Instant instant) {
        return day(instant) + " " + time(instant);
    }

    /** "heute", "morgen", "Di. 24.11.". */
    public String day(Instant instant) {
        LocalDate day = local(instant).toLocalDate();
        LocalDate today = local(clock.instant()).toLocalDate();
        long distance = ChronoUnit.DAYS.between(today, day);
        if (distance >= -1 && distance <= 1) {
            return messages.getString("time.day." + distance);
        }
        String pattern = day.getYear() == today.getYear() ? "time.pattern.day" : "time.pattern.day-year";
        return format(messages.getString(pattern), instant);
    }

    /** "14:00". */
    public String time(Instant instant) {
        return format("HH:mm", instant);
    }

    /** A calendar day, "24.11.2026". */
    public String date(LocalDate date) {
        return DateTimeFormatter.ofPattern(messages.getString("time.pattern.date"), language.locale())
                .format(date);
    }

    /** A calendar month, "03.1950". */
    public String month(YearMonth month) {
        return DateTimeFormatter.ofPattern(messages.getString("time.pattern.month"), language.locale())
                .format(month);
    }

    /** In full, for what is read on other days, too: "24. November 2026, 14:00 Uhr". */
    public String dated(Instant instant) {
        return message("time.dated", format(messages.getString("time.pattern.dated"), instant), time(instant));
    }

    /** The calendar day of a moment, "24.11.2026". */
    public String date(Instant instant) {
        return date(local(instant).toLocalDate());
    }

    /** As it is said in a sentence: "heute um 14 Uhr", "am Dienstag, 24. November, um 9:30 Uhr". */
    public String spoken(Instant instant) {
        return message("time.spoken", spokenDay(instant), spokenTime(instant));
    }

    /** "heute", "am Dienstag, 24. November". */
    public String spokenDay(Instant instant) {
        long distance = distanceInDays(instant);
        return distance >= -1 && distance <= 1
                ? messages.getString("time.day." + distance)
                : message("time.spoken.on", format(messages.getString("time.spoken.day"), instant));
    }

    /** With nothing left to guess: "Heute, Dienstag, 24. November 2026, 14 Uhr". */
    public String full(Instant instant) {
        return message("time.full", fullDay(instant), spokenTime(instant));
    }

    /** "Heute, Dienstag, 24. November 2026", "Dienstag, 1. Dezember 2026". */
    public String fullDay(Instant instant) {
        String day = format(messages.getString("time.full.day"), instant);
        long distance = distanceInDays(instant);
        if (distance < -1 || distance > 1) {
            return day;
        }
        String near = messages.getString("time.day." + distance);
        return message("time.full", near.substring(0, 1).toUpperCase(language.locale()) + near.substring(1), day);
    }

    private long distanceInDays(Instant instant) {
        return ChronoUnit.DAYS.between(
                local(clock.instant()).toLocalDate(), local(instant).toLocalDate());
    }

    /** "14 Uhr", "9:30 Uhr". */
    public String spokenTime(Instant instant) {
        boolean full = local(instant).getMinute() == 0;
        return message(
                "time.spoken.time",
                format(messages.getString(full ? "time.spoken.hour" : "time.spoken.minute"), instant));
    }

    /** "heute 14:00, in 2 Std." or "heute 09:00, seit 20 Min. überschritten". */
    public String due(Instant instant) {
        Duration left = Duration.between(clock.instant(), instant);
        return left.isNegative()
                ? moment(instant) + ", " + message("time.late", distance(left.negated()))
                : moment(instant) + ", " + message("time.left", distance(left));
    }

    /** The moment in whose view the times are said. */
    public Instant now() {
        return clock.instant();
    }

    /** Whether that moment has passed. */
    public boolean isPast(Instant instant) {
        return instant.isBefore(clock.instant());
    }

    private String distance(Duration duration) {
        if (duration.toMinutes() < 60) {
            return message("time.minutes", Math.max(1, duration.toMinutes()));
        }
        return duration.toHours() < 36
                ? message("time.hours", duration.toHours())
                : message("time.days", Math.round(duration.toHours() / 24.0));
    }

    private String message(String key, Object... gaps) {
        return new MessageFormat(messages.getString(key), language.locale()).format(gaps);
    }

    private String format(String pattern, Instant instant) {
        return DateTimeFormatter.ofPattern(pattern, language.locale()).format(local(instant));
    }

    private static ZonedDateTime local(Instant instant) {
        return instant.atZone(HubClock.berlin());
    }
}
