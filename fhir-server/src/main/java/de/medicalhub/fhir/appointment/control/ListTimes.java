package de.medicalhub.fhir.appointment.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.LocalReference;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.springframework.stereotype.Component;

/** When somebody has appointments, and of which kind; neither with whom nor where (rule 14 of the feature). */
@Component
public class ListTimes {
    private static final Duration LONGEST = Duration.ofDays(400);
    private static final Set<AppointmentStatus> TOLD = EnumSet.of(
            AppointmentStatus.BOOKED,
            AppointmentStatus.ARRIVED,
            AppointmentStatus.CHECKEDIN,
            AppointmentStatus.FULFILLED,
            AppointmentStatus.CANCELLED);

    private final Calendars calendars;

    ListTimes(Calendars calendars) {
        this.calendars = calendars;
    }

    /**
     * One appointment.
     *
     * @param id of the Appointment, which says nothing
     * @param kind code of the hub's service types; empty for any other
     * @param version how often it was written
     */
    public record Visit(String id, Instant start, Instant end, String kind, boolean cancelled, int version) {}

    /**
     * @param actor {@code Practitioner/…}, {@code Patient/…}, or {@code Organization/…} for all who work there
     * @throws IllegalArgumentException if the time is too long or runs backwards
     */
    public List<Visit> of(String actor, Instant from, Instant until) {
        TimeSpan time = new TimeSpan(from, until);
        if (Duration.between(from, until).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("Too long a time");
        }
        return people(actor)
                .flatMap(person -> calendars.appointmentsOf(person, time).stream())
                .filter(appointment ->
                        appointment.hasStart() && appointment.hasEnd() && TOLD.contains(appointment.getStatus()))
                .map(ListTimes::visit)
                .distinct()
                .sorted(Comparator.comparing(Visit::start).thenComparing(Visit::id))
                .toList();
    }

    private Stream<String> people(String actor) {
        return actor.startsWith("Organization/")
                ? calendars.postsIn(actor).stream()
                        .filter(PractitionerRole::hasPractitioner)
                        .map(post -> LocalReference.of(post.getPractitioner()))
                        .distinct()
                : Stream.of(actor);
    }

    private static Visit visit(Appointment appointment) {
        String kind = appointment.getServiceType().stream()
                .flatMap(type -> type.getCoding().stream())
                .filter(coding -> HubCodes.SERVICE_TYPE.equals(coding.getSystem()))
                .map(Coding::getCode)
                .findFirst()
                .orElse("");
        return new Visit(
                appointment.getIdElement().getIdPart(),
                appointment.getStart().toInstant(),
                appointment.getEnd().toInstant(),
                kind,
                appointment.getStatus() == AppointmentStatus.CANCELLED,
                Integer.parseInt(appointment.getIdElement().getVersionIdPart()));
    }
}
