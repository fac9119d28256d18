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
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.springframework.stereotype.Component;

/** Finds out whose data a refused request was about. */
@Component
public class RefusedResource {
    private static final List<String> PATIENT_PARAMETERS = List.of("patient", "subject");
    private static final String PATIENT = "Patient/";

    private final DaoRegistry daos;
    private final Access access;

    RefusedResource(DaoRegistry daos, Access access) {
        this.daos = daos;
        this.access = access;
    }

    /** Whether what the request named exists, so that "not found" is a refusal; operations and histories name it too. */
    boolean isThere(RequestDetails request, List<IBaseResource> attempted) {
        return !attempted.isEmpty()
                || (hasTarget(request)
                        && find(request.getResourceName(), request.getId()).isPresent());
    }

    /** The resources (an empty name for a search) with the patients they are about. */
    Map<String, Set<String>> of(RequestDetails request, List<IBaseResource> attempted) {
        Map<String, Set<String>> found = new LinkedHashMap<>();
        attempted.forEach(resource -> found.put(Audit.name(resource), access.patientsOf(resource)));
        if (found.isEmpty() && hasTarget(request)) {
            String name = request.getResourceName() + "/" + request.getId().getIdPart();
            found.put(
                    name,
                    find(request.getResourceName(), request.getId())
                            .map(access::patientsOf)
                            .orElse(Set.of()));
        }
        if (found.isEmpty()) {
            found.put("", searched(request));
        }
        return found;
    }

    private static boolean hasTarget(RequestDetails request) {
        return request.getId() != null && request.getId().hasIdPart();
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
            for (String value : request.getParameters().getOrDefault(parameter, new String[0])) {
                named.add(value.startsWith(PATIENT) ? value : PATIENT + value);
            }
        }
        return named;
    }
}
