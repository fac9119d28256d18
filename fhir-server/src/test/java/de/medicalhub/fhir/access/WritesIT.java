package de.medicalhub.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who writes what over HTTP with real tokens; every way of a condition, a patch and a deletion. */
class WritesIT {
    private static final String SYSTEM = "https://practice.example/findings";
    private static final String JSON_PATCH = "application/json-patch+json";
    private static final String MARK = UUID.randomUUID().toString();

    /** nurse1's service is awarded, gp1's practice takes part. */
    private static CaseUnderTest ours = CaseUnderTest.admitted();

    /** Nobody but the hospital is tied to it. */
    private static CaseUnderTest others = ours;

    private final Rest gp = new Rest("gp1");

    @BeforeAll
    static void makeCases() {
        ours = CaseUnderTest.started();
        ours.answer("nurse1", ours.firstReferral(), true);
        assertThat(ours.award(ours.firstReferral()).status()).isEqualTo(200);
        others = CaseUnderTest.admitted();
        Observation hidden = observation(others.patient(), "Practitioner/discharge-1");
        hidden.addIdentifier().setSystem(SYSTEM).setValue("hidden-" + MARK);
        assertThat(new Rest("discharge1").post("Observation", hidden).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "gp1, Practitioner/gp-1, 201",
        "gp1, PractitionerRole/role-gp-1, 201",
        "gp1, Practitioner/nurse-1, 403",
        "nurse1, Organization/nursing-mayen, 201",
        "nurse1, Practitioner/gp-1, 403",
        "discharge1, Practitioner/discharge-1, 201",
        "discharge2, Practitioner/discharge-2, 404",
        "nurse2, Practitioner/nurse-2, 404",
        "patient1, Patient/patient-1, 404",
        "pharmacist1, Practitioner/pharmacist-1, 403",
        "dispatcher1, Practitioner/dispatcher-1, 403",
        "driver1, Practitioner/driver-1, 403"
    })
    @DisplayName("Each in the own name, about patients to whom they are tied")
    void whoWritesAFinding(String caller, String author, int status) {
        assertThat(new Rest(caller)
                        .post("Observation", observation(ours.patient(), author))
                        .status())
                .isEqualTo(status);
    }

