package de.medicalhub.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The access table over HTTP with real tokens, on cases that the real operations made. */
class AccessIT {
    /** Asked, nobody awarded. */
    private static CaseUnderTest asked = CaseUnderTest.admitted();

    /** nurse1's service has won, nurse2's has lost. */
    private static CaseUnderTest awarded = asked;

    @BeforeAll
    static void makeCases() {
        asked = CaseUnderTest.started();
        awarded = CaseUnderTest.started();
        awarded.answer("nurse1", awarded.firstReferral(), true);
        assertThat(awarded.award(awarded.firstReferral()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "discharge1, 200",
        "gp1, 200",
        "pharmacist1, 200",
        "dispatcher1, 200",
        "nurse1, 200",
        "nurse2, 404",
        "driver1, 403",
        "patient1, 404",
        "admin1, 403",
        "medhub-transport, 200",
        "medhub-video, 200"
    })
    @DisplayName("3: who reads the patient of an awarded case")
    void whoReadsThePatient(String caller, int status) {
        assertThat(new Rest(caller).get(awarded.patient()).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "discharge1, 1, 1, 1, 1",
        "gp1, 1, 1, 1, 1",
        "nurse1, 1, 1, 1, 1",
        "nurse2, 0, 0, 0, 0",
        "patient1, 0, 0, 0, 0"
    })
    @DisplayName("3: the care team reads everything about the patient, others nothing")
    void whoReadsTheRecords(String caller, int conditions, int letters, int plans, int consents) {
        Rest rest = new Rest(caller);
        assertThat(rest.get("Condition?subject=" + awarded.patient()).found()).hasSize(conditions);
        assertThat(rest.get("Composition?identifier=" + awarded.caseToken()).found())
                .hasSize(letters);
        assertThat(rest.get("CarePlan?identifier=" + awarded.caseToken()).found())
                .hasSize(plans);
        assertThat(rest.get("Consent?identifier=" + awarded.caseToken()).found())
                .hasSize(consents * 3);
    }

    @ParameterizedTest
    @CsvSource({"pharmacist1, MedicationRequest", "dispatcher1, CareTeam", "pharmacist1, CarePlan"})
    void partnersReadTheirParts(String caller, String type) {
        assertThat(new Rest(caller).get(type + "?subject=" + awarded.patient()).found())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "pharmacist1, Condition",
        "dispatcher1, Condition",
        "dispatcher1, MedicationRequest",
        "dispatcher1, Composition",
        "driver1, Patient",
        "driver1, CarePlan",
        "admin1, Patient",
        "admin1, Task",
        "medhub-transport, Condition",
        "medhub-video, Task",
        "gp1, AuditEvent",
        "discharge1, Person"
    })
    @DisplayName("1: types that a role never reads are refused")
    void typesThatARoleNeverReads(String caller, String type) {
        assertThat(new Rest(caller).get(type).status()).isEqualTo(403);
        assertThat(new Rest(caller).get(type + "/it-any").status()).isEqualTo(403);
    }

    @Test
    @DisplayName("4: the asked see a projection in read, version, history and search")
    void theAskedSeeAProjection() {
        Rest nurse = new Rest("nurse1");
        String task = asked.firstReferral();
        String request = asked.nursingRequest();
        for (String path : List.of(
                task,
                task + "/_history/1",
                task + "/_history",
                "Task?owner=Organization/nursing-mayen&group-identifier=" + asked.caseToken()
                        + "&_include=Task:focus&_include=Task:patient",
                request,
                request + "/_history/1",
                request + "/_history",
                "ServiceRequest?requisition=" + asked.caseToken())) {
            Answer answer = nurse.get(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.body())
                    .as(path)
                    .contains("SUBSETTED")
                    .doesNotContain(
                            asked.patient(),
                            asked.encounter(),
                            CaseUnderTest.SECRET + " hört",
                            "56743",
                            "Observation/");
        }
        assertThat(nurse.get(task).as(Task.class).getInput()).hasSize(4);
        assertThat(nurse.get(request).as(ServiceRequest.class).getOrderDetail()).hasSize(1);
    }

