package de.medicalhub.fhir.emergency.gateway;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import de.medicalhub.common.fhir.CheckDigit;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.emergency.control.EmergencyRecords;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** The records in HAPI's store. */
@Component
class JpaEmergencyRecords implements EmergencyRecords {
    /** A person has one record in each house that treats; more are no person's. */
    private static final int MOST_OF_ONE = 20;

    private final DaoRegistry daos;
    private final IFhirSystemDao<Bundle, Meta> system;

    JpaEmergencyRecords(DaoRegistry daos, IFhirSystemDao<Bundle, Meta> system) {
        this.daos = daos;
        this.system = system;
    }

    @Override
    public Optional<Patient> findPatient(String reference) {
        return find(Patient.class, reference);
    }

    @Override
    public List<Patient> listByCard(String number) {
        SearchParameterMap criteria = new SearchParameterMap()
                .add("identifier", new TokenParam(CheckDigit.KVNR.system(), number))
                .setLoadSynchronousUpTo(MOST_OF_ONE);
        return daos.getResourceDao(Patient.class).searchForResources(criteria, new SystemRequestDetails());
    }

    @Override
    public Optional<Practitioner> findPerson(String reference) {
        return find(Practitioner.class, reference);
    }

    @Override
    public Optional<Organization> findOrganisation(String reference) {
        return find(Organization.class, reference);
    }

    @Override
    public List<Task> opened(String person) {
        SearchParameterMap criteria = new SearchParameterMap()
                .add("owner", new ReferenceParam(person))
                .add("code", new TokenParam(HubCodes.TASK_CODE, HubCodes.TASK_EMERGENCY))
                .add("status", new TokenParam("in-progress"))
                .setLoadSynchronous(true);
        return daos.getResourceDao(Task.class).searchForResources(criteria, new SystemRequestDetails());
    }

    @Override
    public void store(Bundle transaction) {
        system.transaction(new SystemRequestDetails(), transaction);
    }

    private <T extends Resource> Optional<T> find(Class<T> type, String reference) {
        try {
            return Optional.of(daos.getResourceDao(type).read(new IdType(reference), new SystemRequestDetails()));
        } catch (ResourceNotFoundException | ResourceGoneException absent) {
            return Optional.empty();
        }
    }
}
