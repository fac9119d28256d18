package de.medicalhub.fhir.notice.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.access.control.Subjects;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Of whom an answer tells for the first time. */
class TellNoticesTest implements RecentChanges {
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    private final TellNotices notices = new TellNotices(
            this, Subjects::patients, Clock.fixed(NOW, ZoneOffset.UTC), Clock.fixed(NOW, ZoneOffset.UTC));

    /** Somebody whose questionnaire comes to its end meanwhile. */
    private String moved = "";

    private List<DomainResource> brought = List.of();

    @Test
    @DisplayName("N13: whom a change is about is told, not whom a change is about that nobody is told of")
    void ofChanges() {
        assertThat(notices.since(NOW.minusSeconds(60)).patients())
                .contains("Patient/asked")
                .doesNotContain("Patient/quiet");
    }

    @Test
    @DisplayName("N13: what stands in the trail is told again, but is no news of its patient; what does not yet is")
    void whatIsRecordedIsNoNews() {
        TellNotices.Told first = notices.since(NOW.minusSeconds(60));
        assertThat(first.patients()).contains("Patient/asked", "Patient/near", "Patient/due");
        assertThat(notices.since(NOW.minusSeconds(60)).patients()).isEqualTo(first.patients());
        notices.recorded(first);
        TellNotices.Told second = notices.since(NOW.minusSeconds(60));
        assertThat(second.notices()).isEqualTo(first.notices());
        assertThat(second.patients()).isEmpty();
        moved = "later";
        assertThat(notices.since(NOW.minusSeconds(60)).patients()).containsExactly("Patient/later");
    }

    @Test
    @DisplayName("N15: an import brings its past along, and nobody is told of it")
    void nobodyIsToldOfThePast() {
        assertThat(keysAfterStoring(NOW.minusSeconds(60)))
                .contains("Task/rejected#answered", "CarePlan/ended#case-ended");
        assertThat(keysAfterStoring(NOW.minus(Duration.ofDays(30))))
                .doesNotContain("Task/rejected#answered", "CarePlan/ended#case-ended")
                .contains("Task/asked#dispense-requested");
    }

    private List<String> keysAfterStoring(Instant end) {
        Task task = written(new Task(), "rejected")
                .setStatus(Task.TaskStatus.REJECTED)
                .setLastModified(Date.from(end))
                .setRequester(new Reference("Organization/hospital"))
                .setOwner(new Reference("Organization/nursing"));
        task.getCode().addCoding().setSystem(HubCodes.TASK_CODE).setCode(HubCodes.TASK_REFERRAL);
        CarePlan plan = written(new CarePlan(), "ended")
                .setStatus(CarePlan.CarePlanStatus.COMPLETED)
                .setSubject(new Reference("Patient/p"));
        plan.addIdentifier(CaseId.next().toIdentifier());
        plan.getPeriod().setEnd(Date.from(end));
        brought = List.of(task, plan);
        return notices.since(NOW.minusSeconds(60)).notices().stream()
                .map(Notice::key)
                .toList();
    }

    @Override
    public <T extends DomainResource> List<T> since(Class<T> type, Instant moment, int most) {
        Stream<DomainResource> written =
                Stream.concat(Stream.of(task("asked", true), task("quiet", false)), brought.stream());
        return written.filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public List<Appointment> booked(Instant from, Instant to, int most) {
        return List.of(visit("near", NOW.plusSeconds(90)));
    }

    @Override
    public List<Task> waitingQuestionnaires(int most) {
        return moved.isEmpty()
                ? List.of(questionnaire("due", NOW.plusSeconds(90)))
                : List.of(questionnaire("due", NOW.plusSeconds(90)), questionnaire(moved, NOW.plusSeconds(90)));
    }

    private static Task task(String patient, boolean open) {
        Task task = written(new Task(), patient);
        task.setStatus(open ? Task.TaskStatus.REQUESTED : Task.TaskStatus.COMPLETED)
                .setFor(new Reference("Patient/" + patient))
                .setOwner(new Reference("Organization/pharmacy"));
        task.getCode().addCoding().setSystem(HubCodes.TASK_CODE).setCode(HubCodes.TASK_DISPENSE);
        return task;
    }

    private static Task questionnaire(String patient, Instant due) {
        Task task = written(new Task(), patient);
        task.setFor(new Reference("Patient/" + patient));
        task.getRestriction().getPeriod().setEnd(Date.from(due));
        return task;
    }

    private static Appointment visit(String patient, Instant start) {
        Appointment visit = written(new Appointment(), patient).setStart(Date.from(start));
        visit.addParticipant().setActor(new Reference("Patient/" + patient));
        return visit;
    }

    private static <T extends DomainResource> T written(T resource, String id) {
        resource.setId(resource.fhirType() + "/" + id);
        resource.getMeta().setLastUpdated(Date.from(NOW)).setVersionId("1");
        return resource;
    }

    @Override
    public List<Consent> relativesOf(String patient) {
        return List.of();
    }

    @Override
    public <T extends DomainResource> Optional<T> find(Class<T> type, String id) {
        return Optional.empty();
    }

    @Override
    public Optional<CarePlan> plan(String reference) {
        return Optional.empty();
    }

    @Override
    public Optional<CareTeam> teamOf(String caseId) {
        return Optional.empty();
    }

    @Override
    public List<Task> tasksOf(String caseId) {
        return List.of();
    }
}
