package de.medicalhub.portal.records;

import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Patient;

/**
 * A date as records have it: a day, only a month, or only a year (FHIR R4, 2.24.0.1 date and dateTime; R8).
 *
 * @param written such as {@code 1950-03-24}, {@code 1950-03} or {@code 1950}, also with a time behind it; empty if unknown
 */
public record PartialDate(String written) {
    private static final Pattern FORM = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2})(?:T.*)?)?)?");

    /** The date of birth; unknown also where the record only says why there is none. */
    public static PartialDate ofBirth(Patient patient) {
        return of(patient.getBirthDateElement());
    }

    /** What an element of a record says. */
    public static PartialDate of(BaseDateTimeType element) {
        return new PartialDate(Objects.requireNonNullElse(element.getValueAsString(), ""));
    }

    /** The day; empty if it is not known to the day. */
    public Optional<LocalDate> day() {
        return parts().filter(parts -> parts.group(3) != null).map(PartialDate::lastOf);
    }

    /** The last day that it can be: of a month or year its last one. */
    public Optional<LocalDate> lastDay() {
        return parts().map(PartialDate::lastOf);
    }

    /** As people write it: "24.03.1950", "03.1950" or "1950"; empty if unknown. */
    public String words(Texts texts) {
        return day().map(texts.times()::date)
                .or(() -> lastDay()
                        .filter(last -> written.length() > 4)
                        .map(last -> texts.times().month(YearMonth.from(last))))
                .orElse(written);
    }

    /** The date of birth in words: "geboren am 24.03.1950", "geboren 1950"; empty if unknown. */
    public String born(Texts texts) {
        if (written.isEmpty()) {
            return "";
        }
        return texts.say(Phrase.of(day().isPresent() ? "record.born" : "record.born.partly", words(texts)));
    }

    private Optional<Matcher> parts() {
        return Optional.of(FORM.matcher(written)).filter(Matcher::matches);
    }

    private static LocalDate lastOf(Matcher parts) {
        int year = Integer.parseInt(parts.group(1));
        if (parts.group(2) == null) {
            return LocalDate.of(year, 12, 31);
        }
        YearMonth month = YearMonth.of(year, Integer.parseInt(parts.group(2)));
        return parts.group(3) == null ? month.atEndOfMonth() : month.atDay(Integer.parseInt(parts.group(3)));
    }
}
