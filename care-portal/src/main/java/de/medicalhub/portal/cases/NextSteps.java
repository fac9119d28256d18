package de.medicalhub.portal.cases;

import de.medicalhub.portal.wording.Phrase;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** Finds the next step of a case (C3); pure. */
public final class NextSteps {
    private static final List<BiFunction<Case, Instant, Optional<NextStep>>> IN_ORDER = List.of(
            (found, now) -> failed(found),
            NextSteps::question,
            NextSteps::award,
            NextSteps::confirm,
            (found, now) -> unplanned(found, Tasks.RIDE),
            (found, now) -> call(found),
            (found, now) -> dispense(found),
            (found, now) -> leg(found, Tasks.RIDE, "step.ride", "window-start"),
            (found, now) -> leg(found, Tasks.DELIVERY, "step.delivery", "window-end"),
            (found, now) -> arranged(found),
            NextSteps::consultation);

    private NextSteps() {}

    /** The first thing that is not done yet. */
    public static NextStep of(Case found, Instant now) {
        if (found.hasEnded()) {
            return new NextStep(Phrase.of("step.ended"), Optional.empty(), Optional.empty(), false);
        }
        return IN_ORDER.stream()
                .flatMap(step -> step.apply(found, now).stream())
                .findFirst()
                .orElseGet(() -> new NextStep(Phrase.of("step.done"), Optional.empty(), Optional.empty(), false));
    }

    /** The first thing that these people have to do; what the case as a whole waits for if there is nothing. */
    public static NextStep of(Case found, Predicate<String> own, Instant now) {
        return Stream.of(
                        failed(found),
                        question(found, now),
                        award(found, now),
                        confirm(found, now),
                        unplanned(found, Tasks.RIDE),
                        call(found),
                        dispense(found),
                        arranged(found))
                .flatMap(Optional::stream)
                .filter(step ->
                        step.ball().flatMap(found::organisation).filter(own).isPresent())
                .findFirst()
                .orElseGet(() -> of(found, now));
    }

    private static Optional<NextStep> award(Case found, Instant now) {
        List<Task> asked = found.referrals();
        if (asked.isEmpty()
                || found.awarded().isPresent()
                || CaseNeeds.nursingWithdrawn(found).isPresent()) {
            return Optional.empty();
        }
        if (asked.stream().anyMatch(task -> task.getStatus() == TaskStatus.ACCEPTED)) {
            return Optional.of(NextStep.of("step.award", "hospital", found.plannedDischarge()));
        }
        return asked.stream().anyMatch(task -> Tasks.mayBeAnswered(task, now))
                ? Optional.of(NextStep.of("step.answer", "nursing", deadline(asked)))
                : Optional.of(NextStep.stop("step.nobody", "hospital", found.plannedDischarge()));
    }

    /** Somebody who is asked has a question that nobody has answered. */
    private static Optional<NextStep> question(Case found, Instant now) {
        List<Task> asked = found.referrals();
        boolean waits = found.awarded().isEmpty()
                && asked.stream()
                        .filter(task -> Tasks.mayBeAnswered(task, now) || task.getStatus() == TaskStatus.ACCEPTED)
                        .flatMap(task -> QuestionRow.of(task).stream())
                        .anyMatch(QuestionRow::isOpen);
        return waits ? Optional.of(NextStep.of("step.reply", "hospital", deadline(asked))) : Optional.empty();
    }

    /** The chosen service confirms another date; when it lets the time go by, the hospital decides. */
    private static Optional<NextStep> confirm(Case found, Instant now) {
        return found.awarded()
                .flatMap(Tasks::confirmBy)
                .map(by -> now.isAfter(by)
                        ? NextStep.stop("step.unconfirmed", "hospital", found.plannedDischarge())
                        : NextStep.of("step.confirm", "nursing", Optional.of(by)));
    }

    private static Optional<Instant> deadline(List<Task> asked) {
        return asked.stream().flatMap(task -> Tasks.deadline(task).stream()).min(Instant::compareTo);
    }

    private static Optional<NextStep> unplanned(Case found, String code) {
        return found.task(code)
                .filter(leg ->
                        Tasks.businessStatus(leg).filter("unplanned"::equals).isPresent())
                .map(leg -> NextStep.stop("step.unplanned", "carrier", Tasks.time(leg, "window-start")));
    }

    /** The ride has no hour yet: the hospital calls when the patient is ready to go. */
    private static Optional<NextStep> call(Case found) {
        return found.task(Tasks.RIDE)
                .filter(NextSteps::isNotEnded)
                .filter(Tasks::waitsForCall)
                .map(leg -> NextStep.of("step.ride.call", "hospital", Optional.empty()));
    }

    /** Nobody was met, or the leg failed otherwise: the hospital decides how it goes on, before anybody drives further. */
    private static Optional<NextStep> failed(Case found) {
        return Stream.of(Tasks.RIDE, Tasks.DELIVERY)
                .filter(code -> found.task(code)
                        .filter(leg -> leg.getStatus() == TaskStatus.FAILED)
                        .isPresent())
                .map(code -> NextStep.stop("step.failed." + code, "hospital", found.plannedDischarge()))
                .findFirst();
    }

    /** Short-term care, aids or aftercare that nobody has said yes to yet: the hospital sees to it. */
    private static Optional<NextStep> arranged(Case found) {
        return CaseNeeds.ARRANGED.stream()
                .filter(kind -> found.tasks(kind).stream().anyMatch(Tasks::isOpen))
                .findFirst()
                .map(kind -> NextStep.of("step.arrange." + kind, "hospital", found.plannedDischarge()));
    }

    private static Optional<NextStep> dispense(Case found) {
        return found.task(Tasks.DISPENSE)
                .filter(NextSteps::isNotEnded)
                .map(task -> NextStep.of("step.dispense", "pharmacy", found.plannedDischarge()));
    }

    private static Optional<NextStep> leg(Case found, String code, String key, String window) {
        return found.task(code)
                .filter(NextSteps::isNotEnded)
                .map(leg -> NextStep.of(
                        key
                                + (leg.getStatus() == TaskStatus.INPROGRESS ? ".now" : "")
                                + (Tasks.isEstimated(leg) ? ".estimated" : ""),
                        "carrier",
                        Tasks.time(leg, "planned-pickup").or(() -> Tasks.time(leg, window))));
    }

    /** Who was missed is called by the practice for another time. */
    private static Optional<NextStep> consultation(Case found, Instant now) {
        return found.appointment(now)
                .filter(appointment -> appointment.getStatus() == Appointment.AppointmentStatus.BOOKED
                        || appointment.getStatus() == Appointment.AppointmentStatus.ARRIVED)
                .map(appointment -> NextStep.of(
                        "step.consultation",
                        "gp",
                        Optional.ofNullable(appointment.getStart()).map(Date::toInstant)))
                .or(() -> found.appointment(now)
                        .filter(appointment -> appointment.getStatus() == Appointment.AppointmentStatus.NOSHOW)
                        .map(missed -> NextStep.of("step.consultation.again", "gp", Optional.empty())));
    }

    private static boolean isNotEnded(Task task) {
        return Stream.of(TaskStatus.COMPLETED, TaskStatus.CANCELLED, TaskStatus.FAILED, TaskStatus.REJECTED)
                .noneMatch(ended -> ended == task.getStatus());
    }
}
