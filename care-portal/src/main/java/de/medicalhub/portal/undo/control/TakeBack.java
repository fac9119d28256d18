package de.medicalhub.portal.undo.control;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Refusal;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.undo.Step;
import de.medicalhub.portal.wording.Phrase;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;

/** Makes things as they were, in the reader's own name (U3). */
@RequestScoped
public class TakeBack {
    private final Records records;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway") // CDI never calls a method of this object.
    protected TakeBack() {
        this(null);
    }

    @Inject
    TakeBack(Records records) {
        this.records = records;
    }

    /**
     * All steps; those that write something as it was together, wholly or not at all.
     *
     * @return why not, in words; empty if it is as it was
     */
    public Optional<Phrase> takeBack(List<Step> steps) {
        List<Step.Written> written = some(steps, Step.Written.class);
        if (!written.isEmpty()) {
            Optional<Phrase> refused = rewrite(written);
            if (refused.isPresent()) {
                return refused;
            }
        }
        return some(steps, Step.Call.class).stream()
                .flatMap(call ->
                        records.operate(call.reference(), call.operation(), call.parameters()).refusal().stream())
                .findFirst()
                .map(TakeBack::sentence);
    }

    private Optional<Phrase> rewrite(List<Step.Written> steps) {
        Resources found = records.searchAll(Steps.queries(steps));
        Optional<Bundle> bundle = Steps.bundle(steps, found);
        return bundle.isEmpty()
                ? Optional.of(Phrase.of("undo.changed"))
                : records.store(bundle.get()).refusal().map(TakeBack::reason);
    }

    /** The server's own words, where its rules have some. */
    private static Phrase sentence(Refusal refusal) {
        return refusal.issues().stream()
                .findFirst()
                .map(issue -> Phrase.of("undo.because", issue.sentence()))
                .orElseGet(() -> reason(refusal));
    }

    private static Phrase reason(Refusal refusal) {
        return Phrase.of(refusal.kind() == ProblemKind.CONFLICT ? "undo.changed" : "undo.refused");
    }

    private static <T extends Step> List<T> some(List<Step> steps, Class<T> kind) {
        return steps.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
