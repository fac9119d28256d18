package de.medicalhub.fhir.ride.control;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** Keeps what is stored, by its reference. */
class RideMemory implements RideRecords {
    final Map<String, Resource> stored = new LinkedHashMap<>();
    int transactions;

    @Override
    public Optional<Task> findLeg(String id) {
        return Optional.ofNullable((Task) stored.get("Task/" + id));
    }

    @Override
    public Optional<ServiceRequest> findRequest(String id) {
        return Optional.ofNullable((ServiceRequest) stored.get("ServiceRequest/" + id));
    }

    @Override
    public List<Task> legsOf(String orderNumber) {
        return Stream.of(false, true)
                .flatMap(back -> findLeg(RideIds.ofPhone(orderNumber).leg(back)).stream())
                .toList();
    }

    @Override
    public Optional<Patient> patientOf(String orderNumber) {
        return Optional.ofNullable((Patient) stored.get("Patient/phone-" + orderNumber));
    }

    @Override
    public void storeNew(String orderNumber, Bundle transaction) {
        if (!legsOf(orderNumber).isEmpty()) {
            throw new HubException(ProblemKind.CONFLICT, "there");
        }
        store(transaction);
    }

    @Override
    public void store(Bundle transaction) {
        transactions++;
        transaction.getEntry().forEach(entry -> stored.put(entry.getRequest().getUrl(), entry.getResource()));
    }

    <T extends Resource> List<T> all(Class<T> type) {
        return stored.values().stream().filter(type::isInstance).map(type::cast).toList();
    }
}
