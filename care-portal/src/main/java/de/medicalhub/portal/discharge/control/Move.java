package de.medicalhub.portal.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.calendar.CalendarTimes;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.discharge.entity.FieldFault;
import de.medicalhub.portal.discharge.entity.MoveDraft;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/** Another date for a running case: what it asks for, and what it sends (D13); pure. */
public final class Move {
    /** Which field of the page each parameter comes from. */
    public static final Map<String, String> FIELD_OF_PARAMETER = Map.of(
            "planned-discharge", "planned",
            "confirm-by", "confirmBy",
            "follow-up", "followUp",
            "reason", "moveReason",
            "comment", "comment");

    /** The consultation stays where it is. */
    public static final String KEEP = "keep";

    /** It is cancelled, and the practice asked for another time. */
    public static final String ASK_PRACTICE = "ask-practice";

    /** Until who was picked up an hour late has come home; as the server counts it. */
    private static final int HOME_HOURS = 3;

    private static final int FOLLOW_UP_DAYS = 7;

    /** So many times are offered of the first day; of each later one the first. */
    private static final int OF_THE_FIRST_DAY = 3;

    /** As the page writes a moment into a field. */
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm", Locale.ROOT);

    private final Case found;
    private final Clock clock;

    public Move(Case found, Clock clock) {
        this.found = found;
        this.clock = clock;
    }

    /** Why it cannot move now, as code of a sentence; empty if it can. */
    public Optional<String> obstacle() {
        Optional<Task> ride = found.task(Tasks.RIDE);
        if (ride.filter(leg -> leg.getStatus() == Task.TaskStatus.INPROGRESS).isPresent()) {
            return Optional.of("under-way");
        }
        return ride.filter(leg -> leg.getStatus() == Task.TaskStatus.COMPLETED).map(done -> "done");
    }

    /** Whether a nursing service has to answer for the new date. */
    public boolean asksForConfirmation() {
        return found.tasks(Tasks.REFERRAL).stream().anyMatch(task -> !Tasks.hasStopped(task));
    }

    /** When the video consultation stands now. */
    public Optional<Instant> consultation() {
        return booked().map(one -> one.getStart().toInstant());
    }

    /** The Slot that it holds in the practice's calendar; empty if it stands in none. */
    public Optional<String> slot() {
        return booked().filter(Appointment::hasSlot)
                .map(one -> one.getSlotFirstRep().getReference());
    }

    /** As the server counts: of several the next one. */
    private Optional<Appointment> booked() {
        return ahead().filter(one -> !Case.is(one, HubCodes.HOME_VISIT)).findFirst();
    }

    private Stream<Appointment> ahead() {
        return found.appointments().stream()
                .filter(one -> one.getStatus() == Appointment.AppointmentStatus.BOOKED)
                .filter(one -> one.getStart().toInstant().isAfter(clock.instant()));
    }

    /** Home visits and further consultations that would come before that discharge: they are cancelled (D13). */
    List<Appointment> leftBehind(@Nullable LocalDateTime planned) {
        String followUp = booked().map(Resources::referenceTo).orElse("");
        return planned == null
                ? List.of()
                : ahead().filter(one -> !Resources.referenceTo(one).equals(followUp))
                        .filter(one -> !berlin(one.getStart().toInstant()).isAfter(planned))
                        .toList();
    }

    /** Whether the consultation would come before that discharge. */
    public boolean isTooEarly(LocalDateTime planned) {
        return consultation()
                .map(Move::berlin)
                .filter(at -> !at.isAfter(planned))
                .isPresent();
    }

    /** From when a consultation finds the patient at home. */
    public static LocalDateTime atHome(LocalDateTime planned) {
        return planned.plusHours(HOME_HOURS);
    }

    /** The last moment at which it is still a follow-up of that discharge. */
    public static LocalDateTime latest(LocalDateTime planned) {
        return planned.plusDays(FOLLOW_UP_DAYS);
    }

    /** Few enough of the free times to choose from: the next ones, and the first of each further day. */
    public static List<CalendarTimes.Time> offered(List<CalendarTimes.Time> free) {
        Map<LocalDate, Integer> ofDay = new HashMap<>();
        return free.stream()
                .filter(time -> {
                    LocalDate day = time.start().toLocalDate();
                    boolean first = day.equals(free.get(0).start().toLocalDate());
                    return ofDay.merge(day, 1, Integer::sum) <= (first ? OF_THE_FIRST_DAY : 1);
                })
                .toList();
    }

    /** The next day at the same time; four office hours to confirm. */
    public MoveDraft fresh() {
        LocalDateTime now = berlin(clock.instant());
        LocalDateTime planned = found.plannedDischarge()
                .map(Move::berlin)
                .map(old -> old.plusDays(1))
                .filter(now::isBefore)
                .orElseGet(() -> now.plusDays(1).withMinute(0));
        MoveDraft draft = new MoveDraft();
        draft.setPlanned(planned);
        draft.setConfirmBy(WorkingHours.deadline(now, planned));
        consultation().filter(at -> slot().isEmpty()).map(Move::berlin).ifPresent(draft::setFollowUp);
        return draft;
    }

