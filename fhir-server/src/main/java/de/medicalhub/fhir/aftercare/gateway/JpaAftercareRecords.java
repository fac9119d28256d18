package de.medicalhub.fhir.aftercare.gateway;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.param.UriParam;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.fhir.Posts;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.aftercare.control.AftercareRecords;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** The records in HAPI's store. */
@Component
class JpaAftercareRecords implements AftercareRecords {
    private static final Set<Task.TaskStatus> OPEN = EnumSet.of(
            Task.TaskStatus.REQUESTED,
            Task.TaskStatus.RECEIVED,
            Task.TaskStatus.ACCEPTED,
            Task.TaskStatus.READY,
            Task.TaskStatus.INPROGRESS);

    private final DaoRegistry daos;
    private final IFhirSystemDao<Bundle, Meta> system;

    JpaAftercareRecords(DaoRegistry daos, IFhirSystemDao<Bundle, Meta> system) {
        this.daos = daos;
        this.system = system;
    }

    @Override
    public <T extends Resource> Optional<T> find(Class<T> type, String reference) {
        // A search, because a read that finds nothing would mark a transaction that runs as failed.
        IdType id = new IdType(reference);
        return id.hasIdPart()
                ? search(type, new SearchParameterMap("_id", new TokenParam(id.getIdPart()))).stream()
                        .findFirst()
                : Optional.empty();
    }

    @Override
    public Optional<CareTeam> teamOf(String caseId) {
        return search(
                        CareTeam.class,
                        new SearchParameterMap("identifier", new TokenParam(HubCodes.CASE_SYSTEM, caseId))
                                .add("status", new TokenParam("active")))
                .stream()
                .findFirst();
    }

    @Override
    public <T extends Resource> List<T> partsOf(Class<T> type, String caseId) {
        return search(type, new SearchParameterMap("identifier", new TokenParam(HubCodes.CASE_SYSTEM, caseId)));
    }

    @Override
    public List<Task> waitingTasksOf(String caseId) {
        return search(
                Task.class,
                new SearchParameterMap("group-identifier", new TokenParam(HubCodes.CASE_SYSTEM, caseId))
                        .add("code", new TokenParam(HubCodes.TASK_CODE, HubCodes.TASK_CARE))
                        .add("status", new TokenParam("requested")));
    }

    @Override
    public List<String> housesOf(String person) {
        return person.startsWith("Practitioner/")
                ? search(
                                PractitionerRole.class,
                                new SearchParameterMap("practitioner", new ReferenceParam(person))
                                        .add("active", new TokenParam("true")))
                        .stream()
                        .filter(post -> !Posts.isSubstitute(post))
                        .map(post -> LocalReference.of(post.getOrganization()))
                        .toList()
                : List.of();
    }

    @Override
    public List<Goal> rangesOf(String patient) {
        return search(
                        Goal.class,
                        new SearchParameterMap("patient", new ReferenceParam(patient))
                                .add("lifecycle-status", new TokenParam("active")))
                .stream()
                .filter(goal -> CaseId.find(goal).isPresent())
                .toList();
    }

    @Override
    public List<Flag> openFlagsOf(String patient) {
        return search(Flag.class, new SearchParameterMap("patient", new ReferenceParam(patient))).stream()
                .filter(flag -> flag.getStatus() == Flag.FlagStatus.ACTIVE)
                .toList();
    }

    @Override
    public List<Task> openQuestionnairesOf(String patient) {
        return search(
                        Task.class,
                        new SearchParameterMap("patient", new ReferenceParam(patient))
                                .add("code", new TokenParam(HubCodes.SDC_TASK, HubCodes.SDC_COMPLETE)))
                .stream()
                .filter(task -> OPEN.contains(task.getStatus()))
                .toList();
    }

    @Override
    public Optional<Questionnaire> questionnaire(String canonical) {
        return search(
                        Questionnaire.class,
                        new SearchParameterMap("url", new UriParam(canonical)).add("status", new TokenParam("active")))
                .stream()
                .findFirst();
    }

    @Override
    public List<String> store(Bundle transaction) {
        try {
            return system.transaction(new SystemRequestDetails(), transaction).getEntry().stream()
                    .map(entry ->
                            LocalReference.of(new IdType(entry.getResponse().getLocation())))
                    .toList();
        } catch (ResourceVersionConflictException
                | PreconditionFailedException
                | ConcurrencyFailureException conflict) {
            throw new HubException(ProblemKind.CONFLICT, "Somebody else was faster.", conflict);
        }
    }

    @Override
    public String write(Resource resource) {
        IFhirResourceDao<Resource> dao = dao(resource.getClass());
        IIdType id = resource.getIdElement().hasIdPart()
                ? dao.update(resource, new SystemRequestDetails()).getId()
                : dao.create(resource, new SystemRequestDetails()).getId();
        return LocalReference.of(id);
    }

    @SuppressWarnings("unchecked") // The registry gives the DAO of the resource's own class.
    private IFhirResourceDao<Resource> dao(Class<?> type) {
        return daos.getResourceDao((Class<Resource>) type);
    }

    private <T extends Resource> List<T> search(Class<T> type, SearchParameterMap criteria) {
        criteria.setLoadSynchronous(true);
        return daos.getResourceDao(type).searchForResources(criteria, new SystemRequestDetails());
    }
}
