package de.medicalhub.fhir.access.control;

import de.medicalhub.fhir.access.entity.CasePart;
import java.util.Map;
import java.util.Set;

/**
 * The care team of one active case.
 *
 * @param caseId value of the case identifier
 * @param patient {@code Patient/…}
 * @param members the parts that each organisation takes
 */
public record TeamOfCase(String caseId, String patient, Map<String, Set<CasePart>> members) {

    /** Whether one of the organisations takes the part. */
    public boolean has(Set<String> organisations, CasePart part) {
        return organisations.stream()
                .anyMatch(organisation ->
                        members.getOrDefault(organisation, Set.of()).contains(part));
    }
}
