package de.medicalhub.fhir.audit;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import org.hl7.fhir.r4.model.AuditEvent;

/** What other features must tell the trail when they work outside a request, or answer in pieces. */
public interface Trail {
    /** What follows on this thread is done for this request. */
    void begin(RequestDetails request);

    /** Writes down what was touched since; before a piece of an answer leaves, or with what was written. */
    void flush();

    /**
     * The latest events about the patient, newest first, each with a sentence said to the patient; whether the reader may know
     * them is the caller's to decide.
     */
    List<AuditEvent> about(String patient, int count);

    /** The thread will do something else. */
    void end();
}
