package de.medicalhub.fhir.discharge;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.testing.Stack;
import de.medicalhub.fhir.access.Answer;
import de.medicalhub.fhir.access.CaseUnderTest;
import de.medicalhub.fhir.access.Rest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The discharge operations against the real store: all or nothing, one winner, in time, once. */
class DischargeIT {
    @Test
    @DisplayName("1: a case is opened with all its parts, in one transaction")
    void aCaseIsOpened() {
        CaseUnderTest made = CaseUnderTest.started();
        Rest manager = new Rest("discharge1");
        for (String search : List.of("CarePlan", "CareTeam", "Appointment", "Composition", "Encounter")) {
            assertThat(manager.get(search + "?identifier=" + made.caseToken()).found())
                    .as(search)
                    .hasSize(1);
        }
        assertThat(manager.get("Consent?identifier=" + made.caseToken()).found())
                .hasSize(3);
        assertThat(manager.get("ServiceRequest?requisition=" + made.caseToken()).found())
                .hasSize(3);
        assertThat(manager.get("Task?group-identifier=" + made.caseToken()).found())
                .contains(made.firstReferral(), made.secondReferral(), made.ride(), made.dispense(), made.delivery());
        Appointment appointment = (Appointment) manager.get("Appointment?identifier=" + made.caseToken())
                .resources()
                .get(0);
        assertThat(appointment.getStatus()).isEqualTo(Appointment.AppointmentStatus.BOOKED);
    }

