package de.medicalhub.fhir.exchange.control;

import de.medicalhub.fhir.exchange.entity.ExportJob;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The questions whose answers may be fetched. */
public interface ExportJobs {
    /** Keeps a new one and forgets those that were asked before then. */
    void add(ExportJob job, Instant forgetBefore);

    /** The question, if this account asked it. */
    Optional<ExportJob> find(UUID id, String account);

    /** Nobody fetches this any more. */
    void remove(UUID id);
}
