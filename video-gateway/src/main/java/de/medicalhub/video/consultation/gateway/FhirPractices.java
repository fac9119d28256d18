package de.medicalhub.video.consultation.gateway;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import de.medicalhub.common.fhir.Posts;
import de.medicalhub.video.consultation.Practice;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Resource;

/**
 * The practice of a practitioner as the directory tells it: the phone of the role, else that of the organisation; and all
 * organisations of active roles, because what an operator has set for one holds whichever role comes first.
 */
final class FhirPractices {
    private FhirPractices() {}

    static Practice of(IGenericClient client, String practitioner) {
        Bundle found = client.search()
                .byUrl("PractitionerRole?active=true&practitioner=" + practitioner
                        + "&_include=PractitionerRole:organization")
                .returnBundle(Bundle.class)
                .execute();
        return of(found.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .toList());
    }

    static Practice of(List<? extends Resource> directory) {
        Optional<PractitionerRole> post = directory.stream()
                .filter(PractitionerRole.class::isInstance)
                .map(PractitionerRole.class::cast)
                .filter(role -> !Posts.isSubstitute(role))
                .findFirst();
        Optional<Organization> organization =
                post.map(role -> organizationOf(role, directory)).orElseGet(() -> first(directory, Organization.class));
        Stream<ContactPoint> numbers = Stream.concat(
                post.stream().flatMap(role -> role.getTelecom().stream()),
                organization.stream().flatMap(practice -> practice.getTelecom().stream()));
        String phone = numbers.filter(FhirPractices::isPhone)
                .map(ContactPoint::getValue)
                .findFirst()
                .orElse("");
        String name = organization.map(Organization::getName).orElse("");
        return new Practice(name, phone, organizations(directory));
    }

    private static Set<String> organizations(List<? extends Resource> directory) {
        Stream<IIdType> ofRoles = directory.stream()
                .filter(PractitionerRole.class::isInstance)
                .map(role -> ((PractitionerRole) role).getOrganization().getReferenceElement());
        Stream<IIdType> included =
                directory.stream().filter(Organization.class::isInstance).map(Resource::getIdElement);
        return Stream.concat(ofRoles, included)
                .filter(IIdType::hasIdPart)
                .map(id -> "Organization/" + id.getIdPart())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Who covers for another practice for a time is rung up in the own one. */
    private static Optional<Organization> organizationOf(PractitionerRole post, List<? extends Resource> directory) {
        String own = post.getOrganization().getReferenceElement().getIdPart();
        return directory.stream()
                .filter(Organization.class::isInstance)
                .map(Organization.class::cast)
                .filter(one -> own == null || own.equals(one.getIdElement().getIdPart()))
                .findFirst();
    }

    /** A number that is no longer good, or somebody's own, is none of the practice. */
    private static boolean isPhone(ContactPoint contact) {
        return contact.getSystem() == ContactPoint.ContactPointSystem.PHONE
                && contact.hasValue()
                && contact.getUse() != ContactPoint.ContactPointUse.OLD
                && contact.getUse() != ContactPoint.ContactPointUse.HOME;
    }

    private static <T> Optional<T> first(List<? extends Resource> directory, Class<T> type) {
        return directory.stream().filter(type::isInstance).map(type::cast).findFirst();
    }
}
