package de.medicalhub.fhir.notice.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("N14: which of the notices told before still hold")
class HoldingNoticesTest implements RecentChanges {
    private static final CaseId CASE = CaseId.next();
    private static final Instant NOW = Instant.parse("2026-11-27T06:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String ASKED = "Task/1#referral-requested";

    private final List<DomainResource> stored = new ArrayList<>();
    private final CareTeam team = new CareTeam();
    private final TellNotices notices = new TellNotices(this, about -> Set.of(), CLOCK, CLOCK);
    private final Task task = new Task();

    @BeforeEach
    void aRequest() {
        task.setStatus(TaskStatus.REQUESTED)
                .setCode(new CodeableConcept(new Coding(HubCodes.TASK_CODE, HubCodes.TASK_REFERRAL, null)))
                .setOwner(new Reference("Organization/service"))
                .setRequester(new Reference("Organization/hospital"));
        store(task, "1");
    }

    @Test
    void aQuestionThatIsAnsweredHoldsNoMore() {
        assertThat(holding(ASKED)).containsExactly("Organization/service");
        task.setStatus(TaskStatus.ACCEPTED);
        assertThat(holding(ASKED)).isEmpty();
        assertThat(holding("Task/1#answered")).containsExactly("Organization/hospital");
    }

    @Test
    void aRequestThatWasRemindedOfIsToldByTheReminder() {
        task.addOutput()
                .setType(new CodeableConcept(new Coding(HubCodes.TASK_PARAMETER, "reminded", null)))
                .setValue(new DateTimeType("2026-11-27T05:00:00Z"));
        assertThat(holding(ASKED)).isEmpty();
        assertThat(holding(ASKED + "!2026-11-27T05:00:00Z")).containsExactly("Organization/service");
    }

    @Test
    void whatIsGoneOrNoKeyIsNothing() {
        assertThat(holding("Task/2#referral-requested")).isEmpty();
        assertThat(holding("Patient/1#referral-requested")).isEmpty();
        assertThat(holding("anything")).isEmpty();
    }

    @Test
    void whoLeftTheTeamIsNotConcernedByTheMove() {
        CarePlan plan = new CarePlan().setStatus(CarePlan.CarePlanStatus.ACTIVE);
        plan.addIdentifier(CASE.toIdentifier());
        plan.setSubject(new Reference("Patient/p"));
        store(plan, "7");
        Provenance move = new Provenance();
        move.addTarget(new Reference("CarePlan/7"));
        move.addReason(new CodeableConcept(new Coding(HubCodes.RESCHEDULE_REASON, "medical", null)));
        store(move, "99");
        team.addParticipant()
                .setMember(new Reference("Organization/gp"))
                .addRole(new CodeableConcept(new Coding(HubCodes.CASE_ROLE, "gp", null)));
        assertThat(holding("CarePlan/7#case-moved@99")).containsExactly("Organization/gp", "Patient/p");
        team.getParticipant().clear();
        assertThat(holding("CarePlan/7#case-moved@99")).containsExactly("Patient/p");
        assertThat(holding("CarePlan/7#case-moved@98")).isEmpty();
    }

    @Test
    void nobodyIsRemindedOfWhatHasBegunOrWasMoved() {
        Appointment appointment = new Appointment().setStatus(AppointmentStatus.BOOKED);
        appointment.addParticipant().setActor(new Reference("Patient/p"));
        store(appointment, "3");
        String tomorrow = near(appointment, Duration.ofHours(3));
        assertThat(holding(tomorrow)).containsExactly("Patient/p");
        String moved = near(appointment, Duration.ofHours(5));
        assertThat(holding(tomorrow)).isEmpty();
        assertThat(holding(moved)).isNotEmpty();
        assertThat(holding(near(appointment, Duration.ofHours(-1)))).isEmpty();
    }

    private static String near(Appointment appointment, Duration until) {
        Instant start = NOW.plus(until);
        appointment.setStart(Date.from(start));
        return "Appointment/3#appointment-near@" + start.getEpochSecond();
    }

    private List<String> holding(String key) {
        return notices.holding(List.of(key)).notices().stream()
                .flatMap(notice -> notice.to().stream())
                .toList();
    }

    private void store(DomainResource resource, String id) {
        resource.setId(id);
        resource.getMeta().setLastUpdated(Date.from(NOW));
        stored.add(resource);
    }

    @Override
    public <T extends DomainResource> Optional<T> find(Class<T> type, String id) {
        return stored.stream()
                .filter(one ->
                        type.isInstance(one) && one.getIdElement().getIdPart().equals(id))
                .map(type::cast)
                .findFirst();
    }

    @Override
    public Optional<CarePlan> plan(String reference) {
        return find(CarePlan.class, reference.replaceFirst("^.*/", ""));
    }

    @Override
    public Optional<CareTeam> teamOf(String caseId) {
        return Optional.of(team);
    }

    @Override
    public <T extends DomainResource> List<T> since(Class<T> type, Instant moment, int most) {
        return List.of();
    }

    @Override
    public List<Appointment> booked(Instant from, Instant to, int most) {
        return List.of();
    }

    @Override
    public List<Task> waitingQuestionnaires(int most) {
        return List.of();
    }

    @Override
    public List<Consent> relativesOf(String patient) {
        return List.of();
    }

    @Override
    public List<Task> tasksOf(String caseId) {
        return List.of();
    }
}
