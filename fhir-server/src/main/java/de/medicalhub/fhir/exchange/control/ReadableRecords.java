package de.medicalhub.fhir.exchange.control;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.fhir.exchange.entity.Candidate;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/** Reads as the caller of a request: what the caller may not read is not there, and the trail tells of the rest. */
public interface ReadableRecords {
    /** Whether the caller may read it at least in part; shows nothing, so it leaves no trail. */
    boolean isReadable(RequestDetails request, Candidate candidate);

    /** Those of the candidates that the caller may read, as far as the caller may, in the same order. */
    List<Resource> read(RequestDetails request, List<Candidate> candidates);
}
