package de.medicalhub.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hospital's own information system, connected by client credentials; it acts for the hospital in Mayen. */
class HospitalSystemIT {
    private static final String OWN = "Organization/hospital-mayen";
    private static final String OTHER = "Organization/hospital-andernach";
    private static final String SYSTEM = "https://hospital.example/patients";
    private static final Rest HOSPITAL = new Rest("medhub-hospital");

    private static final String MARK = UUID.randomUUID().toString();
    private static Patient own = new Patient();
    private static Encounter stay = new Encounter();

    @BeforeAll
    static void aPatientAndAStay() {
        own = created(patient(OWN)).as(Patient.class);
        stay = created(stay(reference(own), OWN)).as(Encounter.class);
        Patient others = patient(OTHER);
        others.setId("other-" + MARK);
        assertThat(new Rest("admin1").put(others).status()).isEqualTo(201);
        Encounter elsewhere = stay("Patient/other-" + MARK, OTHER);
        elsewhere.setId("other-" + MARK);
        assertThat(new Rest("admin1").put(elsewhere).status()).isEqualTo(201);
    }

    @Test
    void readsBackWhatItWrote() {
        assertThat(HOSPITAL.get(reference(own))
                        .as(Patient.class)
                        .getManagingOrganization()
                        .getReference())
                .isEqualTo(OWN);
        assertThat(HOSPITAL.get("Patient?identifier=" + SYSTEM + "%7C" + MARK).found())
                .containsExactly(reference(own));
        assertThat(HOSPITAL.get("Encounter?subject=" + reference(own) + "&_include=Encounter:patient")
                        .found())
                .containsExactlyInAnyOrder(reference(stay), reference(own));
        assertThat(HOSPITAL.get(reference(own) + "/_history").found()).hasSize(1);
        Patient renamed = own.copy();
        renamed.addName().setFamily("Neu");
        assertThat(HOSPITAL.put(renamed).status()).isEqualTo(200);
    }

    @Test
    @DisplayName(
            "3: the own discharge manager sees an inpatient whom the system has admitted, the other hospital's does not")
    void theHospitalsPeopleSeeTheAdmission() {
        assertThat(new Rest("discharge1").get(reference(own)).status()).isEqualTo(200);
        for (String stranger : List.of("discharge2", "gp1", "nurse1", "patient1")) {
            assertThat(new Rest(stranger).get(reference(own)).status()).isEqualTo(404);
            assertThat(new Rest(stranger)
                            .get("Patient?identifier=" + SYSTEM + "%7C" + MARK)
                            .found())
                    .doesNotContain(reference(own));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Patient/", "Encounter/"})
    @DisplayName("5: another hospital's records answer like absent ones, whatever is tried")
    void seesNothingOfAnotherHospital(String type) {
        String hidden = type + "other-" + MARK;
        String absent = type + "none-" + MARK;
        assertThat(HOSPITAL.get(hidden)).isEqualTo(HOSPITAL.get(absent));
        assertThat(HOSPITAL.get(hidden).status()).isEqualTo(404);
        assertThat(HOSPITAL.get(type + "?_id=other-" + MARK).found()).isEmpty();
        for (String version : List.of("1", "7")) {
            assertThat(HOSPITAL.put(at(hidden), Map.of("If-Match", "W/\"" + version + "\"")))
                    .isEqualTo(HOSPITAL.put(at(absent), Map.of("If-Match", "W/\"" + version + "\"")));
        }
        assertThat(HOSPITAL.put(at(hidden))).isEqualTo(HOSPITAL.put(at(absent)));
        assertThat(HOSPITAL.put(at(absent)).status()).isEqualTo(404);
    }

    @Test
    void writesNothingAboutAnothersPatient() {
        for (String patient : List.of("Patient/other-" + MARK, "Patient/none-" + MARK)) {
            assertThat(HOSPITAL.post("Observation", observation(patient)).status())
                    .isEqualTo(404);
            assertThat(HOSPITAL.post("Encounter", stay(patient, OWN)).status()).isEqualTo(404);
        }
        assertThat(HOSPITAL.post("Patient", patient(OTHER)).status()).isEqualTo(404);
        Observation observation = observation(reference(own)).setEncounter(new Reference("Encounter/other-" + MARK));
        assertThat(HOSPITAL.post("Observation", observation).status()).isEqualTo(404);
        assertThat(HOSPITAL.post("Observation", observation.setEncounter(new Reference(reference(stay))))
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AuditEvent", "Endpoint", "Person"})
    @DisplayName("1: what no line of the table names is refused")
    void otherTypesAreRefused(String type) {
        assertThat(HOSPITAL.get(type).status()).isEqualTo(403);
    }

    private static Answer created(Resource resource) {
        Answer answer = HOSPITAL.post(resource.fhirType(), resource);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    private static String reference(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }

    /** A resource of the own hospital, as it would be under that id. */
    private static Resource at(String reference) {
        Resource resource = reference.startsWith("Patient/") ? patient(OWN) : stay(reference(own), OWN);
        resource.setId(reference);
        return resource;
    }

    private static Patient patient(String hospital) {
        Patient patient = new Patient().setManagingOrganization(new Reference(hospital));
        patient.addIdentifier().setSystem(SYSTEM).setValue(MARK);
        patient.addName().setFamily(CaseUnderTest.SECRET);
        return patient;
    }

    private static Encounter stay(String patient, String hospital) {
        Encounter encounter = new Encounter()
                .setStatus(Encounter.EncounterStatus.INPROGRESS)
                .setSubject(new Reference(patient))
                .setServiceProvider(new Reference(hospital));
        encounter
                .getClass_()
                .setSystem("http://terminology.hl7.org/CodeSystem/v3-ActCode")
                .setCode("IMP");
        return encounter;
    }

    private static Observation observation(String patient) {
        Observation observation =
                new Observation().setStatus(Observation.ObservationStatus.FINAL).setSubject(new Reference(patient));
        observation.getCode().setText("Puls");
        return observation;
    }
}
