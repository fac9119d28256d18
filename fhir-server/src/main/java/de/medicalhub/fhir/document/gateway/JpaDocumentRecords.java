package de.medicalhub.fhir.document.gateway;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.param.UriParam;
import de.medicalhub.fhir.document.control.DocumentRecords;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Documents by the server's own store, in the name of the system. */
@Component
class JpaDocumentRecords implements DocumentRecords {
    private static final Map<String, String> KDL_MAPS = Map.of(
            "http://ihe-d.de/CodeSystems/IHEXDStypeCode", "http://dvmd.de/fhir/ConceptMap/kdl-ihe-typecode",
            "http://ihe-d.de/CodeSystems/IHEXDSclassCode", "http://dvmd.de/fhir/ConceptMap/kdl-ihe-classcode");

    private final DaoRegistry daos;
    private final IFhirSystemDao<Bundle, Meta> system;
    private final IValidationSupport terminology;

    JpaDocumentRecords(DaoRegistry daos, IFhirSystemDao<Bundle, Meta> system, IValidationSupport terminology) {
        this.daos = daos;
        this.system = system;
        this.terminology = terminology;
    }

    @Override
    public <T extends Resource> Optional<T> find(Class<T> type, String reference) {
        // A search, because a read that finds nothing would mark a transaction that runs as failed.
        IdType id = new IdType(reference);
        boolean fits = id.hasIdPart() && type.getSimpleName().equals(id.getResourceType());
        return fits
                ? search(type, new SearchParameterMap("_id", new TokenParam(id.getIdPart()))).stream()
                        .findFirst()
                : Optional.empty();
    }

    @Override
    public <T extends Resource> List<T> withIdentifier(Class<T> type, Identifier identifier) {
        return search(
                type,
                new SearchParameterMap("identifier", new TokenParam(identifier.getSystem(), identifier.getValue())));
    }

    @Override
    public String create(Resource resource) {
        IdType id = (IdType)
                dao(resource).create(resource, new SystemRequestDetails()).getId();
        return resource.fhirType() + "/" + id.getIdPart();
    }

    @Override
    public void update(Resource resource) {
        dao(resource).update(resource, new SystemRequestDetails());
    }

    @Override
    public List<String> store(Bundle transaction) {
        return system.transaction(new SystemRequestDetails(), transaction).getEntry().stream()
                .map(entry -> new IdType(entry.getResponse().getLocation()))
                .map(id -> id.getResourceType() + "/" + id.getIdPart())
                .toList();
    }

    @Override
    public Optional<Coding> translateKdl(String code, String targetSystem) {
        String url = KDL_MAPS.getOrDefault(targetSystem, "");
        Optional<ConceptMap> map = search(ConceptMap.class, new SearchParameterMap("url", new UriParam(url))).stream()
                .findFirst()
                .or(() -> Optional.ofNullable(terminology.fetchResource(ConceptMap.class, url)));
        return map.stream()
                .flatMap(loaded -> loaded.getGroup().stream())
                .filter(group -> targetSystem.equals(group.getTarget()))
                .flatMap(group -> group.getElement().stream())
                .filter(element -> code.equals(element.getCode()))
                .flatMap(element -> element.getTarget().stream())
                .findFirst()
                .map(target -> new Coding(targetSystem, target.getCode(), target.getDisplay()));
    }

    @SuppressWarnings("unchecked")
    private <T extends Resource> IFhirResourceDao<T> dao(T resource) {
        return daos.getResourceDao((Class<T>) resource.getClass());
    }

    private <T extends Resource> List<T> search(Class<T> type, SearchParameterMap criteria) {
        criteria.setLoadSynchronous(true);
        return daos.getResourceDao(type).searchForResources(criteria, new SystemRequestDetails());
    }
}
