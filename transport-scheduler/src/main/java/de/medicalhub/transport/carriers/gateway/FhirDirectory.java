package de.medicalhub.transport.carriers.gateway;

import ca.uhn.fhir.rest.client.exceptions.FhirClientConnectionException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import de.medicalhub.common.fhir.FhirClients;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.carriers.control.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.PractitionerRole;

/** Reads PractitionerRoles with the person's own token (rule 1). */
@ApplicationScoped
public class FhirDirectory implements Directory {
    @Inject
    private FhirClients clients;

    @Override
    public Set<String> organisationsOf(String practitioner, String token) {
        try {
            return in(clients.withToken(token)
                    .search()
                    .byUrl("PractitionerRole?active=true&_count=100&practitioner=" + practitioner)
                    .returnBundle(Bundle.class)
                    .execute());
        } catch (FhirClientConnectionException e) {
            throw new HubException(ProblemKind.UNAVAILABLE, "The directory does not answer at the moment.", e);
        } catch (BaseServerResponseException e) {
            ProblemKind kind = e.getStatusCode() == ProblemKind.FORBIDDEN.httpStatus()
                    ? ProblemKind.FORBIDDEN
                    : ProblemKind.UNAVAILABLE;
            throw new HubException(kind, "The directory refuses to say for whom the caller works.", e);
        }
    }

    static Set<String> in(Bundle found) {
        return found.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(PractitionerRole.class::isInstance)
                .map(role -> ((PractitionerRole) role).getOrganization().getReferenceElement())
                .filter(organisation -> organisation.hasIdPart())
                .map(organisation -> "Organization/" + organisation.getIdPart())
                .collect(Collectors.toSet());
    }
}
