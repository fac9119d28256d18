package de.medicalhub.fhir.discharge.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.consent.ConsentPurpose;
import de.medicalhub.fhir.operation.Fault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RescheduleTest {
    private static final String A = "Organization/nursing-a";
    private static final String B = "Organization/nursing-b";

    /** A Sunday, a day after the first plan. */
    private static final Instant LATER = Instant.parse("2026-11-22T09:00:00Z");

    private static final Instant CONFIRM = Wishes.NOW.plus(Duration.ofHours(6));

    private final CaseInMemory theCase = new CaseInMemory();

    @BeforeEach
    void start() {
        theCase.start(Wishes.complete());
    }

    @Test
    @DisplayName("13: everything that depends on the date moves, in one transaction, with who and why")
    void everythingMoves() {
        change(
                HubCodes.TASK_TRANSPORT_LEG,
                leg -> leg.setStatus(Task.TaskStatus.ACCEPTED).addOutput().setValue(new StringType("KTW 1")));
        Parameters date = date();
        Wishes.add(date, "comment", new StringType("Fieber"));
        move(date);

        assertThat(theCase.records.all(CarePlan.class).get(0).getPeriod().getStart())
                .isEqualTo(Date.from(LATER));
        Encounter stay = theCase.records.find(Encounter.class, Wishes.STAY).orElseThrow();
        DateTimeType end =
                (DateTimeType) stay.getExtensionByUrl(HubCodes.PLANNED_END).getValue();
        assertThat(end.getValue()).isEqualTo(Date.from(LATER));
        Task ride = task(HubCodes.TASK_TRANSPORT_LEG);
        assertThat(ride.getStatus()).isEqualTo(Task.TaskStatus.REQUESTED);
        assertThat(ride.getOutput()).isEmpty();
        assertThat(Inputs.instant(ride, "window-start")).contains(LATER);
        assertThat(Inputs.instant(ride, "window-end")).contains(LATER.plus(Duration.ofHours(1)));
        Task delivery = task(HubCodes.TASK_DELIVERY_LEG);
        assertThat(Inputs.instant(delivery, "window-start")).contains(LATER);
        assertThat(Inputs.instant(delivery, "window-end")).contains(Instant.parse("2026-11-22T19:00:00Z"));
        assertThat(theCase.records.all(ServiceRequest.class))
                .allSatisfy(request ->
                        assertThat(request.getOccurrencePeriod().getStart()).isEqualTo(Date.from(LATER)));
        assertThat(theCase.records.all(Composition.class).get(0).getSection())
                .last()
                .satisfies(section -> assertThat(section.getText().getDivAsString())
                        .contains("22. November 2026, 10:00 Uhr", "Rollstuhl"));
        Provenance record = theCase.records.reasons().get(0);
        assertThat(record.getReasonFirstRep().getText()).isEqualTo("Fieber");
        assertThat(record.getReasonFirstRep().getCodingFirstRep().getCode()).isEqualTo("medical");
        assertThat(theCase.records.all(Appointment.class).get(0).getStart().toInstant())
                .isEqualTo("2026-11-24T08:00:00Z");
    }

    @Test
    @DisplayName("13: whoever has seen an older plan moves nothing, also if it is the same person in another window")
    void aStalePlanIsRefused() {
        String seen = plan().getIdElement().getVersionIdPart();
        Parameters first = date();
        Wishes.add(first, "plan-version", new StringType(seen));
        Parameters second = date();
        second.getParameter().get(0).setValue(time(LATER.plus(Duration.ofHours(2))));
        Wishes.add(second, "plan-version", new StringType(seen));
        move(first);
        assertThat(CaseInMemory.refused(ProblemKind.CONFLICT, () -> move(second))
                        .faults())
                .containsExactly(Fault.ofWhole("plan-changed"));
        assertThat(plan().getPeriod().getStart()).isEqualTo(Date.from(LATER));
    }

    @Test
    @DisplayName("13: what a person has written into the draft of the letter stays; only the times put in move")
    void theDraftOfAPersonStays() {
        Composition letter = theCase.records.all(Composition.class).get(0);
        theCase.change(Composition.class, "Composition/" + letter.getIdElement().getIdPart(), draft -> {
            var text = draft.getSection().get(3).getText();
            text.setStatus(org.hl7.fhir.r4.model.Narrative.NarrativeStatus.ADDITIONAL);
            text.setDivAsString(
                    "<div><p>Entlassung: 21. November 2026, 10:00 Uhr</p><p>Entlassung: abends</p><p>Marcumar nach Plan</p></div>");
        });
        move(date());
        assertThat(theCase.records
                        .all(Composition.class)
                        .get(0)
                        .getSection()
                        .get(3)
                        .getText()
                        .getDivAsString())
                .contains(
                        "<p>Entlassung: 22. November 2026, 10:00 Uhr</p><p>Entlassung: abends</p><p>Marcumar nach Plan</p>")
                .doesNotContain("21. November");
    }

    private CarePlan plan() {
        return theCase.records.all(CarePlan.class).get(0);
    }

    @Test
    @DisplayName("14: who has accepted is asked again; who has not answered answers for the new date")
    void promisesAreAskedAgain() {
        theCase.answer(theCase.taskOf(A), true, CaseInMemory.NURSE_A);
        move(date());
        assertThat(List.of(of(A), of(B))).allSatisfy(task -> {
            assertThat(task.getStatus()).isEqualTo(Task.TaskStatus.REQUESTED);
            assertThat(Inputs.instant(task, "planned-discharge")).contains(LATER);
            assertThat(task.getRestriction().getPeriod().getEnd()).isEqualTo(Date.from(CONFIRM));
        });
        assertThat(References.has(of(A).getBusinessStatus(), HubCodes.BUSINESS_STATUS, HubCodes.DATE_CHANGED))
                .isTrue();
        assertThat(of(B).hasBusinessStatus()).isFalse();
        theCase.answer(theCase.taskOf(A), true, CaseInMemory.NURSE_A);
        assertThat(of(A).getStatus()).isEqualTo(Task.TaskStatus.ACCEPTED);
        assertThat(of(A).hasBusinessStatus()).isFalse();
        theCase.award(theCase.taskOf(A));
        assertThat(Referrals.isAwarded(of(A))).isTrue();
    }

    @Test
    @DisplayName("14: who was awarded keeps the award and confirms")
    void theAwardStays() {
        award();
        assertThat(CaseInMemory.refused(ProblemKind.INVALID, () -> move(without("confirm-by")))
                        .faults())
                .containsExactly(new Fault("confirm-by", "confirm-needed"));
        move(date());
        assertThat(Referrals.awaitsConfirmation(of(A))).isTrue();
        assertThat(theCase.records.teamOf("").orElseThrow().getParticipant()).hasSize(5);
        theCase.answer(theCase.taskOf(A), true, CaseInMemory.NURSE_A);
        assertThat(Referrals.isAwarded(of(A))).isTrue();
        assertThat(Referrals.awaitsConfirmation(of(A))).isFalse();
        CaseInMemory.refused(ProblemKind.CONFLICT, () -> theCase.answer(theCase.taskOf(A), true, CaseInMemory.NURSE_A));
    }

    @Test
    @DisplayName("14: whom the new date does not suit leaves the case, and others are asked for the new date")
    void theAwardedServiceCannot() {
        award();
        move(date());
        Parameters no = new Parameters();
        Wishes.add(no, "accept", new org.hl7.fhir.r4.model.BooleanType(false));
        Wishes.add(no, "reason", new CodeType("dates-impossible"));
        theCase.answer(theCase.taskOf(A), no, CaseInMemory.NURSE_A);
        assertThat(of(A).getStatus()).isEqualTo(Task.TaskStatus.REJECTED);
        assertNobodyCares();
        Parameters round = new Parameters();
        Wishes.add(round, "nursing-service", new Reference(B));
        Wishes.add(round, "answer-deadline", time(CONFIRM));
        new AskAgain(theCase.records, Wishes.CLOCK).ask(theCase.plan(), round, Wishes.MANAGER);
        Task asked = theCase.records
                .tasks(HubCodes.TASK_REFERRAL)
                .filter(Referrals::isWaiting)
                .findFirst()
                .orElseThrow();
        assertThat(Inputs.instant(asked, "planned-discharge")).contains(LATER);
        assertThat(Inputs.has(asked, "confirm-by")).isFalse();
    }

    @Test
    @DisplayName("14: the award is taken back when the time to confirm has gone by, not before")
    void theTimeGoesBy() {
        award();
        move(date());
        Parameters reason = new Parameters();
        Wishes.add(reason, "reason", new CodeType("dates-changed"));
        assertThat(CaseInMemory.refused(ProblemKind.RULE, () -> theCase.withdraw(theCase.taskOf(A), reason))
                        .faults())
                .containsExactly(Fault.ofWhole("confirm-open"));
        Clock late = Clock.fixed(CONFIRM.plusSeconds(1), ZoneOffset.UTC);
        new WithdrawReferral(theCase.records, late).withdraw(theCase.taskOf(A), reason, Wishes.MANAGER);
        assertThat(of(A).getStatus()).isEqualTo(Task.TaskStatus.CANCELLED);
        assertNobodyCares();
    }

    @Test
    @DisplayName(
            "13: nobody on the way or at home is moved; medicine on the way goes on; a failed ride is ordered anew")
    void whatMoves() {
        change(HubCodes.TASK_TRANSPORT_LEG, leg -> leg.setStatus(Task.TaskStatus.INPROGRESS));
        assertThat(CaseInMemory.refused(ProblemKind.RULE, () -> move(date())).faults())
                .containsExactly(Fault.ofWhole("ride-under-way"));
        change(HubCodes.TASK_TRANSPORT_LEG, leg -> leg.setStatus(Task.TaskStatus.COMPLETED));
        assertThat(CaseInMemory.refused(ProblemKind.RULE, () -> move(date())).faults())
                .containsExactly(Fault.ofWhole("ride-done"));
        change(HubCodes.TASK_TRANSPORT_LEG, leg -> leg.setStatus(Task.TaskStatus.FAILED));
        change(HubCodes.TASK_DELIVERY_LEG, leg -> leg.setStatus(Task.TaskStatus.INPROGRESS));
        move(date());
        assertThat(theCase.records.tasks(HubCodes.TASK_TRANSPORT_LEG))
                .extracting(Task::getStatus)
                .containsExactlyInAnyOrder(Task.TaskStatus.FAILED, Task.TaskStatus.REQUESTED);
        assertThat(Inputs.instant(task(HubCodes.TASK_DELIVERY_LEG), "window-start"))
                .isNotEqualTo(Optional.of(LATER));
    }

    @Test
    @DisplayName("13: a consultation that would come too early needs another time; every fault is named")
    void faults() {
        Instant thursday = Instant.parse("2026-11-26T09:00:00Z");
        Parameters late = date();
        late.getParameter().get(0).setValue(time(thursday));
        assertThat(CaseInMemory.refused(ProblemKind.INVALID, () -> move(late)).faults())
                .containsExactly(new Fault("follow-up", "before-discharge"));
        Wishes.add(late, "follow-up", time(thursday.plus(Duration.ofDays(2))));
        move(late);
        assertThat(theCase.records.all(Appointment.class).get(0).getStart().toInstant())
                .isEqualTo(thursday.plus(Duration.ofDays(2)));
        assertThat(CaseInMemory.refused(ProblemKind.INVALID, () -> move(late)).faults())
                .containsExactly(new Fault("planned-discharge", "same-date"));
        assertThat(CaseInMemory.refused(ProblemKind.INVALID, () -> move(new Parameters()))
                        .faults())
                .contains(new Fault("planned-discharge", "required"), new Fault("reason", "required"));
        CaseInMemory.refused(
                ProblemKind.NOT_FOUND,
                () -> new Reschedule(theCase.records, Wishes.NO_CALENDAR, Wishes.CLOCK)
                        .reschedule(theCase.plan(), date(), CaseInMemory.NURSE_A));
        theCase.close("died");
        CaseInMemory.refused(ProblemKind.CONFLICT, () -> move(date()));
    }

    private void assertNobodyCares() {
        assertThat(theCase.nursingRequest().hasPerformer()).isFalse();
        assertThat(theCase.records.teamOf("").orElseThrow().getParticipant()).hasSize(4);
        assertThat(theCase.consent(ConsentPurpose.REFERRAL.code())
                        .getProvision()
                        .getActor())
                .isEmpty();
    }

    private void award() {
        theCase.answer(theCase.taskOf(A), true, CaseInMemory.NURSE_A);
        theCase.award(theCase.taskOf(A));
    }

    private void move(Parameters date) {
        new Reschedule(theCase.records, Wishes.NO_CALENDAR, Wishes.CLOCK)
                .reschedule(theCase.plan(), date, Wishes.MANAGER);
    }

    private void change(String code, Consumer<Task> change) {
        theCase.change(Task.class, theCase.taskWith(code), change);
    }

    private Task task(String code) {
        return theCase.records.tasks(code).findFirst().orElseThrow();
    }

    private Task of(String service) {
        return theCase.records.find(Task.class, theCase.taskOf(service)).orElseThrow();
    }

    private static Parameters date() {
        Parameters date = new Parameters();
        Wishes.add(date, "planned-discharge", time(LATER));
        Wishes.add(date, "confirm-by", time(CONFIRM));
        Wishes.add(date, "reason", new CodeType("medical"));
        return date;
    }

    private static Parameters without(String name) {
        Parameters date = date();
        date.getParameter().removeIf(parameter -> parameter.getName().equals(name));
        return date;
    }

    private static DateTimeType time(Instant at) {
        return new DateTimeType(Date.from(at));
    }
}
