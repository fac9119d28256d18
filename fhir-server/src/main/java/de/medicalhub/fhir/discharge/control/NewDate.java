package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.operation.ParameterReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Parameters;

/**
 * The date to which a discharge is moved, read and found coherent in itself.
 *
 * @param leaves when the patient leaves
 * @param deliverBy latest hand-over of the medicine at the door
 * @param confirmBy until when nursing services answer for the new date
 * @param followUp new start of the video consultation
 * @param seen version of the plan that the caller has seen
 * @param choice what becomes of the video consultation if no start is named; absent: it stays, or if it would come before
 *     the discharge and stands in a calendar, takes the first time that is free there
 */
record NewDate(
        Instant leaves,
        Instant deliverBy,
        Optional<Instant> confirmBy,
        Optional<Instant> followUp,
        Optional<String> choice,
        String reason,
        Optional<String> comment,
        Optional<String> seen) {
    /** The consultation stays where it is, also before the discharge. */
    static final String KEEP = "keep";

    /** It takes the first time of its calendar that is free after the discharge. */
    static final String FIRST_FREE = "first-free";

    /** It is cancelled, and the practice asked for another time. */
    static final String ASK_PRACTICE = "ask-practice";

    private static final Set<String> CHOICES = Set.of(KEEP, FIRST_FREE, ASK_PRACTICE);

    /** Until who was picked up an hour late has come home. */
    private static final Duration HOME = Duration.ofHours(3);

    /**
     * @param now the moment of the request
     * @throws de.medicalhub.fhir.operation.Refusal that names every fault
     */
    static NewDate read(Parameters parameters, Instant now) {
        ParameterReader reader = new ParameterReader(parameters);
        Optional<Instant> leaves = reader.instant("planned-discharge", true);
        leaves.filter(now::isAfter).ifPresent(past -> reader.fault("planned-discharge", "past"));
        Optional<Instant> deliverBy = reader.instant("deliver-by", false);
        deliverBy
                .filter(by -> !leaves.map(by::isAfter).orElse(true))
                .ifPresent(early -> reader.fault("deliver-by", "before-discharge"));
        Optional<Instant> confirmBy = reader.instant("confirm-by", false);
        confirmBy.filter(by -> !by.isAfter(now)).ifPresent(past -> reader.fault("confirm-by", "past"));
        confirmBy
                .filter(by -> !leaves.map(by::isBefore).orElse(true))
                .ifPresent(late -> reader.fault("confirm-by", "confirm-after-discharge"));
        Optional<Instant> followUp = reader.instant("follow-up", false);
        followUp.filter(at -> !leaves.map(at::isAfter).orElse(true))
                .ifPresent(early -> reader.fault("follow-up", "before-discharge"));
        followUp.filter(at -> leaves.map(PartReader::latestFollowUp)
                        .filter(at::isAfter)
                        .isPresent())
                .ifPresent(late -> reader.fault("follow-up", "follow-up-too-late"));
        Optional<String> choice = reader.code("follow-up-choice", false, CHOICES);
        choice.filter(both -> followUp.isPresent())
                .ifPresent(both -> reader.fault("follow-up-choice", "time-or-choice"));
        Optional<String> reason = reader.codeOf("reason", true, HubCodes.RESCHEDULE_REASON);
        Optional<String> comment = reader.text("comment");
        Optional<String> seen = reader.text("plan-version");
        reader.requireNoFaults();
        return new NewDate(
                leaves.orElseThrow(),
                deliverBy.orElseGet(() -> PartReader.usualDelivery(leaves.orElseThrow())),
                confirmBy,
                followUp,
                choice,
                reason.orElseThrow(),
                comment,
                seen);
    }

    boolean chose(String wanted) {
        return choice.filter(wanted::equals).isPresent();
    }

    /** From when a consultation finds the patient at home. */
    Instant atHome() {
        return leaves.plus(HOME);
    }
}
