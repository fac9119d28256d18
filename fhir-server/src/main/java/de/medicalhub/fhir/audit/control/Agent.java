package de.medicalhub.fhir.audit.control;

import de.medicalhub.fhir.access.Caller;

/**
 * Who accesses.
 *
 * @param reference {@code Practitioner/…} or {@code Patient/…}; empty for a module itself
 * @param account name of the account
 */
record Agent(String reference, String account) {
    static Agent of(Caller caller) {
        return new Agent(caller.fhirUser(), caller.username());
    }

    /** What the trail calls this agent. */
    String name() {
        return reference.isEmpty() ? account : reference;
    }
}