    @Test
    @DisplayName("4: another service's request is not there")
    void anotherServicesRequestIsNotThere() {
        assertThat(new Rest("nurse2").get(asked.firstReferral()).status()).isEqualTo(404);
        assertThat(new Rest("nurse1").get(asked.secondReferral()).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("5: a projection is not found by what it hides")
    void aProjectionIsNotFoundByWhatItHides() {
        Rest nurse = new Rest("nurse1");
        for (String search : List.of(
                "Task?patient=" + asked.patient(),
                "Task?subject=" + asked.patient(),
                "Task?encounter=" + asked.encounter(),
                "Task?owner=Organization/nursing-mayen&patient=" + asked.patient(),
                "Task?_id=" + asked.firstReferral().substring("Task/".length()) + "&patient=" + asked.patient(),
                "ServiceRequest?subject=" + asked.patient(),
                "ServiceRequest?requisition=" + asked.caseToken() + "&patient=" + asked.patient(),
                "Patient?_id=" + asked.patient().substring("Patient/".length()),
                "CareTeam?identifier=" + asked.caseToken(),
                "CarePlan?identifier=" + asked.caseToken(),
                "Appointment?identifier=" + asked.caseToken(),
                "Encounter?subject=" + asked.patient(),
                "Observation?subject=" + asked.patient())) {
            Answer answer = nurse.get(search);
            assertThat(answer.found()).as(search).isEmpty();
            assertThat(answer.as(Bundle.class).hasTotal()).as(search).isFalse();
            assertThat(answer.as(Bundle.class).getLink("next")).as(search).isNull();
        }
        assertThat(nurse.postForm("Task/_search", "patient=" + asked.patient()).found())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Task?patient.name=Geheimrat",
                "Task?patient:Patient.name=Geheimrat",
                "Organization?_has:Task:owner:patient=Patient/it-none",
                "Practitioner?_has:Appointment:actor:patient.name=Geheimrat",
                "Task?_has:Provenance:target:agent=Practitioner/nurse-1",
                "Patient?_has:Task:patient:owner=Organization/nursing-mayen&_total=accurate"
            })
    @DisplayName("5: chains and reverse chains find nothing behind what is hidden")
    void chainsTellNothing(String path) {
        Answer answer = new Rest("nurse2").get(path);
        assertThat(answer.found()).as(path).isEmpty();
        assertThat(answer.as(Bundle.class).getTotal()).as(path).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Task?_revinclude=*",
                "Task?_list=42",
                "Task?_offset=100",
                "Task?_filter=patient%20eq%20x",
                "Task/_history",
                "_history",
                "Patient/it-any/$everything"
            })
    @DisplayName("5: what looks behind the results is refused")
    void whatLooksBehindTheResultsIsRefused(String path) {
        Answer answer = new Rest("nurse1").get(path);
        assertThat(answer.status()).as(answer.body()).isIn(400, 403, 404);
        assertThat(answer.body()).doesNotContain(CaseUnderTest.SECRET, "\"total\"");
        if (!path.contains("$") && !path.endsWith("_history")) {
            assertThat(answer.status()).isEqualTo(403);
        }
    }

    @Test
    @DisplayName("5: hidden and absent read alike, alone and in a batch")
    void hiddenAndAbsentReadAlike() {
        Rest nurse = new Rest("nurse2");
        Answer hidden = nurse.get(awarded.patient());
        Answer absent = nurse.get("Patient/it-none");
        assertThat(hidden.status()).isEqualTo(404);
        assertThat(hidden).isEqualTo(absent);
        Bundle batch = new Bundle().setType(Bundle.BundleType.BATCH);
        for (String url : List.of(
                awarded.patient(), "Patient/it-none", "Task?patient=" + asked.patient(), asked.secondReferral())) {
            batch.addEntry().getRequest().setMethod(Bundle.HTTPVerb.GET).setUrl(url);
        }
        Bundle answer = nurse.post("", batch).as(Bundle.class);
        assertThat(answer.getEntry()
                        .get(0)
                        .getResponse()
                        .equalsDeep(answer.getEntry().get(1).getResponse()))
                .isTrue();
        assertThat(((Bundle) answer.getEntry().get(2).getResource()).getEntry()).isEmpty();
        assertThat(((Task) answer.getEntry().get(3).getResource()).hasFor()).isFalse();
    }

