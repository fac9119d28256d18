package de.medicalhub.fhir.audit.gateway;

import static java.util.stream.Collectors.groupingBy;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import de.medicalhub.fhir.audit.control.KnownPeople;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.stereotype.Component;

/** Asks HAPI's store, one question for each type. */
@Component
class JpaKnownPeople implements KnownPeople {
    private final DaoRegistry daos;

    JpaKnownPeople(DaoRegistry daos) {
        this.daos = daos;
    }

    @Override
    public boolean all(Set<String> references) {
        Map<String, List<IdType>> ids =
                references.stream().map(IdType::new).collect(groupingBy(IdType::getResourceType));
        return ids.entrySet().stream()
                .allMatch(type ->
                        count(type.getKey(), type.getValue()) == type.getValue().size());
    }

    private int count(String type, List<IdType> ids) {
        TokenOrListParam wanted = new TokenOrListParam();
        ids.forEach(id -> wanted.add(new TokenParam(id.getIdPart())));
        SearchParameterMap criteria =
                new SearchParameterMap().add("_id", wanted).setLoadSynchronous(true);
        return daos.getResourceDao(type)
                .searchForIds(criteria, new SystemRequestDetails())
                .size();
    }
}
