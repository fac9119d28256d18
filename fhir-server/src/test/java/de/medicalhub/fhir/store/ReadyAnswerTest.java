package de.medicalhub.fhir.store;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

class ReadyAnswerTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final String BASE = "https://hub.example/fhir";

    private final ReadyAnswer ready = new ReadyAnswer(patient());

    private static Patient patient() {
        Patient patient = new Patient();
        patient.setId("Patient/p1/_history/2");
        patient.getMeta().setVersionId("2");
        patient.setManagingOrganization(new Reference(BASE + "/Organization/o1"));
        patient.addName().setFamily("Schäfer").addGiven("Änne");
        return patient;
    }

    @Test
    void anUnchangedCopyIsKnown() {
        assertThat(ReadyAnswer.of(ready.copy())).contains(ready);
    }

    @Test
    void whatWasChangedOnTheWayIsNot() {
        Patient changed = (Patient) ready.copy();
        changed.getNameFirstRep().setFamily("Müller");
        Patient shortened = (Patient) ready.copy();
        shortened.getName().clear();
        Patient other = (Patient) ready.copy();
        other.setId("Patient/p2/_history/2");

        assertThat(ReadyAnswer.of(changed)).isEmpty();
        assertThat(ReadyAnswer.of(shortened)).isEmpty();
        assertThat(ReadyAnswer.of(other)).isEmpty();
        assertThat(ReadyAnswer.of(patient())).isEmpty();
        assertThat(ReadyAnswer.of(null)).isEmpty();
    }

    @Test
    void theTextIsWhatAnEncoderSaysToACallerOfThisAddress() {
        assertThat(text(BASE))
                .contains("\"Organization/o1\"")
                .contains("Schäfer")
                .doesNotContain("hub.example");
        assertThat(text("https://other.example/fhir")).contains("\"" + BASE + "/Organization/o1\"");
        assertThat(text(BASE)).doesNotContain("hub.example");
        assertThat(ready.text(FHIR, BASE)).isSameAs(ready.text(FHIR, BASE));
    }

    private String text(String base) {
        return ready.text(FHIR, base);
    }
}
