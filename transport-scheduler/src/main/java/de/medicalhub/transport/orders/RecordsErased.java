package de.medicalhub.transport.orders;

import java.util.Set;

/**
 * The FHIR server has erased these, and so must whoever holds more about them; told in the transaction that notes it.
 *
 * @param taskIds of leg Tasks and others; a job has the id of its order
 * @param patients references
 */
public record RecordsErased(Set<String> taskIds, Set<String> patients) {
    /** Keeps its own copy. */
    public RecordsErased {
        taskIds = Set.copyOf(taskIds);
        patients = Set.copyOf(patients);
    }
}
