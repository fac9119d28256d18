package de.medicalhub.fhir.notice.gateway;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.SortOrderEnum;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ParamPrefixEnum;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.notice.control.RecentChanges;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** HAPI's store, in the order in which it was written. */
@Component
class JpaRecentChanges implements RecentChanges {
    private static final int MOST_RELATIVES = 50;
    private static final int MOST_TASKS = 500;

    private final DaoRegistry daos;

    JpaRecentChanges(DaoRegistry daos) {
        this.daos = daos;
    }

    @Override
    public <T extends DomainResource> List<T> since(Class<T> type, Instant moment, int most) {
        SearchParameterMap written = new SearchParameterMap();
        written.setLastUpdated(new DateRangeParam(Date.from(moment), null));
        written.setSort(new SortSpec("_lastUpdated", SortOrderEnum.ASC));
        return search(type, written, most);
    }

    @Override
    public List<Appointment> booked(Instant from, Instant to, int most) {
        SearchParameterMap soon = new SearchParameterMap()
                .add("status", new TokenParam("booked"))
                .add(
                        "date",
                        new DateRangeParam(
                                new DateParam(ParamPrefixEnum.GREATERTHAN, Date.from(from)),
                                new DateParam(ParamPrefixEnum.LESSTHAN_OR_EQUALS, Date.from(to))));
        return search(Appointment.class, soon, most);
    }

    @Override
    public List<Task> waitingQuestionnaires(int most) {
        return search(
                Task.class,
                new SearchParameterMap("code", new TokenParam(HubCodes.TASK_CODE, HubCodes.TASK_QUESTIONNAIRE))
                        .add("status", new TokenParam("requested")),
                most);
    }

    @Override
    public List<Consent> relativesOf(String patient) {
        return search(
                Consent.class,
                new SearchParameterMap("patient", new ReferenceParam(patient))
                        .add("status", new TokenParam("active"))
                        .add("category", new TokenParam(HubCodes.CONSENT_PURPOSE, HubCodes.RELATIVE)),
                MOST_RELATIVES);
    }

    @Override
    public Optional<CarePlan> plan(String reference) {
        return find(CarePlan.class, new IdType(reference).getIdPart());
    }

    @Override
    public <T extends DomainResource> Optional<T> find(Class<T> type, String id) {
        try {
            return Optional.of(daos.getResourceDao(type).read(new IdType(id), new SystemRequestDetails()));
        } catch (ResourceNotFoundException | ResourceGoneException absent) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<CareTeam> teamOf(String caseId) {
        return search(
                        CareTeam.class,
                        new SearchParameterMap("identifier", new TokenParam(HubCodes.CASE_SYSTEM, caseId)),
                        1)
                .stream()
                .findFirst();
    }

    @Override
    public List<Task> tasksOf(String caseId) {
        return search(
                Task.class,
                new SearchParameterMap("group-identifier", new TokenParam(HubCodes.CASE_SYSTEM, caseId)),
                MOST_TASKS);
    }

    private <T extends DomainResource> List<T> search(Class<T> type, SearchParameterMap criteria, int most) {
        criteria.setLoadSynchronousUpTo(most);
        return daos.getResourceDao(type).searchForResources(criteria, new SystemRequestDetails());
    }
}
