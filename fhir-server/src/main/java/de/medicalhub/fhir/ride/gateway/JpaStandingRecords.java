package de.medicalhub.fhir.ride.gateway;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.ParamPrefixEnum;
import ca.uhn.fhir.rest.param.ReferenceOrListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.ride.control.StandingRecords;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Standing orders in HAPI's store. */
@Component
class JpaStandingRecords implements StandingRecords {
    private static final String PREFIX = "standing-";

    private final DaoRegistry daos;
    private final IFhirSystemDao<Bundle, Meta> system;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    JpaStandingRecords(
            DaoRegistry daos,
            IFhirSystemDao<Bundle, Meta> system,
            DataSource dataSource,
            PlatformTransactionManager transactions) {
        this.daos = daos;
        this.system = system;
        jdbc = new JdbcTemplate(dataSource);
        transaction = new TransactionTemplate(transactions);
    }

    @Override
    public <T> T alone(String number, Supplier<T> work) {
        return JpaRideRecords.orConflict(() -> transaction.execute(status -> {
            JpaRideRecords.lock(jdbc, number);
            return work.get();
        }));
    }

    @Override
    public Optional<Kept> find(String number) {
        return read(Task.class, PREFIX + number).flatMap(this::kept);
    }

    @Override
    public List<Kept> ofCarriers(Set<String> carriers) {
        ReferenceOrListParam owners = new ReferenceOrListParam();
        carriers.forEach(carrier -> owners.add(new ReferenceParam(carrier)));
        return search(standing().add("owner", owners)).stream()
                .flatMap(task -> kept(task).stream())
                .toList();
    }

    @Override
    public List<String> running() {
        return search(standing().add("status", new TokenParam("in-progress"))).stream()
                .map(task -> task.getIdElement().getIdPart().substring(PREFIX.length()))
                .toList();
    }

    @Override
    public List<Task> legsOf(String number) {
        return search(new SearchParameterMap()
                        .add("based-on", new ReferenceParam("ServiceRequest/" + PREFIX + number))
                        .add("code", new TokenParam(HubCodes.TASK_CODE, HubCodes.TASK_TRANSPORT_LEG)))
                .stream()
                .filter(task -> !task.hasPartOf())
                .toList();
    }

    @Override
    public Map<String, List<Task>> legsOfAll(List<String> numbers, Instant since) {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        ReferenceOrListParam orders = new ReferenceOrListParam();
        numbers.forEach(number -> orders.add(new ReferenceParam("ServiceRequest/" + PREFIX + number)));
        return search(new SearchParameterMap()
                        .add("based-on", orders)
                        .add("code", new TokenParam(HubCodes.TASK_CODE, HubCodes.TASK_TRANSPORT_LEG))
                        .add("authored-on", new DateParam(ParamPrefixEnum.GREATERTHAN_OR_EQUALS, Date.from(since))))
                .stream()
                .filter(task -> !task.hasPartOf())
                .collect(Collectors.groupingBy(task -> LocalReference.of(task.getBasedOnFirstRep())
                        .substring("ServiceRequest/".length() + PREFIX.length())));
    }

    @Override
    public Optional<ServiceRequest> findRequest(String id) {
        return read(ServiceRequest.class, id);
    }

    @Override
    public void store(Bundle bundle) {
        system.transactionNested(new SystemRequestDetails(), bundle);
    }

    /** Of what is half erased nothing rides. */
    private Optional<Kept> kept(Task task) {
        return read(ServiceRequest.class, task.getIdElement().getIdPart())
                .flatMap(request -> read(
                                Patient.class, LocalReference.of(task.getFor()).replace("Patient/", ""))
                        .map(patient -> new Kept(request, task, patient)));
    }

    private static SearchParameterMap standing() {
        return new SearchParameterMap("code", new TokenParam(HubCodes.TASK_CODE, HubCodes.TASK_STANDING_RIDE));
    }

    private List<Task> search(SearchParameterMap criteria) {
        criteria.setLoadSynchronous(true);
        return daos.getResourceDao(Task.class).searchForResources(criteria, new SystemRequestDetails());
    }

    /** Asked for first: what the engine does not find would undo the whole transaction. */
    private <T extends Resource> Optional<T> read(Class<T> type, String id) {
        List<String> there = jdbc.queryForList(
                "select fhir_id from hfj_resource where res_type = ? and fhir_id = ? and res_deleted_at is null",
                String.class,
                type.getSimpleName(),
                id);
        return there.stream()
                .findFirst()
                .map(found -> daos.getResourceDao(type)
                        .read(new IdType(type.getSimpleName(), found), new SystemRequestDetails()));
    }
}
