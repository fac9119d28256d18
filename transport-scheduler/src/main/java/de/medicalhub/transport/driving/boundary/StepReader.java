package de.medicalhub.transport.driving.boundary;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.delivery.Proof;
import de.medicalhub.transport.dispatch.Step;
import de.medicalhub.transport.dispatch.StepReason;
import de.medicalhub.transport.driving.control.PhoneTime;
import de.medicalhub.transport.driving.control.TakeStep.SentStep;
import de.medicalhub.transport.driving.entity.StepOfJob;
import de.medicalhub.transport.web.Inputs;
import jakarta.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Reads a step from JSON. */
final class StepReader {
    private StepReader() {}

    static SentStep read(String jobId, JsonObject json) {
        Step step = Inputs.text(json, "step")
                .flatMap(Step::find)
                .orElseThrow(() -> new RefusedException(ProblemKind.INVALID, "step.unknown"));
        PhoneTime time = new PhoneTime(instant(json, "at"), instant(json, "sentAt"));
        StepOfJob what = new StepOfJob(jobId, step, json.getBoolean("takesBack", false), reason(json, step));
        return new SentStep(id(json), what, time, step == Step.HANDED_OVER ? proof(json) : Optional.empty());
    }

    /** A reason of another step is none of this one. */
    private static Optional<StepReason> reason(JsonObject json, Step step) {
        Optional<String> code = Inputs.text(json, "reason");
        Optional<StepReason> reason = code.flatMap(StepReason::find).filter(known -> known.isFor(step));
        if (code.isPresent() && reason.isEmpty()) {
            throw new RefusedException(ProblemKind.INVALID, "step.reason-unknown");
        }
        return reason;
    }

    private static UUID id(JsonObject json) {
        try {
            return UUID.fromString(Inputs.text(json, "id").orElse(""));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(ProblemKind.INVALID, "step.id-invalid");
        }
    }

    private static Optional<Instant> instant(JsonObject json, String name) {
        try {
            return Inputs.text(json, name).map(Instant::parse);
        } catch (DateTimeException e) {
            throw new RefusedException(ProblemKind.INVALID, "step.time-invalid");
        }
    }

    private static Optional<Proof> proof(JsonObject json) {
        Optional<String> receiver = Inputs.text(json, "receiver");
        Optional<String> signature = Inputs.text(json, "signature");
        return receiver.isEmpty() || signature.isEmpty()
                ? Optional.empty()
                : Optional.of(Proof.of(receiver.get(), signature.get()));
    }
}
