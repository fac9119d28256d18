package de.medicalhub.portal.patient.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.patient.entity.CourseEntry;
import de.medicalhub.portal.wording.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;

/** Consultations by video and visits at home, as a patient is told of them (P6). */
final class CourseOfMeetings {
    private static final Duration STAYS_OPEN = Duration.ofHours(4);

    private CourseOfMeetings() {}

    static List<CourseEntry> of(Case found, Instant now) {
        return found.appointments().stream()
                .map(appointment -> entry(found, appointment, now))
                .toList();
    }

    private static CourseEntry entry(Case found, Appointment appointment, Instant now) {
        String kind = Case.is(appointment, HubCodes.HOME_VISIT) ? "visit" : "appointment";
        Instant start = appointment.getStart().toInstant();
        String state = state(found, appointment, now);
        Phrase sentence = Phrase.of("my-plan." + kind + "." + state, who(found, appointment));
        return switch (state) {
            case "booked", "running" -> CourseEntry.ahead(kind, Optional.of(start), sentence);
            default -> CourseEntry.past(kind, start, sentence);
        };
    }

    private static String state(Case found, Appointment appointment, Instant now) {
        EncounterStatus call =
                found.encounterOf(appointment).map(Encounter::getStatus).orElse(EncounterStatus.PLANNED);
        if (call == EncounterStatus.FINISHED || appointment.getStatus() == AppointmentStatus.FULFILLED) {
            return "finished";
        }
        if (appointment.getStatus() == AppointmentStatus.CANCELLED) {
            return Tasks.code(appointment.getCancelationReason(), HubCodes.CANCEL_REASON)
                            .filter("moved"::equals)
                            .isPresent()
                    ? "moved"
                    : "cancelled";
        }
        if (call == EncounterStatus.ARRIVED || call == EncounterStatus.INPROGRESS) {
            return "running";
        }
        boolean missed = appointment.getStatus() == AppointmentStatus.NOSHOW;
        return missed || appointment.getStart().toInstant().plus(STAYS_OPEN).isBefore(now) ? "over" : "booked";
    }

    private static String who(Case found, Appointment appointment) {
        return appointment.getParticipant().stream()
                .map(Appointment.AppointmentParticipantComponent::getActor)
                .filter(actor -> actor.hasReference() && actor.getReference().startsWith("Practitioner"))
                .map(actor -> found.resources().nameOf(actor))
                .findFirst()
                .orElse("");
    }
}
