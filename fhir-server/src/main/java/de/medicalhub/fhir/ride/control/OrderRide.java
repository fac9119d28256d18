package de.medicalhub.fhir.ride.control;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.operation.ParameterReader;
import de.medicalhub.fhir.operation.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** Stores a phone order, and says later when a patient is ready for the way back (rules 1 to 4). */
@Component
public class OrderRide {
    private final RideRecords records;
    private final Clock clock;

    OrderRide(RideRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /**
     * @param person {@code Practitioner/…} who takes the call
     * @param own {@code Organization/…} for which the person acts
     * @return references of the legs, the way out first
     * @throws Refusal that names all that is wrong with the order
     */
    public List<String> order(Parameters parameters, String person, Set<String> own) {
        PhoneOrder order = PhoneOrder.read(parameters, own, clock.instant());
        String number = order.number().toString();
        List<Task> stored = records.legsOf(number);
        if (stored.isEmpty()) {
            try {
                records.store(new RideWriter(order, person, clock.instant()).write());
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
        return stored.stream().map(LocalReference::of).toList();
    }

    /**
     * The patient is ready: the leg has its hour.
     *
     * @param id of the leg
     * @throws Refusal NOT_FOUND if it is no leg of the caller's, CONFLICT if it has its time or has ended
     */
    public String ready(String id, Parameters parameters, Set<String> own) {
        Task leg = records.findLeg(id).filter(found -> isOf(found, own)).orElseThrow(Refusal::notFound);
        ParameterReader reader = new ParameterReader(parameters);
        Instant at = reader.instant("at", true).orElse(clock.instant());
        reader.requireNoFaults();
        boolean waits = leg.getStatus() == Task.TaskStatus.REQUESTED || leg.getStatus() == Task.TaskStatus.RECEIVED;
        if (!waits
                || leg.getInput().stream()
                        .anyMatch(input -> input.getType()
                                .hasCoding(de.medicalhub.common.fhir.HubCodes.TASK_PARAMETER, "window-start"))) {
            throw new Refusal(ProblemKind.CONFLICT, "ride-has-time");
        }
        RideWriter.setWindow(leg, RideWriter.fromThenOn(at));
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

    private static boolean isOf(Task leg, Set<String> own) {
        return own.contains(LocalReference.of(leg.getOwner()));
    }
}
