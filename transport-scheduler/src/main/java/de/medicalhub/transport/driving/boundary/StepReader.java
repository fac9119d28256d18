package de.medicalhub.transport.driving.boundary;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.delivery.Evidence;
import de.medicalhub.transport.delivery.IdentitySeen;
import de.medicalhub.transport.delivery.Proof;
import de.medicalhub.transport.delivery.Reading;
import de.medicalhub.transport.delivery.ReceiverKind;
import de.medicalhub.transport.dispatch.Step;
import de.medicalhub.transport.dispatch.StepReason;
import de.medicalhub.transport.driving.control.Boarding;
import de.medicalhub.transport.driving.control.PhoneTime;
import de.medicalhub.transport.driving.control.TakeStep.SentStep;
import de.medicalhub.transport.driving.entity.DutyEvent.Duty;
import de.medicalhub.transport.driving.entity.DutyKind;
import de.medicalhub.transport.driving.entity.StepOfJob;
import de.medicalhub.transport.driving.entity.VehicleFault;
import de.medicalhub.transport.driving.entity.WithoutCode;
import de.medicalhub.transport.web.Inputs;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Reads a step from JSON. */
final class StepReader {
    private static final Set<Step> SIGNED = EnumSet.of(Step.HANDED_OVER, Step.DROPPED_OFF);

    private StepReader() {}

    static SentStep read(String jobId, JsonObject json) {
        Step step = Inputs.text(json, "step")
                .flatMap(Step::find)
                .orElseThrow(() -> new RefusedException(ProblemKind.INVALID, "step.unknown"));
        PhoneTime time = time(json);
        StepOfJob what = new StepOfJob(jobId, step, json.getBoolean("takesBack", false), reason(json, step));
        return new SentStep(id(json), what, time, evidence(json, step), boarding(json, step));
    }

    private static Boarding boarding(JsonObject json, Step step) {
        return step == Step.ON_BOARD
                ? new Boarding(Inputs.text(json, "code"), known(json, "withoutCode", WithoutCode::find))
                : Boarding.NOTHING;
    }

    private static Evidence evidence(JsonObject json, Step step) {
        Optional<String> code = Inputs.text(json, "code");
        return new Evidence(code, SIGNED.contains(step) ? proof(json) : Optional.empty());
    }

    /** A temperature on the way of that job. */
    static Reading reading(String jobId, JsonObject json) {
        if (json.get("celsius") instanceof JsonNumber celsius) {
            return new Reading(
                    id(json),
                    jobId,
                    celsius.bigDecimalValue(),
                    Inputs.text(json, "box").orElse(""));
        }
        throw new RefusedException(ProblemKind.INVALID, "temperature.invalid");
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
        return id(Inputs.text(json, "id").orElse(""));
    }

    static UUID id(String text) {
        try {
            return UUID.fromString(text);
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
        if (receiver.isEmpty() || signature.isEmpty()) {
            return Optional.empty();
        }
        Proof proof = Proof.of(receiver.get(), signature.get())
                .seen(known(json, "relation", ReceiverKind::find), known(json, "identity", IdentitySeen::find));
        Optional<String> secondName = Inputs.text(json, "secondName");
        Optional<String> secondSignature = Inputs.text(json, "secondSignature");
        return Optional.of(secondName
                .flatMap(name -> secondSignature.map(png -> proof.countersigned(Proof.of(name, png))))
                .orElse(proof));
    }

    private static <T> Optional<T> known(JsonObject json, String name, Function<String, Optional<T>> find) {
        Optional<String> code = Inputs.text(json, name);
        Optional<T> found = code.flatMap(find);
        if (code.isPresent() && found.isEmpty()) {
            throw new RefusedException(ProblemKind.INVALID, "step.receiver-unknown");
        }
        return found;
    }
}
