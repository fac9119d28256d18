package de.medicalhub.transport.driving.boundary;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.delivery.Proof;
import de.medicalhub.transport.dispatch.Step;
import de.medicalhub.transport.dispatch.StepReason;
import de.medicalhub.transport.driving.control.PhoneTime;
import de.medicalhub.transport.driving.control.TakeStep.SentStep;
import de.medicalhub.transport.driving.entity.DutyEvent.Duty;
import de.medicalhub.transport.driving.entity.DutyKind;
import de.medicalhub.transport.driving.entity.StepOfJob;
import de.medicalhub.transport.driving.entity.VehicleFault;
import de.medicalhub.transport.web.Inputs;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads a step from JSON. */
final class StepReader {
    private StepReader() {}

    static SentStep read(String jobId, JsonObject json) {
        Step step = Inputs.text(json, "step")
                .flatMap(Step::find)
                .orElseThrow(() -> new RefusedException(ProblemKind.INVALID, "step.unknown"));
        PhoneTime time = time(json);
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

    /** What is said about a duty. */
    static Duty duty(String tourId, JsonObject json) {
        DutyKind kind = Inputs.text(json, "step")
                .flatMap(DutyKind::find)
                .orElseThrow(() -> new RefusedException(ProblemKind.INVALID, "step.unknown"));
        Set<VehicleFault> faults = EnumSet.noneOf(VehicleFault.class);
        if (kind == DutyKind.STARTED && json.get("faults") instanceof JsonArray codes) {
            codes.forEach(code -> faults.add(fault(code)));
        }
        return new Duty(tourId, kind, faults);
    }

    private static VehicleFault fault(JsonValue code) {
        return Optional.of(code)
                .filter(JsonString.class::isInstance)
                .map(text -> ((JsonString) text).getString())
                .flatMap(VehicleFault::find)
                .orElseThrow(() -> new RefusedException(ProblemKind.INVALID, "duty.fault-unknown"));
    }

    /** When, by the phone's clock. */
    static PhoneTime time(JsonObject json) {
        return new PhoneTime(instant(json, "at"), instant(json, "sentAt"));
    }

    /** The phone's own id of what it sent. */
    static UUID id(JsonObject json) {
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
