package de.medicalhub.fhir.access.control;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.access.entity.CasePart;
import de.medicalhub.fhir.access.entity.Verdict;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LastingAccessTest {
    private static final String DRIVER = "Practitioner/driver";
    private static final String GP = "Practitioner/gp";

    private final FakeCareRecords records = new FakeCareRecords();
    private final SystemRequestDetails request = new SystemRequestDetails();

    @BeforeEach
    void somebodyInAnEmergency() {
        records.emergencies.put(GP, Set.of("Patient/p"));
        records.resources.put("Patient/p", about("Patient/p"));
        Condition hidden = new Condition().setSubject(new Reference("Patient/hidden"));
        hidden.setId("Condition/hidden");
        records.resources.put("Condition/hidden", hidden);
    }

    @Test
    @DisplayName("8: who owned a Task and does no more reads none of its versions")
    void aTaskThatWentToAnotherDriverIsClosed() {
        Task before = ownedBy(DRIVER);
        records.resources.put("Task/leg", ownedBy("Practitioner/second"));
        assertThat(decide(Role.DRIVER, DRIVER, before)).isEqualTo(Verdict.HIDDEN);
        records.resources.put("Task/leg", ownedBy(DRIVER));
        assertThat(decide(Role.DRIVER, DRIVER, before)).isEqualTo(Verdict.FULL);
        assertThat(decide(Role.DRIVER, DRIVER, ownedBy("Practitioner/second"))).isEqualTo(Verdict.HIDDEN);
        records.resources.remove("Task/leg");
        assertThat(decide(Role.DRIVER, DRIVER, before)).isEqualTo(Verdict.HIDDEN);
    }

    @Test
    @DisplayName("11: an emergency access opens reading, and what it opens does not count for anything else")
    void anEmergencyAccessDoesNotLast() {
        assertThat(requests().mayRead(request, about("Patient/p"))).isTrue();
        assertThat(requests().mayReadWithoutEmergency(request, about("Patient/p")))
                .isFalse();
        records.roles.put(GP, Set.of("Organization/practice"));
        records.team("c", "Patient/p", "Organization/practice", CasePart.GP);
        assertThat(requests().mayReadWithoutEmergency(new SystemRequestDetails(), about("Patient/p")))
                .isTrue();
    }

    @Test
    @DisplayName("11: an emergency access opens documents with their content")
    void anEmergencyAccessOpensTheContentOfDocuments() {
        DocumentReference letter = new DocumentReference().setSubject(new Reference("Patient/p"));
        letter.setId("DocumentReference/letter");
        records.resources.put("DocumentReference/letter", letter);
        Binary content = new Binary().setSecurityContext(new Reference("DocumentReference/letter"));
        for (Role role : List.of(Role.GP, Role.DISCHARGE_MANAGER)) {
            assertThat(decide(role, GP, content)).isEqualTo(Verdict.FULL);
        }
        assertThat(decide(Role.NURSE, GP, content)).isEqualTo(Verdict.HIDDEN);
    }

    @ParameterizedTest
    @CsvSource({"GP, FULL", "DISCHARGE_MANAGER, FULL", "NURSE, HIDDEN", "PHARMACIST, HIDDEN", "ADMIN, HIDDEN"})
    @DisplayName("11: an emergency opens the records to the doctor in person, and is remembered for the trail")
    void anEmergencyOpens(Role role, Verdict verdict) {
        records.emergencies.put("Practitioner/x", Set.of("Patient/p"));
        Ties ties = new Ties(new Caller("x", Set.of(role), "Practitioner/x"), Set.of("Organization/x"), records);
        assertThat(ties.usedEmergencies()).isEmpty();
        assertThat(new ReadDecision(ties).decide(condition())).isEqualTo(verdict);
        assertThat(ties.usedEmergencies()).hasSize(verdict == Verdict.FULL ? 1 : 0);
        assertThat(decide(role, "Practitioner/other", condition())).isEqualTo(Verdict.HIDDEN);
        Condition other = new Condition().setSubject(new Reference("Patient/q"));
        assertThat(new ReadDecision(ties).decide(other)).isEqualTo(Verdict.HIDDEN);
    }

    @Test
    @DisplayName("11: who reads by another tie does so for no emergency")
    void anotherTieIsNoEmergency() {
        records.emergencies.put("Practitioner/x", Set.of("Patient/p"));
        records.team("c", "Patient/p", "Organization/practice", CasePart.GP);
        Ties ties =
                new Ties(new Caller("x", Set.of(Role.GP), "Practitioner/x"), Set.of("Organization/practice"), records);
        assertThat(new ReadDecision(ties).decide(condition())).isEqualTo(Verdict.FULL);
        assertThat(ties.usedEmergencies()).isEmpty();
    }

    @Test
    @DisplayName("5: what an operation stores names only what its caller may read, by reference and never by a search")
    void namesOnlyWhatMayBeRead() {
        assertThat(names("Organization/any")).isTrue();
        for (String named : List.of(
                "Condition/hidden",
                "Condition/absent",
                "Condition?patient=Patient/hidden&code=F32",
                "Organization?identifier=a|b",
                "http://elsewhere.example/fhir/Condition/hidden")) {
            assertThat(names(named)).as(named).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"GP", "NURSE", "DISCHARGE_MANAGER", "HOSPITAL_SYSTEM"})
    @DisplayName("5: what is not there takes the same questions to the records as what is hidden")
    void nothingAsksLikeSomethingHidden(Role role) {
        Observation hidden = new Observation().setSubject(new Reference("Patient/hidden"));
        ReadDecision ofHidden = decision(role);
        assertThat(ofHidden.decide(hidden)).isEqualTo(Verdict.HIDDEN);
        int asked = records.questions;
        assertThat(asked).isPositive();
        ofHidden.decideAboutNothing("Observation");
        assertThat(records.questions).as("the decision was made already").isEqualTo(asked);

        records.questions = 0;
        decision(role).decideAboutNothing("Observation");
        assertThat(records.questions).isEqualTo(asked);
        decision(role).decideAboutNothing("Organization");
        assertThat(records.questions).as("everybody reads it").isEqualTo(asked);
    }

    private ReadDecision decision(Role role) {
        return new ReadDecision(
                new Ties(new Caller("x", Set.of(role), "Practitioner/x"), Set.of("Organization/x"), records));
    }

    private boolean names(String reference) {
        Appointment inField = new Appointment().addSupportingInformation(new Reference(reference));
        Appointment inExtension = new Appointment();
        inExtension.addExtension("http://example.org/any", new Reference(reference));
        Appointment contained = new Appointment();
        contained.addContained(new Condition().setEncounter(new Reference(reference)));
        List<Boolean> answers = List.of(
                requests().mayName(request, inField),
                requests().mayName(request, inExtension),
                requests().mayName(request, contained));
        assertThat(answers).as("wherever it stands").containsOnly(answers.get(0));
        return answers.get(0);
    }

    private Requests requests() {
        return new Requests(
                any -> new Caller("gp", Set.of(Role.GP), GP),
                new Memberships(records, Clock.systemUTC()),
                records,
                (any, resource) -> false);
    }

    private Verdict decide(Role role, String person, org.hl7.fhir.r4.model.Resource resource) {
        Caller caller = new Caller("x", Set.of(role), person);
        return new ReadDecision(new Ties(caller, Set.of(), records)).decide(resource);
    }

    private static Condition condition() {
        return new Condition().setSubject(new Reference("Patient/p"));
    }

    private static Patient about(String reference) {
        Patient patient = new Patient();
        patient.setId(reference);
        return patient;
    }

    private static Task ownedBy(String driver) {
        Task task = new Task().setOwner(new Reference(driver)).setFor(new Reference("Patient/p"));
        task.getCode().addCoding().setSystem(HubCodes.TASK_CODE).setCode(HubCodes.TASK_TRANSPORT_LEG);
        task.setId("Task/leg");
        return task;
    }
}
