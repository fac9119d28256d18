package de.medicalhub.fhir.ride.gateway;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.ride.control.RideRecords;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Legs in HAPI's store. */
@Component
class JpaRideRecords implements RideRecords {
    /** First key of the advisory locks of orders, so that they meet no other locks of this database. */
    private static final int LOCK_OF_ORDERS = 56_728;

    private final DaoRegistry daos;
    private final IFhirSystemDao<Bundle, Meta> system;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    JpaRideRecords(
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
    public Optional<Task> findLeg(String id) {
        try {
            Task task = daos.getResourceDao(Task.class).read(new IdType("Task", id), new SystemRequestDetails());
            return Optional.of(task)
                    .filter(leg -> leg.getCode().hasCoding(HubCodes.TASK_CODE, HubCodes.TASK_TRANSPORT_LEG)
                            && !leg.hasPartOf());
        } catch (ResourceNotFoundException | ResourceGoneException absent) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<ServiceRequest> findRequest(String id) {
        try {
            return Optional.of(daos.getResourceDao(ServiceRequest.class)
                    .read(new IdType("ServiceRequest", id), new SystemRequestDetails()));
        } catch (ResourceNotFoundException | ResourceGoneException absent) {
            return Optional.empty();
        }
    }

    @Override
    public List<Task> legsOf(String orderNumber) {
        return Stream.of("-out", "-back")
                .flatMap(way -> findLeg("phone-" + orderNumber + way).stream())
                .toList();
    }

    @Override
    public Optional<Patient> patientOf(String orderNumber) {
        try {
            return Optional.of(daos.getResourceDao(Patient.class)
                    .read(new IdType("Patient", "phone-" + orderNumber), new SystemRequestDetails()));
        } catch (ResourceNotFoundException | ResourceGoneException absent) {
            return Optional.empty();
        }
    }

    /** Whoever comes second waits for the first, and sees then what it stored. */
    @Override
    public void storeNew(String orderNumber, Bundle order) {
        orConflict(() -> transaction.execute(status -> {
            lock(jdbc, orderNumber);
            Integer stored = jdbc.queryForObject(
                    "select count(*) from hfj_resource where res_type = 'Task' and fhir_id = ?",
                    Integer.class,
                    "phone-" + orderNumber + "-out");
            if (stored == null || stored > 0) {
                throw new HubException(ProblemKind.CONFLICT, "Something is stored under that number.");
            }
            return system.transactionNested(new SystemRequestDetails(), order);
        }));
    }

    @Override
    public void store(Bundle changes) {
        orConflict(() -> system.transaction(new SystemRequestDetails(), changes));
    }

    /** Until the transaction ends nobody else writes about that order. */
    static void lock(JdbcTemplate jdbc, String orderNumber) {
        jdbc.query(
                "select pg_advisory_xact_lock(?, hashtext(?))",
                (RowCallbackHandler) row -> {},
                LOCK_OF_ORDERS,
                orderNumber);
    }

    static <T> T orConflict(Supplier<@Nullable T> storing) {
        try {
            return Objects.requireNonNull(storing.get());
        } catch (ResourceVersionConflictException
                | PreconditionFailedException
                | ConcurrencyFailureException conflict) {
            throw new HubException(ProblemKind.CONFLICT, "Somebody else was faster.", conflict);
        }
    }
}
