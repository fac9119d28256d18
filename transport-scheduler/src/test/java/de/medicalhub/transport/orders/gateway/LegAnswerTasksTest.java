package de.medicalhub.transport.orders.gateway;

import static de.medicalhub.transport.orders.gateway.Legs.TAPPED;
import static de.medicalhub.transport.orders.gateway.Legs.leg;
import static de.medicalhub.transport.orders.gateway.Legs.planned;
import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.transport.orders.HandOverAnswer;
import de.medicalhub.transport.orders.LegAnswer;
import de.medicalhub.transport.orders.ViewAnswer;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LegAnswerTasksTest {
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

    @Test
    @DisplayName("9: that a bag is held stands on the leg until it is decided, not on the driver's part")
    void heldBagsAreSaid() {
        LegAnswer.Assignment way =
                new LegAnswer.Assignment(TAPPED, TAPPED.plusSeconds(1800), "MYK 1", "Practitioner/driver-1", false);
        LegAnswer held = new LegAnswer(
                "17", "in-progress", "picked-up", way, null, TAPPED, null, null, null, TAPPED.minusSeconds(60), null);
        List<Task> written = LegAnswerTasks.written(leg(), Optional.empty(), held);
        assertThat(output(written.get(0), "held-since")).hasSize(1);
        assertThat(output(written.get(1), "held-since")).isEmpty();
        LegAnswer released =
                new LegAnswer("17", "in-progress", "picked-up", way, null, TAPPED, null, null, null, null, null);
        assertThat(output(
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

    @Test
    @DisplayName("JSON-B reads an answer back only if its record has one constructor")
    void answersAreReadBack() {
        assertThat(List.of(LegAnswer.class, HandOverAnswer.class, ViewAnswer.class))
                .allSatisfy(answer -> assertThat(answer.getConstructors()).hasSize(1));
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
}
