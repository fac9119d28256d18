package de.medicalhub.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.testing.Stack;
import de.medicalhub.fhir.testing.FhirHttp;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SMART scopes in real tokens take away from what the role allows; the callers are named with the scopes they ask for. */
class SmartIT {
    private static CaseUnderTest ours = CaseUnderTest.admitted();
    private static String finding = "";

    @BeforeAll
    static void aCaseWithAFinding() {
        ours = CaseUnderTest.started();
        Observation stored = new Rest("gp1").post("Observation", observation()).as(Observation.class);
        finding = "Observation/" + stored.getIdElement().getIdPart();
    }

    @Test
    @DisplayName("The configuration is public and names the issuer of the tokens")
    void theConfigurationIsPublic() {
        FhirHttp.Answer answer = FhirHttp.asNobody().get("/.well-known/smart-configuration");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"issuer\":\"" + Stack.issuer() + "\"")
                .contains("\"token_endpoint\":\"" + Stack.issuer() + "/protocol/openid-connect/token\"")
                .contains("\"capabilities\":[");
    }

    @ParameterizedTest
    @CsvSource({
        "gp1, 200, 200, 201",
        "gp1 user/Observation.rs, 200, 403, 403",
        "gp1 user/Observation.cruds, 200, 403, 201",
        "gp1 user/Patient.rs, 403, 200, 403",
        "gp1 user/*.read, 200, 200, 403",
        "gp1 patient/Observation.rs, 403, 403, 403",
        "gp1 user/Patient.rs user/Observation.rs, 200, 200, 403",
        "nurse2 user/*.cruds, 404, 404, 404",
        "driver1 user/*.cruds, 403, 403, 403"
    })
    @DisplayName("They narrow the role and never widen it")
    void scopesNarrowTheRole(String caller, int reads, int readsPatient, int writes) {
        Rest rest = new Rest(caller);
        assertThat(rest.get(finding).status()).isEqualTo(reads);
        assertThat(rest.get(ours.patient()).status()).isEqualTo(readsPatient);
        assertThat(rest.post("Observation", observation()).status()).isEqualTo(writes);
    }

    @ParameterizedTest
    @CsvSource({
        "patient1, 200, 200, 404, 201",
        "patient1 patient/*.rs, 200, 200, 404, 403",
        "patient1 patient/Observation.rs, 403, 403, 403, 403"
    })
    @DisplayName("A patient's scope gives the own record, and no more than it says")
    void scopesOfPatients(String caller, int reads, int searches, int readsOthers, int writes) {
        Rest patient = new Rest(caller);
        assertThat(patient.get("Patient/patient-1").status()).isEqualTo(reads);
        assertThat(patient.get("Condition?patient=patient-1").status()).isEqualTo(searches);
        assertThat(patient.get("Patient/patient-2").status()).isEqualTo(readsOthers);
        Observation own = observation()
                .setSubject(new Reference("Patient/patient-1"))
                .setPerformer(List.of(new Reference("Patient/patient-1")));
        assertThat(patient.post("Observation", own).status()).isEqualTo(writes);
    }

    @ParameterizedTest
    @CsvSource({
        "medhub-hospital, 200, 200, 201",
        "medhub-hospital system/Patient.rs, 200, 403, 403",
        "medhub-hospital system/*.cruds, 200, 200, 201",
        "medhub-hospital user/*.cruds, 403, 403, 403"
    })
    @DisplayName("A system's scope gives what the system may, and no more than it says; a person's gives it nothing")
    void scopesOfSystems(String caller, int readsPatient, int readsStay, int writes) {
        Rest system = new Rest(caller);
        assertThat(system.get(ours.patient()).status()).isEqualTo(readsPatient);
        assertThat(system.get(ours.encounter()).status()).isEqualTo(readsStay);
        assertThat(system.post("Patient", new Patient().setActive(true)).status())
                .isEqualTo(writes);
    }

    @Test
    @DisplayName("Includes, batches, transactions and operations are narrowed too")
    void noWayAroundTheScopes() {
        Rest narrowed = new Rest("gp1 user/Observation.rs");
        assertThat(narrowed.get("Observation?_id=" + finding.substring(12) + "&_include=Observation:subject")
                        .found())
                .containsExactly(finding);
        assertThat(new Rest("gp1 user/Encounter.rs")
                        .get("Encounter?patient=" + ours.patient() + "&_include=Encounter:patient")
                        .found())
                .isNotEmpty()
                .allMatch(found -> found.startsWith("Encounter/"));
        assertThat(narrowed.get("Patient?_id=x").status()).isEqualTo(403);
        Bundle batch = new Bundle().setType(Bundle.BundleType.BATCH);
        for (String path : List.of(finding, ours.patient())) {
            batch.addEntry().getRequest().setMethod(Bundle.HTTPVerb.GET).setUrl(path);
        }
        batch.addEntry()
                .setResource(observation())
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("Observation");
        assertThat(narrowed.post("", batch).as(Bundle.class).getEntry())
                .extracting(entry -> entry.getResponse().getStatus().substring(0, 3))
                .containsExactly("200", "403", "403");
        batch.setType(Bundle.BundleType.TRANSACTION);
        assertThat(narrowed.post("", batch).status()).isEqualTo(403);
        for (String scopes : List.of("user/Encounter.cruds", "user/*.rs")) {
            assertThat(new Rest("discharge1 " + scopes)
                            .post(ours.encounter() + "/$start-discharge", new Parameters())
                            .status())
                    .isEqualTo(403);
        }
        Answer started = new Rest("discharge1 user/*.cruds")
                .post(CaseUnderTest.admitted().encounter() + "/$start-discharge", new Parameters());
        assertThat(started.status()).as("let through, and told what is missing").isEqualTo(400);
        assertThat(started.body()).contains("\"expression\":[\"carrier\"]");
    }

    private static Observation observation() {
        Observation observation = new Observation()
                .setStatus(Observation.ObservationStatus.FINAL)
                .setSubject(new Reference(ours.patient()))
                .addPerformer(new Reference("Practitioner/gp-1"));
        observation.getCode().setText("Puls");
        return observation;
    }
}
