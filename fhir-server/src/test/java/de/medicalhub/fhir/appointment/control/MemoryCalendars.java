package de.medicalhub.fhir.appointment.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.consent.Agreement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;

/** Calendars in memory that keep versions and refuse stale ones, as the real store does. */
final class MemoryCalendars implements Calendars {
    static final String OWNER = "Organization/hospital";

    /** Works for another organisation; everybody else for the owner. */
    static final String THEIR_DOCTOR = "Practitioner/theirs";

    private final Map<String, Resource> stored = new LinkedHashMap<>();

    /** What became of the names that a transaction gives. */
    private final Map<String, String> names = new HashMap<>();

    /** Runs when Slots are locked, as if another request had held them until then. */
    Runnable beforeLock = () -> {};

    /** Runs just before the next transaction is stored, as if another request came in between. */
    Runnable beforeStore = () -> {};

    void put(String reference, Resource resource) {
        resource.setId(new IdType(reference).withVersion("1"));
        stored.put(reference, resource);
    }

    <T extends Resource> List<T> all(Class<T> type) {
        return stored.values().stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public <T extends Resource> Optional<T> find(Class<T> type, String reference) {
        return Optional.ofNullable(stored.get(reference))
                .filter(type::isInstance)
                .map(found -> type.cast(found.copy()));
    }

    @Override
    public Set<String> existing(Collection<String> references) {
        return references.stream().filter(stored::containsKey).collect(Collectors.toSet());
    }

    @Override
    public List<Slot> slotsOf(String schedule, TimeSpan time) {
        return all(Slot.class).stream()
                .filter(slot -> LocalReference.of(slot.getSchedule()).equals(schedule))
                .map(Slot::copy)
                .toList();
    }

    @Override
    public Set<String> organisationsOf(Schedule schedule) {
        return schedule.getActor().stream()
                .map(actor -> LocalReference.of(actor).equals(THEIR_DOCTOR) ? "Organization/other" : OWNER)
                .collect(Collectors.toSet());
    }

    @Override
    public List<Appointment> holding(String slot) {
        return all(Appointment.class).stream()
                .filter(appointment -> Refs.slots(appointment).contains(slot))
                .toList();
    }

    @Override
    public List<Schedule> calendarsOf(String actor) {
        return all(Schedule.class).stream()
                .filter(calendar -> calendar.getActor().stream()
                        .anyMatch(one -> LocalReference.of(one).equals(actor)))
                .toList();
    }

    @Override
    public Optional<CareTeam> teamOf(String caseId) {
        return all(CareTeam.class).stream()
                .filter(team -> CaseId.find(team).filter(caseId::equals).isPresent())
                .findFirst();
    }

    @Override
    public List<Agreement> agreementsOf(String caseId) {
        return all(Consent.class).stream()
                .flatMap(consent -> Agreement.read(consent).stream())
                .filter(agreement -> agreement.caseId().equals(caseId))
                .toList();
    }

    @Override
    public List<Encounter> encountersOf(String appointment) {
        return all(Encounter.class).stream()
                .filter(encounter -> {
                    String name = encounter.getAppointmentFirstRep().getReference();
                    return appointment.equals(names.getOrDefault(name, name));
                })
                .map(Encounter::copy)
                .toList();
    }

    @Override
    public List<Appointment> appointmentsOf(String person, TimeSpan time) {
        return all(Appointment.class).stream()
                .filter(appointment -> Refs.actors(appointment).contains(person))
                .toList();
    }

    @Override
    public List<PractitionerRole> postsIn(String organisation) {
        return all(PractitionerRole.class);
    }

    @Override
    public List<String> store(Bundle transaction) {
        Runnable inBetween = beforeStore;
        beforeStore = () -> {};
        inBetween.run();
        for (Bundle.BundleEntryComponent entry : transaction.getEntry()) {
            Resource current = stored.get(entry.getRequest().getUrl());
            boolean stale = entry.getRequest().hasIfMatch()
                    && (current == null || !entry.getRequest().getIfMatch().equals(version(current)));
            if (stale) {
                throw new HubException(ProblemKind.CONFLICT, "Somebody else was faster.");
            }
        }
        List<String> ids = new ArrayList<>();
        transaction.getEntry().forEach(entry -> ids.add(save(entry)));
        return ids;
    }

    @Override
    public void lock(Collection<String> slots) {
        Runnable another = beforeLock;
        beforeLock = () -> {};
        another.run();
    }

    @Override
    public void update(Slot slot) {
        bump(LocalReference.of(slot), slot);
    }

    private String save(Bundle.BundleEntryComponent entry) {
        if (entry.getRequest().getMethod() == Bundle.HTTPVerb.PUT) {
            bump(entry.getRequest().getUrl(), entry.getResource());
            return entry.getRequest().getUrl();
        }
        String reference = entry.getResource().fhirType() + "/new" + stored.size();
        put(reference, entry.getResource());
        names.put(entry.getFullUrl(), reference);
        return reference;
    }

    private void bump(String reference, Resource resource) {
        resource.setId(new IdType(reference).withVersion("2"));
        stored.put(reference, resource);
    }

    private static String version(Resource resource) {
        return "W/\"" + resource.getIdElement().getVersionIdPart() + "\"";
    }
}
