package de.medicalhub.video.consultation.gateway;

import de.medicalhub.common.fhir.Erasures;
import de.medicalhub.common.fhir.FhirClients;
import de.medicalhub.common.security.ServiceToken;
import de.medicalhub.video.consultation.control.ErasureSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Asks the FHIR server, with the service's own token. */
@ApplicationScoped
public class FhirErasures implements ErasureSource {
    @Inject
    private FhirClients clients;

    @Inject
    private ServiceToken serviceToken;

    @Override
    public Erasures after(int position) {
        return Erasures.after(clients.withToken(serviceToken.get()), position);
    }
}
