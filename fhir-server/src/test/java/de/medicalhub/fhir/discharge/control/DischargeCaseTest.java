package de.medicalhub.fhir.discharge.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.context.FhirContext;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DischargeCaseTest {
    private static final Actor NURSE_A = new Actor("Practitioner/a", Set.of("Organization/nursing-a"));
    private static final Actor NURSE_B = new Actor("Practitioner/b", Set.of("Organization/nursing-b"));
    private static final Actor PHARMACIST = new Actor("Practitioner/ph", Set.of("Organization/pharmacy"));

    private final MemoryRecords records = Wishes.world();

    @Test
    void aCaseHoldsTogetherByItsIdentifier() {
        StartDischarge.Started started = start(Wishes.complete());
        CarePlan plan = records.all(CarePlan.class).get(0);
        assertThat(plan.getIdentifierFirstRep().getValue())
                .isEqualTo(started.caseId().toString());
        assertThat(plan.getActivity())
                .extracting(activity ->
                        activity.getReference().getReferenceElement().getResourceType())
                .containsExactly("ServiceRequest", "ServiceRequest", "ServiceRequest", "Appointment");
        assertThat(records.all(Task.class))
                .hasSize(5)
                .allMatch(task -> task.getGroupIdentifier()
                        .getValue()
                        .equals(started.caseId().toString()));
        assertThat(started.tasks()).hasSize(5).allMatch(task -> task.startsWith("Task/"));
        assertThat(records.all(Appointment.class).get(0).getExtensionByUrl(HubCodes.VIRTUAL_SERVICE))
                .isNotNull();
        assertThat(records.find(Encounter.class, Wishes.STAY).orElseThrow().getExtensionByUrl(HubCodes.PLANNED_END))
                .isNotNull();
    }

    @Test
    @DisplayName("2: three consents, and the referral's names no service yet")
    void consentComesFirst() {
        start(Wishes.complete());
        assertThat(records.all(Consent.class)).hasSize(3);
        assertThat(consent("referral").getProvision().getActor()).isEmpty();
        assertThat(consent("discharge").getProvision().getActor()).hasSize(3);
    }

    @Test
    @DisplayName("2: nothing is stored without consent, or with any other fault")
    void nothingIsStoredWhenAParameterIsFaulty() {
        int before = records.size();
        for (String name : Set.copyOf(Wishes.namesOf(Wishes.complete()))) {
            if (!Set.of("note", "companion").contains(name)) {
                refused(ProblemKind.INVALID, () -> start(Wishes.without(name)));
            }
        }
        assertThat(records.size()).isEqualTo(before);
    }

    @Test
    void whomThePlanNamesMustExistAndBeOfTheRightKind() {
        Parameters wish = Wishes.with("carrier", new Reference("Organization/pharmacy"));
        Wishes.add(wish, "nursing-service", new Reference("Organization/nobody"));
        Refusal refusal = refused(ProblemKind.INVALID, () -> start(wish));
        assertThat(refusal.faults())
                .containsExactlyInAnyOrder(
                        new Fault("nursing-service", "unknown-organisation"), new Fault("carrier", "wrong-kind"));
    }

    @Test
    void aClosedOrganisationTakesNoPart() {
        records.find(Organization.class, "Organization/pharmacy")
                .ifPresent(closed -> records.put("Organization/pharmacy", closed.setActive(false)));
        assertThat(refused(ProblemKind.INVALID, () -> start(Wishes.complete())).faults())
                .containsExactly(new Fault("pharmacy", "wrong-kind"));
    }

    @Test
    void withoutAnyAddressTheDestinationIsAskedFor() {
        records.put("Patient/p", new Patient());
        assertThat(refused(ProblemKind.INVALID, () -> start(Wishes.complete())).faults())
                .containsExactly(new Fault("destination", "no-address"));
    }

    @Test
    @DisplayName("3: a stay has one active case")
    void aSecondStartIsRefused() {
        start(Wishes.complete());
        int before = records.size();
        refused(ProblemKind.CONFLICT, () -> start(Wishes.complete()));
        assertThat(records.size()).isEqualTo(before);
    }

    @Test
    @DisplayName("3: of two starts at once one finds the Encounter changed")
    void ofTwoStartsAtOnceOneIsRefused() {
        records.beforeStore = () -> start(Wishes.complete());
        assertThat(refused(ProblemKind.CONFLICT, () -> start(Wishes.complete())).faults())
                .containsExactly(Fault.ofWhole("changed-meanwhile"));
        assertThat(records.all(CarePlan.class)).hasSize(1);
    }

    @Test
    @DisplayName("6: another hospital's stay does not exist for the caller")
    void anotherHospitalsStayIsNotThere() {
        Actor stranger = new Actor("Practitioner/x", Set.of("Organization/other"));
        refused(
                ProblemKind.NOT_FOUND,
                () -> new StartDischarge(records, Wishes.CLOCK).start(Wishes.STAY, Wishes.complete(), stranger));
        refused(
                ProblemKind.NOT_FOUND,
                () -> new StartDischarge(records, Wishes.CLOCK)
                        .start("Encounter/none", Wishes.complete(), Wishes.MANAGER));
    }

    @Test
    void onlyInpatientsAreDischarged() {
        Encounter finished = records.find(Encounter.class, Wishes.STAY).orElseThrow();
        records.put(Wishes.STAY, finished.setStatus(Encounter.EncounterStatus.FINISHED));
        refused(ProblemKind.RULE, () -> start(Wishes.complete()));
    }

    @Test
    void theLetterEscapesWhatPeopleWrote() {
        start(Wishes.complete());
        String letter = FhirContext.forR4Cached()
                .newJsonParser()
                .encodeResourceToString(records.all(Composition.class).get(0));
        assertThat(letter).doesNotContain("<script").contains("&lt;script&gt;");
    }

    @Test
    void thePlanThatCarriersReadNamesNoDiagnosis() {
        start(Wishes.complete());
        String plan = FhirContext.forR4Cached()
                .newJsonParser()
                .encodeResourceToString(records.all(CarePlan.class).get(0));
        assertThat(plan).contains("Condition/c").doesNotContain("Herz");
    }

    @Test
    void theRequestsToServicesHoldNothingOfThePerson() {
        start(Wishes.complete());
        records.tasks(HubCodes.TASK_REFERRAL).forEach(task -> {
            task.setFor(null).setEncounter(null);
            String json = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(task);
            assertThat(json).contains("56xxx").doesNotContain("56743", "Mendig", "Änne", "Hauptstraße", "zweimal");
        });
    }

    @Test
    @DisplayName("4: answered once")
    void aSecondAnswerIsRefused() {
        start(Wishes.complete());
        String task = taskOf("Organization/nursing-a");
        answer(task, true, NURSE_A);
        assertThat(refused(ProblemKind.CONFLICT, () -> answer(task, false, NURSE_A))
                        .faults())
                .containsExactly(Fault.ofWhole("already-answered"));
        assertThat(status(task)).isEqualTo(Task.TaskStatus.ACCEPTED);
    }

    @Test
    @DisplayName("4: answered in time")
    void aLateAnswerIsRefused() {
        start(Wishes.complete());
        String task = taskOf("Organization/nursing-a");
        Clock later = Clock.offset(Wishes.CLOCK, Duration.ofHours(7));
        assertThat(refused(ProblemKind.RULE, () -> new AnswerReferral(records, later).answer(task, yes(), NURSE_A))
                        .faults())
                .containsExactly(Fault.ofWhole("answer-too-late"));
        assertThat(status(task)).isEqualTo(Task.TaskStatus.REQUESTED);
    }

    @Test
    void decliningNeedsAReasonAndAcceptingHasNone() {
        start(Wishes.complete());
        String task = taskOf("Organization/nursing-a");
        Parameters no = new Parameters();
        Wishes.add(no, "accept", new BooleanType(false));
        assertThat(refused(ProblemKind.INVALID, () -> answer(task, no, NURSE_A)).faults())
                .containsExactly(new Fault("reason", "reason-required"));
        Parameters both = yes();
        Wishes.add(both, "reason", new CodeType("too-far"));
        refused(ProblemKind.INVALID, () -> answer(task, both, NURSE_A));
        Wishes.add(no, "reason", new CodeType("too-far"));
        answer(task, no, NURSE_A);
        assertThat(status(task)).isEqualTo(Task.TaskStatus.REJECTED);
    }

    @Test
    @DisplayName("6: another service's request does not exist for the caller")
    void anotherServicesRequestIsNotThere() {
        start(Wishes.complete());
        refused(ProblemKind.NOT_FOUND, () -> answer(taskOf("Organization/nursing-a"), true, NURSE_B));
        refused(ProblemKind.NOT_FOUND, () -> answer(taskOf("Organization/carrier"), true, NURSE_A));
    }

    @Test
    @DisplayName("5: the award opens the case for the winner and closes it for the others")
    void theAward() {
        start(Wishes.complete());
        String winner = taskOf("Organization/nursing-a");
        String other = taskOf("Organization/nursing-b");
        answer(winner, true, NURSE_A);
        award(winner);
        assertThat(status(winner)).isEqualTo(Task.TaskStatus.INPROGRESS);
        assertThat(status(other)).isEqualTo(Task.TaskStatus.CANCELLED);
        assertThat(records.all(CareTeam.class).get(0).getParticipant())
                .extracting(member -> member.getMember().getReference())
                .contains("Organization/nursing-a")
                .doesNotContain("Organization/nursing-b");
        assertThat(consent("referral").getProvision().getActor()).hasSize(1);
        assertThat(refused(ProblemKind.CONFLICT, () -> answer(other, true, NURSE_B))
                        .faults())
                .containsExactly(Fault.ofWhole("request-closed"));
    }

    @Test
    @DisplayName("5: only an accepted request can be awarded")
    void onlyAnAcceptedRequestIsAwarded() {
        start(Wishes.complete());
        String task = taskOf("Organization/nursing-a");
        refused(ProblemKind.RULE, () -> award(task));
        Parameters no = new Parameters();
        Wishes.add(no, "accept", new BooleanType(false));
        Wishes.add(no, "reason", new CodeType("no-capacity"));
        answer(task, no, NURSE_A);
        refused(ProblemKind.CONFLICT, () -> award(task));
        refused(ProblemKind.NOT_FOUND, () -> new AwardReferral(records, Wishes.CLOCK).award(task, NURSE_A));
    }

    @Test
    @DisplayName("5: of two awards at once one wins")
    void ofTwoAwardsAtOnceOneWins() {
        start(Wishes.complete());
        String first = taskOf("Organization/nursing-a");
        String second = taskOf("Organization/nursing-b");
        answer(first, true, NURSE_A);
        answer(second, true, NURSE_B);
        records.beforeStore = () -> award(second);
        assertThat(refused(ProblemKind.CONFLICT, () -> award(first)).faults())
                .containsExactly(Fault.ofWhole("already-awarded"));
        assertThat(status(second)).isEqualTo(Task.TaskStatus.INPROGRESS);
        assertThat(status(first)).isEqualTo(Task.TaskStatus.CANCELLED);
        assertThat(nursingRequest().getPerformer()).hasSize(1);
    }

    @Test
    @DisplayName("5: an answer in the moment of the award does not spoil it")
    void anAnswerInBetweenDoesNotSpoilTheAward() {
        start(Wishes.complete());
        String winner = taskOf("Organization/nursing-a");
        String other = taskOf("Organization/nursing-b");
        answer(winner, true, NURSE_A);
        records.beforeStore = () -> answer(other, true, NURSE_B);
        award(winner);
        assertThat(status(winner)).isEqualTo(Task.TaskStatus.INPROGRESS);
        assertThat(status(other)).isEqualTo(Task.TaskStatus.CANCELLED);
    }

    @Test
    void thePharmacyDispensesOnce() {
        start(Wishes.complete());
        String task = records.tasks(HubCodes.TASK_DISPENSE)
                .map(found -> "Task/" + found.getIdElement().getIdPart())
                .findFirst()
                .orElseThrow();
        DispenseMedication dispense = new DispenseMedication(records, Wishes.CLOCK);
        refused(ProblemKind.NOT_FOUND, () -> dispense.dispense(task, NURSE_A));
        dispense.dispense(task, PHARMACIST);
        assertThat(records.all(MedicationDispense.class)).hasSize(1);
        assertThat(status(task)).isEqualTo(Task.TaskStatus.COMPLETED);
        assertThat(records.deliveryLegOf("")
                        .orElseThrow()
                        .getBusinessStatus()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo(HubCodes.READY_FOR_PICKUP);
        refused(ProblemKind.CONFLICT, () -> dispense.dispense(task, PHARMACIST));
    }

    private StartDischarge.Started start(Parameters wish) {
        return new StartDischarge(records, Wishes.CLOCK).start(Wishes.STAY, wish, Wishes.MANAGER);
    }

    private void answer(String task, boolean accept, Actor actor) {
        Parameters answer = new Parameters();
        Wishes.add(answer, "accept", new BooleanType(accept));
        answer(task, answer, actor);
    }

    private void answer(String task, Parameters answer, Actor actor) {
        new AnswerReferral(records, Wishes.CLOCK).answer(task, answer, actor);
    }

    private void award(String task) {
        new AwardReferral(records, Wishes.CLOCK).award(task, Wishes.MANAGER);
    }

    private static Parameters yes() {
        Parameters answer = new Parameters();
        Wishes.add(answer, "accept", new BooleanType(true));
        return answer;
    }

    private static Refusal refused(ProblemKind kind, Runnable action) {
        Refusal refusal = catchThrowableOfType(Refusal.class, action::run);
        assertThat(refusal).isNotNull();
        assertThat(refusal.kind()).isEqualTo(kind);
        return refusal;
    }

    private String taskOf(String owner) {
        return records.all(Task.class).stream()
                .filter(task -> References.local(task.getOwner()).equals(owner))
                .map(task -> "Task/" + task.getIdElement().getIdPart())
                .findFirst()
                .orElseThrow();
    }

    private Task.TaskStatus status(String task) {
        return records.find(Task.class, task).orElseThrow().getStatus();
    }

    private Consent consent(String purpose) {
        return records.consentOf("", purpose).orElseThrow();
    }

    private ServiceRequest nursingRequest() {
        List<ServiceRequest> nursing = records.all(ServiceRequest.class).stream()
                .filter(request -> References.has(request.getCategoryFirstRep(), HubCodes.REQUEST_CATEGORY, "nursing"))
                .toList();
        return nursing.get(0);
    }
}
