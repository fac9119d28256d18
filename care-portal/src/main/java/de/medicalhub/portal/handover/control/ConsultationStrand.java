package de.medicalhub.portal.handover.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.Tasks;
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

/** Video consultations and home visits after the discharge, also those that were moved or cancelled (H8). */
final class ConsultationStrand {
    private static final Duration OPENS_BEFORE = Duration.ofMinutes(30);
    private static final Duration STAYS_OPEN = Duration.ofHours(4);
    private static final String MOVED = "moved";
    private static final String NO_SHOW = "no-show";

    private ConsultationStrand() {}

    static List<TimelineEntry> of(Case found, Instant now) {
        Optional<String> current =
                found.appointment(now).map(one -> one.getIdElement().getIdPart());
        return found.appointments().stream()
                .map(appointment -> {
                    TimelineEntry entry = entry(found, appointment, now);
                    String id = appointment.getIdElement().getIdPart();
                    return (current.filter(id::equals).isPresent() ? entry : entry.keyed(id)).about(id);
                })
                .toList();
    }

    private static TimelineEntry entry(Case found, Appointment appointment, Instant now) {
        boolean home = Case.is(appointment, HubCodes.HOME_VISIT);
        String words = home ? "timeline.home-visit." : "timeline.consultation.";
        EncounterStatus call =
                found.encounterOf(appointment).map(Encounter::getStatus).orElse(EncounterStatus.PLANNED);
        Instant start =
                Optional.ofNullable(appointment.getStart()).map(Date::toInstant).orElse(now);
        String doctor = doctor(found, appointment);
        if (call == EncounterStatus.FINISHED || appointment.getStatus() == AppointmentStatus.FULFILLED) {
            return TimelineEntry.past(Strand.CONSULTATION, "finished", start, Phrase.of(words + "finished", doctor));
        }
        if (appointment.getStatus() == AppointmentStatus.CANCELLED) {
            boolean moved = Tasks.code(appointment.getCancelationReason(), HubCodes.CANCEL_REASON)
                    .filter(MOVED::equals)
                    .isPresent();
            String state = moved ? MOVED : "cancelled";
            return TimelineEntry.past(Strand.CONSULTATION, state, changed(appointment, now), Phrase.of(words + state))
                    .with(Phrase.of("timeline.consultation.was-for", start))
                    .toned(moved ? "info" : "late");
        }
        if (appointment.getStatus() == AppointmentStatus.NOSHOW) {
            return TimelineEntry.past(Strand.CONSULTATION, NO_SHOW, start, Phrase.of(words + NO_SHOW))
                    .toned("late");
        }
        if (home) {
            return start.plus(STAYS_OPEN).isBefore(now)
                    ? TimelineEntry.past(Strand.CONSULTATION, "unheld", start, Phrase.of(words + "unheld", doctor))
                    : TimelineEntry.future(
                            Strand.CONSULTATION, "booked", Optional.of(start), Phrase.of(words + "booked", doctor));
        }
        return happening(call, start, doctor, now);
    }

    /** When it was called off: its own time may lie ahead, and it has its place in what has been. */
    private static Instant changed(Appointment appointment, Instant now) {
        return Optional.ofNullable(appointment.getMeta().getLastUpdated())
                .map(Date::toInstant)
                .filter(now::isAfter)
                .orElse(now);
    }

    private static TimelineEntry happening(EncounterStatus call, Instant start, String doctor, Instant now) {
        if (call == EncounterStatus.ARRIVED || call == EncounterStatus.INPROGRESS) {
            String state = call == EncounterStatus.ARRIVED ? "waiting" : "in-progress";
            return TimelineEntry.now(
                            Strand.CONSULTATION,
                            state,
                            Optional.of(start),
                            Phrase.of("timeline.consultation." + state, doctor))
                    .offering("open-consultation");
        }
        if (!start.plus(STAYS_OPEN).isAfter(now)) {
            return TimelineEntry.past(
                            Strand.CONSULTATION, "unheld", start, Phrase.of("timeline.consultation.unheld", doctor))
                    .toned("late");
        }
        Phrase title = Phrase.of("timeline.consultation.booked", doctor);
        return isOpen(start, now)
                ? TimelineEntry.now(Strand.CONSULTATION, "booked", Optional.of(start), title)
                        .offering("open-consultation")
                : TimelineEntry.future(Strand.CONSULTATION, "booked", Optional.of(start), title)
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
