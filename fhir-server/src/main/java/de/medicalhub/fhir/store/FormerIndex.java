package de.medicalhub.fhir.store;

import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/** The rows by which a stored resource is found, before a change (rule 6). */
public interface FormerIndex {
    /**
     * A stored resource is about to be changed: its rows are read now, before the engine reads them one table after the other.
     *
     * @param former its content as the engine has got it
     */
    void prepare(@Nullable IBaseResource former, TransactionDetails transaction);
}