    @Test
    @DisplayName("4: the winner sees who it is, the loser only that it has ended")
    void theWinnerSeesAndTheLoserDoesNot() {
        assertThat(new Rest("nurse1").get(awarded.firstReferral()).body()).contains(awarded.patient());
        assertThat(new Rest("nurse1").get(awarded.nursingRequest()).body()).contains("hört schwer");
        assertThat(new Rest("nurse1").get(awarded.secondReferral()).status()).isEqualTo(404);
        Rest loser = new Rest("nurse2");
        Task closed = loser.get(awarded.secondReferral()).as(Task.class);
        assertThat(closed.getStatus()).isEqualTo(Task.TaskStatus.CANCELLED);
        assertThat(closed.hasFor() || closed.hasInput() || closed.hasFocus()).isFalse();
        assertThat(loser.get(awarded.secondReferral() + "/_history/1")
                        .as(Task.class)
                        .hasInput())
                .isFalse();
        assertThat(loser.get(awarded.nursingRequest()).status()).isEqualTo(404);
    }

    @Test
    void theNoteIsForTheAwardedServiceOnly() {
        String request = awarded.nursingRequest();
        assertThat(new Rest("discharge1").get(request).body()).contains("hört schwer");
        for (String caller : List.of("gp1", "pharmacist1", "dispatcher1")) {
            assertThat(new Rest(caller).get(request).status()).isEqualTo(200);
            assertThat(new Rest(caller).get(request).body()).doesNotContain("hört schwer");
        }
        assertThat(new Rest("dispatcher1").get(request).body()).doesNotContain("wound-care");
        assertThat(new Rest("dispatcher1").get(awarded.firstReferral()).body()).doesNotContain("wound-care");
    }

    @Test
    @DisplayName("6: nobody writes what decides access, not even the administrator")
    void nobodyWritesWhatDecidesAccess() {
        Task referral = new Rest("discharge1").get(asked.firstReferral()).as(Task.class);
        referral.setStatus(Task.TaskStatus.ACCEPTED);
        CareTeam team = (CareTeam) new Rest("discharge1")
                .get("CareTeam?identifier=" + asked.caseToken())
                .resources()
                .get(0);
        team.addParticipant().setMember(new Reference("Organization/nursing-andernach"));
        for (String caller : List.of("admin1", "nurse1", "discharge1", "medhub-transport", "medhub-video")) {
            assertThat(new Rest(caller).put(referral).status()).as(caller).isEqualTo(403);
            assertThat(new Rest(caller).put(team).status()).as(caller).isEqualTo(403);
            assertThat(new Rest(caller).delete(asked.firstReferral()).status())
                    .as(caller)
                    .isEqualTo(403);
        }
        assertThat(new Rest("discharge1")
                        .get(asked.firstReferral())
                        .as(Task.class)
                        .getStatus())
                .isEqualTo(Task.TaskStatus.REQUESTED);
    }

    @Test
    void servicesWriteTheirOwnOnly() {
        Rest transport = new Rest("medhub-transport");
        Task ride = transport.get(asked.ride()).as(Task.class);
        ride.setFor(new Reference(awarded.patient()));
        assertThat(transport.put(ride).status()).isEqualTo(403);
        Encounter stay = new Rest("discharge1").get(asked.encounter()).as(Encounter.class);
        assertThat(new Rest("medhub-video").put(stay).status()).isEqualTo(403);
        assertThat(new Rest("medhub-video").get(asked.encounter()).status()).isEqualTo(404);
        assertThat(transport.get("Task?patient=" + asked.patient()).found())
                .contains(asked.ride(), asked.delivery())
                .doesNotContain(asked.firstReferral(), asked.dispense());
    }
}
