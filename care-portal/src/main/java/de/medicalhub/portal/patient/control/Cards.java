package de.medicalhub.portal.patient.control;

import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.patient.entity.Card;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** What comes next for a patient (P1, P2); pure. */
public final class Cards {
    private static final Duration OPENS_BEFORE = Duration.ofMinutes(30);
    private static final Duration STAYS_OPEN = Duration.ofHours(4);

    private final Texts texts;
    private final Clock clock;

    public Cards(Texts texts, Clock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    public List<Card> of(Case found) {
        return Stream.of(
                        found.appointment().flatMap(appointment -> appointment(found, appointment)),
                        found.task(Tasks.RIDE).filter(Cards::isAhead).map(this::ride),
                        found.task(Tasks.DELIVERY).filter(Cards::isAhead).map(this::medicine))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Card> appointment(Case found, Appointment appointment) {
        Instant now = clock.instant();
        return Optional.of(appointment)
                .filter(Appointment::hasStart)
                .filter(one -> one.getStatus() != AppointmentStatus.FULFILLED
                        && one.getStatus() != AppointmentStatus.CANCELLED)
                .filter(one -> now.isBefore(one.getStart().toInstant().plus(STAYS_OPEN)))
                .map(one -> {
                    Instant start = one.getStart().toInstant();
                    boolean open = !now.isBefore(start.minus(OPENS_BEFORE));
                    return new Card(
                            "appointment",
                            "camera",
                            texts.of("patient.appointment.title"),
                            texts.times().moment(start),
                            List.of(
                                    texts.say(Phrase.of("patient.appointment.with", doctor(found, one))),
                                    texts.of(open ? "patient.appointment.now" : "patient.appointment.later")),
                            open ? one.getIdElement().getIdPart() : "");
                });
    }

    private static String doctor(Case found, Appointment appointment) {
        return appointment.getParticipant().stream()
                .map(Appointment.AppointmentParticipantComponent::getActor)
                .filter(actor -> actor.hasReference() && actor.getReference().startsWith("Practitioner"))
                .map(actor -> found.resources().nameOf(actor))
                .findFirst()
                .orElse("");
    }

    private Card ride(Task leg) {
        Optional<Instant> planned = Tasks.time(leg, "planned-pickup");
        String destination = Tasks.values(leg, "drop-off").stream()
                .filter(Address.class::isInstance)
                .map(address -> Resources.line((Address) address))
                .findFirst()
                .orElse("");
        return new Card(
                "ride",
                "car",
                texts.of("patient.ride.title"),
                planned.or(() -> Tasks.time(leg, "window-start"))
                        .map(texts.times()::moment)
                        .orElse(""),
                List.of(
                        texts.of("patient.ride." + state(leg, planned.isPresent())),
                        texts.say(Phrase.of("patient.ride.to", destination))),
                "");
    }

    private Card medicine(Task leg) {
        return new Card(
                "medicine",
                "pill",
                texts.of("patient.medicine.title"),
                Tasks.time(leg, "window-end")
                        .map(end -> texts.say(Phrase.of("patient.medicine.until", end)))
                        .orElse(""),
                List.of(texts.of("patient.medicine." + state(leg, true))),
                "");
    }

    private static String state(Task leg, boolean planned) {
        if (leg.getStatus() == TaskStatus.INPROGRESS) {
            return "moving";
        }
        return planned ? "planned" : "open";
    }

    private static boolean isAhead(Task leg) {
        return Stream.of(TaskStatus.COMPLETED, TaskStatus.CANCELLED, TaskStatus.FAILED, TaskStatus.REJECTED)
                .noneMatch(ended -> ended == leg.getStatus());
    }
}
