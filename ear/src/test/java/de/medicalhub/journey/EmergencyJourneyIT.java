package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import de.medicalhub.common.fhir.CheckDigit;
import de.medicalhub.common.fhir.FhirClients;
import de.medicalhub.common.testing.HealthCards;
import de.medicalhub.common.testing.Stack;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** A doctor with nothing but the health card of somebody who does not respond; and who looks at that afterwards. */
@EnabledIf(value = "de.medicalhub.journey.Browsers#available", disabledReason = "no Chromium is installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("In an emergency")
class EmergencyJourneyIT {
    private final Browsers browsers = new Browsers();
    private final String id = "it-" + UUID.randomUUID();
    private final String number = HealthCards.next();

    @AfterAll
    void close() {
        browsers.keepPictures("emergency");
        browsers.close();
    }

    @Test
    @DisplayName(
            "E1, E2, K12: the card opens the record for reading, what was typed survives a refusal, and the doctor ends it")
    void theCardOpensTheRecord() {
        admit();
        Page doctor = browsers.signedIn("gp1");
        assertThat(doctor.navigate(Stack.hubUrl() + "/emergency-record?patient=" + id)
                        .status())
                .isEqualTo(404);
        doctor.navigate(Stack.hubUrl() + "/");
        doctor.getByTestId("to-emergency").click();
        Accessibility.assertOf(doctor);
        doctor.locator("#card").fill(HealthCards.next());
        doctor.locator("#explanation").fill("Auf der Straße gestürzt, nicht ansprechbar");
        doctor.getByTestId("submit-emergency").click();
        assertThat(doctor.getByTestId("form-errors")).containsText("Die Angabe „Grund“ fehlt.");
        doctor.locator("input[value=unconscious]").check();
        doctor.getByTestId("submit-emergency").click();
        assertThat(doctor.getByTestId("form-errors")).containsText("Zu dieser Nummer gibt es hier keine Akte.");
        assertThat(doctor.locator("#explanation")).hasValue("Auf der Straße gestürzt, nicht ansprechbar");
        doctor.locator("#card").fill(number.toLowerCase(Locale.ROOT));
        doctor.getByTestId("submit-emergency").click();
        doctor.waitForURL("**/emergency-record?patient=" + id);
        assertThat(doctor.getByTestId("case-person")).hasText("Ida Kartenfund");
        assertThat(doctor.getByTestId("allergies")).containsText("Penicillin");
        assertThat(doctor.getByTestId("emergency-until")).containsText("Sie lesen nur");
        Accessibility.assertOf(doctor);
        assertThat(doctor.url()).doesNotContain(number).doesNotContain("Kartenfund");

        doctor.getByTestId("emergency-until").locator("a").click();
        assertThat(doctor.getByTestId("open-emergency")).containsText("Ida Kartenfund");
        doctor.getByTestId("end-emergency").click();
        assertThat(doctor.getByTestId("open-emergency")).hasCount(0);
        assertThat(doctor.navigate(Stack.hubUrl() + "/emergency-record?patient=" + id)
                        .status())
                .isEqualTo(404);

        Page admin = browsers.signedIn("admin1");
        admin.locator("nav a[href='/emergency-accesses']").click();
        Locator row = admin.getByTestId("emergency-row").filter(new Locator.FilterOptions().setHasText(id));
        assertThat(row).containsText("Thelen");
        assertThat(admin.locator("main")).not().containsText("Kartenfund");
        assertThat(admin.locator("main")).not().containsText("gestürzt");
        Accessibility.assertOf(admin);
    }

    @Test
    @DisplayName("E1, E3: for others there are no such pages")
    void forOthersThereAreNone() {
        Page nurse = browsers.signedIn("nurse1");
        for (String page : List.of("/emergency", "/emergency-accesses")) {
            assertThat(nurse.navigate(Stack.hubUrl() + page).status()).as(page).isEqualTo(404);
        }
    }

    private void admit() {
        Patient patient = new Patient();
        patient.addName().setFamily("Kartenfund").addGiven("Ida");
        patient.addIdentifier().setSystem(CheckDigit.KVNR.system()).setValue(number);
        patient.setId("Patient/" + id);
        AllergyIntolerance allergy = new AllergyIntolerance();
        allergy.setPatient(new Reference("Patient/" + id)).setCode(new CodeableConcept().setText("Penicillin"));
        IGenericClient admin = new FhirClients(Stack.fhirUrl()).withToken(Stack.token("admin1"));
        admin.update().resource(patient).execute();
        admin.create().resource(allergy).execute();
    }
}
