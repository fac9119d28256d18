package de.medicalhub.fhir.substitution.gateway;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.substitution.control.SubstitutionRecords;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** The directory in HAPI's store. */
@Component
class JpaSubstitutionRecords implements SubstitutionRecords {
    private final DaoRegistry daos;
    private final IFhirSystemDao<Bundle, Meta> system;

    JpaSubstitutionRecords(DaoRegistry daos, IFhirSystemDao<Bundle, Meta> system) {
        this.daos = daos;
        this.system = system;
    }

    @Override
    public Optional<PractitionerRole> findPost(String reference) {
        return find(PractitionerRole.class, reference);
    }

    @Override
    public Optional<Organization> findOrganisation(String reference) {
        return reference.isEmpty() ? Optional.empty() : find(Organization.class, reference);
    }

    @Override
    public List<PractitionerRole> postsOf(String practitioner) {
        SearchParameterMap criteria = new SearchParameterMap()
                .add("practitioner", new ReferenceParam(practitioner))
                .add("active", new TokenParam("true"))
                .setLoadSynchronous(true);
        return daos.getResourceDao(PractitionerRole.class).searchForResources(criteria, new SystemRequestDetails());
    }

    @Override
    public String create(PractitionerRole post) {
        var stored = daos.getResourceDao(PractitionerRole.class).create(post, new SystemRequestDetails());
        return "PractitionerRole/" + stored.getId().getIdPart();
    }

    @Override
    public void update(PractitionerRole post) {
        String reference = LocalReference.of(post);
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        bundle.addEntry()
                .setFullUrl(reference)
                .setResource(post)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.PUT)
                .setUrl(reference)
                .setIfMatch("W/\"" + post.getIdElement().getVersionIdPart() + "\"");
        try {
            system.transaction(new SystemRequestDetails(), bundle);
        } catch (ResourceVersionConflictException
                | PreconditionFailedException
                | ConcurrencyFailureException conflict) {
            throw new HubException(ProblemKind.CONFLICT, "Somebody else was faster.", conflict);
        }
    }

    private <T extends Resource> Optional<T> find(Class<T> type, String reference) {
        try {
            return Optional.of(daos.getResourceDao(type).read(new IdType(reference), new SystemRequestDetails()));
        } catch (ResourceNotFoundException | ResourceGoneException absent) {
            return Optional.empty();
        }
    }
}
