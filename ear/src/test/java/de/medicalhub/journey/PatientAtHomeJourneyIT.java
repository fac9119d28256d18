package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import de.medicalhub.common.testing.Stack;
import de.medicalhub.common.time.HubClock;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** What a patient measures at home, and what the practice makes of it. */
@EnabledIf(value = "de.medicalhub.journey.Browsers#available", disabledReason = "no Chromium is installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("A patient measures at home")
class PatientAtHomeJourneyIT {
    private static final DateTimeFormatter GERMAN = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm", Locale.GERMANY);

    private final Browsers browsers = new Browsers();
    private PlannedDischarge planned;
    private Page patient;
    private Page gp;

    @BeforeAll
    void aDischargeIsPlanned() {
        planned = PlannedDischarge.ofStay(
                OwnStay.of("Patient/patient-3").encounter(),
                "Schmitz-Oberländer-Westerhausen",
                List.of("Organization/nursing-mayen"));
        patient = browsers.phoneSignedIn("patient3", "/");
        gp = browsers.signedIn("gp1");
    }

    @AfterAll
    void close() {
        planned.cancel();
        browsers.keepPictures("patient-at-home");
        browsers.close();
    }

    @Test
    @DisplayName(
            "K10: own values; what lies outside says to call, raises a task for the practice, and can be taken back")
    void valuesMeasuredAtHome() {
        gp.navigate(Stack.hubUrl() + "/ranges?case=" + planned.caseId());
        gp.fill("#pulseLow", "50");
        gp.fill("#pulseHigh", "100");
        gp.getByTestId("submit-ranges").click();
        gp.waitForURL("**/patient?*case=*");
        patient.navigate(Stack.hubUrl() + "/");
        patient.getByTestId("to-messages").click();
        assertThat(patient.locator("#text, textarea").first()).isVisible();
        patient.navigate(Stack.hubUrl() + "/");
        follow("/my-values");
        patient.getByTestId("submit-own-values").click();
        assertThat(patient.getByTestId("form-errors")).isVisible();
        Accessibility.assertOf(patient);
        patient.getByTestId("value-pulse").fill("1120");
        patient.getByTestId("submit-own-values").click();
        assertThat(patient.getByTestId("form-errors")).containsText("Puls");
        patient.getByTestId("value-pulse").fill("112");
        patient.getByTestId("value-weight").fill("71,5");
        Request sent = patient.waitForRequest(
                request -> request.method().equals("POST"),
                () -> patient.getByTestId("submit-own-values").dblclick());
        assertThat(patient.getByTestId("values-saved")).isVisible();
        DoubleSubmit.again(patient, sent);
        assertThat(patient.getByTestId("value-outside")).containsText("Puls: 112 pro Minute");
        assertThat(patient.getByTestId("value-outside").locator("a.mh-phone")).isVisible();
        Accessibility.assertOf(patient);
        Pictures.take(patient, "patient-values-de");
        gp.navigate(Stack.hubUrl() + "/patient?case=" + planned.caseId());
        assertThat(gp.getByTestId("flag")).containsText("Puls");
        Locator pulse = gp.locator("[data-testid=chart][data-sign=pulse]");
        pulse.locator("summary").click();
        assertThat(pulse).containsText("selbst gemessen");
        assertThat(weight("71,5")).hasCount(1);
        weight("71,5").getByTestId("retract-value").click();
        assertThat(patient.getByTestId("values-saved")).hasCount(0);
        assertThat(weight("71,5")).hasCount(0);
        theRowThatWasLookedAtIsMeant();
    }

    /** X9: in a second tab the upper of two values is taken back; its button in the first tab does not take back the lower one. */
    private void theRowThatWasLookedAtIsMeant() {
        patient.navigate(Stack.hubUrl() + "/my-values");
        patient.getByTestId("value-weight").fill("70,5");
        patient.fill(
                "#at_input",
                GERMAN.format(
                        Clock.systemUTC().instant().atZone(HubClock.berlin()).minusHours(1)));
        patient.getByTestId("submit-own-values").click();
        assertThat(weight("70,5")).hasCount(1);
        patient.getByTestId("value-weight").fill("72,5");
        patient.getByTestId("submit-own-values").click();
        assertThat(weight("72,5")).hasCount(1);
        Page second = patient.context().newPage();
        second.navigate(Stack.hubUrl() + "/my-values");
        weight(second, "72,5").getByTestId("retract-value").click();
        assertThat(weight(second, "72,5")).hasCount(0);

        weight("72,5").getByTestId("retract-value").click();
        assertThat(patient.getByTestId("form-errors")).containsText("Die Liste hat sich inzwischen geändert");
        assertThat(weight("72,5")).hasCount(0);
        assertThat(weight("70,5")).hasCount(1);
        Accessibility.assertOf(patient);
        weight("70,5").getByTestId("retract-value").click();
        assertThat(weight("70,5")).hasCount(0);
        assertThat(patient.getByTestId("form-errors")).hasCount(0);
        second.close();
    }

    private Locator weight(String shown) {
        return weight(patient, shown);
    }

    private static Locator weight(Page page, String shown) {
        return page.locator("[data-testid=own-chart][data-sign=weight] li")
                .filter(new Locator.FilterOptions().setHasText(shown));
    }

    private void follow(String href) {
        patient.locator("[data-testid=ways] a[href='" + href + "']").click();
        assertThat(patient.locator("h1")).isVisible();
    }
}
