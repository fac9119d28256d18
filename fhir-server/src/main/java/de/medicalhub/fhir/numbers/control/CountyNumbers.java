package de.medicalhub.fhir.numbers.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.fhir.numbers.entity.Measure;
import de.medicalhub.fhir.numbers.entity.Tally;
import de.medicalhub.fhir.numbers.entity.Told;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Service;

/** Counts and tells only what may be told. */
@Service
public class CountyNumbers {
    /** How many months one answer covers at most. */
    public static final int MOST_MONTHS = 36;

    /** What ends in a month was asked for at most that long before its beginning. */
    private static final Duration BEFORE = Duration.ofDays(92);

    private final CareFacts facts;
    private final Clock clock;

    CountyNumbers(CareFacts facts, Clock clock) {
        this.facts = facts;
        this.clock = clock;
    }

    /** One measure: each month in order, and all of them together. */
    public record Row(Measure measure, List<MonthTold> months, Told total) {}

    /** One month. */
    public record MonthTold(YearMonth month, Told told) {}

    /**
     * The last months that are over (Z5).
     *
     * @param hospitals whose requests count; empty means everybody's
     */
    public List<Row> tell(int months, Optional<Set<String>> hospitals) {
        YearMonth running = YearMonth.from(clock.instant().atZone(HubClock.berlin()));
        List<YearMonth> told = Stream.iterate(running.minusMonths(months), month -> month.plusMonths(1))
                .limit(months)
                .toList();
        Instant from = start(told.get(0));
        Instant to = start(running);
        List<Task> tasks = facts.tasksAskedBetween(from.minus(BEFORE), to).stream()
                .filter(task -> isCounted(task, hospitals))
                .toList();
        Set<String> cases =
                tasks.stream().flatMap(task -> CaseId.find(task).stream()).collect(Collectors.toSet());
        List<Appointment> appointments = facts.appointmentsBetween(from, to).stream()
                .filter(Appointment::hasStart)
                .filter(appointment -> hospitals.isEmpty()
                        || CaseId.find(appointment).filter(cases::contains).isPresent())
                .toList();
        Counting counting = new Counting(told);
        counting.count(tasks, appointments);
        return Stream.of(Measure.values())
                .map(measure -> row(measure, told, counting))
                .toList();
    }

    private static boolean isCounted(Task task, Optional<Set<String>> hospitals) {
        return hospitals.isEmpty()
                || hospitals
                        .get()
                        .contains(task.getRequester()
                                .getReferenceElement()
                                .toUnqualifiedVersionless()
                                .getValue());
    }

    private static Row row(Measure measure, List<YearMonth> months, Counting counting) {
        List<Tally> tallies =
                months.stream().map(month -> counting.of(measure, month)).toList();
        List<MonthTold> each = months.stream()
                .map(month -> new MonthTold(month, Told.of(measure, counting.of(measure, month))))
                .toList();
        return new Row(measure, each, Told.ofTotal(measure, tallies));
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(HubClock.berlin()).toInstant();
    }
}
