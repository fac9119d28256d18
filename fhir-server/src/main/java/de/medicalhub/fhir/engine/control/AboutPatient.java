package de.medicalhub.fhir.engine.control;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import de.medicalhub.fhir.access.SearchLimits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.SearchParameter;

/**
 * The search parameter {@code about-patient} for each type that names patients in several fields: whichever of them it is. The
 * fields are those of the Patient compartment (FHIR R4) and are indexed under the very same paths anyway, so that what was
 * stored before this parameter came is found by it.
 */
final class AboutPatient {
    /** About those whom others are about. */
    private static final Set<String> BY_OTHERS = Set.of("AuditEvent", "Provenance", "Patient");

    private AboutPatient() {}

    /** For all such types; a copy. */
    static SearchParameter parameter(FhirContext fhir) {
        Map<String, List<String>> paths = new TreeMap<>();
        for (String type : fhir.getResourceTypes()) {
            List<String> several = BY_OTHERS.contains(type) ? List.of() : paths(fhir, type);
            if (several.size() > 1) {
                paths.put(type, several);
            }
        }
        SearchParameter parameter = new SearchParameter()
                .setUrl("https://medicalhub.de/fhir/SearchParameter/" + SearchLimits.ABOUT_PATIENT)
                .setName("AboutPatient")
                .setStatus(PublicationStatus.ACTIVE)
                .setPublisher("Medical Hub")
                .setDescription("A patient whom the resource names in any field of the Patient compartment.")
                .setCode(SearchLimits.ABOUT_PATIENT)
                .setType(SearchParamType.REFERENCE)
                .setExpression(paths.values().stream().flatMap(List::stream).collect(Collectors.joining(" | ")));
        paths.keySet().forEach(parameter::addBase);
        parameter.addTarget("Patient");
        parameter.setId("SearchParameter/" + SearchLimits.ABOUT_PATIENT);
        return parameter;
    }

    /** One path for each field, without a condition where there is one without. */
    private static List<String> paths(FhirContext fhir, String type) {
        Map<String, String> byField = new LinkedHashMap<>();
        for (RuntimeSearchParam tie : fhir.getResourceDefinition(type).getSearchParamsForCompartmentName("Patient")) {
            for (String path : tie.getPathsSplitForResourceType(type)) {
                byField.merge(
                        path.replaceFirst("\\.where\\(.*$", ""),
                        path,
                        (one, other) -> one.length() <= other.length() ? one : other);
            }
        }
        return List.copyOf(byField.values());
    }
}
