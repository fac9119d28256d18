package de.medicalhub.fhir.mydata.control;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import java.util.ResourceBundle;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.jspecify.annotations.Nullable;

/** The words of one language, and how it writes days and times. */
final class Words {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private final Locale language;
    private final ResourceBundle bundle;
    private final DateTimeFormatter day;
    private final DateTimeFormatter moment;

    Words(Locale language) {
        this.language = language;
        bundle = ResourceBundle.getBundle(
                "de.medicalhub.fhir.mydata.messages",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        day = DateTimeFormatter.ofPattern(language.equals(Locale.GERMAN) ? "d. MMMM yyyy" : "MMMM d, yyyy", language)
                .withZone(ZONE);
        moment = DateTimeFormatter.ofPattern(
                        language.equals(Locale.GERMAN) ? "d. MMM yyyy, HH:mm 'Uhr'" : "d MMM yyyy, HH:mm", language)
                .withZone(ZONE);
    }

    String tag() {
        return language.toLanguageTag();
    }

    String say(String key, Object... values) {
        return values.length == 0
                ? bundle.getString(key)
                : new MessageFormat(bundle.getString(key), language).format(values);
    }

    /** The word for a code; empty if there is none, so that no bare code is shown. */
    String code(String group, @Nullable String code) {
        String key = group + "." + code;
        return code != null && bundle.containsKey(key) ? bundle.getString(key) : "";
    }

    String number(BigDecimal number) {
        NumberFormat format = NumberFormat.getInstance(language);
        format.setMaximumFractionDigits(Math.max(0, number.scale()));
        format.setMinimumFractionDigits(Math.max(0, number.scale()));
        return format.format(number);
    }

    String day(LocalDate date) {
        return day.format(date.atStartOfDay(ZONE));
    }

    String day(Instant instant) {
        return day.format(instant);
    }

    String moment(@Nullable Date date) {
        return date == null ? "" : moment.format(date.toInstant());
    }

    /** As exactly as it is known. */
    String when(@Nullable BaseDateTimeType time) {
        if (time == null || time.getValue() == null) {
            return "";
        }
        return switch (time.getPrecision()) {
            case YEAR, MONTH -> time.getValueAsString();
            case DAY -> day(LocalDate.parse(time.getValueAsString()));
            default -> moment(time.getValue());
        };
    }

    String when(@Nullable Period period) {
        if (period == null || period.isEmpty()) {
            return "";
        }
        String from = when(period.getStartElement());
        String until = when(period.getEndElement());
        if (until.isEmpty() || from.equals(until)) {
            return from.isEmpty() ? "" : say("since", from);
        }
        return from.isEmpty() ? say("until", until) : say("from-until", from, until);
    }
}
