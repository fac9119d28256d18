package de.medicalhub.fhir.exchange.gateway;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.exchange.control.ReadableRecords;
import de.medicalhub.fhir.exchange.entity.Candidate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** HAPI's own search by id with the caller's request, so that the listeners of access and audit see each resource. */
@Component
class JpaReadableRecords implements ReadableRecords {
    private final DaoRegistry daos;
    private final Access access;

    JpaReadableRecords(DaoRegistry daos, Access access) {
        this.daos = daos;
        this.access = access;
    }

    @Override
    public boolean isReadable(RequestDetails request, Candidate candidate) {
        return search(candidate.type(), List.of(candidate), new SystemRequestDetails()).stream()
                .anyMatch(resource -> access.mayRead(request, resource));
    }

    @Override
    public List<Resource> read(RequestDetails request, List<Candidate> candidates) {
        Map<String, List<Candidate>> byType = new LinkedHashMap<>();
        candidates.forEach(candidate -> byType.computeIfAbsent(candidate.type(), type -> new ArrayList<>())
                .add(candidate));
        Map<String, Resource> found = new HashMap<>();
        byType.forEach((type, ids) -> search(type, ids, request).stream()
                .filter(Resource.class::isInstance)
                .map(Resource.class::cast)
                .forEach(resource -> found.put(key(type, resource.getIdElement().getIdPart()), resource)));
        return candidates.stream()
                .map(candidate -> key(candidate.type(), candidate.id()))
                .flatMap(key -> Stream.ofNullable(found.get(key)))
                .toList();
    }

    private List<IBaseResource> search(String type, List<Candidate> candidates, RequestDetails request) {
        TokenOrListParam ids = new TokenOrListParam();
        candidates.forEach(candidate -> ids.add(new TokenParam(candidate.id())));
        SearchParameterMap criteria = new SearchParameterMap().add("_id", ids);
        criteria.setLoadSynchronous(true);
        Map<String, String[]> given = new LinkedHashMap<>(request.getParameters()); // a fault takes some out later
        try { // HAPI takes the size of a page from the request, as if the search itself were asked for.
            request.setParameters(Map.of("_count", new String[] {Integer.toString(candidates.size())}));
            return daos.getResourceDao(type).search(criteria, request).getResources(0, candidates.size());
        } finally {
            request.setParameters(given);
        }
    }

    private static String key(String type, String id) {
        return type + "/" + id;
    }
}
