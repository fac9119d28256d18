package de.medicalhub.portal.erasure.gateway;

import de.medicalhub.common.fhir.Erasures;
import de.medicalhub.portal.erasure.control.ErasureSource;
import de.medicalhub.portal.records.NoticeAccount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Asks the FHIR server with the portal's own account. */
@ApplicationScoped
class FhirErasures implements ErasureSource {
    @Inject
    private NoticeAccount account;

    @Override
    public Erasures after(int position) {
        return account.ask(fhir -> Erasures.after(fhir, position));
    }
}
