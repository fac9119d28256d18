package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import de.medicalhub.common.testing.Stack;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** A letter is printed at the hospital; with its code a patient without an account comes in, with a real Keycloak. */
@EnabledIf(value = "de.medicalhub.journey.Browsers#available", disabledReason = "no Chromium is installed")
@ExtendWith(StepByStep.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@DisplayName("A letter with a code gives a patient an account")
class LetterJourneyIT {
    private static final String PASSWORD = "apfel birne kirsche";

    private final Browsers browsers = new Browsers();
    private PlannedDischarge planned;
    private Page manager;
    private Page patient;
    private String code = "";

    @BeforeAll
    void aDischargeIsPlanned() {
        planned = PlannedDischarge.of("Buchholz", List.of("Organization/nursing-mayen"));
        manager = browsers.signedIn("discharge1");
        patient = browsers.phone();
    }

    @AfterAll
    void close() {
        planned.cancel();
        browsers.keepPictures("letter");
        browsers.close();
    }

    @Test
    @Order(1)
    void theHospitalPrintsTheLetter() {
        manager.navigate(planned.url());
        manager.getByTestId("access-letter-link").click();
        assertThat(manager.locator("h1")).containsText("Buchholz");
        Accessibility.assertOf(manager);
        manager.getByTestId("make-letter").click();
        code = manager.getByTestId("letter-code").textContent().strip();
        assertThat(manager.getByTestId("letter-questions")).containsText("Nettetal-Klinik Mayen, Telefon +49");
        assertThat(manager.locator("svg.mh-qr")).isVisible();
        Accessibility.assertOf(manager);
        Pictures.take(manager, "access-letter-de");
    }

    @Test
    @Order(2)
    void theCodeComesFromTheAddressAndTheDateIsChecked() {
        patient.navigate(Stack.hubUrl() + "/letter#" + code);
        assertThat(patient.locator("#code")).hasValue(code);
        assertThat(patient).hasURL(Stack.hubUrl() + "/letter");
        patient.getByTestId("redeem").click();
        assertThat(patient.getByTestId("form-errors")).containsText("24.3.1940");
        Accessibility.assertOf(patient);
        patient.fill("#born", "25.3.1940");
        patient.fill("#password", PASSWORD);
        Response answer = patient.waitForResponse(
                Stack.hubUrl() + "/letter", () -> patient.getByTestId("redeem").click());
        assertThat(patient.getByTestId("form-errors")).containsText("passen nicht zusammen");
        assertThat(patient.locator("#code")).hasValue(code);
        org.assertj.core.api.Assertions.assertThat(answer.text())
                .as("T8 the typed password is in no answer")
                .doesNotContain(PASSWORD);
        assertThat(patient.locator("#password")).hasValue(PASSWORD);
        patient.fill("#born", "24.3.1940");
        patient.fill("#password", "kurz");
        patient.getByTestId("redeem").click();
        assertThat(patient.getByTestId("form-errors")).containsText("zu kurz");
        Pictures.take(patient, "letter-de");
    }

    @Test
    @Order(3)
    void thePatientChoosesAPasswordAndSignsIn() {
        patient.navigate(Stack.hubUrl() + "/language?to=de-simple&back=/letter");
        assertThat(patient.locator("h1")).hasText("Anmelden mit einem Brief");
        patient.fill("#code", code.toLowerCase(java.util.Locale.ROOT).replace("-", " "));
        patient.fill("#born", "24.3.1940");
        patient.fill("#password", PASSWORD);
        Accessibility.assertOf(patient);
        patient.getByTestId("redeem").click();
        String username = patient.getByTestId("letter-username").textContent().strip();
        Accessibility.assertOf(patient);
        patient.getByTestId("sign-in").click();
        assertThat(patient.locator("#username")).hasValue(username);
        patient.fill("#password", PASSWORD);
        patient.click("#kc-login");
        assertThat(patient.locator("h1")).containsText("Buchholz");
        assertThat(patient.getByTestId("data-notice").last()).containsText("Brief mit einem Zugangscode gedruckt");
        assertThat(patient.getByTestId("card-ride").locator(".mh-step")).containsText("Das Auto holt Sie ab");
        Accessibility.assertOf(patient);
        Pictures.take(patient, "patient-home-simple");
    }

    @Test
    @Order(4)
    void theCodeIsGoodOnce() {
        Page stranger = browsers.phone();
        stranger.navigate(Stack.hubUrl() + "/letter");
        stranger.fill("#code", code);
        stranger.fill("#born", "24.3.1940");
        stranger.fill("#password", PASSWORD);
        stranger.getByTestId("redeem").click();
        assertThat(stranger.getByTestId("form-errors")).containsText("schon benutzt");
    }
}
