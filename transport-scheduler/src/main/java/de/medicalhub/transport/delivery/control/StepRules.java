package de.medicalhub.transport.delivery.control;

import de.medicalhub.transport.delivery.Evidence;
import de.medicalhub.transport.delivery.ParcelCode;
import de.medicalhub.transport.delivery.Proof;
import de.medicalhub.transport.dispatch.Step;
import java.util.List;
import java.util.Optional;

/**
 * What a step of a delivery needs (rules 3 to 6).
 *
 * @param code of the label; empty if the pharmacy uses none
 * @param measured whether the temperature was read shortly before
 * @param held whether the pharmacist has yet to decide
 * @param qualified whether this driver may carry narcotics
 * @param coldBox whether this vehicle has a cold box
 */
public record StepRules(
        Optional<ParcelCode> code,
        boolean cold,
        boolean measured,
        boolean held,
        boolean narcotic,
        boolean qualified,
        boolean coldBox) {

    /** Key of the sentence why the step is refused; empty if it may be taken. */
    public Optional<String> refusal(Step step, Evidence evidence) {
        return refusals(step, evidence).stream().findFirst();
    }

    /** Keys of all that is not as it should be, what weighs most first. */
    public List<String> refusals(Step step, Evidence evidence) {
        return switch (step) {
            case PICKED_UP -> said(List.of(bag(evidence), hold(), cooling(), driver(), vehicle()));
            case HANDED_OVER -> said(List.of(bag(evidence), hold(), cooling(), receiver(evidence)));
            case BROUGHT_BACK -> said(List.of(bag(evidence)));
            case ACCEPTED, ARRIVED, ON_BOARD, DROPPED_OFF, NO_SHOW, NOT_READY, TURNED_DOWN, NOT_DELIVERED -> List.of();
        };
    }

    private static List<String> said(List<Optional<String>> reasons) {
        return reasons.stream().flatMap(Optional::stream).toList();
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

    private Optional<String> hold() {
        return held ? Optional.of("step.parcel-held") : Optional.empty();
    }

    private Optional<String> cooling() {
        return cold && !measured && !held ? Optional.of("step.temperature-missing") : Optional.empty();
    }

    /** A parcel may be packed otherwise until it is taken over. */
    private Optional<String> vehicle() {
        return cold && !coldBox ? Optional.of("step.no-cold-box") : Optional.empty();
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
        if (!narcotic || proof.filter(Proof::isSignedByTwo).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                proof.flatMap(Proof::second).isEmpty()
                        ? "step.second-signature-missing"
                        : "step.second-signature-same");
    }
}