    @Test
    @DisplayName("1, 2: with any faulty parameter, also without consent, nothing is stored and each fault is named")
    void nothingIsStoredWhenAParameterIsFaulty() {
        CaseUnderTest made = CaseUnderTest.admitted();
        Parameters wish = made.wish();
        wish.getParameter().removeIf(parameter -> parameter.getName().equals("consent-given"));
        wish.getParameter("posture").setValue(new CodeType("flying"));
        wish.getParameter("carrier").setValue(new Reference("Patient/1"));
        Answer answer = made.start(wish);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.parameters()).containsExactlyInAnyOrder("consent-given", "posture", "carrier");
        assertThat(answer.sentences()).contains("Die Angabe „Einwilligung erteilt am“ fehlt.");
        Answer english = new Rest("discharge1")
                .post(made.encounter() + "/$start-discharge", wish, Map.of("Accept-Language", "en"));
        assertThat(english.sentences()).contains("“Consent given on” is missing.");
        Rest manager = new Rest("discharge1");
        for (String type : List.of("Consent", "CarePlan", "CareTeam", "ServiceRequest", "Task", "Observation")) {
            assertThat(manager.get(type + "?patient=" + made.patient()).found())
                    .as(type)
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("3: a second start, also at the same moment, is refused")
    void aSecondStartIsRefused() {
        CaseUnderTest made = CaseUnderTest.admitted();
        Parameters wish = made.wish();
        assertThat(atOnce(() -> made.start(wish), () -> made.start(wish))).containsExactlyInAnyOrder(200, 409);
        assertThat(made.start(wish).status()).isEqualTo(409);
        assertThat(new Rest("discharge1")
                        .get("CarePlan?patient=" + made.patient())
                        .found())
                .hasSize(1);
    }

    @Test
    @DisplayName("6: others' stays and requests are not there, and other roles are refused")
    void operationsBelongToTheirPeople() {
        CaseUnderTest made = CaseUnderTest.started();
        assertThat(new Rest("gp1")
                        .post(made.encounter() + "/$start-discharge", made.wish())
                        .status())
                .isEqualTo(403);
        assertThat(new Rest("admin1")
                        .post(made.firstReferral() + "/$award", new Parameters())
                        .status())
                .isEqualTo(403);
        assertThat(made.answer("nurse2", made.firstReferral(), true).status()).isEqualTo(404);
        assertThat(made.answer("discharge1", made.firstReferral(), true).status())
                .isEqualTo(403);
        assertThat(new Rest("pharmacist1")
                        .post(made.ride() + "/$dispense", new Parameters())
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("4: answered once")
    void aSecondAnswerIsRefused() {
        CaseUnderTest made = CaseUnderTest.started();
        assertThat(made.answer("nurse1", made.firstReferral(), false).status()).isEqualTo(200);
        Answer second = made.answer("nurse1", made.firstReferral(), true);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.sentences()).containsExactly("Diese Anfrage ist bereits beantwortet.");
    }

    @Test
    @DisplayName("4: of two answers at once one counts")
    void ofTwoAnswersAtOnceOneCounts() {
        CaseUnderTest made = CaseUnderTest.started();
        assertThat(atOnce(
                        () -> made.answer("nurse1", made.firstReferral(), true),
                        () -> made.answer("nurse1", made.firstReferral(), false)))
                .containsExactlyInAnyOrder(200, 409);
    }

    @Test
    @DisplayName("4: after the deadline nobody answers")
    void aLateAnswerIsRefused() {
        CaseUnderTest made = CaseUnderTest.started();
        Stack.moveClock(Duration.ofHours(21));
        try {
            Answer late = made.answer("nurse1", made.firstReferral(), true);
            assertThat(late.status()).as(late.body()).isEqualTo(422);
            assertThat(late.body()).contains("business-rule");
        } finally {
            Stack.moveClock(Duration.ZERO);
        }
        assertThat(new Rest("discharge1")
                        .get(made.firstReferral())
                        .as(Task.class)
                        .getStatus())
                .isEqualTo(Task.TaskStatus.REQUESTED);
    }

    @Test
    @DisplayName("5: of two awards at once exactly one wins")
    void ofTwoAwardsAtOnceOneWins() {
        CaseUnderTest made = CaseUnderTest.started();
        made.answer("nurse1", made.firstReferral(), true);
        made.answer("nurse2", made.secondReferral(), true);
        assertThat(atOnce(() -> made.award(made.firstReferral()), () -> made.award(made.secondReferral())))
                .containsExactlyInAnyOrder(200, 409);
        Rest manager = new Rest("discharge1");
        assertThat(Stream.of(made.firstReferral(), made.secondReferral())
                        .map(task -> manager.get(task).as(Task.class).getStatus()))
                .containsExactlyInAnyOrder(Task.TaskStatus.INPROGRESS, Task.TaskStatus.CANCELLED);
        assertThat(manager.get(made.nursingRequest()).as(ServiceRequest.class).getPerformer())
                .hasSize(1);
        CareTeam team = (CareTeam) manager.get("CareTeam?identifier=" + made.caseToken())
                .resources()
                .get(0);
        assertThat(team.getParticipant()).hasSize(5);
        Answer again = made.award(made.firstReferral());
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.sentences()).containsExactly("Ein Pflegedienst hat den Zuschlag bereits erhalten.");
    }

    @Test
    @DisplayName("5: only an accepted request can be awarded")
    void onlyAnAcceptedRequestIsAwarded() {
        CaseUnderTest made = CaseUnderTest.started();
        assertThat(made.award(made.firstReferral()).status()).isEqualTo(422);
        made.answer("nurse1", made.firstReferral(), false);
        assertThat(made.award(made.firstReferral()).status()).isEqualTo(409);
    }

    @Test
    void thePharmacyDispensesOnce() {
        CaseUnderTest made = CaseUnderTest.started();
        Rest pharmacist = new Rest("pharmacist1");
        assertThat(pharmacist
                        .post(made.dispense() + "/$dispense", new Parameters())
                        .status())
                .isEqualTo(200);
        assertThat(pharmacist
                        .get("MedicationDispense?identifier=" + made.caseToken())
                        .found())
                .hasSize(1);
        assertThat(pharmacist.get(made.dispense()).as(Task.class).getStatus()).isEqualTo(Task.TaskStatus.COMPLETED);
        assertThat(pharmacist
                        .post(made.dispense() + "/$dispense", new Parameters())
                        .status())
                .isEqualTo(409);
    }

    private static List<Integer> atOnce(Call first, Call second) {
        CountDownLatch gate = new CountDownLatch(1);
        List<CompletableFuture<Integer>> running = new ArrayList<>();
        for (Call call : List.of(first, second)) {
            running.add(CompletableFuture.supplyAsync(() -> {
                await(gate);
                return call.make().status();
            }));
        }
        gate.countDown();
        return running.stream().map(CompletableFuture::join).toList();
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private interface Call {
        Answer make();
    }
}
