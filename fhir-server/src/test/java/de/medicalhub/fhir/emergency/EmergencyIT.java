package de.medicalhub.fhir.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.CheckDigit;
import de.medicalhub.common.testing.HealthCards;
import de.medicalhub.common.testing.Stack;
import de.medicalhub.fhir.access.Answer;
import de.medicalhub.fhir.access.CaseUnderTest;
import de.medicalhub.fhir.access.Rest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Break-glass with real tokens: gp1 has no tie to these patients. */
class EmergencyIT {
    private final Rest doctor = new Rest("gp1");
    private final CaseUnderTest made = CaseUnderTest.admitted();

    @AfterEach
    void end() {
        doctor.post(made.patient() + "/$end-emergency-access", new Parameters());
    }

    @Test
    @DisplayName("2, 4, 5, 6: it opens reading for this person, and patient and administrator see that it did")
    void itOpensReading() {
        assertThat(doctor.get(made.patient()).status()).isEqualTo(404);
        Answer opened = open(made.patient(), 60);
        assertThat(opened.status()).as(opened.body()).isEqualTo(200);

        assertThat(doctor.get(made.patient()).status()).isEqualTo(200);
        assertThat(doctor.get("Condition?subject=" + made.patient()).found()).hasSize(1);
        assertThat(doctor.get("MedicationRequest?subject=" + made.patient()).found())
                .hasSize(1);
        assertThat(doctor.get(letter()).status()).isEqualTo(200);
        for (String other : List.of("nurse1", "pharmacist1", "dispatcher1", "driver1", "admin1", "patient1")) {
            assertThat(new Rest(other).get(made.patient()).status()).as(other).isNotEqualTo(200);
        }
        assertThat(new Rest("discharge1").get("Task?patient=" + made.patient()).resources())
                .anyMatch(task -> ((Task) task).getOwner().getReference().equals("Practitioner/gp-1"));
        assertThat(new Rest("discharge1")
                        .get("Communication?subject=" + made.patient())
                        .body())
                .contains("Notfallzugriff: ", "Bewusstlos aufgefunden");

        List<AuditEvent> marked = trail("purpose=BTG&patient=" + made.patient());
        assertThat(marked).hasSizeGreaterThanOrEqualTo(4);
        assertThat(marked)
                .allMatch(event -> event.getPurposeOfEventFirstRep()
                        .getCodingFirstRep()
                        .getCode()
                        .equals("BTG"));
        assertThat(trail("agent=Practitioner/discharge-1&patient=" + made.patient()))
                .noneMatch(AuditEvent::hasPurposeOfEvent);
    }

    /** The content of a document about the patient. */
    private String letter() {
        String id = "it-" + UUID.randomUUID();
        DocumentReference letter = new DocumentReference().setSubject(new Reference(made.patient()));
        letter.setStatus(Enumerations.DocumentReferenceStatus.CURRENT).setId("DocumentReference/" + id);
        Binary content = new Binary().setSecurityContext(new Reference("DocumentReference/" + id));
        content.setContentType("text/plain").setData(new byte[] {65}).setId("Binary/" + id);
        Rest admin = new Rest("admin1");
        assertThat(admin.put(letter).status()).isEqualTo(201);
        assertThat(admin.put(content).status()).isEqualTo(201);
        return "Binary/" + id;
    }

