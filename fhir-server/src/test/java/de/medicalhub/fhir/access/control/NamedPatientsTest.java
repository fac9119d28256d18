package de.medicalhub.fhir.access.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.access.entity.CasePart;
import de.medicalhub.fhir.access.entity.ConsentTable;
import de.medicalhub.fhir.access.entity.Verdict;
import de.medicalhub.fhir.consent.RelativeScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NamedPatientsTest {
    private static final String PATIENT = "Patient/1";
    private static final String OWN = "Organization/hospital";
    private static final String CASE = "1b4e28ba-2fa1-11d2-883f-0016d3cca427";

    /** Each tie that there may be. */
    private static final List<Consumer<FakeCareRecords>> FACTS = facts();

    @ParameterizedTest
    @EnumSource(Role.class)
    @DisplayName("12: who may find anything about somebody, by whichever tie, is not kept from asking the store")
    void nothingReadableIsLost(Role role) {
        int shown = 0;
        for (Consumer<FakeCareRecords> fact : FACTS) {
            for (Resource resource : resources()) {
                FakeCareRecords records = new FakeCareRecords();
                records.resources.put(Subjects.reference(resource), resource);
                fact.accept(records);
                for (Set<String> covered : List.of(Set.<String>of(), Set.of(OWN))) {
                    Verdict verdict = new ReadDecision(ties(role, covered, records)).decide(resource);
                    if (verdict != Verdict.HIDDEN) {
                        NamedPatients named = new NamedPatients(ties(role, covered, records));
                        assertThat(named.within(Set.of(PATIENT), resource.fhirType(), verdict != Verdict.FULL))
                                .as(Subjects.reference(resource))
                                .containsExactly(PATIENT);
                        shown++;
                    }
                }
            }
        }
        assertThat(shown > 0)
                .isEqualTo(!Set.of(Role.ADMIN, Role.NOTIFICATION_SERVICE).contains(role));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"DISCHARGE_MANAGER", "GP", "NURSE", "PHARMACIST", "PATIENT", "RELATIVE", "HOSPITAL_SYSTEM"})
    @DisplayName("12: of a stranger nothing is looked for")
    void nothingIsLookedForOfStrangers(Role role) {
        FakeCareRecords records = new FakeCareRecords();
        for (Resource resource : List.of(new Patient(), new Observation())) {
            Caller other = new Caller("x", Set.of(role), person(role) + "0");
            assertThat(new NamedPatients(new Ties(other, Set.of(OWN), records))
                            .within(Set.of(PATIENT), resource.fhirType(), true))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("12: it opens nothing by itself, and asks once for all who are named")
    void itOpensNothing() {
        FakeCareRecords records = new FakeCareRecords();
        records.emergencies.put("Practitioner/1", Set.of(PATIENT));
        Ties ties = ties(Role.DISCHARGE_MANAGER, records);
        NamedPatients named = new NamedPatients(ties);
        assertThat(named.within(List.of("Patient/3", "Patient/2", PATIENT), "Observation", true))
                .containsExactly(PATIENT);
        assertThat(ties.usedEmergencies()).isEmpty();
        int questions = records.questions;
        assertThat(questions).isLessThanOrEqualTo(3);
        named.within(List.of(PATIENT, "Patient/2"), "Observation", true);
        assertThat(records.questions).isEqualTo(questions);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"GP", "NURSE", "PHARMACIST"})
    @DisplayName("12: ends of cases are asked about once, however many are named")
    void endsAreAskedAboutOnce(Role role) {
        FakeCareRecords records = new FakeCareRecords();
        new NamedPatients(ties(role, records)).within(List.of("Patient/2"), "Task", false);
        int forOne = records.questions;
        assertThat(new NamedPatients(ties(role, records))
                        .within(List.of("Patient/2", "Patient/3", "Patient/4"), "Task", false))
                .isEmpty();
        assertThat(records.questions).isEqualTo(2 * forOne);
    }

    @Test
    @DisplayName("12: where more ends of cases wait than are listed, it may be anybody's")
    void veryManyEnds() {
        FakeCareRecords records = new FakeCareRecords();
        assertThat(new NamedPatients(ties(Role.PHARMACIST, records)).within(Set.of(PATIENT), "Task", false))
                .isEmpty();
        records.veryManyEnded = true;
        assertThat(new NamedPatients(ties(Role.PHARMACIST, records)).within(Set.of(PATIENT), "Task", false))
                .containsExactly(PATIENT);
    }

    private static Ties ties(Role role, FakeCareRecords records) {
        return ties(role, Set.of(), records);
    }

    private static Ties ties(Role role, Set<String> covered, FakeCareRecords records) {
        return new Ties(new Caller("x", Set.of(role), person(role) + "1"), Set.of(OWN), covered, records);
    }

    private static String person(Role role) {
        return switch (role) {
            case PATIENT -> "Patient/";
            case RELATIVE -> "RelatedPerson/";
            default -> "Practitioner/";
        };
    }

    private static List<Consumer<FakeCareRecords>> facts() {
        List<Consumer<FakeCareRecords>> facts = new ArrayList<>(List.of(
                records -> {},
                records -> records.inpatients.add(PATIENT),
                records -> records.ownPatients.add(PATIENT),
                records -> records.emergencies.put("Practitioner/1", Set.of(PATIENT)),
                records -> records.legs.add(PATIENT),
                records -> records.videos.add(PATIENT)));
        for (CasePart part : CasePart.values()) {
            facts.add(records -> records.team(CASE, PATIENT, OWN, part));
        }
        facts.add(records -> records.agreed(CASE, PATIENT, ConsentTable.ASKED, OWN));
        for (RelativeScope scope : RelativeScope.values()) {
            facts.add(records -> records.grants.put("RelatedPerson/1", Map.of(PATIENT, scope)));
        }
        return facts;
    }

    private static List<Resource> resources() {
        Reference patient = new Reference(PATIENT);
        Task leg = task(HubCodes.TASK_TRANSPORT_LEG, "Practitioner/1");
        Task ended = task(HubCodes.TASK_CASE_ENDED, OWN);
        Task asking = task(HubCodes.TASK_REFERRAL, OWN);
        Appointment visit = new Appointment();
        visit.addParticipant().setActor(patient);
        visit.addServiceType().addCoding().setSystem(HubCodes.SERVICE_TYPE).setCode("video-consultation");
        Encounter stay = new Encounter().setSubject(patient);
        stay.getClass_().setCode("VR");
        List<Resource> all =
                List.of(new Patient(), leg, ended, asking, visit, stay, new Observation().setSubject(patient));
        all.forEach(resource -> resource.setId(resource.fhirType() + "/1"));
        return all;
    }

    private static Task task(String code, String owner) {
        Task task = new Task().setFor(new Reference(PATIENT)).setOwner(new Reference(owner));
        task.setStatus(Task.TaskStatus.REQUESTED);
        task.getGroupIdentifier().setSystem(HubCodes.CASE_SYSTEM).setValue(CASE);
        task.getCode().addCoding().setSystem(HubCodes.TASK_CODE).setCode(code);
        return task;
    }
}
