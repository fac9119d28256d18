package de.medicalhub.fhir.access.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.access.entity.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HospitalWritesTest {
    private static final String OWN = "Organization/hospital";
    private static final String OTHER = "Organization/other";

    private final FakeCareRecords records = new FakeCareRecords();
    private final WriteRules rules = new WriteRules(records);

    @BeforeEach
    void anOwnPatientAndAnothers() {
        records.ownPatients.add("Patient/own");
        records.resources.put("Patient/own", patient("own", OWN));
        records.resources.put("Patient/other", patient("other", OTHER));
        records.resources.put("Encounter/own", encounter("own", OWN));
        records.resources.put("Encounter/other", encounter("other", OTHER));
    }

    @Test
    @DisplayName("3: a hospital's system adds patients of its own hospital only")
    void addsOwnPatients() {
        assertThat(create(patient("new", OWN))).isEmpty();
        assertThat(create(patient("new", OTHER))).contains(Refusal.notThere());
        assertThat(create(new Patient())).contains(Refusal.notThere());
    }

    @Test
    void neitherTakesOverNorGivesAway() {
        assertThat(update(patient("own", OWN), patient("own", OWN).setActive(true)))
                .isEmpty();
        assertThat(update(patient("own", OWN), patient("own", OTHER))).isPresent();
        assertThat(update(patient("own", OTHER), patient("own", OWN))).isPresent();
        assertThat(update(patient("other", OTHER), patient("other", OTHER))).contains(Refusal.notThere());
        assertThat(create(encounter("other", OWN))).contains(Refusal.notThere());
        assertThat(create(encounter("own", OTHER))).isPresent();
        assertThat(update(encounter("own", OWN), encounter("own", OTHER))).isPresent();
        assertThat(update(encounter("own", OWN), encounter("other", OWN))).isPresent();
    }

    @Test
    @DisplayName("3: nothing changes hands, not even between two own patients")
    void movesNothingToAnotherPatient() {
        records.ownPatients.add("Patient/second");
        assertThat(update(observation("own"), observation("second"))).contains(Refusal.notThere());
        assertThat(update(encounter("own", OWN), encounter("second", OWN))).contains(Refusal.notThere());
        assertThat(update(observation("own"), observation("own").setStatus(Observation.ObservationStatus.AMENDED)))
                .isEmpty();
    }

    @Test
    void aPatientThatAConditionHasFoundComesWithoutItsId() {
        Patient sent = patient("own", OWN);
        sent.setId("");
        assertThat(update(patient("own", OWN), sent)).isEmpty();
    }

    @Test
    void writesAboutOwnPatientsOnly() {
        assertThat(create(observation("own"))).isEmpty();
        assertThat(create(observation("other"))).contains(Refusal.notThere());
        assertThat(create(observation("none"))).contains(Refusal.notThere());
        assertThat(create(new Observation())).contains(Refusal.notThere());
        assertThat(update(observation("other"), observation("own"))).contains(Refusal.notThere());
        assertThat(create(new Binary().setSecurityContext(new Reference("Patient/own"))))
                .isEmpty();
        assertThat(create(new Binary().setSecurityContext(new Reference("Encounter/other"))))
                .contains(Refusal.notThere());
        assertThat(create(new Binary())).contains(Refusal.notThere());
        assertThat(create(new Schedule())).contains(Refusal.notYours());
    }

    @Test
    @DisplayName("5: naming something tells nothing about what may not be read")
    void namesOnlyWhatItMayRead() {
        assertThat(create(observation("own").setEncounter(new Reference("Encounter/own"))))
                .isEmpty();
        for (String named : List.of("Encounter/other", "Encounter/none", "Encounter?identifier=x")) {
            assertThat(create(observation("own").setEncounter(new Reference(named))))
                    .as(named)
                    .contains(Refusal.notThere());
        }
        Observation before = observation("own").setEncounter(new Reference("Encounter/other"));
        assertThat(update(before, before.copy().setStatus(Observation.ObservationStatus.AMENDED)))
                .isEmpty();
    }

    @Test
    @DisplayName("6: the parts of a case are written by operations only")
    void leavesCasesAlone() {
        CarePlan plan = new CarePlan().setSubject(new Reference("Patient/own"));
        assertThat(create(plan)).isEmpty();
        plan.addIdentifier().setSystem(HubCodes.CASE_SYSTEM).setValue("1b4e28ba-2fa1-11d2-883f-0016d3cca427");
        assertThat(create(plan)).isPresent();
        Task leg = new Task().setFor(new Reference("Patient/own"));
        assertThat(create(leg)).isEmpty();
        leg.getCode().addCoding().setSystem(HubCodes.TASK_CODE).setCode(HubCodes.TASK_TRANSPORT_LEG);
        assertThat(create(leg)).isPresent();
    }

    @Test
    void aPatientOfTheSameTransactionIsKnown() {
        Patient added = patient("new", OWN);
        assertThat(rules.refuseCreate(ties(), encounter("new", OWN), List.of(added)))
                .isEmpty();
        assertThat(rules.refuseCreate(ties(), encounter("new", OWN), List.of())).isPresent();
    }

    @Test
    void choosesNoIds() {
        assertThat(rules.refuseChosenId(ties())).contains(Refusal.notThere());
    }

    private Optional<Refusal> create(IBaseResource created) {
        return rules.refuseCreate(ties(), created, List.of());
    }

    private Optional<Refusal> update(IBaseResource old, IBaseResource updated) {
        return rules.refuseUpdate(ties(), old, updated, List.of());
    }

    private Ties ties() {
        Caller system = new Caller("kis", Set.of(Role.HOSPITAL_SYSTEM), OWN);
        return new Ties(system, Set.of(OWN), records);
    }

    private static Patient patient(String id, String hospital) {
        Patient patient = new Patient().setManagingOrganization(new Reference(hospital));
        patient.setId("Patient/" + id);
        return patient;
    }

    private static Encounter encounter(String patient, String hospital) {
        Encounter encounter = new Encounter()
                .setSubject(new Reference("Patient/" + patient))
                .setServiceProvider(new Reference(hospital));
        encounter.setId("Encounter/" + patient);
        return encounter;
    }

    private static Observation observation(String patient) {
        return new Observation().setSubject(new Reference("Patient/" + patient));
    }
}
