package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/** Records in memory that keep versions and refuse stale ones, as the real store does. */
final class MemoryRecords implements CaseRecords {
    private final Map<String, Resource> stored = new LinkedHashMap<>();
    private int next = 1;

    /** Runs just before the next transaction is stored, as if another request came in between. */
    Runnable beforeStore = () -> {};

    void put(String reference, Resource resource) {
        resource.setId(new IdType(reference).withVersion("1"));
        stored.put(reference, resource);
    }

    <T extends Resource> List<T> all(Class<T> type) {
        return stored.values().stream().filter(type::isInstance).map(type::cast).toList();
    }

    int size() {
        return stored.size();
    }

    @Override
    public <T extends Resource> Optional<T> find(Class<T> type, String reference) {
        return Optional.ofNullable(stored.get(reference))
                .filter(type::isInstance)
                .map(found -> type.cast(found.copy()));
    }

    @Override
    public List<Condition> activeConditions(String patient) {
        return all(Condition.class);
    }

    @Override
    public List<MedicationRequest> activeMedication(String patient) {
        return all(MedicationRequest.class);
    }

    @Override
    public Optional<Location> locationOf(String organisation) {
        return all(Location.class).stream()
                .filter(location ->
                        References.local(location.getManagingOrganization()).equals(organisation))
                .findFirst();
    }

    @Override
    public boolean hasActiveCase(String encounter) {
        return all(CarePlan.class).stream()
                .filter(plan -> plan.getStatus() == CarePlan.CarePlanStatus.ACTIVE)
                .anyMatch(plan -> References.local(plan.getEncounter()).equals(encounter));
    }

    @Override
    public List<Task> referralsFor(String serviceRequest) {
        return tasks(HubCodes.TASK_REFERRAL)
                .filter(task -> References.local(task.getFocus()).equals(serviceRequest))
                .map(Task::copy)
                .toList();
    }

    @Override
    public List<Task> waitingReferrals() {
        return tasks(HubCodes.TASK_REFERRAL)
                .filter(Referrals::isWaiting)
                .map(Task::copy)
                .toList();
    }

    @Override
    public Optional<CareTeam> teamOf(String caseId) {
        return all(CareTeam.class).stream()
                .filter(team -> team.getStatus() == CareTeam.CareTeamStatus.ACTIVE)
                .findFirst()
                .map(CareTeam::copy);
    }

    @Override
    public Optional<Consent> consentOf(String caseId, String purpose) {
        return all(Consent.class).stream()
                .filter(consent -> References.has(consent.getCategoryFirstRep(), HubCodes.CONSENT_PURPOSE, purpose))
                .findFirst()
                .map(Consent::copy);
    }

    @Override
    public Optional<Task> deliveryLegOf(String caseId) {
        return tasks(HubCodes.TASK_DELIVERY_LEG).findFirst().map(Task::copy);
    }

    /** What was kept with a reason: ends, moves, decisions; not who witnessed a consent. */
    List<Provenance> reasons() {
        return all(Provenance.class).stream().filter(Provenance::hasReason).toList();
    }

    @Override
    public List<Provenance> recordsAbout(String reference) {
        return all(Provenance.class).stream()
                .filter(record -> References.local(record.getTargetFirstRep()).equals(reference))
                .toList();
    }

    @Override
    public <T extends Resource> List<T> partsOf(Class<T> type, String caseId) {
        return all(type).stream()
                .filter(part -> CaseId.find(part).filter(caseId::equals).isPresent())
                .map(part -> type.cast(part.copy()))
                .toList();
    }

    @Override
    public List<String> store(Bundle transaction) {
        Runnable inBetween = beforeStore;
        beforeStore = () -> {};
        inBetween.run();
        transaction.getEntry().forEach(this::requireCurrent);
        Map<String, String> names = new LinkedHashMap<>();
        transaction.getEntry().forEach(entry -> names.put(entry.getFullUrl(), nameOf(entry)));
        List<String> ids = new ArrayList<>(names.values());
        transaction.getEntry().forEach(entry -> save(names.getOrDefault(entry.getFullUrl(), ""), entry, names));
        return ids;
    }

    Stream<Task> tasks(String code) {
        return all(Task.class).stream().filter(task -> Referrals.is(task, code));
    }

    void organisation(String id, String kind) {
        Organization organisation = new Organization().setName("Name of " + id).setActive(true);
        organisation.addType().addCoding().setSystem(HubCodes.ORGANIZATION_KIND).setCode(kind);
        organisation.addAddress().addLine("Am Markt 1").setCity("Mayen").setPostalCode("56727");
        put("Organization/" + id, organisation);
    }

    private void requireCurrent(Bundle.BundleEntryComponent entry) {
        if (entry.getRequest().hasIfMatch()) {
            Resource current = stored.get(entry.getRequest().getUrl());
            String version = current == null ? "" : current.getIdElement().getVersionIdPart();
            if (!("W/\"" + version + "\"").equals(entry.getRequest().getIfMatch())) {
                throw new HubException(ProblemKind.CONFLICT, "Stale.");
            }
        }
    }

    private String nameOf(Bundle.BundleEntryComponent entry) {
        boolean created = entry.getRequest().getMethod() == Bundle.HTTPVerb.POST;
        return created
                ? entry.getRequest().getUrl() + "/" + next++
                : entry.getRequest().getUrl();
    }

    private void save(String reference, Bundle.BundleEntryComponent entry, Map<String, String> names) {
        Resource resource = entry.getResource();
        ca.uhn.fhir.context.FhirContext.forR4Cached()
                .newTerser()
                .getAllPopulatedChildElementsOfType(resource, org.hl7.fhir.r4.model.Reference.class)
                .forEach(link -> link.setReference(names.getOrDefault(link.getReference(), link.getReference())));
        Resource before = stored.get(reference);
        long version = before == null ? 1 : before.getIdElement().getVersionIdPartAsLong() + 1;
        resource.setId(new IdType(reference).withVersion(Long.toString(version)));
        stored.put(reference, resource);
    }
}
