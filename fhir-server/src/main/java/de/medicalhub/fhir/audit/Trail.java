package de.medicalhub.fhir.audit;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Collection;
import java.util.List;
import org.hl7.fhir.r4.model.AuditEvent;

/** What other features must tell the trail when they work outside a request, or answer in pieces. */
public interface Trail {
    /** What follows on this thread is done for this request. */
    void begin(RequestDetails request);

    /**
     * The answer tells something about these patients without showing a resource of theirs.
     *
     * @param patients {@code Patient/…}; with none of them it is written down that something was asked, about nobody
     */
    void tell(Collection<String> patients);

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
