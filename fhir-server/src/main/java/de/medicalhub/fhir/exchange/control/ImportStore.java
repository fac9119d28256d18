package de.medicalhub.fhir.exchange.control;

import de.medicalhub.fhir.exchange.entity.ImportJob;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/** Where imported resources go. */
public interface ImportStore {
    /** Creates or updates all of them by their ids in the running transaction, in the name of the job's sender. */
    void store(ImportJob job, List<Resource> resources);
}
