package de.medicalhub.fhir.ride.control;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** The records as standing orders need them, read and written in the name of the system. */
public interface StandingRecords {
    /** A standing order as it is stored. */
    record Kept(ServiceRequest request, Task task, Patient patient) {
        /** Number of the order. */
        public String number() {
            return request.getIdElement()
                    .getIdPart()
                    .substring(RideIds.standing("").length());
        }
    }

    /**
     * Runs something about one order, in one transaction and alone on all nodes: whoever comes second waits, and sees what was
     * stored.
     *
     * @throws de.medicalhub.common.problem.HubException CONFLICT if others have written a part of it meanwhile; then nothing is
     *     stored
     */
    <T> T alone(String number, Supplier<T> work);

    /** The order of that number. */
    Optional<Kept> find(String number);

    /** All orders of these carriers, also those that have ended. */
    List<Kept> ofCarriers(Set<String> carriers);

    /** Numbers of all orders that have not ended. */
    List<String> running();

    /** All legs that were made of the order; legs of drivers left out. */
    List<Task> legsOf(String number);

    /**
     * The same of all these orders in one question, by their numbers.
     *
     * @param since when they were made at the earliest
     */
    Map<String, List<Task>> legsOfAll(List<String> numbers, Instant since);

    /** The request of a leg. */
    Optional<ServiceRequest> findRequest(String id);

    /** Stores a transaction, wholly or not at all. */
    void store(Bundle transaction);
}
