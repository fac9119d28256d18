package de.medicalhub.fhir.access.gateway;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import de.medicalhub.fhir.access.SearchLimits;
import de.medicalhub.fhir.access.control.OwnTasks;
import de.medicalhub.fhir.access.control.Requests;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Narrows a broad search to the patients within the caller's reach before the store runs it, so that a search over a million
 * rows of others costs no more than one over the own. All patients of what the caller may find are within the reach, so nothing
 * of it is lost, whichever field names them. The decision about each row stays where it is.
 */
@Component
class Narrowing {
    /** Criteria that leave few rows by themselves. */
    private static final Set<String> SELECTIVE = Set.of(
            "_id",
            "identifier",
            "requisition",
            "group-identifier",
            "patient",
            "subject",
            "encounter",
            "focus",
            "owner",
            "based-on",
            "part-of");

    /** Their patient is found by a rule of this feature, not by the compartment. */
    private static final Map<String, String> OWN_RULES =
            Map.of("Patient", "_id", "Task", "patient", "Appointment", "patient", "Device", "patient");

    /** Their patients are those of other resources, which they name. */
    private static final Set<String> BY_OTHERS = Set.of("Provenance", "Binary", "AuditEvent");

    private final FhirContext fhir;
    private final Requests requests;
    private final ISearchParamRegistry parameters;
    private final Map<String, Optional<String>> fields = new ConcurrentHashMap<>();

    Narrowing(FhirContext fhir, Requests requests, ISearchParamRegistry parameters) {
        this.fhir = fhir;
        this.requests = requests;
        this.parameters = parameters;
    }

    /**
     * The criteria for the store, as they are where they leave few rows by themselves; empty if nothing that the caller may
     * find can match.
     */
    Optional<SearchParameterMap> narrow(Query query) {
        return query.wanted().keySet().stream().anyMatch(SELECTIVE::contains)
                ? Optional.of(query.bare())
                : toReach(query);
    }

    /** The criteria for the store, narrowed wherever that can be; empty if nothing that the caller may find can match. */
    Optional<SearchParameterMap> toReach(Query query) {
        SearchParameterMap bare = query.bare();
        Optional<String> owner = OwnTasks.owner(requests.caller(query.caller()), query.type());
        if (owner.isPresent()) {
            bare.add("owner", new ReferenceParam(owner.get()));
            return Optional.of(bare);
        }
        Optional<String> field = patientField(query.type());
        if (field.isEmpty()) {
            return Optional.of(bare);
        }
        Optional<Set<String>> reach = requests.reach(query.caller(), query.type(), query.findsRebuilt());
        if (reach.isEmpty()) {
            return Optional.of(bare);
        }
        if (reach.get().isEmpty()) {
            return Optional.empty();
        }
        if (query.type().equals("Patient")) {
            TokenOrListParam ids = new TokenOrListParam();
            reach.get().forEach(patient -> ids.add(new TokenParam(patient.substring("Patient/".length()))));
            bare.add("_id", ids);
        } else {
            bare.add(field.get(), Chains.anyOf(reach.get()));
        }
        return Optional.of(bare);
    }

    /** The search parameter that ties resources of the type to their patients, if they have any. */
    Optional<String> patientField(String type) {
        return fields.computeIfAbsent(type, this::field)
                .filter(name -> parameters.hasActiveSearchParam(type, name, SearchParamLookupContextEnum.SEARCH));
    }

    private Optional<String> field(String type) {
        if (BY_OTHERS.contains(type)) {
            return Optional.empty();
        }
        if (OWN_RULES.containsKey(type)) {
            return Optional.ofNullable(OWN_RULES.get(type));
        }
        List<RuntimeSearchParam> ties = fhir.getResourceDefinition(type).getSearchParamsForCompartmentName("Patient");
        List<String> paths =
                ties.stream().map(tie -> path(type, tie)).distinct().toList();
        return ties.isEmpty()
                ? Optional.empty()
                : Optional.of(paths.size() == 1 ? ties.get(0).getName() : SearchLimits.ABOUT_PATIENT);
    }

    private static String path(String type, RuntimeSearchParam parameter) {
        return parameter.getPathsSplitForResourceType(type).stream()
                .map(path -> path.replaceFirst("\\.where\\(resolve\\(\\) is Patient\\)$", ""))
                .distinct()
                .sorted()
                .toList()
                .toString();
    }
}
