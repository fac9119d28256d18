package de.medicalhub.portal.records;

import java.util.Optional;

/**
 * What came of writing a resource: where it stands, or the refusal.
 *
 * @param reference with its version, such as {@code QuestionnaireResponse/12/_history/2}
 */
public record Saved(Optional<String> reference, Optional<Refusal> refusal) {
    static Saved at(String reference) {
        return new Saved(Optional.of(reference), Optional.empty());
    }

    static Saved refused(Refusal refusal) {
        return new Saved(Optional.empty(), Optional.of(refusal));
    }
}
