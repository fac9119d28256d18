package de.medicalhub.fhir.ride.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.operation.ParameterReader;
import de.medicalhub.fhir.operation.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** Stores a phone order, and says later when a patient is ready for the way back (rules 1 to 4). */
@Component
public class OrderRide {
    private static final String BACK = "-back";
    /** So long ago, or so soon, a patient is ready who is said to be. */
    private static final Duration EARLIEST = Duration.ofMinutes(15);

    private static final Duration LATEST = Duration.ofHours(2);
    private static final Set<Task.TaskStatus> ENDED = Set.of(
            Task.TaskStatus.COMPLETED,
            Task.TaskStatus.FAILED,
            Task.TaskStatus.CANCELLED,
            Task.TaskStatus.REJECTED,
            Task.TaskStatus.ENTEREDINERROR);

    private final RideRecords records;
    private final Clock clock;

    OrderRide(RideRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /**
     * What is stored.
     *
     * @param legs their references, the way out first
     * @param start of the pickup's window on the way out; empty if its Task says none any more
     * @param end of it
     */
    public record Stored(List<String> legs, Optional<Instant> start, Optional<Instant> end) {}

    /**
     * @param person {@code Practitioner/…} who takes the call
     * @param own {@code Organization/…} for which the person acts
     * @throws Refusal that names all that is wrong with the order; CONFLICT if another one is stored under its number
     */
    public Stored order(Parameters parameters, String person, Set<String> own) {
        PhoneOrder order = PhoneOrder.read(parameters, own, clock.instant());
        String number = order.number().toString();
        List<Task> stored = records.legsOf(number);
        Bundle written = new RideWriter(order, RideIds.ofPhone(number), person, clock.instant()).write();
        if (stored.isEmpty()) {
            try {
                records.storeNew(number, written.copy());
            } catch (HubException faster) {
                if (faster.kind() != ProblemKind.CONFLICT) {
                    throw faster;
                }
            }
            stored = records.legsOf(number);
        }
        if (stored.stream().anyMatch(leg -> !isOf(leg, own))) {
            throw Refusal.notFound();
        }
        if (!SameOrder.is(order, written, stored, records.patientOf(number))) {
            throw new Refusal(ProblemKind.CONFLICT, "order-differs");
        }
        return new Stored(
                stored.stream().map(LocalReference::of).toList(),
                moment(stored.get(0), "window-start"),
                moment(stored.get(0), "window-end"));
    }

    /**
     * The patient is ready: the leg has its hour, counted from {@code at}. While it is not planned the hour may be said anew,
     * and without {@code at} it is taken back.
     *
     * @param id of the leg
     * @throws Refusal NOT_FOUND if it is no leg of the caller's, CONFLICT if it is planned, has a fixed hour or has ended, RULE
     *     if it is not of today or the way out has not ended
     */
    public String ready(String id, Parameters parameters, Set<String> own) {
        Task leg = records.findLeg(id).filter(found -> isOf(found, own)).orElseThrow(Refusal::notFound);
        ParameterReader reader = new ParameterReader(parameters);
        Instant now = clock.instant();
        Optional<Instant> at = reader.instant("at", false);
        at.filter(time -> time.isBefore(now.minus(EARLIEST)) || time.isAfter(now.plus(LATEST)))
                .ifPresent(odd -> reader.fault("at", "not-about-now"));
        reader.requireNoFaults();
        boolean waits = leg.getStatus() == Task.TaskStatus.REQUESTED || leg.getStatus() == Task.TaskStatus.RECEIVED;
        if (!waits || (!id.endsWith(BACK) && moment(leg, "window-start").isPresent())) {
            throw new Refusal(ProblemKind.CONFLICT, "ride-has-time");
        }
        if (at.isPresent()) {
            requireItsDay(leg, now);
            requireWayOutEnded(id);
            RideWriter.setWindow(leg, RideWriter.fromThenOn(at.get()));
        } else {
            RideWriter.removeWindow(leg);
        }
        leg.setLastModified(Date.from(clock.instant()));
        String reference = LocalReference.of(leg);
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        bundle.addEntry()
                .setFullUrl(reference)
                .setResource(leg)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.PUT)
                .setUrl(reference)
                .setIfMatch("W/\"" + leg.getIdElement().getVersionIdPart() + "\"");
        records.store(bundle);
        return reference;
    }

    private static void requireItsDay(Task leg, Instant now) {
        String today = LocalDate.ofInstant(now, HubClock.berlin()).toString();
        boolean otherDay = leg.getInput().stream()
                .filter(input -> input.getType().hasCoding(HubCodes.TASK_PARAMETER, RideWriter.DAY))
                .anyMatch(input -> !today.equals(input.getValue().primitiveValue()));
        if (otherDay) {
            throw new Refusal(ProblemKind.RULE, "ride-other-day");
        }
    }

    private void requireWayOutEnded(String id) {
        boolean under = id.endsWith(BACK)
                && records.findLeg(id.substring(0, id.length() - BACK.length()) + "-out")
                        .filter(out -> !ENDED.contains(out.getStatus()))
                        .isPresent();
        if (under) {
            throw new Refusal(ProblemKind.RULE, "way-out-first");
        }
    }

    static Optional<Instant> moment(Task leg, String name) {
        return leg.getInput().stream()
                .filter(input -> input.getType().hasCoding(HubCodes.TASK_PARAMETER, name))
                .map(Task.ParameterComponent::getValue)
                .filter(BaseDateTimeType.class::isInstance)
                .map(value -> ((BaseDateTimeType) value).getValue().toInstant())
                .findFirst();
    }

    private static boolean isOf(Task leg, Set<String> own) {
        return own.contains(LocalReference.of(leg.getOwner()));
    }
}
