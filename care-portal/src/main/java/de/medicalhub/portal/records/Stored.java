package de.medicalhub.portal.records;

import de.medicalhub.common.problem.ProblemKind;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;

/**
 * What came of writing: where each entry stands now, or the refusal of all of them.
 *
 * @param references such as {@code Composition/12}, in the order of the entries
 */
public record Stored(List<String> references, Optional<Refusal> refusal) {
    public Stored {
        references = List.copyOf(references);
    }

    /** From the answer to a transaction. */
    static Stored of(Bundle transaction, Bundle answer) {
        if (wasThere(transaction, answer)) {
            return new Stored(List.of(), Optional.of(new Refusal(ProblemKind.CONFLICT, List.of())));
        }
        return new Stored(
                answer.getEntry().stream()
                        .map(entry -> new IdType(entry.getResponse().getLocation())
                                .toUnqualifiedVersionless()
                                .getValue())
                        .toList(),
                Optional.empty());
    }

    /** What came of the only entry, if it was created. */
    public Saved first() {
        return refusal.map(Saved::refused).orElseGet(() -> Saved.at(references.get(0) + "/_history/1"));
    }

    /**
     * Whether the one thing that was to be created only once was there already: the server answers a conditional create with 201 if it
     * has created the resource, and with 200 if it has left everything as it was (FHIR R4, 3.1.0.8.1).
     */
    private static boolean wasThere(Bundle transaction, Bundle answer) {
        return transaction.getEntry().size() == 1
                && answer.getEntry().size() == 1
                && transaction.getEntryFirstRep().getRequest().hasIfNoneExist()
                && answer.getEntryFirstRep().getResponse().hasStatus()
                && answer.getEntryFirstRep().getResponse().getStatus().startsWith("200");
    }
}
