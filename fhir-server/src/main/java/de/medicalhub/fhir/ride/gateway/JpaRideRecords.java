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
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Task;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** Legs in HAPI's store. */
@Component
class JpaRideRecords implements RideRecords {
    private final DaoRegistry daos;
    private final IFhirSystemDao<Bundle, Meta> system;

    JpaRideRecords(DaoRegistry daos, IFhirSystemDao<Bundle, Meta> system) {
        this.daos = daos;
        this.system = system;
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
    public List<Task> legsOf(String orderNumber) {
        return Stream.of("-out", "-back")
                .flatMap(way -> findLeg("phone-" + orderNumber + way).stream())
                .toList();
    }

    @Override
    public void store(Bundle transaction) {
        try {
            system.transaction(new SystemRequestDetails(), transaction);
        } catch (ResourceVersionConflictException
                | PreconditionFailedException
                | ConcurrencyFailureException conflict) {
            throw new HubException(ProblemKind.CONFLICT, "Somebody else was faster.", conflict);
        }
    }
}
