package de.medicalhub.fhir.notice.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeRulesTest {
    private static final CaseId CASE = CaseId.next();
    private static final Instant WRITTEN = Instant.parse("2026-11-26T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "referral, REQUESTED, '', REFERRAL_REQUESTED, Organization/service",
        "referral, RECEIVED, '', REFERRAL_REQUESTED, Organization/service",
        "referral, ACCEPTED, '', ANSWERED, Organization/hospital",
        "referral, REJECTED, '', ANSWERED, Organization/hospital",
        "referral, INPROGRESS, awarded, AWARDED, Organization/service",
        "referral, CANCELLED, withdrawn, REQUEST_ENDED, Organization/service",
        "dispense, REQUESTED, '', DISPENSE_REQUESTED, Organization/service",
        "transport-leg, REQUESTED, '', RIDE_REQUESTED, Organization/service",
        "transport-leg, INPROGRESS, en-route, RIDE_ON_THE_WAY, Patient/p",
        "care-task, REQUESTED, '', TASK_REQUESTED, Organization/service",
        "questionnaire, REQUESTED, '', QUESTIONNAIRE_REQUESTED, Patient/p",
        "questionnaire, COMPLETED, '', QUESTIONNAIRE_ANSWERED, Organization/hospital",
        "delivery-leg, REQUESTED, '', DELIVERY_REQUESTED, Organization/service",
        "delivery-leg, INPROGRESS, picked-up, MEDICINE_ON_THE_WAY, Patient/p"
    })
    @DisplayName("N2: who is concerned by the state of a Task is told, and nobody else")
    void tasks(String code, TaskStatus status, String business, NoticeKind kind, String to) {
        assertThat(NoticeRules.of(task(code, status, business))).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(kind);
            assertThat(notice.to()).containsExactly(to);
            assertThat(notice.caseId()).contains(CASE.toString());
            assertThat(notice.about()).isEqualTo("Task/1");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "referral, COMPLETED, awarded",
        "dispense, COMPLETED, ''",
        "transport-leg, ACCEPTED, assigned",
        "transport-leg, INPROGRESS, arrived",
        "emergency-access, REQUESTED, ''"
    })
    @DisplayName("N5: a state in which nobody has to do or know anything is told to nobody")
    void quietStates(String code, TaskStatus status, String business) {
        assertThat(NoticeRules.of(task(code, status, business))).isEmpty();
    }

    @Test
    @DisplayName("N2: who gave a task to a service that has left is told; who takes a task back knows it")
    void aTaskOfAServiceThatLeft() {
        Task task = task("care-task", TaskStatus.CANCELLED, "");
        assertThat(NoticeRules.of(task)).isEmpty();
        task.setStatusReason(new CodeableConcept(new Coding(HubCodes.WITHDRAW_REASON, "service-left", "")));
        assertThat(NoticeRules.of(task)).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(NoticeKind.TASK_ENDED);
            assertThat(notice.to()).containsExactly("Organization/hospital");
        });
    }

    @Test
    void aDriversShareOfALegIsNotToldAgain() {
        Task share = task("transport-leg", TaskStatus.INPROGRESS, "en-route");
        share.addPartOf(new Reference("Task/0"));
        assertThat(NoticeRules.of(share)).isEmpty();
    }

    @Test
    void aRideWithoutPlaceIsToldToBothSides() {
        assertThat(NoticeRules.of(task("transport-leg", TaskStatus.RECEIVED, "unplanned")))
                .singleElement()
                .satisfies(notice ->
                        assertThat(notice.to()).containsExactly("Organization/hospital", "Organization/service"));
    }

    @Test
    @DisplayName("N4: a Task that is written again without a change that matters has the same key")
    void keysStay() {
        Task first = task("referral", TaskStatus.REQUESTED, "");
        Task again = task("referral", TaskStatus.RECEIVED, "");
        again.getMeta().setLastUpdated(Date.from(WRITTEN.plusSeconds(60))).setVersionId("2");
        assertThat(keys(NoticeRules.of(first))).isEqualTo(keys(NoticeRules.of(again)));
    }

    @Test
    @DisplayName("N4: who is asked for another date is told again")
    void anotherDateIsAnotherRequest() {
        Task first = task("referral", TaskStatus.REQUESTED, "");
        Task again = task("referral", TaskStatus.REQUESTED, "");
        CodeableConcept planned = new CodeableConcept(new Coding(HubCodes.TASK_PARAMETER, "planned-discharge", ""));
        first.addInput().setType(planned).setValue(new DateTimeType("2026-11-27T10:00:00Z"));
        again.addInput().setType(planned).setValue(new DateTimeType("2026-11-28T10:00:00Z"));
        assertThat(keys(NoticeRules.of(first))).doesNotContainAnyElementsOf(keys(NoticeRules.of(again)));
    }

    @Test
    void aCaseIsToldToThoseWhoTakePartButNotToTheHospitalThatOpenedIt() {
        CarePlan plan = written(new CarePlan());
        plan.addIdentifier(CASE.toIdentifier());
        plan.setStatus(CarePlan.CarePlanStatus.ACTIVE).setSubject(new Reference("Patient/p"));
        CareTeam team = new CareTeam();
        member(team, "hospital");
        member(team, "gp");
        assertThat(NoticeRules.of(plan, Optional.of(team))).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(NoticeKind.CASE_OPENED);
            assertThat(notice.from()).contains("Organization/hospital");
            assertThat(notice.to()).containsExactly("Organization/gp");
        });
        plan.setStatus(CarePlan.CarePlanStatus.REVOKED);
        assertThat(NoticeRules.of(plan, Optional.of(team)))
                .singleElement()
                .satisfies(notice -> assertThat(notice.to()).containsExactly("Organization/gp", "Patient/p"));
    }

    @Test
    void aMovedDischargeIsToldToEverybodyConcernedOnceForEachMove() {
        CarePlan plan = written(new CarePlan());
        plan.addIdentifier(CASE.toIdentifier());
        plan.setSubject(new Reference("Patient/p"));
        CareTeam team = new CareTeam();
        member(team, "hospital");
        member(team, "pharmacy");
        Provenance move = written(new Provenance());
        move.addReason().addCoding().setSystem(HubCodes.BASE + "/CodeSystem/reschedule-reason");
        assertThat(NoticeRules.isMove(move)).isTrue();
        assertThat(NoticeRules.isMove(new Provenance())).isFalse();
        assertThat(NoticeRules.ofMove(move, plan, Optional.of(team)))
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.to()).containsExactly("Organization/pharmacy", "Patient/p");
                    assertThat(notice.key()).endsWith("@1");
                    assertThat(notice.about()).isEqualTo("CarePlan/1");
                });
    }

    @Test
    @DisplayName("N6: an appointment that is moved is told and reminds again")
    void movedAppointments() {
        Appointment appointment = written(new Appointment());
        appointment.setStatus(Appointment.AppointmentStatus.BOOKED).setStart(Date.from(WRITTEN));
        appointment.addParticipant().setActor(new Reference("Patient/p"));
        appointment.addParticipant().setActor(new Reference("Location/l"));
        List<String> before = keys(Stream.concat(NoticeRules.of(appointment), NoticeRules.reminding(appointment)));
        appointment.setStart(Date.from(WRITTEN.plusSeconds(3600)));
        List<String> after = keys(Stream.concat(NoticeRules.of(appointment), NoticeRules.reminding(appointment)));
        assertThat(before).hasSize(2).doesNotContainAnyElementsOf(after);
        assertThat(NoticeRules.of(appointment))
                .singleElement()
                .satisfies(notice -> assertThat(notice.to()).containsExactly("Patient/p"));
    }

    @Test
    @DisplayName("N6: of an appointment that another has taken the place of, nobody is told that it is cancelled")
    void theNewTimeSaysIt() {
        Appointment old = written(new Appointment());
        old.setStatus(Appointment.AppointmentStatus.CANCELLED).setStart(Date.from(WRITTEN));
        old.addParticipant().setActor(new Reference("Patient/p"));
        assertThat(NoticeRules.of(old)).hasSize(1);
        old.setCancelationReason(new CodeableConcept(new Coding(HubCodes.CANCEL_REASON, "moved", "")));
        assertThat(NoticeRules.of(old)).isEmpty();
    }

    @Test
    void whoWritesIsNotToldOfIt() {
        Communication message = written(new Communication());
        message.setStatus(Communication.CommunicationStatus.COMPLETED).setSender(new Reference("Organization/gp"));
        message.addRecipient(new Reference("Organization/gp"));
        message.addRecipient(new Reference("Organization/nursing"));
        assertThat(NoticeRules.of(message))
                .singleElement()
                .satisfies(notice -> assertThat(notice.to()).containsExactly("Organization/nursing"));
    }

    @Test
    @DisplayName("N11: a moved leg is told to the patient and to those who wait for it, once for each new time")
    void aMovedLegIsTold() {
        CareTeam team = new CareTeam();
        List.of("hospital", "gp", "nursing", "pharmacy").forEach(role -> member(team, role));
        Task ride = task("transport-leg", TaskStatus.ACCEPTED, "assigned");
        planned(ride, "planned-pickup", "2026-11-23T09:34:00Z");
        assertThat(MovedLegs.of(ride, Optional.of(team))).isEmpty();
        planned(ride, "moved-from", "2026-11-23T09:15:00Z");
        planned(ride, "moved-to", "2026-11-23T09:34:00Z");
        ride.addOutput()
                .setType(new CodeableConcept(new Coding(HubCodes.TASK_PARAMETER, "moves", "")))
                .setValue(new org.hl7.fhir.r4.model.IntegerType(2));
        assertThat(MovedLegs.of(ride, Optional.of(team))).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(NoticeKind.RIDE_MOVED);
            assertThat(notice.to()).containsExactly("Patient/p", "Organization/hospital", "Organization/nursing");
            assertThat(notice.key()).endsWith("@2026-11-23T09:34:00Z#2");
        });
        Task delivery = task("delivery-leg", TaskStatus.ACCEPTED, "assigned");
        planned(delivery, "moved-from", "2026-11-23T09:15:00Z");
        assertThat(MovedLegs.of(delivery, Optional.of(team)))
                .singleElement()
                .satisfies(notice -> assertThat(notice.to())
                        .containsExactly("Patient/p", "Organization/nursing", "Organization/pharmacy"));
        delivery.setStatus(TaskStatus.INPROGRESS);
        assertThat(MovedLegs.of(delivery, Optional.of(team))).isEmpty();
        delivery.setBusinessStatus(new CodeableConcept(new Coding(HubCodes.BUSINESS_STATUS, "en-route", "")));
        assertThat(MovedLegs.of(delivery, Optional.of(team))).hasSize(1);
        ride.setStatus(TaskStatus.INPROGRESS)
                .setBusinessStatus(new CodeableConcept(new Coding(HubCodes.BUSINESS_STATUS, "on-board", "")));
        assertThat(MovedLegs.of(ride, Optional.of(team))).isEmpty();
    }

    @Test
    @DisplayName(
            "N12: medicine that is held is told to the pharmacy of the order, once for each time, and no longer when it is decided")
    void aHeldDeliveryIsTold() {
        Task delivery = task("delivery-leg", TaskStatus.INPROGRESS, "picked-up");
        delivery.addInput()
                .setType(new CodeableConcept(new Coding(HubCodes.TASK_PARAMETER, "supplier", "")))
                .setValue(new Reference("Organization/pharmacy"));
        assertThat(HeldDeliveries.of(delivery)).isEmpty();
        planned(delivery, "held-since", "2026-11-23T09:34:00Z");
        assertThat(HeldDeliveries.of(delivery)).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(NoticeKind.DELIVERY_HELD);
            assertThat(notice.to()).containsExactly("Organization/pharmacy");
            assertThat(notice.key()).endsWith("@2026-11-23T09:34:00Z");
        });
        delivery.setStatus(TaskStatus.FAILED);
        assertThat(HeldDeliveries.of(delivery)).isEmpty();
    }

    @Test
    @DisplayName("of an appointment that is over nothing is told: the record was put right")
    void whatIsOver() {
        Appointment appointment = written(new Appointment());
        appointment
                .setStatus(Appointment.AppointmentStatus.BOOKED)
                .setStart(Date.from(WRITTEN.minusSeconds(3600)))
                .setEnd(Date.from(WRITTEN.minusSeconds(1)))
                .addParticipant()
                .setActor(new Reference("Patient/p"));
        assertThat(NoticeRules.of(appointment)).isEmpty();
        appointment.setStatus(Appointment.AppointmentStatus.CANCELLED);
        assertThat(NoticeRules.of(appointment)).isEmpty();
        appointment.setEnd(Date.from(WRITTEN.plusSeconds(1)));
        assertThat(NoticeRules.of(appointment)).isNotEmpty();
    }

    private static void planned(Task task, String name, String time) {
        task.addOutput()
                .setType(new CodeableConcept(new Coding(HubCodes.TASK_PARAMETER, name, "")))
                .setValue(new DateTimeType(time));
    }

    private static void member(CareTeam team, String role) {
        team.addParticipant()
                .setMember(new Reference("Organization/" + role))
                .addRole(new CodeableConcept(new Coding(HubCodes.CASE_ROLE, role, "")));
    }

    @Test
    @DisplayName("N9: each question is told to the hospital once, each reply to the service, without the text")
    void questionsAndReplies() {
        Task asked = task("referral", TaskStatus.REQUESTED, "");
        said(asked, "question", "a");
        said(asked, "question", "b");
        said(asked, "reply", "a");
        assertThat(NoticeRules.of(asked))
                .filteredOn(notice -> notice.kind() != NoticeKind.REFERRAL_REQUESTED)
                .extracting(notice -> notice.key() + " " + notice.to())
                .containsExactlyInAnyOrder(
                        "Task/1#question-asked@b [Organization/hospital]",
                        "Task/1#question-replied@a [Organization/service]");
        asked.setStatus(TaskStatus.ACCEPTED);
        assertThat(NoticeRules.of(asked)).extracting(Notice::kind).containsExactly(NoticeKind.ANSWERED);
    }

    @Test
    @DisplayName("N6: a questionnaire whose time is nearly over reminds, once for each time")
    void questionnaireReminds() {
        Task waits = task("questionnaire", TaskStatus.REQUESTED, "");
        waits.getRestriction().getPeriod().setEnd(Date.from(WRITTEN.plusSeconds(3600)));
        assertThat(QuestionNotices.reminding(waits, WRITTEN, WRITTEN.plusSeconds(7200)))
                .singleElement()
                .satisfies(notice -> assertThat(notice.to()).containsExactly("Patient/p"));
        assertThat(QuestionNotices.reminding(waits, WRITTEN, WRITTEN.plusSeconds(1800)))
                .isEmpty();
    }

    @Test
    @DisplayName("N9: who is named as substitute is told; a post for good is nobody's news")
    void substituteIsTold() {
        PractitionerRole post = new PractitionerRole();
        post.setId("PractitionerRole/1");
        post.getMeta().setLastUpdated(Date.from(WRITTEN));
        post.setActive(true).setOrganization(new Reference("Organization/practice"));
        post.setPractitioner(new Reference("Practitioner/other"));
        assertThat(NoticeRules.of(post)).isEmpty();
        post.addCode(new CodeableConcept(new Coding(HubCodes.STAFF_ROLE, "substitute", null)));
        assertThat(NoticeRules.of(post)).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(NoticeKind.SUBSTITUTE_NAMED);
            assertThat(notice.to()).containsExactly("Practitioner/other");
            assertThat(notice.from()).contains("Organization/practice");
        });
    }

    private static void said(Task task, String kind, String id) {
        task.addInput()
                .setType(new CodeableConcept(new Coding(HubCodes.TASK_PARAMETER, kind, null)))
                .setValue(new Annotation().setText("Wie viele Stufen?"))
                .setId(kind + "-" + id);
    }

    private static Task task(String code, TaskStatus status, String business) {
        Task task = written(new Task());
        task.setStatus(status)
                .setCode(new CodeableConcept(new Coding(HubCodes.TASK_CODE, code, "")))
                .setBusinessStatus(new CodeableConcept(new Coding(HubCodes.BUSINESS_STATUS, business, "")))
                .setFor(new Reference("Patient/p"))
                .setRequester(new Reference("Organization/hospital"))
                .setOwner(new Reference("Organization/service"))
                .setGroupIdentifier(CASE.toIdentifier());
        return task;
    }

    private static <T extends DomainResource> T written(T resource) {
        resource.setId(resource.fhirType() + "/1");
        resource.getMeta().setLastUpdated(Date.from(WRITTEN)).setVersionId("1");
        return resource;
    }

    private static List<String> keys(Stream<Notice> notices) {
        return notices.map(Notice::key).toList();
    }
}