    @Test
    void patientsWriteAboutThemselves() {
        Rest patient = new Rest("patient1");
        assertThat(patient.post("Observation", observation("Patient/patient-1", "Patient/patient-1"))
                        .status())
                .isEqualTo(201);
        assertThat(patient.post("Condition", new Condition().setSubject(new Reference("Patient/patient-1")))
                        .status())
                .isEqualTo(403);
        Communication message = new Communication()
                .setStatus(Communication.CommunicationStatus.COMPLETED)
                .setSubject(new Reference("Patient/patient-1"))
                .setSender(new Reference("Practitioner/gp-1"));
        assertThat(patient.post("Communication", message).status()).isEqualTo(403);
        assertThat(patient.post("Communication", message.setSender(new Reference("Patient/patient-1")))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void changesOnlyWhatIsTheOwnAndLeavesWhoseItIs() {
        Observation own = stored(gp, observation(ours.patient(), "Practitioner/gp-1"));
        assertThat(gp.put(own.copy().setStatus(Observation.ObservationStatus.AMENDED))
                        .status())
                .isEqualTo(200);
        assertThat(gp.put(own.copy().setSubject(new Reference(others.patient())))
                        .status())
                .isEqualTo(404);
        assertThat(new Rest("nurse1").put(own).status()).isEqualTo(403);
        assertThat(new Rest("nurse2").put(own).status()).isEqualTo(404);
        Observation taken = own.copy();
        taken.setPerformer(List.of(new Reference("Practitioner/nurse-1")));
        assertThat(new Rest("nurse1").put(taken).status()).isEqualTo(403);
        Observation nobodys = stored(gp, observation(ours.patient(), ""));
        assertThat(gp.put(nobodys).status()).isEqualTo(403);
    }

    @Test
    void aPatchIsCheckedLikeAnUpdate() {
        Observation own = stored(gp, observation(ours.patient(), "Practitioner/gp-1"));
        String path = "Observation/" + own.getIdElement().getIdPart();
        String amend = "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"amended\"}]";
        assertThat(gp.patch(path, amend, JSON_PATCH).as(Observation.class).getStatus())
                .isEqualTo(Observation.ObservationStatus.AMENDED);
        String fhirPath = """
                {"resourceType":"Parameters","parameter":[{"name":"operation","part":[
                {"name":"type","valueCode":"replace"},{"name":"path","valueString":"Observation.status"},
                {"name":"value","valueCode":"corrected"}]}]}""";
        assertThat(gp.patch(path, fhirPath, "application/fhir+json")
                        .as(Observation.class)
                        .getStatus())
                .isEqualTo(Observation.ObservationStatus.CORRECTED);
        String steal = "[{\"op\":\"replace\",\"path\":\"/subject/reference\",\"value\":\"" + others.patient() + "\"}]";
        assertThat(gp.patch(path, steal, JSON_PATCH).status()).isEqualTo(404);
        assertThat(new Rest("nurse1").patch(path, amend, JSON_PATCH).status()).isEqualTo(403);
        String guess = "[{\"op\":\"test\",\"path\":\"/status\",\"value\":\"corrected\"}]";
        for (String stranger : List.of("nurse2", "admin1")) {
            assertThat(new Rest(stranger).patch(path, guess, JSON_PATCH))
                    .isEqualTo(new Rest(stranger).patch("Observation/none-" + MARK, guess, JSON_PATCH));
        }
    }

    @Test
    @DisplayName("5: a condition is met by what the caller sees, so that a hidden match is like none")
    void conditionsTellNothing() {
        Observation sent = observation(ours.patient(), "Practitioner/gp-1");
        assertThat(gp.put("Observation?identifier=" + SYSTEM + "%7Cunmet-" + MARK, sent)
                        .status())
                .isEqualTo(400);
        sent.addIdentifier().setSystem(SYSTEM).setValue("put-" + MARK);
        for (int status : new int[] {201, 200}) {
            assertThat(gp.put("Observation?identifier=" + SYSTEM + "%7Cput-" + MARK, sent)
                            .status())
                    .isEqualTo(status);
        }
        sent = observation(ours.patient(), "Practitioner/gp-1");
        sent.addIdentifier().setSystem(SYSTEM).setValue("hidden-" + MARK);
        Map<String, String> none = condition("identifier=" + SYSTEM + "|hidden-" + MARK);
        assertThat(gp.post("Observation", sent, none).status()).isEqualTo(201);
        assertThat(gp.post("Observation", sent, none).status()).isEqualTo(200);
        String match = "Observation?identifier=" + SYSTEM + "%7Chidden-" + MARK;
        assertThat(gp.put(match, sent.copy().setStatus(Observation.ObservationStatus.AMENDED))
                        .status())
                .isEqualTo(200);
        assertThat(gp.post("Observation", sent).status()).isEqualTo(201);
        assertThat(gp.put(match, sent).status()).isEqualTo(412);
        assertThat(gp.post("Observation", sent, none).status()).isEqualTo(412);
        assertThat(new Rest("discharge1").get(match).found()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=final",
                "subject.family=x",
                "_has:Provenance:target:agent=x&identifier=a",
                "identifier=",
                "identifier:not=a"
            })
    void conditionsAreNarrowAndPlain(String condition) {
        Answer answer = gp.post("Observation", observation(ours.patient(), "Practitioner/gp-1"), condition(condition));
        assertThat(answer.status()).isEqualTo(412);
    }

    @Test
    void nobodyDeletesWhatBelongsToATreatment() {
        Observation own = stored(gp, observation(ours.patient(), "Practitioner/gp-1"));
        String path = "Observation/" + own.getIdElement().getIdPart();
        for (String caller : List.of("gp1", "nurse1", "discharge1", "admin1", "medhub-hospital", "medhub-transport")) {
            Answer answer = new Rest(caller).delete(path);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).contains("entered-in-error");
            assertThat(new Rest(caller)
                            .delete("Observation?_id=" + own.getIdElement().getIdPart()))
                    .isEqualTo(answer);
        }
        assertThat(gp.get(path).status()).isEqualTo(200);
    }

    @Test
    void draftsAreDeletedByWhoseTheyAre() {
        Rest patient = new Rest("patient1");
        QuestionnaireResponse draft = new QuestionnaireResponse()
                .setStatus(QuestionnaireResponse.QuestionnaireResponseStatus.INPROGRESS)
                .setSubject(new Reference("Patient/patient-1"))
                .setAuthor(new Reference("Patient/patient-1"));
        QuestionnaireResponse kept = draft.copy();
        kept.setStatus(QuestionnaireResponse.QuestionnaireResponseStatus.COMPLETED);
        String path =
                "QuestionnaireResponse/" + stored(patient, draft).getIdElement().getIdPart();
        assertThat(new Rest("patient2").delete(path))
                .isEqualTo(new Rest("patient2").delete("QuestionnaireResponse/none-" + MARK));
        assertThat(patient.delete(path).status()).isEqualTo(200);
        assertThat(patient.get(path).status()).isEqualTo(404);
        assertThat(patient.put(withId(draft, path)).status()).isEqualTo(404);
        String done =
                "QuestionnaireResponse/" + stored(patient, kept).getIdElement().getIdPart();
        assertThat(patient.delete(done).status()).isEqualTo(403);

        Questionnaire questions = new Questionnaire();
        questions.setId("it-" + MARK);
        Rest admin = new Rest("admin1");
        admin.put(questions.setStatus(PublicationStatus.ACTIVE));
        assertThat(admin.delete("Questionnaire/it-" + MARK).status()).isEqualTo(403);
        admin.put(questions.setStatus(PublicationStatus.DRAFT));
        assertThat(admin.delete("Questionnaire/it-" + MARK).status()).isEqualTo(200);
    }

    private static Map<String, String> condition(String query) {
        return Map.of("If-None-Exist", query);
    }

    private static Resource withId(Resource resource, String reference) {
        resource.setId(reference);
        return resource;
    }

    @SuppressWarnings("unchecked")
    private static <T extends Resource> T stored(Rest caller, T resource) {
        Answer answer = caller.post(resource.fhirType(), resource);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return (T) answer.as(resource.getClass());
    }

    private static Observation observation(String patient, String author) {
        Observation observation =
                new Observation().setStatus(Observation.ObservationStatus.FINAL).setSubject(new Reference(patient));
        observation.getCode().setText("Puls");
        if (!author.isEmpty()) {
            observation.addPerformer(new Reference(author));
        }
        return observation;
    }
}
