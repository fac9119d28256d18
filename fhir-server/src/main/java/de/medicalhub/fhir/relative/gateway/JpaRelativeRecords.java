package de.medicalhub.fhir.relative.gateway;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.relative.control.RelativeRecords;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.springframework.stereotype.Component;

/** The records in HAPI's store. */
@Component
class JpaRelativeRecords implements RelativeRecords {
    private final DaoRegistry daos;
    private final IFhirSystemDao<Bundle, Meta> system;

    JpaRelativeRecords(DaoRegistry daos, IFhirSystemDao<Bundle, Meta> system) {
        this.daos = daos;
        this.system = system;
    }

    @Override
    public Optional<RelatedPerson> findPerson(String reference) {
        try {
            return Optional.of(
                    daos.getResourceDao(RelatedPerson.class).read(new IdType(reference), new SystemRequestDetails()));
        } catch (ResourceNotFoundException | ResourceGoneException absent) {
            return Optional.empty();
        }
    }

    @Override
    public List<Consent> grantsOf(String patient) {
        SearchParameterMap criteria = new SearchParameterMap()
                .add("patient", new ReferenceParam(patient))
                .add("category", new TokenParam(HubCodes.CONSENT_PURPOSE, HubCodes.RELATIVE))
                .add("status", new TokenParam("active"));
        criteria.setLoadSynchronous(true);
        return daos.getResourceDao(Consent.class).searchForResources(criteria, new SystemRequestDetails());
    }

    @Override
    public List<String> store(Bundle transaction) {
        return system.transaction(new SystemRequestDetails(), transaction).getEntry().stream()
                .map(entry -> new IdType(entry.getResponse().getLocation()))
                .map(id -> id.getResourceType() + "/" + id.getIdPart())
                .toList();
    }
}
