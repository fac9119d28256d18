package de.medicalhub.fhir.numbers.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.fhir.numbers.entity.Measure;
import de.medicalhub.fhir.numbers.entity.Tally;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Task;

/** Counts what fell into each of some months (Z6, Z7). */
final class Counting {
    private static final Duration GRACE = Duration.ofMinutes(15);
    private static final String ACCEPTED = "accepted-at";
    private static final String AWARDED = "awarded-at";

    private final Map<Measure, Map<YearMonth, Tally>> tallies = new EnumMap<>(Measure.class);

    Counting(List<YearMonth> months) {
        for (Measure measure : Measure.values()) {
            tallies.put(measure, months.stream().collect(Collectors.toMap(month -> month, unused -> new Tally())));
        }
    }

    Tally of(Measure measure, YearMonth month) {
        return Optional.ofNullable(tallies.get(measure))
                .map(months -> months.get(month))
                .orElseGet(Tally::new);
    }

    void count(Collection<Task> tasks, Collection<Appointment> appointments) {
        tasks.stream()
                .filter(task -> TaskTimes.is(task, HubCodes.TASK_REFERRAL))
                .collect(Collectors.groupingBy(task -> task.getFocus().getReference()))
                .values()
                .forEach(this::countReferral);
        tasks.stream()
                .filter(task -> TaskTimes.is(task, HubCodes.TASK_TRANSPORT_LEG)
                        || TaskTimes.is(task, HubCodes.TASK_DELIVERY_LEG))
                .forEach(this::countLeg);
        appointments.forEach(this::countAppointment);
    }

    /** All who were asked for the same. */
    private void countReferral(List<Task> asked) {
        Optional<Instant> first = earliest(
                asked.stream().flatMap(task -> TaskTimes.asked(task).stream()).toList());
        Optional<Instant> accepted = earliest(asked.stream()
                .flatMap(task -> TaskTimes.output(task, ACCEPTED).stream())
                .toList());
        first.ifPresent(from -> accepted.ifPresent(to -> tally(Measure.TIME_TO_ACCEPTANCE, to)
                .ifPresent(tally ->
                        tally.count(Math.round(Duration.between(from, to).toMinutes() / 60.0)))));
        Optional<Instant> awarded = earliest(asked.stream()
                .flatMap(task -> TaskTimes.output(task, AWARDED).stream())
                .toList());
        earliest(asked.stream()
                        .flatMap(task -> TaskTimes.input(task, "planned-discharge").stream())
                        .toList())
                .ifPresent(planned -> tally(Measure.PLACED_BEFORE_DISCHARGE, planned)
                        .ifPresent(tally -> tally.count(awarded.filter(chosen -> !chosen.isAfter(planned))
                                .isPresent())));
    }

    private void countLeg(Task leg) {
        Optional<Instant> ended = TaskTimes.changed(leg);
        if (TaskTimes.stands(leg, "no-show")) {
            ended.flatMap(when -> tally(Measure.NO_SHOWS, when)).ifPresent(tally -> tally.count(true));
        } else if (leg.getStatus() == Task.TaskStatus.COMPLETED) {
            Optional<Instant> latest = TaskTimes.is(leg, HubCodes.TASK_DELIVERY_LEG)
                    ? TaskTimes.input(leg, "window-end")
                    : TaskTimes.output(leg, "planned-drop-off").map(planned -> planned.plus(GRACE));
            ended.ifPresent(when -> latest.ifPresent(limit ->
                    tally(Measure.PUNCTUAL_TRANSPORTS, when).ifPresent(tally -> tally.count(!when.isAfter(limit)))));
        }
    }

    private void countAppointment(Appointment appointment) {
        Instant start = appointment.getStart().toInstant();
        boolean video = appointment.getServiceType().stream()
                .flatMap(type -> type.getCoding().stream())
                .anyMatch(coding -> HubCodes.SERVICE_TYPE.equals(coding.getSystem())
                        && "video-consultation".equals(coding.getCode()));
        if (video && appointment.getStatus() == AppointmentStatus.FULFILLED) {
            tally(Measure.VIDEO_HELD, start).ifPresent(tally -> tally.count(true));
        } else if (appointment.getStatus() == AppointmentStatus.NOSHOW) {
            tally(Measure.NO_SHOWS, start).ifPresent(tally -> tally.count(true));
        }
    }

    private Optional<Tally> tally(Measure measure, Instant when) {
        return Optional.ofNullable(tallies.get(measure))
                .map(months -> months.get(YearMonth.from(when.atZone(HubClock.berlin()))));
    }

    private static Optional<Instant> earliest(List<Instant> moments) {
        return moments.stream().min(Comparator.naturalOrder());
    }
}
