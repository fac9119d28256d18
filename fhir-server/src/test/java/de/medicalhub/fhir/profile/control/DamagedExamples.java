package de.medicalhub.fhir.profile.control;

import de.medicalhub.common.fhir.HubCodes;
import java.util.ArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.params.provider.Arguments;

/** An example of each profile with one thing wrong in it, and what must be said of that. */
final class DamagedExamples {
    private DamagedExamples() {}

    static Stream<Arguments> all() {
        return Stream.of(plansAndTeams(), requests(), referrals(), legs(), visits(), papersAndMedicine())
                .flatMap(damages -> damages);
    }

    private static Stream<Arguments> plansAndTeams() {
        return Stream.of(
                wrong(
                        "CarePlan-discharge-plan",
                        "CarePlan.careTeam",
                        CarePlan.class,
                        plan -> plan.setCareTeam(new ArrayList<>())),
                wrong(
                        "CarePlan-discharge-plan",
                        "identifier:case",
                        CarePlan.class,
                        plan -> plan.getIdentifierFirstRep().setSystem("https://example.org/other")),
                wrong(
                        "CareTeam-case-team",
                        "mh-team-1",
                        CareTeam.class,
                        team -> team.getParticipant().remove(0)),
                wrong(
                        "CareTeam-case-team",
                        "CareTeam.participant[0].member",
                        CareTeam.class,
                        team -> team.getParticipantFirstRep().setMember(new Reference("Practitioner/p"))),
                wrong(
                        "Consent-case-consent-discharge",
                        "mh-consent-1",
                        Consent.class,
                        consent -> consent.getProvision()
                                .getActorFirstRep()
                                .getRole()
                                .getCodingFirstRep()
                                .setCode("CST")));
    }

    private static Stream<Arguments> requests() {
        return Stream.of(
                wrong(
                        "ServiceRequest-nursing-request",
                        "ServiceRequest.orderDetail",
                        ServiceRequest.class,
                        request -> request.getOrderDetailFirstRep()
                                .getCodingFirstRep()
                                .setCode("massage")),
                wrong(
                        "ServiceRequest-transport-request",
                        "ServiceRequest.requisition",
                        ServiceRequest.class,
                        request -> request.setRequisition(null)),
                wrong(
                        "ServiceRequest-delivery-request",
                        "ServiceRequest.category",
                        ServiceRequest.class,
                        request -> request.getCategoryFirstRep()
                                .getCodingFirstRep()
                                .setCode("nursing")));
    }

    private static Stream<Arguments> referrals() {
        return Stream.of(
                wrong(
                        "Task-referral-task-awarded",
                        "mh-referral-1",
                        Task.class,
                        task -> input(task, "postcode-area").setValue(new StringType("56743"))),
                wrong(
                        "Task-referral-task-awarded",
                        "input",
                        Task.class,
                        task -> task.addInput()
                                .setType(own("task-parameter", "pickup-name"))
                                .setValue(new StringType("Erika Beispiel"))),
                wrong(
                        "Task-referral-task-elsewhere",
                        "Task.restriction",
                        Task.class,
                        task -> task.setRestriction(null)),
                wrong(
                        "Task-referral-task-elsewhere",
                        "mh-referral-2",
                        Task.class,
                        task -> task.setStatus(Task.TaskStatus.REJECTED)));
    }

    private static Stream<Arguments> legs() {
        return Stream.of(
                wrong(
                        "Task-transport-leg",
                        "mh-leg-1",
                        Task.class,
                        task -> input(task, "window-start").setValue(new DateTimeType("2026-11-22T10:00:00Z"))),
                wrong(
                        "Task-transport-leg",
                        "input:posture",
                        Task.class,
                        task -> task.getInput().removeIf(input -> is(input, "posture"))),
                wrong(
                        "Task-transport-leg",
                        "flying",
                        Task.class,
                        task -> input(task, "posture").setValue(new CodeType("flying"))),
                wrong("Task-delivery-leg", "Task.owner", Task.class, task -> task.setOwner(null)),
                wrong(
                        "Task-dispense-task",
                        "Task.code",
                        Task.class,
                        task -> task.getCode().getCodingFirstRep().setCode("referral")));
    }

    private static Stream<Arguments> visits() {
        return Stream.of(
                wrong(
                        "Observation-care-level",
                        "Observation.value",
                        Observation.class,
                        level -> level.setValue(new CodeableConcept(new Coding(HubCodes.CARE_LEVEL, "7", null)))),
                wrong(
                        "Appointment-video-appointment",
                        "mh-video-1",
                        Appointment.class,
                        appointment -> appointment
                                .getExtensionByUrl(HubCodes.VIRTUAL_SERVICE)
                                .getExtensionFirstRep()
                                .setValue(new StringType("https://video.example.org/join?secret=1"))),
                wrong(
                        "Appointment-video-appointment",
                        "mh-video-2",
                        Appointment.class,
                        appointment -> appointment.setExtension(new ArrayList<>())),
                wrong(
                        "Encounter-video-encounter",
                        "Encounter.class",
                        Encounter.class,
                        encounter -> encounter.getClass_().setCode("IMP")));
    }

    private static Stream<Arguments> papersAndMedicine() {
        return Stream.of(
                wrong(
                        "Composition-discharge-letter",
                        "section:medication",
                        Composition.class,
                        letter -> letter.getSection().remove(1)),
                wrong(
                        "MedicationDispense-case-dispense",
                        "authorizingPrescription",
                        MedicationDispense.class,
                        given -> given.setAuthorizingPrescription(new ArrayList<>())),
                wrong(
                        "SupplyDelivery-medicine-hand-over",
                        "SupplyDelivery.receiver",
                        SupplyDelivery.class,
                        delivery -> delivery.setReceiver(new ArrayList<>())),
                wrong(
                        "Provenance-hand-over-proof",
                        "Provenance.signature",
                        Provenance.class,
                        proof -> proof.setSignature(new ArrayList<>())));
    }

    private static <T extends Resource> Arguments wrong(
            String example, String expected, Class<T> type, Consumer<T> damage) {
        Consumer<Resource> typed = resource -> damage.accept(type.cast(resource));
        return Arguments.of(example, expected, typed);
    }

    private static Task.ParameterComponent input(Task task, String name) {
        return task.getInput().stream()
                .filter(input -> is(input, name))
                .findFirst()
                .orElseThrow();
    }

    private static boolean is(Task.ParameterComponent input, String name) {
        return input.getType().getCodingFirstRep().getCode().equals(name);
    }

    private static CodeableConcept own(String system, String code) {
        return new CodeableConcept(new Coding(HubCodes.BASE + "/CodeSystem/" + system, code, null));
    }
}
