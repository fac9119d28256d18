package de.medicalhub.portal.identity.control;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import de.medicalhub.common.fhir.Posts;
import de.medicalhub.portal.identity.Organisation;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PractitionerRole;

/** For whom a person works: organisations of their active PractitionerRoles. */
public final class Memberships {
    private final IGenericClient fhir;
    private final Clock clock;

    public Memberships(IGenericClient fhir, Clock clock) {
        this.clock = clock;
        this.fhir = fhir;
    }

    /**
     * @param practitioner such as {@code Practitioner/gp-1}
     */
    public List<Organisation> list(String practitioner) {
        Bundle found = fhir.search()
                .byUrl("PractitionerRole?active=true&practitioner=" + practitioner
                        + "&_include=PractitionerRole:organization")
                .returnBundle(Bundle.class)
                .execute();
        return in(found, clock.instant());
    }

    /** Those whose time has come and is not over: a substitute belongs to a practice for a time only. */
    static List<Organisation> in(Bundle found, Instant now) {
        Map<String, String> names = found.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Organization.class::isInstance)
                .map(Organization.class::cast)
                .collect(Collectors.toMap(
                        organisation ->
                                "Organization/" + organisation.getIdElement().getIdPart(),
                        Organization::getName,
                        (first, second) -> first));
        return found.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(PractitionerRole.class::isInstance)
                .map(PractitionerRole.class::cast)
                .filter(post -> Posts.holdsAt(post, now))
                .sorted(Comparator.comparing(Posts::isSubstitute))
                .map(post -> post.getOrganization().getReference())
                .distinct()
                .map(reference -> new Organisation(reference, names.getOrDefault(reference, reference)))
                .toList();
    }
}
