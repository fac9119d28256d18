package de.medicalhub.portal.cases;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.HealthcareService.DaysOfWeek;
import org.hl7.fhir.r4.model.HealthcareService.HealthcareServiceAvailableTimeComponent;

/**
 * Whom to call at the hospital with questions after the discharge, as section 39 SGB V demands; from the directory.
 *
 * @param hours in words, such as "Mo–Fr 09:00–19:00"
 */
public record ContactLine(String hospital, String phone, String hours) implements Serializable {
    /** The code of the directory's entry (system service-type). */
    private static final String CONTACT = "discharge-contact";

    private static final List<DaysOfWeek> WEEK = List.of(DaysOfWeek.values());

    /**
     * The search for the entries of these organisations.
     *
     * @param organisations ids
     */
    public static String query(Collection<String> organisations) {
        return query() + "&organization=" + String.join(",", organisations);
    }

    /** The search for all entries of the directory; a district has few hospitals. */
    public static String query() {
        return "HealthcareService?active=true&service-type=" + HubCodes.SERVICE_TYPE + "|" + CONTACT;
    }

    /** Of the case's hospital, if the directory knows it. */
    public static Optional<ContactLine> of(Case found, Texts texts) {
        return found.organisation("hospital").flatMap(hospital -> of(found.resources(), hospital, texts));
    }

    /**
     * Of that hospital.
     *
     * @param hospital {@code Organization/…}
     */
    public static Optional<ContactLine> of(Resources directory, String hospital, Texts texts) {
        return directory.all(HealthcareService.class).stream()
                .filter(service -> hospital.equals(service.getProvidedBy().getReference()))
                .filter(ContactLine::isLine)
                .findFirst()
                .map(service -> line(service, texts));
    }

    /** Of all hospitals that the directory knows, by their names: for readers of whom nobody knows which one is theirs. */
    public static List<ContactLine> all(Resources directory, Texts texts) {
        return directory.all(HealthcareService.class).stream()
                .filter(ContactLine::isLine)
                .map(service -> line(service, texts))
                .sorted(Comparator.comparing(ContactLine::hospital))
                .toList();
    }

    private static boolean isLine(HealthcareService service) {
        return service.getTelecomFirstRep().hasValue()
                && service.getType().stream()
                        .anyMatch(type -> Tasks.code(type, HubCodes.SERVICE_TYPE)
                                .filter(CONTACT::equals)
                                .isPresent());
    }

    private static ContactLine line(HealthcareService service, Texts texts) {
        return new ContactLine(
                Objects.requireNonNullElse(service.getProvidedBy().getDisplay(), ""),
                Objects.requireNonNullElse(service.getTelecomFirstRep().getValue(), ""),
                hours(service, texts));
    }

    /** When somebody is there, in words such as "Mo–Fr 09:00–19:00"; empty if the entry does not say. */
    public static String hours(HealthcareService service, Texts texts) {
        List<String> parts = new ArrayList<>();
        for (HealthcareServiceAvailableTimeComponent time : service.getAvailableTime()) {
            List<DaysOfWeek> days = time.getDaysOfWeek().stream()
                    .map(Enumeration::getValue)
                    .filter(Objects::nonNull)
                    .distinct()
                    .sorted()
                    .toList();
            if (!days.isEmpty()) {
                parts.add(days(days, texts) + " " + clock(time.getAvailableStartTime()) + "–"
                        + clock(time.getAvailableEndTime()));
            }
        }
        return String.join(", ", parts);
    }

    /** "Mo–Fr", "Mo/Di", "Mo–Mi/Fr": a dash only where no day between is missing. */
    private static String days(List<DaysOfWeek> days, Texts texts) {
        List<String> runs = new ArrayList<>();
        int from = 0;
        for (int at = 1; at <= days.size(); at++) {
            if (at == days.size() || WEEK.indexOf(days.get(at)) != WEEK.indexOf(days.get(at - 1)) + 1) {
                List<String> names = days.subList(from, at).stream()
                        .map(day -> texts.say(Phrase.code("weekday", day.toCode())))
                        .toList();
                runs.add(names.size() > 2 ? names.get(0) + "–" + names.get(names.size() - 1) : String.join("/", names));
                from = at;
            }
        }
        return String.join("/", runs);
    }

    private static String clock(String time) {
        return time == null || time.length() < 5 ? "" : time.substring(0, 5);
    }

    /** For a link that dials. */
    public String dial() {
        return phone.replaceAll("[^+\\d]", "");
    }
}
