package de.medicalhub.fhir.access.gateway;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import de.medicalhub.fhir.access.SearchLimits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The search parameters that name the patients whom resources of a type are about. */
@Component
class PatientFields {
    /** Their patient is found by a rule of this feature, not by the compartment. */
    private static final Map<String, String> OWN_RULES =
            Map.of("Patient", "_id", "Task", "patient", "Appointment", "patient", "Device", "patient");

    /** Their patients are those of other resources, which they name. */
    private static final Set<String> BY_OTHERS = Set.of("Provenance", "Binary", "AuditEvent");

    private final FhirContext fhir;
    private final ISearchParamRegistry parameters;
    private final Map<String, Fields> known = new ConcurrentHashMap<>();

    /**
     * Of one type.
     *
     * @param all names them all; empty if there is no such parameter
     * @param paths of the elements that name them
     */
    private record Fields(Optional<String> all, Set<String> paths) {}

    PatientFields(FhirContext fhir, ISearchParamRegistry parameters) {
        this.fhir = fhir;
        this.parameters = parameters;
    }

    /** The search parameter that ties resources of the type to all their patients, if they have any. */
    Optional<String> ofAll(String type) {
        return known.computeIfAbsent(type, this::fields).all().filter(name -> active(type, name) != null);
    }

    /** Whether what the parameter names are patients whom the resource is about, where they are patients. */
    boolean names(String type, String parameter) {
        if (type.equals("Patient") || parameter.equals(SearchLimits.ABOUT_PATIENT)) {
            return ofAll(type).filter(parameter::equals).isPresent();
        }
        RuntimeSearchParam found = active(type, parameter);
        return found != null
                && known.computeIfAbsent(type, this::fields).paths().contains(path(type, found));
    }

    /** Whether the parameter finds patients only, so that an id alone is one of a patient. */
    boolean namesPatientsOnly(String type, String parameter) {
        RuntimeSearchParam found = active(type, parameter);
        return parameter.equals("patient")
                || (found != null && found.getTargets().equals(Set.of("Patient")));
    }

    private @Nullable RuntimeSearchParam active(String type, String name) {
        return parameters.getActiveSearchParam(type, name, SearchParamLookupContextEnum.SEARCH);
    }

    private Fields fields(String type) {
        if (BY_OTHERS.contains(type)) {
            RuntimeSearchParam patient =
                    active(type, "patient"); // What is about a patient's own record is about the patient.
            return new Fields(Optional.empty(), patient == null ? Set.of() : Set.of(path(type, patient)));
        }
        String own = OWN_RULES.get(type);
        if (own != null) {
            RuntimeSearchParam tie = active(type, own);
            return new Fields(Optional.of(own), tie == null ? Set.of() : Set.of(path(type, tie)));
        }
        List<RuntimeSearchParam> ties = fhir.getResourceDefinition(type).getSearchParamsForCompartmentName("Patient");
        Set<String> paths = ties.stream().map(tie -> path(type, tie)).collect(Collectors.toUnmodifiableSet());
        Optional<String> all =
                ties.stream().findFirst().map(tie -> paths.size() == 1 ? tie.getName() : SearchLimits.ABOUT_PATIENT);
        return new Fields(all, paths);
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
