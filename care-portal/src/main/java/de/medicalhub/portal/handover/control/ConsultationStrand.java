package de.medicalhub.portal.handover.control;

import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.handover.entity.Strand;
import de.medicalhub.portal.handover.entity.TimelineEntry;
import de.medicalhub.portal.wording.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;

/** The video consultation after the discharge (H8). */
final class ConsultationStrand {
    private static final Duration OPENS_BEFORE = Duration.ofMinutes(30);
    private static final Duration STAYS_OPEN = Duration.ofHours(4);

    private ConsultationStrand() {}

    static List<TimelineEntry> of(Case found, Instant now) {
        return found.appointment().map(appointment -> entry(found, appointment, now)).stream()
                .toList();
    }

    private static TimelineEntry entry(Case found, Appointment appointment, Instant now) {
        EncounterStatus call = found.videoEncounter().map(Encounter::getStatus).orElse(EncounterStatus.PLANNED);
        Optional<Instant> start = Optional.ofNullable(appointment.getStart()).map(Date::toInstant);
        String doctor = doctor(found, appointment);
        if (call == EncounterStatus.FINISHED || appointment.getStatus() == AppointmentStatus.FULFILLED) {
            return TimelineEntry.past(
                    Strand.CONSULTATION,
                    "finished",
                    start.orElse(now),
                    Phrase.of("timeline.consultation.finished", doctor));
        }
        if (appointment.getStatus() == AppointmentStatus.CANCELLED) {
            return TimelineEntry.past(
                            Strand.CONSULTATION,
                            "cancelled",
                            start.orElse(now),
                            Phrase.of("timeline.consultation.cancelled"))
                    .toned("late");
        }
        return happening(call, start, doctor, now);
    }

    private static TimelineEntry happening(EncounterStatus call, Optional<Instant> start, String doctor, Instant now) {
        if (call == EncounterStatus.ARRIVED || call == EncounterStatus.INPROGRESS) {
            String state = call == EncounterStatus.ARRIVED ? "waiting" : "in-progress";
            return TimelineEntry.now(
                            Strand.CONSULTATION, state, start, Phrase.of("timeline.consultation." + state, doctor))
                    .offering("open-consultation");
        }
        Phrase title = Phrase.of("timeline.consultation.booked", doctor);
        boolean open = start.filter(at -> isOpen(at, now)).isPresent();
        return open
                ? TimelineEntry.now(Strand.CONSULTATION, "booked", start, title).offering("open-consultation")
                : TimelineEntry.future(Strand.CONSULTATION, "booked", start, title)
                        .offering("prepare-consultation");
    }

    private static boolean isOpen(Instant start, Instant now) {
        return !now.isBefore(start.minus(OPENS_BEFORE)) && now.isBefore(start.plus(STAYS_OPEN));
    }

    private static String doctor(Case found, Appointment appointment) {
        return appointment.getParticipant().stream()
                .map(Appointment.AppointmentParticipantComponent::getActor)
                .filter(actor -> actor.hasReference() && actor.getReference().startsWith("Practitioner"))
                .map(actor -> found.resources().nameOf(actor))
                .findFirst()
                .orElse("");
    }
}
