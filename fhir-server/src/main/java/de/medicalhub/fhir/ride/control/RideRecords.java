package de.medicalhub.fhir.ride.control;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** The records as phone orders need them, read and written in the name of the system. */
public interface RideRecords {
    /** The leg of that id, as it stands. */
    Optional<Task> findLeg(String id);

    /** The request of the leg of that id. */
    Optional<ServiceRequest> findRequest(String id);

    /** The Tasks that were ordered under that number, the way out first. */
    List<Task> legsOf(String orderNumber);

    /** The patient of that order, as it stands. */
    Optional<Patient> patientOf(String orderNumber);

    /**
     * Stores a new order, wholly or not at all; of two at once one.
     *
     * @throws de.medicalhub.common.problem.HubException CONFLICT if something is stored under that number
     */
    void storeNew(String orderNumber, Bundle transaction);

    /**
     * Stores a transaction, wholly or not at all.
     *
     * @throws de.medicalhub.common.problem.HubException CONFLICT if something was stored meanwhile
     */
    void store(Bundle transaction);
}