    @Test
    @DisplayName("2: it opens no other patient and no writing")
    void itOpensNothingElse() {
        String other = CaseUnderTest.admitted().patient();
        assertThat(open(made.patient(), 60).status()).isEqualTo(200);
        assertThat(doctor.get(other).status()).isEqualTo(404);
        assertThat(doctor.get("Condition?subject=" + other).found()).isEmpty();
        Condition condition = new Condition().setSubject(new Reference(made.patient()));
        assertThat(doctor.post("Condition", condition).status()).isEqualTo(404);
        condition.setId("Condition/it-" + UUID.randomUUID());
        assertThat(doctor.put(condition).status()).isEqualTo(404);
        assertThat(doctor.delete(made.patient()).status()).isEqualTo(403);
        assertThat(doctor.post(made.encounter() + "/$start-discharge", made.wish())
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("3: it ends by the hub's clock, or when the doctor ends it")
    void itEnds() {
        assertThat(open(made.patient(), 60).status()).isEqualTo(200);
        Stack.moveClock(Duration.ofMinutes(59));
        try {
            assertThat(doctor.get(made.patient()).status()).isEqualTo(200);
            Stack.moveClock(Duration.ofMinutes(61));
            assertThat(doctor.get(made.patient()).status()).isEqualTo(404);
            assertThat(doctor.get("Condition?subject=" + made.patient()).found())
                    .isEmpty();
        } finally {
            Stack.moveClock(Duration.ZERO);
        }
        assertThat(new Rest("discharge1")
                        .post(made.patient() + "/$end-emergency-access", new Parameters())
                        .status())
                .isEqualTo(404);
        assertThat(doctor.get(made.patient()).status()).isEqualTo(200);
        assertThat(doctor.post(made.patient() + "/$end-emergency-access", new Parameters())
                        .status())
                .isEqualTo(200);
        assertThat(doctor.get(made.patient()).status()).isEqualTo(404);
        assertThat(doctor.post(made.patient() + "/$end-emergency-access", new Parameters())
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("1, 7, 8: who may open it, for whom, and what stands in the trail of what is refused")
    void whatIsRefused() {
        for (String role : List.of("nurse1", "pharmacist1", "dispatcher1", "driver1", "admin1", "patient1")) {
            assertThat(new Rest(role)
                            .post(made.patient() + "/$emergency-access", wish(60))
                            .status())
                    .as(role)
                    .isEqualTo(403);
        }
        Answer faulty = doctor.post(made.patient() + "/$emergency-access", new Parameters());
        assertThat(faulty.status()).isEqualTo(400);
        assertThat(faulty.parameters()).containsExactly("reason", "explanation");
        assertThat(open(made.patient(), 100_000).status()).isEqualTo(400);
        assertThat(doctor.get(made.patient()).status()).isEqualTo(404);

        String absent = "Patient/it-absent-" + UUID.randomUUID();
        assertThat(open(absent, 60).status()).isEqualTo(404);
        assertThat(trail("purpose=BTG&entity=" + absent))
                .extracting(AuditEvent::getOutcome)
                .containsExactly(AuditEvent.AuditEventOutcome._4);

        Answer needless = new Rest("discharge1").post(made.patient() + "/$emergency-access", wish(60));
        assertThat(needless.status()).isEqualTo(409);
        assertThat(needless.sentences()).containsExactly("Sie dürfen die Daten dieser Person bereits lesen.");
    }

    @Test
    @DisplayName("5: the patient reads the notice, the access and each event of it in plain words")
    void thePatientIsTold() {
        Rest stranger = new Rest("gp2");
        String self = "Patient/patient-1";
        Rest patient = new Rest("patient1");
        Answer opened = stranger.post(self + "/$emergency-access", wish(5));
        assertThat(opened.status()).as(opened.body()).isEqualTo(200);
        try {
            assertThat(stranger.get(self).status()).isEqualTo(200);
            assertThat(patient.get("Communication?subject=" + self).body())
                    .contains("Notfallzugriff: ", "Emergency access: ", "Bewusstlos aufgefunden");
            assertThat(patient.get("Task?patient=" + self + "&owner=Practitioner/gp-2")
                            .found())
                    .isNotEmpty();
            assertThat(patient.get("AuditEvent?agent=Practitioner/gp-2&_count=1")
                            .body())
                    .contains("Ihre Stammdaten gelesen. Das war ein Notfallzugriff.");
        } finally {
            stranger.post(self + "/$end-emergency-access", new Parameters());
        }
    }

    @Test
    @DisplayName("5, 9: the health card's number opens the record; the officer is told without what the doctor wrote")
    void byHealthCard() {
        Patient person = new Patient();
        person.addName().setFamily("Kartenprobe");
        String number = HealthCards.next();
        person.addIdentifier().setSystem(CheckDigit.KVNR.system()).setValue(number);
        person.setId("Patient/it-" + UUID.randomUUID());
        assertThat(new Rest("admin1").put(person).status()).isEqualTo(201);
        String patient = person.getId();
        Instant began = Clock.systemUTC().instant();
        Parameters wish = wish(5);
        CaseUnderTest.add(wish, "card-number", new StringType(number));
        try {
            Answer opened = doctor.post("Patient/$emergency-access", wish);
            assertThat(opened.status()).as(opened.body()).isEqualTo(200);
            assertThat(((Reference) opened.as(Parameters.class)
                                    .getParameter("patient")
                                    .getValue())
                            .getReference())
                    .isEqualTo(patient);
            assertThat(doctor.get(patient).status()).isEqualTo(200);
            assertThat(doctor.get("Communication?recipient=Practitioner/admin-1&subject=" + patient)
                            .body())
                    .contains("darf die Akte " + patient)
                    .doesNotContain("Bewusstlos");
            assertThat(doctor.post("Patient/$emergency-access", wish).status()).isEqualTo(409);
        } finally {
            doctor.post(patient + "/$end-emergency-access", new Parameters());
        }
        Parameters unknown = wish(5);
        CaseUnderTest.add(unknown, "card-number", new StringType(HealthCards.next()));
        assertThat(doctor.post("Patient/$emergency-access", unknown).status()).isEqualTo(404);
        assertThat(new Rest("nurse1").post("Patient/$emergency-access", wish).status())
                .isEqualTo(403);
        assertThat(trail("purpose=BTG&outcome=4&agent=Practitioner/gp-1&date=ge" + began))
                .anyMatch(tried -> tried.getEntity().stream()
                        .noneMatch(entity -> entity.getWhat().hasReference()));
    }

    @Test
    @DisplayName("4: nobody writes an emergency access by hand")
    void nobodyForgesOne() {
        assertThat(open(made.patient(), 60).status()).isEqualTo(200);
        Task task = (Task) new Rest("discharge1")
                .get("Task?patient=" + made.patient() + "&owner=Practitioner/gp-1")
                .resources()
                .get(0);
        task.setOwner(new Reference("Practitioner/gp-2"));
        for (String caller : List.of("admin1", "gp1", "discharge1", "medhub-transport")) {
            assertThat(new Rest(caller).put(task).status()).as(caller).isEqualTo(403);
        }
    }

    private Answer open(String patient, int minutes) {
        return doctor.post(patient + "/$emergency-access", wish(minutes));
    }

    private static Parameters wish(int minutes) {
        Parameters wish = new Parameters();
        CaseUnderTest.add(wish, "reason", new CodeType("unconscious"));
        CaseUnderTest.add(wish, "explanation", new StringType("Bewusstlos aufgefunden"));
        CaseUnderTest.add(wish, "minutes", new IntegerType(minutes));
        return wish;
    }

    private static List<AuditEvent> trail(String query) {
        return new Rest("admin1")
                .get("AuditEvent?" + query).resources().stream()
                        .map(AuditEvent.class::cast)
                        .toList();
    }
}
