package de.medicalhub.fhir.access.control;

import de.medicalhub.fhir.access.Owner;
import de.medicalhub.fhir.access.entity.Relation;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;

/** What a hospital's own system writes that is about nobody: its calendars, its medicines, its loose content. */
final class HospitalEntries {
    private final Ties ties;
    private final CareRecords records;
    private final Collection<? extends IBaseResource> atHand;

    /**
     * @param atHand what the same request has stored already
     */
    HospitalEntries(Ties ties, CareRecords records, Collection<? extends IBaseResource> atHand) {
        this.ties = ties;
        this.records = records;
        this.atHand = atHand;
    }

    /** Whether both versions are the own organisation's. */
    boolean may(Relation relation, Optional<IBaseResource> old, IBaseResource written) {
        return old.map(before -> isOwn(relation, before)).orElse(true) && isOwn(relation, written);
    }

    private boolean isOwn(Relation relation, IBaseResource resource) {
        return switch (relation) {
            case OWN_CONTENT ->
                resource instanceof Binary binary
                        && ties.organisations().contains(Subjects.local(binary.getSecurityContext()));
            case OWN_ENTRY ->
                resource instanceof Resource entry
                        && Owner.find(entry)
                                .filter(ties.organisations()::contains)
                                .isPresent();
            case OWN_CALENDAR -> isOwnCalendar(resource);
            default -> false;
        };
    }

    private boolean isOwnCalendar(IBaseResource resource) {
        if (resource instanceof Slot slot) {
            return find(Subjects.local(slot.getSchedule()))
                    .filter(schedule -> schedule instanceof Schedule && isOwnCalendar(schedule))
                    .isPresent();
        }
        return resource instanceof Schedule schedule
                && schedule.hasActor()
                && schedule.getActor().stream().allMatch(this::isOwnActor);
    }

    private boolean isOwnActor(Reference actor) {
        String reference = Subjects.local(actor);
        Set<String> employers = reference.startsWith("Practitioner/")
                ? records.organisationsOf(reference)
                : find(reference).stream()
                        .flatMap(HospitalEntries::organisation)
                        .map(Subjects::local)
                        .collect(Collectors.toSet());
        return employers.stream().anyMatch(ties.organisations()::contains);
    }

    private Optional<IBaseResource> find(String reference) {
        return atHand.stream()
                .map(IBaseResource.class::cast)
                .filter(resource -> Subjects.reference(resource).equals(reference))
                .findFirst()
                .or(() -> ties.current(reference));
    }

    private static Stream<Reference> organisation(IBaseResource actor) {
        if (actor instanceof PractitionerRole role) {
            return Stream.of(role.getOrganization());
        }
        if (actor instanceof HealthcareService service) {
            return Stream.of(service.getProvidedBy());
        }
        return actor instanceof Location location ? Stream.of(location.getManagingOrganization()) : Stream.empty();
    }
}
