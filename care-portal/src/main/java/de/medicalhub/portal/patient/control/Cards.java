package de.medicalhub.portal.patient.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.Meetings;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.patient.entity.Card;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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
    private final boolean forRelative;

    /**
     * @param forRelative whether a relative reads along; then nothing is joined
     */
    public Cards(Texts texts, Clock clock, boolean forRelative) {
        this.texts = texts;
        this.clock = clock;
        this.forRelative = forRelative;
    }

    /** In the order of time; at most one of each kind. */
    public List<Card> of(Case found) {
        return Stream.of(
                        meeting(found),
                        found.task(Tasks.RIDE).filter(Cards::isAhead).map(this::ride),
                        found.task(Tasks.DELIVERY)
                                .filter(Cards::isAhead)
                                .map(this::medicine)
                                .or(() -> new PickupCard(texts, forRelative).of(found, clock.instant())))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Card::at))
                .toList();
    }

    /** The next appointment of whatever kind; a call that can be joined now is never behind a visit. */
    private Optional<Card> meeting(Case found) {
        Optional<Card> call =
                found.appointment(clock.instant()).flatMap(appointment -> appointment(found, appointment));
        return Stream.of(call, homeVisit(found))
                .flatMap(Optional::stream)
                .min(Comparator.comparing((Card card) -> card.appointment().isEmpty())
                        .thenComparing(Card::at));
    }

    private Optional<Card> appointment(Case found, Appointment appointment) {
        Instant now = clock.instant();
        return Optional.of(appointment)
                .filter(Appointment::hasStart)
                .filter(Meetings::stands)
                .filter(one -> now.isBefore(one.getStart().toInstant().plus(STAYS_OPEN)))
                .map(one -> {
                    Instant start = one.getStart().toInstant();
                    boolean open = !now.isBefore(start.minus(OPENS_BEFORE));
                    return new Card(
                            "appointment",
                            "camera",
                            texts.of(words("patient.appointment.title")),
                            say("patient.appointment.step", texts.times().spoken(start), doctor(found, one)),
                            start,
                            List.of(texts.of(words(open ? "patient.appointment.now" : "patient.appointment.later"))),
                            open && !forRelative ? one.getIdElement().getIdPart() : "");
                });
    }

    /** The next one; who comes may be the doctor or the nursing service. */
    private Optional<Card> homeVisit(Case found) {
        Instant now = clock.instant();
        return found.appointments().stream()
                .filter(one -> Case.is(one, HubCodes.HOME_VISIT) && one.getStatus() == AppointmentStatus.BOOKED)
                .filter(one -> now.isBefore(one.getStart().toInstant().plus(STAYS_OPEN)))
                .findFirst()
                .map(one -> new Card(
                        "visit",
                        "house",
                        texts.of(words("patient.visit.title")),
                        say(
                                "patient.visit.step",
                                texts.times().spoken(one.getStart().toInstant()),
                                doctor(found, one)),
                        one.getStart().toInstant(),
                        List.of(texts.of(words("patient.visit.later"))),
                        ""));
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
        Optional<Instant> at = planned.or(() -> Tasks.time(leg, "window-start"));
        String state = state(leg, planned.isPresent());
        String destination = Tasks.values(leg, "drop-off").stream()
                .filter(Address.class::isInstance)
                .map(address -> Resources.line((Address) address))
                .findFirst()
                .orElse("");
        List<String> sentences = new ArrayList<>();
        if (Tasks.waitsForCall(leg)) {
            sentences.add(texts.of(words("patient.ride.call")));
        } else if (!state.equals("planned")) {
            sentences.add(texts.of(words("patient.ride." + state)));
        }
        if (!destination.isEmpty()) {
            sentences.add(say("patient.ride.to", destination));
        }
        if (planned.isPresent() && Tasks.isEstimated(leg)) {
            sentences.add(texts.of(words("patient.ride.estimated")));
        }
        return new Card(
                "ride",
                "car",
                texts.of(words("patient.ride.title")),
                at.map(moment -> say(
                                planned.isPresent() ? "patient.ride.step" : "patient.ride.step.open",
                                planned.isPresent()
                                        ? texts.times().spoken(moment)
                                        : texts.times().spokenDay(moment)))
                        .orElseGet(() -> texts.of(words("patient.ride.title"))),
                at.orElse(Instant.MAX),
                sentences,
                "");
    }

    private Card medicine(Task leg) {
        Optional<Instant> planned = Tasks.time(leg, "planned-drop-off");
        Optional<Instant> end = planned.or(() -> Tasks.time(leg, "window-end"));
        List<String> sentences = new ArrayList<>();
        sentences.add(texts.of(words("patient.medicine." + state(leg, true))));
        if (planned.isPresent() && Tasks.isEstimated(leg)) {
            sentences.add(texts.of(words("patient.medicine.estimated")));
        }
        return new Card(
                "medicine",
                "pill",
                texts.of(words("patient.medicine.title")),
                end.map(moment -> say(
                                planned.isPresent() ? "patient.medicine.step.planned" : "patient.medicine.step",
                                texts.times().spokenDay(moment),
                                texts.times().spokenTime(moment)))
                        .orElseGet(() -> texts.of(words("patient.medicine.title"))),
                end.orElse(Instant.MAX),
                sentences,
                "");
    }

    private String say(String key, Object... gaps) {
        String sentence = texts.say(Phrase.of(words(key), gaps));
        return sentence.isEmpty()
                ? sentence
                : sentence.substring(0, 1).toUpperCase(texts.language().locale()) + sentence.substring(1);
    }

    /** A relative is told about somebody else. */
    private String words(String key) {
        return forRelative ? key.replaceFirst("^patient\\.", "relative.") : key;
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
