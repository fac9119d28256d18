package de.medicalhub.portal.records;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.FhirClients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.hl7.fhir.r4.model.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether somebody may still read a case, asked outside a request with the token of the request that went before. */
@ApplicationScoped
public class CaseReaders {
    private static final Logger LOG = LoggerFactory.getLogger(CaseReaders.class);

    @Inject
    private FhirClients clients;

    /** Whether the server shows the plan of the case; not if it does not answer, or the token has run out. */
    public boolean mayRead(CaseId id, String token) {
        try {
            return clients.withToken(token)
                    .search()
                    .byUrl("CarePlan?identifier=" + id.toSearchToken() + "&_count=1")
                    .returnBundle(Bundle.class)
                    .execute()
                    .hasEntry();
        } catch (BaseServerResponseException refused) {
            LOG.debug("Not readable now", refused);
            return false;
        } catch (RuntimeException fault) {
            LOG.warn(
                    "Whether a case is readable could not be asked ({})",
                    fault.getClass().getName());
            return false;
        }
    }
}
