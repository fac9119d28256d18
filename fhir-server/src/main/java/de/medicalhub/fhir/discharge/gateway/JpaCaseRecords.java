package de.medicalhub.fhir.discharge.gateway;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.discharge.control.CaseRecords;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** The records in HAPI's store. */
@Component
class JpaCaseRecords implements CaseRecords {
    private static final Map<Class<?>, String> CASE_PARAMETERS =
            Map.of(Task.class, "group-identifier", ServiceRequest.class, "requisition");

    private final DaoRegistry daos;
    private final IFhirSystemDao<Bundle, Meta> system;

    JpaCaseRecords(DaoRegistry daos, IFhirSystemDao<Bundle, Meta> system) {
        this.daos = daos;
        this.system = system;
    }

    @Override
    public <T extends Resource> Optional<T> find(Class<T> type, String reference) {
        IdType id = new IdType(reference);
        if (!id.hasIdPart()) {
            return Optional.empty();
        }
        try {
            return Optional.of(daos.getResourceDao(type).read(id, new SystemRequestDetails()));
        } catch (ResourceNotFoundException | ResourceGoneException absent) {
            return Optional.empty();
        }
    }

    @Override
    public List<Condition> activeConditions(String patient) {
        return search(
                Condition.class,
                about(patient)
                        .add(
                                "clinical-status",
                                new TokenParam("http://terminology.hl7.org/CodeSystem/condition-clinical", "active")));
    }

    @Override
    public List<MedicationRequest> activeMedication(String patient) {
        return search(MedicationRequest.class, about(patient).add("status", new TokenParam("active")));
    }

    @Override
    public Optional<Location> locationOf(String organisation) {
        return search(Location.class, new SearchParameterMap("organization", new ReferenceParam(organisation))).stream()
                .findFirst();
    }

    @Override
    public boolean hasActiveCase(String encounter) {
        return !search(
                        CarePlan.class,
                        new SearchParameterMap()
                                .add("encounter", new ReferenceParam(encounter))
                                .add("status", new TokenParam("active"))
                                .add("category", new TokenParam(HubCodes.PLAN_CATEGORY, "discharge")))
                .isEmpty();
    }

    @Override
    public List<Task> referralsFor(String serviceRequest) {
        return search(
                Task.class,
                new SearchParameterMap()
                        .add("focus", new ReferenceParam(serviceRequest))
                        .add("code", new TokenParam(HubCodes.TASK_CODE, HubCodes.TASK_REFERRAL)));
    }

    @Override
    public List<Task> waitingReferrals() {
        return search(
                Task.class,
                new SearchParameterMap()
                        .add("code", new TokenParam(HubCodes.TASK_CODE, HubCodes.TASK_REFERRAL))
                        .add(
                                "status",
                                new TokenOrListParam()
                                        .add(new TokenParam("requested"))
                                        .add(new TokenParam("received"))));
    }

    @Override
    public Optional<CareTeam> teamOf(String caseId) {
        return search(CareTeam.class, ofCase("identifier", caseId).add("status", new TokenParam("active"))).stream()
                .findFirst();
    }

    @Override
    public Optional<Consent> consentOf(String caseId, String purpose) {
        return search(
                        Consent.class,
                        ofCase("identifier", caseId)
                                .add("status", new TokenParam("active"))
                                .add("category", new TokenParam(HubCodes.CONSENT_PURPOSE, purpose)))
                .stream()
                .findFirst();
    }

    @Override
    public Optional<Task> deliveryLegOf(String caseId) {
        return search(
                        Task.class,
                        ofCase("group-identifier", caseId)
                                .add("code", new TokenParam(HubCodes.TASK_CODE, HubCodes.TASK_DELIVERY_LEG)))
                .stream()
                .filter(task -> !task.hasPartOf())
                .findFirst();
    }

    @Override
    public List<Provenance> recordsAbout(String reference) {
        return search(Provenance.class, new SearchParameterMap("target", new ReferenceParam(reference)));
    }

    @Override
    public <T extends Resource> List<T> partsOf(Class<T> type, String caseId) {
        return search(type, ofCase(CASE_PARAMETERS.getOrDefault(type, "identifier"), caseId));
    }

    @Override
    public List<String> store(Bundle transaction) {
        try {
            return system.transaction(new SystemRequestDetails(), transaction).getEntry().stream()
                    .map(entry -> new IdType(entry.getResponse().getLocation()))
                    .map(id -> id.getResourceType() + "/" + id.getIdPart())
                    .toList();
        } catch (ResourceVersionConflictException
                | PreconditionFailedException
                | ConcurrencyFailureException conflict) {
            throw new HubException(ProblemKind.CONFLICT, "Somebody else was faster.", conflict);
        }
    }

    private <T extends Resource> List<T> search(Class<T> type, SearchParameterMap criteria) {
        criteria.setLoadSynchronous(true);
        return daos.getResourceDao(type).searchForResources(criteria, new SystemRequestDetails());
    }

    private static SearchParameterMap about(String patient) {
        return new SearchParameterMap("subject", new ReferenceParam(patient));
    }

    private static SearchParameterMap ofCase(String parameter, String caseId) {
        return new SearchParameterMap(parameter, new TokenParam(HubCodes.CASE_SYSTEM, caseId));
    }
}
