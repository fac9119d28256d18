package de.medicalhub.fhir.access.control;

import de.medicalhub.fhir.access.entity.CasePart;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The care team of one active case.
 *
 * @param caseId value of the case identifier
 * @param patient {@code Patient/…}
 * @param members the parts that each organisation takes
 */
public record TeamOfCase(String caseId, String patient, Map<String, Set<CasePart>> members) {

    /** Those of the organisations that take the part. */
    public Set<String> taking(Set<String> organisations, CasePart part) {
        return organisations.stream()
                .filter(organisation ->
                        members.getOrDefault(organisation, Set.of()).contains(part))
                .collect(Collectors.toSet());
    }
}
