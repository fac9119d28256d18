package de.medicalhub.portal.records;

import java.util.Optional;
import org.hl7.fhir.r4.model.Parameters;

/** What came of an operation: its answer or the refusal. */
public record Outcome(Optional<Parameters> answer, Optional<Refusal> refusal) {
    static Outcome done(Parameters answer) {
        return new Outcome(Optional.of(answer), Optional.empty());
    }

    static Outcome refused(Refusal refusal) {
        return new Outcome(Optional.empty(), Optional.of(refusal));
    }
}
