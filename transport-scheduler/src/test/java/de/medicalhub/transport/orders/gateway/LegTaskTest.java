package de.medicalhub.transport.orders.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.transport.orders.Demands;
import de.medicalhub.transport.orders.HandOverAnswer;
import de.medicalhub.transport.orders.JobKind;
import de.medicalhub.transport.orders.LegAnswer;
import de.medicalhub.transport.orders.Posture;
import de.medicalhub.transport.orders.RideNeed;
import de.medicalhub.transport.orders.TransportRequest;
import de.medicalhub.transport.orders.ViewAnswer;
import de.medicalhub.transport.orders.control.Order;
import de.medicalhub.transport.roads.GeoPoint;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LegTaskTest {
    private static final String LEG = """
        {"resourceType":"Task","id":"17","meta":{"versionId":"3","lastUpdated":"2026-11-22T08:00:00.123Z"},
         "status":"requested","intent":"order",
         "groupIdentifier":{"system":"https://medicalhub.de/fhir/sid/case","value":"11111111-2222-3333-4444-555555555555"},
         "code":{"coding":[{"system":"https://medicalhub.de/fhir/CodeSystem/task-code","code":"transport-leg"}]},
         "for":{"reference":"Patient/patient-1"},"owner":{"reference":"Organization/carrier-mayen-koblenz"},
         "input":[
          {"type":{"coding":[{"system":"S","code":"pickup"}]},"valueAddress":{"extension":[{"url":
           "http://hl7.org/fhir/StructureDefinition/geolocation","extension":[{"url":"latitude","valueDecimal":50.33},
           {"url":"longitude","valueDecimal":7.22}]}],"line":["Siegfriedstraße 20"],"postalCode":"56727","city":"Mayen"}},
          {"type":{"coding":[{"system":"S","code":"drop-off"}]},"valueAddress":{"city":"Polch"}},
          {"type":{"coding":[{"system":"S","code":"pickup-name"}]},"valueString":"Krankenhaus"},
          {"type":{"coding":[{"system":"S","code":"window-start"}]},"valueDateTime":"2026-11-23T10:00:00+01:00"},
          {"type":{"coding":[{"system":"S","code":"window-end"}]},"valueDateTime":"2026-11-23T11:00:00+01:00"},
          {"type":{"coding":[{"system":"S","code":"posture"}]},"valueCode":"carry-chair"},
          {"type":{"coding":[{"system":"S","code":"companion"}]},"valueBoolean":true},
          {"type":{"coding":[{"system":"S","code":"ride-day"}]},"valueDate":"2026-11-23"},
          {"type":{"coding":[{"system":"S","code":"appointment"}]},"valueDateTime":"2026-11-23T12:30:00+01:00"},
          {"type":{"coding":[{"system":"S","code":"required-vehicle"}]},"valueString":"ktw-1"},
          {"type":{"coding":[{"system":"S","code":"patient-weight"}]},"valueInteger":140},
          {"type":{"coding":[{"system":"S","code":"required-driver"}]},"valueReference":{"reference":"https://hub/fhir/Practitioner/driver-1"}},
          {"type":{"coding":[{"system":"S","code":"ride-need"}]},"valueCode":"infection"},
          {"type":{"coding":[{"system":"S","code":"ride-need"}]},"valueCode":"oxygen"},
          {"type":{"coding":[{"system":"S","code":"ride-need"}]},"valueCode":"of-a-later-version"}]}\
        """.replace("\"S\"", "\"https://medicalhub.de/fhir/CodeSystem/task-parameter\"");
    private static final Instant TAPPED = Instant.parse("2026-11-23T10:02:00Z");
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    @Test
    @DisplayName("the driver's part of a standing order's leg has an id that FHIR takes, the same each time")
    void idsOfDriversPartsFit() {
        String leg = "standing-f179efae-c7ef-4780-816e-98ab0f4566a3-20261205";

        assertThat(LegAnswerTasks.childId(leg + "-out")).hasSizeLessThanOrEqualTo(64);
        assertThat(LegAnswerTasks.childId(leg + "b-back")).hasSizeLessThanOrEqualTo(64);
        assertThat(LegAnswerTasks.childId(leg + "-out"))
                .isEqualTo(LegAnswerTasks.childId(leg + "-out"))
                .isNotEqualTo(LegAnswerTasks.childId(leg + "-back"));
    }

    @Test
    void readsTheWholeWish() {
        Order order = LegTask.read(leg(), patient());
        assertThat(order.version()).isEqualTo(3);
        assertThat(order.lastUpdated()).isEqualTo(Instant.parse("2026-11-22T08:00:00.123Z"));
        TransportRequest request = order.request().orElseThrow();
        assertThat(request.demands())
                .isEqualTo(new Demands(
                        Optional.of(Instant.parse("2026-11-23T11:30:00Z")), "ktw-1", "Practitioner/driver-1", 140));
        assertThat(request.kind()).isEqualTo(JobKind.RIDE);
        assertThat(request.day()).contains(LocalDate.of(2026, 11, 23));
        assertThat(request.caseId()).isPresent();
        assertThat(request.carrier()).isEqualTo("Organization/carrier-mayen-koblenz");
        assertThat(request.name()).isEqualTo("Erika Beispiel");
        assertThat(request.phone()).isEqualTo("02651 000");
        assertThat(request.pickup().name()).isEqualTo("Krankenhaus");
        assertThat(request.pickup().address().position()).contains(new GeoPoint(50.33, 7.22));
        assertThat(request.pickup().address().inOneLine()).isEqualTo("Siegfriedstraße 20, 56727 Mayen");
        assertThat(request.dropOff().address().town()).isEqualTo("Polch");
        assertThat(request.window().orElseThrow().start()).isEqualTo(Instant.parse("2026-11-23T09:00:00Z"));
        assertThat(request.posture()).contains(Posture.CARRY_CHAIR);
        assertThat(request.companion()).isTrue();
        assertThat(request.needs()).containsExactlyInAnyOrder(RideNeed.OXYGEN, RideNeed.INFECTION);
        assertThat(request.isComplete()).isTrue();
    }

    @Test
    @DisplayName("14: a leg says whether it has come to its end; one that was cancelled wishes nothing any more")
    void readsWhetherItHasEnded() {
        assertThat(LegTask.read(leg(), patient()).ended()).isFalse();
        assertThat(LegTask.read(leg().setStatus(Task.TaskStatus.INPROGRESS), patient())
                        .ended())
                .isFalse();
        for (Task.TaskStatus end :
                List.of(Task.TaskStatus.COMPLETED, Task.TaskStatus.FAILED, Task.TaskStatus.REJECTED)) {
            assertThat(LegTask.read(leg().setStatus(end), patient()).ended()).isTrue();
        }
        assertThat(LegTask.read(leg().setStatus(Task.TaskStatus.CANCELLED), patient())
                        .request())
                .isEmpty();
    }

    @Test
    @DisplayName("6: an order that lacks something is read too")
    void readsWhatIsThere() {
        Task bare = leg();
        bare.setInput(null);
        bare.setGroupIdentifier(null);
        bare.setFor(null);
        TransportRequest request = LegTask.read(bare, new Patient()).request().orElseThrow();
        assertThat(request.isComplete()).isFalse();
        assertThat(request.name()).isEmpty();
        assertThat(request.patient()).isEmpty();
        assertThat(request.pickup().address().inOneLine()).isEmpty();
    }

    @Test
    @DisplayName("6: nobody drives an order that names no carrier")
    void withoutACarrierItIsIncomplete() {
        TransportRequest request =
                LegTask.read(leg().setOwner(null), patient()).request().orElseThrow();
        assertThat(request.carrier()).isEmpty();
        assertThat(request.isComplete()).isFalse();
    }

    @Test
    @DisplayName("7: a cancelled leg is withdrawn")
    void cancelledIsWithdrawn() {
        assertThat(LegTask.read(leg().setStatus(Task.TaskStatus.CANCELLED), patient())
                        .request())
                .isEmpty();
    }

    @Test
    @DisplayName("2: our own answers change nothing of the wish")
    void ownAnswersAreNoOrders() {
        Optional<TransportRequest> before = LegTask.read(leg(), patient()).request();
        Task answered = LegAnswerTasks.apply(leg(), planned());
        assertThat(LegTask.read(answered, patient()).request()).isEqualTo(before);
    }

    @Test
    @DisplayName("9: planned times, vehicle and driver stand in leg and child; twice is as once")
    void answersInTheContractsWords() {
        Task leg = LegAnswerTasks.apply(LegAnswerTasks.apply(leg(), planned()), planned());
        assertThat(leg.getStatus()).isEqualTo(Task.TaskStatus.ACCEPTED);
        assertThat(leg.getBusinessStatus().hasCoding(HubCodes.BUSINESS_STATUS, "assigned"))
                .isTrue();
        assertThat(leg.getOutput())
                .extracting(output -> output.getType().getCodingFirstRep().getCode())
                .containsExactly("planned-pickup", "planned-drop-off", "vehicle", "times-estimated");
        assertThat(leg.getOwner().getReference()).startsWith("Organization/");
        Task child = LegAnswerTasks.child(leg, planned(), Optional.empty());
        assertThat(child.getIdElement().getIdPart()).isEqualTo("driver-17");
        assertThat(child.getPartOfFirstRep().getReference()).isEqualTo("Task/17");
        assertThat(child.getOwner().getReference()).isEqualTo("Practitioner/driver-1");
        assertThat(child.getStatus()).isEqualTo(leg.getStatus());
    }

    @Test
    @DisplayName("9: an unplanned leg says why, and no times")
    void unplannedSaysWhy() {
        Task leg = LegAnswerTasks.apply(leg(), planned());
        LegAnswerTasks.apply(leg, leg("17", "received", "unplanned", null, "Keine Trage.", TAPPED, null, null));
        assertThat(leg.getStatusReason()).extracting(CodeableConcept::getText).isEqualTo("Keine Trage.");
        assertThat(leg.getOutput()).isEmpty();
    }

    @Test
    @DisplayName("9: leg and child say when the driver tapped, and to whom it was handed over")
    void answersSayWhenItHappened() {
        Task leg = leg();
        leg.setLastModified(Date.from(TAPPED.minus(Duration.ofDays(1))));
        LegAnswer handedOver =
                leg("17", "completed", "handed-over", planned().assignment(), null, TAPPED, "Karl Beispiel", null);
        for (Task told : List.of(
                LegAnswerTasks.apply(leg, handedOver), LegAnswerTasks.child(leg, handedOver, Optional.empty()))) {
            assertThat(told.getLastModified()).isEqualTo(Date.from(TAPPED));
            assertThat(told.getOutput())
                    .filteredOn(output -> output.getType().hasCoding(HubCodes.TASK_PARAMETER, "receiver"))
                    .singleElement()
                    .satisfies(output ->
                            assertThat(output.getValue().primitiveValue()).isEqualTo("Karl Beispiel"));
        }
    }

    @Test
    @DisplayName("9: a driver's Task that is called off says when")
    void calledOffSaysWhen() {
        Task child = LegAnswerTasks.child(leg(), planned(), Optional.empty());
        LegAnswer unplanned = leg("17", "received", "unplanned", null, "Keine Trage.", TAPPED, null, null);
        assertThat(LegAnswerTasks.cancelled(child, unplanned).getLastModified()).isEqualTo(Date.from(TAPPED));
    }

    @Test
    @DisplayName("9: a leg that others have ended gets no part and loses the one it has")
    void anEndedLegHasNoDriver() {
        assertThat(LegAnswerTasks.written(leg(), Optional.empty(), planned()))
                .extracting(Task::getStatus)
                .containsExactly(Task.TaskStatus.ACCEPTED, Task.TaskStatus.ACCEPTED);
        Task ended = leg().setStatus(Task.TaskStatus.CANCELLED);
        assertThat(LegAnswerTasks.written(ended, Optional.empty(), planned())).isEmpty();
        Task child = LegAnswerTasks.child(leg(), planned(), Optional.empty());
        assertThat(LegAnswerTasks.written(ended, Optional.of(child), planned()))
                .containsExactly(child)
                .extracting(Task::getStatus)
                .containsExactly(Task.TaskStatus.CANCELLED);
        assertThat(LegAnswerTasks.written(ended, Optional.of(child), planned())).isEmpty();
    }

    @Test
    @DisplayName("9: an answer that ends the leg still ends the driver's part when it is sent again")
    void theLastAnswerAgain() {
        LegAnswer done =
                leg("17", "completed", "handed-over", planned().assignment(), null, TAPPED, "Karl Beispiel", null);
        Task child = LegAnswerTasks.child(leg(), planned(), Optional.empty());
        assertThat(LegAnswerTasks.written(leg().setStatus(Task.TaskStatus.COMPLETED), Optional.of(child), done))
                .containsExactly(child)
                .extracting(Task::getStatus)
                .containsExactly(Task.TaskStatus.COMPLETED);
    }

    @Test
    @DisplayName("9: an end that the driver takes back is no end, unless somebody else ended the leg")
    void anEndTakenBackIsNoEnd() {
        LegAnswer done = leg("17", "completed", "dropped-off", planned().assignment(), null, TAPPED, null, null);
        LegAnswer back =
                leg("17", "in-progress", "on-board", planned().assignment(), null, TAPPED, null, "dropped-off");
        Task ended = LegAnswerTasks.apply(leg(), done);
        assertThat(LegAnswerTasks.written(ended, Optional.empty(), back))
                .extracting(Task::getStatus)
                .containsExactly(Task.TaskStatus.INPROGRESS, Task.TaskStatus.INPROGRESS);
        Task called = LegAnswerTasks.apply(leg(), done).setStatus(Task.TaskStatus.CANCELLED);
        assertThat(LegAnswerTasks.written(called, Optional.empty(), back)).isEmpty();
    }

    @Test
    @DisplayName("12: a pickup that moves by ten minutes or more says from when, once; a smaller move does not")
    void aMovedPickupSaysFromWhen() {
        Task leg = LegAnswerTasks.apply(leg(), planned(0));
        assertThat(movedFrom(leg)).isEmpty();
        LegAnswerTasks.apply(leg, planned(9));
        assertThat(movedFrom(leg)).isEmpty();
        LegAnswerTasks.apply(leg, planned(19));
        assertThat(movedFrom(leg)).as("what was told last").containsExactly("2026-11-23T09:15:00Z");
        assertThat(output(leg, "moves")).containsExactly("1");
        LegAnswerTasks.apply(leg, planned(19));
        LegAnswerTasks.apply(leg, planned(21));
        assertThat(output(leg, "moves")).containsExactly("1");
        assertThat(output(leg, "moved-to")).containsExactly("2026-11-23T09:34:00Z");
        LegAnswerTasks.apply(leg, planned(0));
        LegAnswerTasks.apply(leg, planned(19));
        assertThat(movedFrom(leg)).containsExactly("2026-11-23T09:15:00Z");
        assertThat(output(leg, "moves")).containsExactly("3");
    }

    @Test
    @DisplayName("12: five moves of nine minutes are told when they come to ten")
    void smallMovesAddUp() {
        Task leg = LegAnswerTasks.apply(leg(), planned(0));
        for (int later : List.of(9, 18, 27, 36, 45)) {
            LegAnswerTasks.apply(leg, planned(later));
        }
        assertThat(output(leg, "moved-to")).containsExactly("2026-11-23T09:51:00Z");
        assertThat(output(leg, "moves")).containsExactly("2");
    }

    @Test
    @DisplayName("12: who waits for medicine is told of the time at the door")
    void deliveriesMoveAtTheDoor() {
        Task leg = leg();
        leg.setCode(new CodeableConcept()
                .addCoding(new org.hl7.fhir.r4.model.Coding(HubCodes.TASK_CODE, HubCodes.TASK_DELIVERY_LEG, "")));
        LegAnswerTasks.apply(leg, planned(0));
        LegAnswerTasks.apply(leg, planned(12));
        assertThat(movedFrom(leg)).containsExactly("2026-11-23T09:45:00Z");
        assertThat(output(leg, "moved-to")).containsExactly("2026-11-23T09:57:00Z");
    }

    private static List<String> output(Task leg, String name) {
        return leg.getOutput().stream()
                .filter(output -> output.getType().hasCoding(HubCodes.TASK_PARAMETER, name))
                .map(output -> output.getValue().primitiveValue())
                .toList();
    }

    private static List<String> movedFrom(Task leg) {
        return leg.getOutput().stream()
                .filter(output -> output.getType().hasCoding(HubCodes.TASK_PARAMETER, "moved-from"))
                .map(output -> output.getValue().primitiveValue())
                .toList();
    }

    private static LegAnswer planned(int minutesLater) {
        Instant pickup = Instant.parse("2026-11-23T09:15:00Z").plusSeconds(minutesLater * 60L);
        LegAnswer.Assignment assignment =
                new LegAnswer.Assignment(pickup, pickup.plusSeconds(1800), "MYK 1", "Practitioner/driver-1", false);
        return leg("17", "accepted", "assigned", assignment, null, TAPPED, null, null);
    }

    private static LegAnswer planned() {
        Instant pickup = Instant.parse("2026-11-23T09:15:00Z");
        return leg(
                "17",
                "accepted",
                "assigned",
                new LegAnswer.Assignment(pickup, pickup.plusSeconds(1800), "MYK 1", "Practitioner/driver-1", true),
                null,
                TAPPED.minusSeconds(3600),
                null,
                null);
    }

    private static Task leg() {
        return FHIR.newJsonParser().parseResource(Task.class, LEG);
    }

    private static Patient patient() {
        return FHIR.newJsonParser().parseResource(Patient.class, """
            {"resourceType":"Patient","name":[{"given":["Erika"],"family":"Beispiel"}],
             "telecom":[{"system":"email","value":"x"},{"system":"phone","value":"02651 000"}]}\
            """);
    }

    @Test
    @DisplayName("9: that a bag is held stands on the leg until it is decided, not on the driver's part")
    void heldBagsAreSaid() {
        LegAnswer.Assignment way =
                new LegAnswer.Assignment(TAPPED, TAPPED.plusSeconds(1800), "MYK 1", "Practitioner/driver-1", false);
        LegAnswer held = new LegAnswer(
                "17", "in-progress", "picked-up", way, null, TAPPED, null, null, null, TAPPED.minusSeconds(60), null);
        List<Task> written = LegAnswerTasks.written(leg(), Optional.empty(), held);
        assertThat(outputs(written.get(0), "held-since")).hasSize(1);
        assertThat(outputs(written.get(1), "held-since")).isEmpty();
        LegAnswer released =
                new LegAnswer("17", "in-progress", "picked-up", way, null, TAPPED, null, null, null, null, null);
        assertThat(outputs(
                        LegAnswerTasks.written(written.get(0), Optional.empty(), released)
                                .get(0),
                        "held-since"))
                .isEmpty();
    }

    @Test
    @DisplayName("9: why no tour can take it is said in German, with its English beside it")
    void reasonsAreTranslated() {
        LegAnswer refused = new LegAnswer(
                "17", "received", "unplanned", null, "Keine Trage.", TAPPED, null, null, null, null, "No stretcher.");
        StringType said = LegAnswerTasks.written(leg(), Optional.empty(), refused)
                .get(0)
                .getStatusReason()
                .getTextElement();
        assertThat(said.getValue()).isEqualTo("Keine Trage.");
        assertThat(said.getExtensionByUrl(HubCodes.TRANSLATION).getExtensionString("content"))
                .isEqualTo("No stretcher.");
    }

    private static List<String> outputs(Task task, String name) {
        return task.getOutput().stream()
                .filter(output -> output.getType().hasCoding(HubCodes.TASK_PARAMETER, name))
                .map(output -> output.getValue().primitiveValue())
                .toList();
    }

    @Test
    @DisplayName("JSON-B reads an answer back only if its record has one constructor")
    void answersAreReadBack() {
        assertThat(List.of(LegAnswer.class, HandOverAnswer.class, ViewAnswer.class))
                .allSatisfy(answer -> assertThat(answer.getConstructors()).hasSize(1));
    }

    private static LegAnswer leg(
            String taskId,
            String status,
            String businessStatus,
            LegAnswer.@Nullable Assignment assignment,
            @Nullable String reason,
            @Nullable Instant at,
            @Nullable String receiver,
            @Nullable String takenBack) {
        return new LegAnswer(
                taskId, status, businessStatus, assignment, reason, at, receiver, takenBack, null, null, null);
    }
}
