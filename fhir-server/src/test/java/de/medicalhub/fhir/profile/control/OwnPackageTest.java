package de.medicalhub.fhir.profile.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.profile.OwnCodes;
import de.medicalhub.fhir.profile.entity.Canonical;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The package that the product ships, as the build has packed it. */
class OwnPackageTest {
    private static final Map<String, Resource> FILES = files();

    @Test
    void theServerLoadsAllOfItsOwnPackage() {
        List<PackageReport> report = PackageReport.of(TestProfiles.library(Optional.empty()));
        assertThat(report).hasSize(1);
        assertThat(report.get(0).id()).hasToString("medicalhub.fhir#0.1.0");
        assertThat(report.get(0).counts())
                .containsEntry("StructureDefinition", 19L)
                .containsEntry("CodeSystem", 16L)
                .containsEntry("ValueSet", (long) OwnCodes.shipped().systems().size());
        assertThat(report.get(0).remarks()).allMatch(remark -> remark.endsWith("not used"));
    }

    @ParameterizedTest
    @MethodSource("conformance")
    @DisplayName("Conformance resources are valid R4")
    void conformanceResourcesAreValid(String file) {
        assertThat(TestProfiles.own().check(resource(file)))
                .filteredOn(finding -> !isOfTheTool(file, finding))
                .isEmpty();
    }

    /** For canonicals of backports the validator looks for a package in the network, which it may not. */
    private static boolean isOfTheTool(String file, Finding finding) {
        return Set.of("StructureDefinition-planned-end-date.json", "StructureDefinition-virtual-service.json")
                        .contains(file)
                && finding.rule().equals("ERROR_GENERATING_SNAPSHOT");
    }

    @ParameterizedTest
    @MethodSource("examples")
    @DisplayName("Examples keep the profile that they claim")
    void examplesKeepTheirProfile(String file) {
        assertThat(resource(file).getMeta().getProfile()).hasSize(1);
        assertThat(TestProfiles.own().check(resource(file))).isEmpty();
    }

    @Test
    void everyProfileHasAnExample() {
        List<String> claimed = examples()
                .map(file -> resource(file).getMeta().getProfile().get(0).getValue())
                .toList();
        assertThat(FILES.values().stream()
                        .filter(StructureDefinition.class::isInstance)
                        .map(StructureDefinition.class::cast)
                        .filter(profile -> !profile.getType().equals("Extension"))
                        .map(StructureDefinition::getUrl))
                .allSatisfy(url -> assertThat(claimed).contains(url));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("broken")
    @DisplayName("Each rule that is broken is seen")
    void brokenRulesAreSeen(String example, String expected, Consumer<Resource> damage) {
        Resource broken = resource("example/" + example + ".json").copy();
        damage.accept(broken);
        assertThat(TestProfiles.own().check(broken))
                .extracting(finding -> finding.place() + " " + finding.rule() + " " + finding.detail())
                .anyMatch(text -> text.contains(expected));
    }

    static Stream<Arguments> broken() {
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
                                .setCode("CST")),
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
                                .setCode("nursing")),
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
                        task -> task.setStatus(Task.TaskStatus.REJECTED)),
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
                        task -> task.getCode().getCodingFirstRep().setCode("referral")),
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
                        encounter -> encounter.getClass_().setCode("IMP")),
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

    @Test
    void anInventedCodingBesideAGoodOneIsSeen() {
        Observation level =
                (Observation) resource("example/Observation-care-level.json").copy();
        level.getValueCodeableConcept().addCoding(new Coding(HubCodes.CARE_NEED, "massage", null));
        assertThat(TestProfiles.own().check(level)).isNotEmpty();
    }

    @Test
    void profilesAreKnownByUrlVersionAndMinorVersion() {
        Profiles profiles = TestProfiles.own();
        String plan = HubCodes.BASE + "/StructureDefinition/discharge-plan";
        assertThat(List.of(plan, plan + "|0.1.0", plan + "|0.1"))
                .allMatch(profile -> profiles.knows(Canonical.of(profile)));
        assertThat(List.of(plan + "|0.2", plan + "|1.0.0", plan + "s"))
                .noneMatch(profile -> profiles.knows(Canonical.of(profile)));
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

    static Stream<String> conformance() {
        return FILES.keySet().stream().filter(file -> file.indexOf('/') < 0);
    }

    static Stream<String> examples() {
        return FILES.keySet().stream().filter(file -> file.startsWith("example/"));
    }

    private static Resource resource(String file) {
        return Optional.ofNullable(FILES.get(file)).orElseThrow();
    }

    private static Map<String, Resource> files() {
        Map<String, Resource> files = new TreeMap<>();
        try {
            OwnPackage.files().forEach((name, text) -> {
                if (text.contains("\"resourceType\"") && !name.startsWith(".")) {
                    files.put(name, (Resource)
                            TestProfiles.CONTEXT.newJsonParser().parseResource(text));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