    /**
     * Until when services answer, proposed anew where the first proposal comes too late for the date that is typed.
     *
     * @param proposed what the page has proposed
     * @param written what stands in that field, readable or not; empty is answered where somebody has typed something else
     */
    public Optional<LocalDateTime> earlierDeadline(
            @Nullable LocalDateTime planned, @Nullable LocalDateTime proposed, String written) {
        LocalDateTime now = berlin(clock.instant());
        if (proposed == null || planned == null || !planned.isAfter(now) || !asksForConfirmation()) {
            return Optional.empty();
        }
        return WRITTEN.format(proposed).equals(written.strip()) && !proposed.isBefore(planned)
                ? Optional.of(WorkingHours.deadline(now, planned))
                : Optional.empty();
    }

    /** What is missing or impossible before anything is sent, in the order of the page. */
    public List<FieldFault> check(MoveDraft draft) {
        List<FieldFault> faults = new ArrayList<>();
        LocalDateTime now = berlin(clock.instant());
        LocalDateTime planned = draft.getPlanned();
        if (planned == null) {
            faults.add(fault("planned", "missing"));
        } else if (planned.isBefore(now)) {
            faults.add(fault("planned", "past"));
        }
        if (draft.getReason() == null) {
            faults.add(fault("moveReason", "missing"));
        }
        LocalDateTime confirmBy = draft.getConfirmBy();
        if (asksForConfirmation()) {
            if (confirmBy == null) {
                faults.add(fault("confirmBy", "missing"));
            } else if (!confirmBy.isAfter(now)) {
                faults.add(fault("confirmBy", "past"));
            } else if (planned != null && !confirmBy.isBefore(planned)) {
                faults.add(fault("confirmBy", "after-discharge"));
            }
        }
        if (slot().isPresent() && draft.getConsult() == null) {
            faults.add(fault("consult", "missing"));
        }
        LocalDateTime followUp = draft.getFollowUp();
        if (followUp != null && planned != null && !followUp.isAfter(planned)) {
            faults.add(fault("followUp", "before-discharge"));
        }
        return faults;
    }

    /** Of the plan as it was read; empty if there is none. */
    public String planVersion() {
        return found.plan()
                .map(plan -> plan.getMeta().getVersionId())
                .filter(Objects::nonNull)
                .orElse("");
    }

    /** How it stands since somebody else has changed it, and what they said. */
    public List<Phrase> others() {
        List<Phrase> others = new ArrayList<>();
        found.plannedDischarge().ifPresent(at -> others.add(Phrase.of("move.others", at)));
        List<Provenance> moves = found.moves();
        if (!moves.isEmpty()) {
            Provenance last = moves.get(moves.size() - 1);
            last.getReason().stream()
                    .flatMap(reason -> Tasks.code(reason, HubCodes.RESCHEDULE_REASON).stream())
                    .findFirst()
                    .ifPresent(code -> others.add(Phrase.of("move.others.why", Phrase.code("move.reason", code))));
            last.getReason().stream()
                    .map(CodeableConcept::getText)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(words -> others.add(Phrase.verbatim(words)));
        }
        return others;
    }

    /**
     * The input of {@code CarePlan/$reschedule}; a consultation that stays is not sent.
     *
     * @param seen version of the plan that the page has shown; empty if unknown
     */
    public Parameters order(MoveDraft draft, String seen) {
        Parameters order = new Parameters();
        time(order, "planned-discharge", draft.getPlanned());
        time(order, "confirm-by", asksForConfirmation() ? draft.getConfirmBy() : null);
        consultation(order, draft);
        order.addParameter("reason", new CodeType(draft.getReason()));
        String comment = draft.getComment();
        if (comment != null && !comment.isBlank()) {
            order.addParameter("comment", new StringType(comment.strip()));
        }
        if (!seen.isEmpty()) {
            order.addParameter("plan-version", new StringType(seen));
        }
        return order;
    }

    private void consultation(Parameters order, MoveDraft draft) {
        String consult = draft.getConsult();
        if (slot().isPresent() && consult != null) {
            if (consult.equals(KEEP) || consult.equals(ASK_PRACTICE)) {
                order.addParameter("follow-up-choice", new CodeType(consult));
            } else {
                time(order, "follow-up", LocalDateTime.parse(consult));
            }
            return;
        }
        LocalDateTime followUp = draft.getFollowUp();
        boolean moved = consultation()
                .map(Move::berlin)
                .filter(at -> !at.equals(followUp))
                .isPresent();
        time(order, "follow-up", moved ? followUp : null);
    }

    private static FieldFault fault(String field, String reason) {
        return new FieldFault(field, Phrase.of("fault." + field + "." + reason));
    }

    private static void time(Parameters order, String name, @Nullable LocalDateTime berlin) {
        if (berlin != null) {
            order.addParameter(name, DischargeOrder.time(berlin));
        }
    }

    private static LocalDateTime berlin(Instant at) {
        return LocalDateTime.ofInstant(at, HubClock.berlin()).withSecond(0).withNano(0);
    }
}
