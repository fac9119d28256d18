package de.medicalhub.fhir.audit.control;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import de.medicalhub.fhir.access.Access;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.springframework.stereotype.Component;

/** Finds out whose data a refused request was about. */
@Component
public class RefusedResource {
    private static final List<String> PATIENT_PARAMETERS = List.of("patient", "subject");
    private static final String PATIENT = "Patient/";
    private static final Pattern PATIENTS = Pattern.compile("Patient/[A-Za-z0-9\\-.]{1,64}");

    /** Who asks for many at once in vain gets no longer trail than who finds them on a page. */
    private static final int MOST_NAMED = 100;

    private final DaoRegistry daos;
    private final Access access;

    RefusedResource(DaoRegistry daos, Access access) {
        this.daos = daos;
        this.access = access;
    }

    /**
     * The resources (an empty name for a search) with the patients they are about. What is not there is looked for like what
     * is, and named too.
     */
    Map<String, Set<String>> of(RequestDetails request, List<IBaseResource> attempted) {
        Map<String, Set<String>> found = new LinkedHashMap<>();
        attempted.forEach(resource -> found.put(Audit.name(resource), access.patientsOf(resource)));
        if (found.isEmpty()) {
            Requested.target(request)
                    .ifPresent(target -> found.put(
                            target,
                            find(request.getResourceName(), request.getId())
                                    .map(access::patientsOf)
                                    .orElse(Set.of())));
        }
        if (found.isEmpty()) {
            found.put("", searched(request));
        }
        return found;
    }

    private Optional<IBaseResource> find(String type, IIdType id) {
        try {
            return Optional.of(daos.getResourceDao(type).read(id.toVersionless(), new SystemRequestDetails()));
        } catch (BaseServerResponseException notThere) {
            return Optional.empty();
        }
    }

    private static Set<String> searched(RequestDetails request) {
        Set<String> named = new LinkedHashSet<>();
        for (String parameter : PATIENT_PARAMETERS) {
            for (String values : request.getParameters().getOrDefault(parameter, new String[0])) {
                for (String value : values.split(",", -1)) {
                    named.add(value.startsWith(PATIENT) ? value : PATIENT + value);
                }
            }
        }
        return named.stream()
                .filter(patient -> PATIENTS.matcher(patient).matches())
                .limit(MOST_NAMED)
                .collect(Collectors.toSet());
    }
}
