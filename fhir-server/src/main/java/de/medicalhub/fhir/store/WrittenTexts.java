package de.medicalhub.fhir.store;

import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** What this node has written and nobody has read since (rule 1). */
public interface WrittenTexts {
    /**
     * The text under which the engine has stored this version: without id, number and time.
     *
     * @param stored as the engine gives it back; empty if its transaction is not committed, or the text is not remembered
     */
    Optional<String> find(IBaseResource stored);
}
