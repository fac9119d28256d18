package de.medicalhub.fhir.access.control;

import de.medicalhub.fhir.access.entity.ResourceTypes;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What may be asked in a search, so that criteria tell no more than the resources shown. Chains and reverse chains look
 * into resources that the caller may not read, an include that goes further walks through them; totals count them.
 *
 * @param type searched for
 * @param parameters as in the request, names with modifiers
 */
public record SearchCriteria(String type, Map<String, String[]> parameters) {
    private static final Set<String> INCLUDES = Set.of(
            "Task:focus",
            "Task:patient",
            "Task:subject",
            "Task:owner",
            "Task:requester",
            "Task:based-on",
            "Task:part-of",
            "Task:encounter",
            "ServiceRequest:patient",
            "ServiceRequest:subject",
            "ServiceRequest:encounter",
            "ServiceRequest:performer",
            "ServiceRequest:requester",
            "CarePlan:patient",
            "CarePlan:subject",
            "CarePlan:encounter",
            "CarePlan:care-team",
            "CarePlan:activity-reference",
            "CarePlan:condition",
            "CareTeam:participant",
            "CareTeam:patient",
            "CareTeam:subject",
            "CareTeam:encounter",
            "Encounter:patient",
            "Encounter:subject",
            "Encounter:appointment",
            "Encounter:service-provider",
            "Encounter:location",
            "Appointment:patient",
            "Appointment:actor",
            "Appointment:practitioner",
            "Composition:patient",
            "Composition:subject",
            "Composition:author",
            "Composition:entry",
            "Consent:patient",
            "Consent:actor",
            "MedicationRequest:medication",
            "MedicationRequest:patient",
            "MedicationDispense:medication",
            "MedicationDispense:patient",
            "SupplyDelivery:patient",
            "Provenance:target",
            "PractitionerRole:practitioner",
            "PractitionerRole:organization",
            "PractitionerRole:location",
            "Location:organization",
            "HealthcareService:organization",
            "Organization:partof");

    /** Parameters that only shape the answer or look at fields that every projection shows. */
    private static final Set<String> HARMLESS = Set.of(
            "_id",
            "_lastUpdated",
            "_count",
            "_offset",
            "_sort",
            "_format",
            "_pretty",
            "_summary",
            "_elements",
            "_include",
            "_revinclude",
            "_total",
            "status",
            "intent",
            "code",
            "category",
            "owner",
            "requester",
            "business-status",
            "focus",
            "group-identifier",
            "requisition",
            "authored",
            "authored-on",
            "modified",
            "occurrence");

    /** Why the search is refused for a person, if it is. */
    public Optional<String> refusal() {
        for (Map.Entry<String, String[]> parameter : parameters.entrySet()) {
            Optional<String> refusal = refusal(parameter.getKey(), parameter.getValue());
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    /** Whether a projection may be among the results: it is searched by nothing but what it shows. */
    public boolean findsProjections() {
        return parameters.entrySet().stream()
                .allMatch(parameter -> isHarmless(parameter.getKey())
                        && (!baseName(parameter.getKey()).equals("_sort") || sortsHarmlessly(parameter.getValue())));
    }

    private Optional<String> refusal(String name, String[] values) {
        String base = baseName(name);
        if (base.equals("_has") || name.contains(".") || name.startsWith("_has:")) {
            return Optional.of("Chained search is not offered: search by the resource itself.");
        }
        if (base.equals("_filter") || base.equals("_query") || base.startsWith("_contained")) {
            return Optional.of("The search parameter " + base + " is not offered.");
        }
        if (counts(base, values) && !ResourceTypes.DIRECTORY.contains(type)) {
            return Optional.of("Totals are not offered for patients' data.");
        }
        if (base.equals("_sort") && Arrays.stream(values).anyMatch(SearchCriteria::sortsByOthers)) {
            return Optional.of("Sorting is offered by fields of the resource itself only.");
        }
        return base.equals("_include") || base.equals("_revinclude") ? refuseInclude(name, values) : Optional.empty();
    }

    private static boolean counts(String base, String[] values) {
        return (base.equals("_total") && !Arrays.equals(values, new String[] {"none"}))
                || (base.equals("_summary")
                        && Arrays.stream(values)
                                .anyMatch(
                                        value -> value.toLowerCase(Locale.ROOT).contains("count")));
    }

    /** Only one step, from what is found: a further one starts at a resource that the caller may not read. */
    private static Optional<String> refuseInclude(String name, String[] values) {
        if (name.contains(":")) {
            return Optional.of("Includes are followed one step only, without :iterate or :recurse.");
        }
        return Arrays.stream(values).allMatch(SearchCriteria::mayInclude)
                ? Optional.empty()
                : Optional.of("This " + name + " is not offered.");
    }

    private static boolean mayInclude(String value) {
        String[] parts = value.split(":", -1);
        return parts.length >= 2 && INCLUDES.contains(parts[0] + ":" + parts[1]);
    }

    /** Like a chain, an order by another resource's fields tells about them. */
    private static boolean sortsByOthers(String value) {
        return value.contains(".") || value.contains(":");
    }

    private static boolean isHarmless(String name) {
        return HARMLESS.contains(baseName(name)) && (!name.contains(":") || name.endsWith(":not"));
    }

    private static boolean sortsHarmlessly(String[] values) {
        return Arrays.stream(values)
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(field -> field.startsWith("-") ? field.substring(1) : field)
                .allMatch(HARMLESS::contains);
    }

    private static String baseName(String name) {
        int colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(0, colon);
    }
}
