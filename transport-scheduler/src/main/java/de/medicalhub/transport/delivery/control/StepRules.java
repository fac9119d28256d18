package de.medicalhub.transport.delivery.control;

import de.medicalhub.transport.delivery.Evidence;
import de.medicalhub.transport.delivery.ParcelCode;
import de.medicalhub.transport.delivery.Proof;
import de.medicalhub.transport.dispatch.Step;
import java.util.Optional;

/**
 * What a step of a delivery needs (rules 3 to 6).
 *
 * @param code of the label; empty if the pharmacy uses none
 * @param measured whether the temperature was read shortly before
 * @param held whether the pharmacist has yet to decide
 * @param qualified whether this driver may carry narcotics
 */
public record StepRules(
        Optional<ParcelCode> code, boolean cold, boolean measured, boolean held, boolean narcotic, boolean qualified) {

    /** Key of the sentence why the step is refused; empty if it may be taken. */
    public Optional<String> refusal(Step step, Evidence evidence) {
        if (step != Step.PICKED_UP && step != Step.HANDED_OVER) {
            return Optional.empty();
        }
        return bag(evidence)
                .or(this::cooling)
                .or(this::driver)
                .or(() -> step == Step.HANDED_OVER ? receiver(evidence) : Optional.empty());
    }

    private Optional<String> bag(Evidence evidence) {
        if (code.isEmpty()) {
            return Optional.empty();
        }
        if (evidence.code().isEmpty()) {
            return Optional.of("step.code-missing");
        }
        return code.equals(evidence.code().map(ParcelCode::read)) ? Optional.empty() : Optional.of("step.code-wrong");
    }

    private Optional<String> cooling() {
        if (held) {
            return Optional.of("step.parcel-held");
        }
        return cold && !measured ? Optional.of("step.temperature-missing") : Optional.empty();
    }

    private Optional<String> driver() {
        return narcotic && !qualified ? Optional.of("step.narcotics-not-qualified") : Optional.empty();
    }

    private Optional<String> receiver(Evidence evidence) {
        Optional<Proof> proof = evidence.proof();
        boolean shown = proof.flatMap(Proof::kind).isPresent()
                && proof.flatMap(Proof::identity).isPresent();
        if ((code.isPresent() || narcotic) && !shown) {
            return Optional.of("step.identity-missing");
        }
        return narcotic && proof.flatMap(Proof::second).isEmpty()
                ? Optional.of("step.second-signature-missing")
                : Optional.empty();
    }
}
