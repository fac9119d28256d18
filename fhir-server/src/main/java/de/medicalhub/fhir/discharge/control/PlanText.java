package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.fhir.profile.OwnCodes;
import java.time.Instant;
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
import org.hl7.fhir.r4.model.Task;

/** What a preliminary letter says about the plan, in German as the letter is: one line for each kind of support. */
final class PlanText {
    private static final DateTimeFormatter GERMAN = DateTimeFormatter.ofPattern(
                    "d. MMMM yyyy, HH:mm 'Uhr'", Locale.GERMAN)
            .withZone(HubClock.berlin());

    private static final String CONSULTATION = "Videosprechstunde in der Hausarztpraxis: ";

    private final Map<String, String> lines = new HashMap<>();

    /** A moment in full, as letters and orders say it. */
    static String german(Instant instant) {
        return GERMAN.format(instant);
    }

    /** Of a case that is opened, or the part that comes to it. */
    static PlanText of(NewCase theCase) {
        PlanText text = new PlanText();
        DischargePlan.Parts parts = theCase.parts();
        parts.ride().ifPresent(ride -> text.ride(ride.posture()));
        parts.supply().ifPresent(supply -> text.medicine(supply.carrier().map(by -> supply.deliverBy())));
        parts.followUp().ifPresent(wish -> text.consultation(wish.start()));
        parts.supports().forEach(support -> text.arranged(support.kind()));
        theCase.plan().decisions().forEach(decision -> text.decided(decision.kind(), decision.answer()));
        return text;
    }

    /**
     * Of a case that runs.
     *
     * @param plan {@code CarePlan/…}
     */
    static PlanText of(CaseRecords records, String plan, String caseId) {
        PlanText text = new PlanText();
        DecisionRecord.last(records.recordsAbout(plan)).forEach((kind, answer) -> {
            if (!answer.equals("needed")) {
                text.decided(kind, answer);
            }
        });
        List<Task> open = records.partsOf(Task.class, caseId).stream()
                .filter(task -> !task.hasPartOf() && !Referrals.isAgainst(task))
                .toList();
        open.forEach(task -> Supports.kindOf(task).ifPresent(text::arranged));
        only(open, HubCodes.TASK_TRANSPORT_LEG)
                .flatMap(leg -> Inputs.code(leg, "posture").stream())
                .findFirst()
                .ifPresent(text::ride);
        only(open, HubCodes.TASK_DISPENSE)
                .findFirst()
                .ifPresent(task -> text.medicine(only(open, HubCodes.TASK_DELIVERY_LEG)
                        .flatMap(leg -> Inputs.instant(leg, "window-end").stream())
                        .findFirst()));
        records.partsOf(Appointment.class, caseId).stream()
                .filter(one -> one.getStatus() == Appointment.AppointmentStatus.BOOKED)
                .findFirst()
                .ifPresent(one -> text.consultation(one.getStart().toInstant()));
        return text;
    }

    private static Stream<Task> only(List<Task> tasks, String code) {
        return tasks.stream().filter(task -> Referrals.is(task, code));
    }

    /** How the patient rides, as code. */
    void ride(String posture) {
        lines.put(
                Supports.TRANSPORT,
                "Fahrt nach Hause: "
                        + OwnCodes.shipped().coding(HubCodes.POSTURE, posture).getDisplay());
    }

    /** Until when it is at the door; empty if it is fetched at the pharmacy. */
    void medicine(Optional<Instant> deliverBy) {
        lines.put(
                Supports.MEDICATION,
                deliverBy
                        .map(at -> "Medikamente an der Haustür bis: " + german(at))
                        .orElse("Medikamente: werden in der Apotheke abgeholt"));
    }

    void consultation(Instant start) {
        lines.put(Supports.APPOINTMENTS, CONSULTATION + german(start));
    }

    /** None stands; that it is not needed, or declined, is still said. */
    void noConsultation() {
        if (lines.getOrDefault(Supports.APPOINTMENTS, "").startsWith(CONSULTATION)) {
            lines.remove(Supports.APPOINTMENTS);
        }
    }

    void arranged(String kind) {
        lines.put(kind, name(kind) + ": wird besorgt");
    }

    /** Not needed, or declined. */
    void decided(String kind, String answer) {
        lines.put(kind, against(kind, answer));
    }

    static String against(String kind, String answer) {
        String words = answer.equals("declined") ? "von der Patientin oder dem Patienten abgelehnt" : "nicht nötig";
        return name(kind) + ": " + words;
    }

    /** What a part that has come, or a decision, says in place of what was said about the kind. */
    void take(PlanText other) {
        lines.putAll(other.lines);
    }

    /** Nothing is said about the kind any more. */
    void forget(String kind) {
        lines.remove(kind);
    }

    /** When a ride or delivery is planned already, until when; for another date. */
    boolean isDelivered() {
        return Objects.requireNonNullElse(lines.get(Supports.MEDICATION), "").contains("Haustür");
    }

    /** All that is planned. */
    List<String> lines(Instant leaves) {
        List<String> all = new ArrayList<>();
        all.add("Entlassung: " + german(leaves));
        Supports.ALL.stream().map(lines::get).filter(Objects::nonNull).forEach(all::add);
        return all;
    }

    private static String name(String kind) {
        return OwnCodes.shipped().coding(HubCodes.SUPPORT_KIND, kind).getDisplay();
    }
}
