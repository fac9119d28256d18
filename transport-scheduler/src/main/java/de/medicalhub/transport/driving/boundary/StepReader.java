package de.medicalhub.transport.driving.boundary;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.delivery.Proof;
import de.medicalhub.transport.dispatch.Step;
import de.medicalhub.transport.driving.control.TakeStep.SentStep;
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
        return new SentStep(id(json), jobId, step, at(json), step == Step.HANDED_OVER ? proof(json) : Optional.empty());
    }

    private static UUID id(JsonObject json) {
        try {
            return UUID.fromString(Inputs.text(json, "id").orElse(""));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(ProblemKind.INVALID, "step.id-invalid");
        }
    }

    private static Optional<Instant> at(JsonObject json) {
        try {
            return Inputs.text(json, "at").map(Instant::parse);
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
