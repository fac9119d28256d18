package de.medicalhub.transport.orders.control;

/** Asks the FHIR server to wake the intake when a leg Task changes (rule 5). */
public interface WakeUpCall {
    /** Makes sure that the request stands there; may be called again. */
    void order();
}
