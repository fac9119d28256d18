package de.medicalhub.transport.carriers.gateway;

import ca.uhn.fhir.rest.client.exceptions.FhirClientConnectionException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import de.medicalhub.common.fhir.FhirClients;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.carriers.control.CarrierNames;
import de.medicalhub.transport.carriers.control.CarrierPhones;
import de.medicalhub.transport.carriers.control.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PractitionerRole;

/** Reads PractitionerRoles and Organizations with the person's own token (rule 1). */
@ApplicationScoped
public class FhirDirectory implements Directory, CarrierNames, CarrierPhones {
    @Inject
    private FhirClients clients;

    @Override
    public Set<String> organisationsOf(String practitioner, String token) {
        return in(search("PractitionerRole?active=true&_count=100&practitioner=" + practitioner, token));
    }

    @Override
    public Map<String, String> namesOf(Set<String> organisations, String token) {
        String ids = organisations.stream()
                .map(reference -> reference.substring(reference.indexOf('/') + 1))
                .sorted()
                .collect(Collectors.joining(","));
        return names(search("Organization?_count=100&_elements=name&_id=" + ids, token));
    }

    @Override
    public Optional<String> phoneOf(String organisation, String token) {
        String id = organisation.substring(organisation.indexOf('/') + 1);
        return phone(search("Organization?_count=1&_elements=telecom&_id=" + id, token));
    }

    private Bundle search(String url, String token) {
        try {
            return clients.withToken(token)
                    .search()
                    .byUrl(url)
                    .returnBundle(Bundle.class)
                    .execute();
        } catch (FhirClientConnectionException e) {
            throw new HubException(ProblemKind.UNAVAILABLE, "The directory does not answer at the moment.", e);
        } catch (BaseServerResponseException e) {
            ProblemKind kind = e.getStatusCode() == ProblemKind.FORBIDDEN.httpStatus()
                    ? ProblemKind.FORBIDDEN
                    : ProblemKind.UNAVAILABLE;
            throw new HubException(kind, "The directory refuses to say for whom the caller works.", e);
        }
    }

    static Map<String, String> names(Bundle found) {
        return found.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Organization.class::isInstance)
                .map(Organization.class::cast)
                .filter(Organization::hasName)
                .collect(Collectors.toMap(
                        one -> "Organization/" + one.getIdElement().getIdPart(),
                        Organization::getName,
                        (one, same) -> one));
    }

    static Optional<String> phone(Bundle found) {
        return found.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Organization.class::isInstance)
                .flatMap(one -> ((Organization) one).getTelecom().stream())
                .filter(contact -> contact.getSystem() == ContactPoint.ContactPointSystem.PHONE && contact.hasValue())
                .map(ContactPoint::getValue)
                .findFirst();
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
