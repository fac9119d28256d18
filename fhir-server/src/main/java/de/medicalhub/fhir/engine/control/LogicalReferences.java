package de.medicalhub.fhir.engine.control;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.SearchParameter;

/**
 * The modifier {@code :identifier} of references, which the engine does not know: {@code payor:identifier=} finds by the
 * identifier that stands in the reference itself. For each field of a reference that the CapabilityStatements of ISiK (level
 * 3) demand there is a search parameter {@code payor-identifier}, in whose place the modifier is understood.
 */
final class LogicalReferences {
    private static final String SUFFIX = "-identifier";

    /** Condition?related and Encounter?account have files of their own, the first because R4 has no such parameter. */
    private static final Map<String, Set<String>> FIELDS = Map.ofEntries(
            Map.entry("Account", Set.of("patient", "subject")),
            Map.entry("Appointment", Set.of("actor", "slot", "patient")),
            Map.entry("Communication", Set.of("patient", "recipient", "sender", "subject")),
            Map.entry("Condition", Set.of("encounter", "patient", "subject")),
            Map.entry("Coverage", Set.of("beneficiary", "payor", "subscriber", "patient")),
            Map.entry("DocumentReference", Set.of("encounter", "patient", "subject")),
            Map.entry("Encounter", Set.of("location", "patient", "service-provider", "subject")),
            Map.entry("List", Set.of("encounter", "item", "patient", "subject")),
            Map.entry("Medication", Set.of("ingredient")),
            Map.entry("MedicationAdministration", Set.of("context", "medication", "patient", "performer", "subject")),
            Map.entry("MedicationRequest", Set.of("encounter", "medication", "patient", "requester", "subject")),
            Map.entry("MedicationStatement", Set.of("context", "medication", "part-of", "patient", "subject")),
            Map.entry("Observation", Set.of("encounter", "patient", "subject")),
            Map.entry("Procedure", Set.of("encounter", "patient", "subject")),
            Map.entry("RelatedPerson", Set.of("patient")),
            Map.entry("Schedule", Set.of("actor")),
            Map.entry("Slot", Set.of("schedule")));

    private LogicalReferences() {}

    /** One for each field, of all types that have it; copies. */
    static List<SearchParameter> parameters(FhirContext fhir) {
        Map<String, SearchParameter> byField = new TreeMap<>();
        new TreeMap<>(FIELDS)
                .forEach((type, fields) -> fields.stream().sorted().forEach(field -> {
                    SearchParameter parameter = byField.computeIfAbsent(field, LogicalReferences::empty);
                    parameter.addBase(type);
                    String before = parameter.hasExpression() ? parameter.getExpression() + " | " : "";
                    parameter.setExpression(before + String.join(" | ", paths(fhir, type, field)));
                }));
        return new ArrayList<>(byField.values());
    }

    private static SearchParameter empty(String field) {
        SearchParameter parameter = new SearchParameter()
                .setUrl("https://medicalhub.de/fhir/SearchParameter/" + field + SUFFIX)
                .setName(field + SUFFIX)
                .setStatus(PublicationStatus.ACTIVE)
                .setPublisher("Medical Hub")
                .setDescription("The identifier that stands in the reference; the same as " + field + ":identifier.")
                .setCode(field + SUFFIX)
                .setType(SearchParamType.TOKEN);
        parameter.setId("SearchParameter/" + field + SUFFIX);
        return parameter;
    }

    /** Which type a reference by an identifier leads to cannot be looked up, so no condition on it stays. */
    private static Set<String> paths(FhirContext fhir, String type, String field) {
        RuntimeSearchParam known = fhir.getResourceDefinition(type).getSearchParam(field);
        Set<String> paths = new LinkedHashSet<>();
        for (String path : known.getPathsSplitForResourceType(type)) {
            paths.add(path.replaceFirst("\\.where\\(.*$", "") + ".identifier");
        }
        return paths;
    }
}
