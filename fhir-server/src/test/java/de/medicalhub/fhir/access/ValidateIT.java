package de.medicalhub.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code $validate} over HTTP: for administrators, on what is sent along. */
class ValidateIT {
    private static final CaseUnderTest STORED = CaseUnderTest.admitted();

    private final Patient patient = new Patient().setActive(true);

    @Test
    void anAdministratorGetsToKnowWhatIsWrong() {
        Answer answer = new Rest("admin1").post("Encounter/$validate", new Encounter());

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.as(OperationOutcome.class).getIssue())
                .filteredOn(issue -> issue.getSeverity() == IssueSeverity.ERROR)
                .anyMatch(issue -> issue.getDiagnostics().contains("Encounter.status"));
    }

    @Test
    void anAdministratorGetsToKnowThatNothingIsWrong() {
        Parameters sent = new Parameters();
        sent.addParameter().setName("resource").setResource(patient);
        for (Answer answer : List.of(
                new Rest("admin1").post("Patient/$validate", patient),
                new Rest("admin1").post("Patient/$validate", sent))) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.as(OperationOutcome.class).getIssue())
                    .noneMatch(issue -> issue.getSeverity() == IssueSeverity.ERROR);
        }
    }

    @Test
    void whatIsStoredIsNotValidated() {
        Answer stored = new Rest("admin1").post(STORED.patient() + "/$validate", new Parameters());

        assertThat(stored.status()).isEqualTo(403);
        assertThat(stored.body()).doesNotContain(CaseUnderTest.SECRET);
        assertThat(new Rest("admin1").get(STORED.patient() + "/$validate").status())
                .isIn(403, 405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"discharge1", "nurse1", "gp1", "patient1", "medhub-transport"})
    void nobodyElseValidates(String caller) {
        assertThat(new Rest(caller).post("Patient/$validate", patient).status()).isEqualTo(403);
    }
}
