package de.medicalhub.fhir.access.control;

/** Lets those who create under one condition at the same time do so one after the other. */
public interface CreationLock {
    /** Waits until nobody else holds it; held until the running transaction ends. */
    void take(String condition);
}
