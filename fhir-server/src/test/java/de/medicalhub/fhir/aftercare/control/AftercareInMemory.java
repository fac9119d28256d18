package de.medicalhub.fhir.aftercare.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.LocalReference;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/** One running case of one patient, in memory. */
final class AftercareInMemory implements AftercareRecords {
    static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final String CASE = "6b1f2f6e-0000-4000-8000-000000000001";
    static final String PLAN = "CarePlan/plan";
    static final String QUESTIONNAIRE = "https://example.org/Questionnaire/at-home";
    static final String PATIENT = "Patient/p";
    static final Actor GP = new Actor("Practitioner/gp", Set.of("Organization/practice"), resource -> true);
    static final Actor NURSE = new Actor("Practitioner/nurse", Set.of("Organization/nursing"), resource -> true);
    static final Actor STRANGER = new Actor("Practitioner/other", Set.of("Organization/other"), resource -> true);
    static final Actor BLIND = new Actor("Practitioner/gp", Set.of("Organization/practice"), resource -> false);

    private final Map<String, Resource> stored = new LinkedHashMap<>();
    private int next = 1;

    AftercareInMemory() {
        CarePlan plan = new CarePlan().setStatus(CarePlan.CarePlanStatus.ACTIVE).setSubject(new Reference(PATIENT));
        plan.addIdentifier(CaseId.parse(CASE).toIdentifier());
        put(PLAN, plan);
        CareTeam team = new CareTeam().setStatus(CareTeam.CareTeamStatus.ACTIVE);
        team.addIdentifier(CaseId.parse(CASE).toIdentifier());
        Map.of("gp", "Organization/practice", "nursing", "Organization/nursing", "pharmacy", "Organization/pharmacy")
                .forEach((part, member) -> team.addParticipant()
                        .addRole(new CodeableConcept(new Coding(HubCodes.CASE_ROLE, part, null)))
                        .setMember(new Reference(member)));
        put("CareTeam/team", team);
    }

    void put(String reference, Resource resource) {
        resource.setId(new IdType(reference).withVersion("1"));
        stored.put(reference, resource);
    }

    @Override
    public <T extends Resource> List<T> partsOf(Class<T> type, String caseId) {
        return all(type).stream()
                .filter(one -> CaseId.find(one).filter(caseId::equals).isPresent())
                .map(one -> type.cast(one.copy()))
                .toList();
    }

    @Override
    public List<Task> waitingTasksOf(String caseId) {
        return all(Task.class).stream()
                .filter(task -> task.getStatus() == Task.TaskStatus.REQUESTED)
                .filter(task -> caseId.equals(task.getGroupIdentifier().getValue()))
                .map(Task::copy)
                .toList();
    }

    @Override
    public List<String> housesOf(String person) {
        return person.equals("Practitioner/gp-colleague") ? List.of("Organization/practice") : List.of();
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
    public Optional<CareTeam> teamOf(String caseId) {
        return caseId.equals(CASE) ? all(CareTeam.class).stream().findFirst() : Optional.empty();
    }

    @Override
    public List<Goal> rangesOf(String patient) {
        return all(Goal.class).stream()
                .filter(goal -> goal.getLifecycleStatus() == Goal.GoalLifecycleStatus.ACTIVE)
                .map(Goal::copy)
                .toList();
    }

    @Override
    public List<Flag> openFlagsOf(String patient) {
        return all(Flag.class).stream()
                .filter(flag -> flag.getStatus() == Flag.FlagStatus.ACTIVE)
                .map(Flag::copy)
                .toList();
    }

    @Override
    public List<Task> openQuestionnairesOf(String patient) {
        return all(Task.class).stream()
                .filter(AskedQuestionnaire::is)
                .filter(task -> task.getStatus() == Task.TaskStatus.REQUESTED
                        && patient.equals(task.getFor().getReference()))
                .map(Task::copy)
                .toList();
    }

    @Override
    public Optional<Questionnaire> questionnaire(String canonical) {
        return Optional.of(new Questionnaire().setTitle("Zu Hause")).filter(found -> canonical.equals(QUESTIONNAIRE));
    }

    @Override
    public List<String> store(Bundle transaction) {
        List<String> written = new ArrayList<>();
        transaction.getEntry().forEach(entry -> written.add(write(entry.getResource())));
        return written;
    }

    @Override
    public String write(Resource resource) {
        String reference =
                resource.getIdElement().hasIdPart() ? LocalReference.of(resource) : resource.fhirType() + "/" + next++;
        put(reference, resource);
        return reference;
    }
}
