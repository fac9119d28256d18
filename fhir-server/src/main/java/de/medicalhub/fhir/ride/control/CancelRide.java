package de.medicalhub.fhir.ride.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.operation.ParameterReader;
import de.medicalhub.fhir.operation.Refusal;
import de.medicalhub.fhir.profile.OwnCodes;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** Cancels a ride that was ordered by telephone, once or week after week (rule 9). */
@Component
public class CancelRide {
    private static final String OUT = "-out";
    private static final String BACK = "-back";
    private static final Set<Task.TaskStatus> WAITING =
            Set.of(Task.TaskStatus.REQUESTED, Task.TaskStatus.RECEIVED, Task.TaskStatus.ACCEPTED);
    /** The planner answers in the same seconds. */
    private static final int ATTEMPTS = 5;

    private final RideRecords records;
    private final Clock clock;

    CancelRide(RideRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /** What is asked. */
    private record Wish(String reason, boolean withReturn) {}

    /**
     * The leg is not driven, and with {@code with-return} its way back neither, if that has not begun. Who asks again is answered
     * as before.
     *
     * @param id of the leg
     * @param own organisations of the caller
     * @return references to the legs that are cancelled
     * @throws Refusal NOT_FOUND if it is no leg of the caller's, RULE if it has begun or belongs to a case, CONFLICT if it has ended
     */
    public List<String> cancel(String id, Parameters parameters, Set<String> own) {
        ParameterReader reader = new ParameterReader(parameters);
        Optional<String> reason = reader.codeOf("reason", true, HubCodes.CANCEL_REASON);
        boolean withReturn = reader.bool("with-return", false).orElse(false);
        find(id, own);
        reader.requireNoFaults();
        Wish wish = new Wish(reason.orElseThrow(), withReturn);
        for (int attempt = 1; ; attempt++) {
            try {
                return store(id, wish, own);
            } catch (Refusal refusal) {
                throw refusal;
            } catch (HubException faster) {
                if (faster.kind() != ProblemKind.CONFLICT || attempt == ATTEMPTS) {
                    throw faster;
                }
            }
        }
    }

    private List<String> store(String id, Wish wish, Set<String> own) {
        Task leg = find(id, own);
        if (leg.hasGroupIdentifier()) {
            throw new Refusal(ProblemKind.RULE, "ride-of-case");
        }
        boolean again = leg.getStatus() == Task.TaskStatus.CANCELLED;
        if (leg.getStatus() == Task.TaskStatus.INPROGRESS) {
            throw new Refusal(ProblemKind.RULE, "ride-begun");
        }
        if (!again && !WAITING.contains(leg.getStatus())) {
            throw new Refusal(ProblemKind.CONFLICT, "ride-ended");
        }
        Stream<Task> back = wish.withReturn() ? wayBack(id).stream() : Stream.empty();
        List<Task> legs =
                Stream.concat(again ? Stream.empty() : Stream.of(leg), back).toList();
        RideBundle bundle = new RideBundle();
        legs.forEach(one -> bundle.cancel(
                one,
                records.findRequest(one.getIdElement().getIdPart()),
                OwnCodes.shipped().concept(HubCodes.CANCEL_REASON, wish.reason()),
                clock.instant()));
        if (!bundle.isEmpty()) {
            records.store(bundle.toBundle());
        }
        return Stream.concat(Stream.of(leg), legs.stream())
                .map(LocalReference::of)
                .distinct()
                .toList();
    }

    private Optional<Task> wayBack(String id) {
        return id.endsWith(OUT)
                ? records.findLeg(id.substring(0, id.length() - OUT.length()) + BACK)
                        .filter(leg -> WAITING.contains(leg.getStatus()))
                : Optional.empty();
    }

    private Task find(String id, Set<String> own) {
        return records.findLeg(id)
                .filter(leg -> own.contains(LocalReference.of(leg.getOwner())))
                .orElseThrow(Refusal::notFound);
    }
}
