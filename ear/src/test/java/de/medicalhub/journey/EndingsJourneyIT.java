package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import de.medicalhub.common.testing.Stack;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ways in which a case ends through the page, and what those see who had a part in it. */
@EnabledIf(value = "de.medicalhub.journey.Browsers#available", disabledReason = "no Chromium is installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("A case ends")
class EndingsJourneyIT {
    private final Browsers browsers = new Browsers();
    private final List<PlannedDischarge> planned = new ArrayList<>();
    private Page manager;
    private Page nurse;

    @BeforeAll
    void signIn() {
        manager = browsers.signedIn("discharge1");
        nurse = browsers.signedIn("nurse1");
    }

    @AfterAll
    void close() {
        planned.forEach(PlannedDischarge::cancel);
        browsers.keepPictures("endings");
        browsers.close();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName(
            "E1, E3: by another plan, by a discharge that does not take place, and by the withdrawal of the consent")
    @CsvSource({"changed-plan,", "cancelled,", "consent-discharge, representative"})
    void theWholeCaseEnds(String what, String by) {
        PlannedDischarge theCase = plan("Endet-" + what);
        String task = new Hospital().referralTo("nurse1", theCase.caseId());
        end(theCase, what, by);
        assertThat(manager.locator("[data-testid=timeline-entry][data-strand=case][data-state=ended]"))
                .isVisible();
        assertThat(manager.getByTestId("end-case")).hasCount(0);
        assertThat(manager.getByTestId("done")).containsText("Der Fall ist beendet");
        assertThat(manager.getByTestId("done")).containsText("Es erfahren haben");
        assertThat(manager.getByTestId("case-ended")).containsText("Grund");
        Accessibility.assertOf(manager);
        assertListed(theCase);
        assertThat(manager.locator("[data-testid=timeline-entry][data-phase=now]"))
                .hasCount(0);
        manager.navigate(Stack.hubUrl() + "/messages?case=" + theCase.caseId());
        assertThat(manager.getByTestId("thread-ended")).isVisible();
        assertThat(manager.getByTestId("send-message")).hasCount(0);
        assertEnded(task);
    }

    @Test
    @DisplayName("E3: without the consent to ask nursing services their requests end, and nothing else does")
    void theRequestsEnd() {
        PlannedDischarge theCase = plan("Ohne-Anfrage");
        String task = new Hospital().referralTo("nurse1", theCase.caseId());
        end(theCase, "consent-referral", "patient");
        assertThat(manager.locator("[data-testid=timeline-entry][data-strand=case][data-state=ended]"))
                .hasCount(0);
        assertThat(manager.locator("[data-testid=timeline-entry][data-strand=ride]")
                        .first())
                .isVisible();
        assertThat(manager.getByTestId("end-case")).isVisible();
        assertThat(manager.getByTestId("done")).containsText("widerrufen");
        assertThat(manager.getByTestId("need-nursing")).hasAttribute("data-state", "withdrawn");
        assertThat(manager.getByTestId("ask-again")).hasCount(0);
        assertThat(manager.getByTestId("ask-further")).hasCount(0);
        assertEnded(task);
    }

    @Test
    @DisplayName("E1: the patient refuses, in words; practice and pharmacy read of the end once, and take note of it")
    void thePatientRefuses() {
        PlannedDischarge theCase = plan("Lehnt-ab");
        manager.navigate(theCase.url());
        manager.getByTestId("end-case").click();
        manager.locator("[data-testid=ending-what] input[value=refused]").check();
        manager.getByTestId("submit-ending").click();
        assertThat(manager.getByTestId("form-errors")).isVisible();
        Accessibility.assertOf(manager);
        manager.fill("#comment", "Sie zieht zu ihrer Tochter.");
        manager.getByTestId("submit-ending").click();
        assertThat(manager.getByTestId("done")).containsText("Der Fall ist beendet");
        for (String told : List.of("gp1", "pharmacist1")) {
            Page other = browsers.signedIn(told);
            Locator row =
                    other.getByTestId("ended-row").filter(new Locator.FilterOptions().setHasText(theCase.familyName()));
            assertThat(row).hasCount(1);
            row.getByTestId("acknowledge-end").click();
            assertThat(row).hasCount(0);
            other.reload();
            assertThat(other.locator("h1")).isVisible();
            assertThat(row).hasCount(0);
        }
    }

    @Test
    @DisplayName(
            "E5, E6: of a transfer practice and nursing service read that it was one, the pharmacy only of the end")
    void aTransferIsRead() {
        PlannedDischarge theCase = plan("Verlegtwert");
        theCase.acceptAndAward("nurse1");
        PlannedDischarge.operate(
                "discharge1",
                theCase.plan("discharge1"),
                "$close",
                new Parameters()
                        .addParameter("reason", new CodeType("transferred"))
                        .addParameter("destination", new Reference("Organization/hospital-andernach")));
        for (String told : List.of("gp1", "nurse1", "pharmacist1")) {
            Page other = told.equals("nurse1") ? nurse : browsers.signedIn(told);
            other.navigate(Stack.hubUrl() + "/");
            Locator row =
                    other.getByTestId("ended-row").filter(new Locator.FilterOptions().setHasText(theCase.familyName()));
            assertThat(row).containsText("Nettetal-Klinik");
            Locator why = row.filter(new Locator.FilterOptions().setHasText("In ein anderes Haus verlegt"));
            assertThat(why).hasCount(told.equals("pharmacist1") ? 0 : 1);
            row.getByTestId("acknowledge-end").click();
            assertThat(row).hasCount(0);
        }
    }

    /** C11: it stands among those that have ended, and not among those that run. */
    private void assertListed(PlannedDischarge theCase) {
        String row = "[data-testid=case-row][data-case='" + theCase.caseId() + "']";
        manager.navigate(Stack.hubUrl() + "/?show=ended");
        assertThat(manager.locator(row)).containsText("Beendet:");
        Accessibility.assertOf(manager);
        manager.navigate(Stack.hubUrl() + "/");
        assertThat(manager.locator(row)).hasCount(0);
        manager.navigate(theCase.url());
    }

    private PlannedDischarge plan(String familyName) {
        PlannedDischarge made = PlannedDischarge.of(familyName, List.of("Organization/nursing-mayen"));
        planned.add(made);
        return made;
    }

    private void end(PlannedDischarge theCase, String what, String by) {
        manager.navigate(theCase.url());
        manager.getByTestId("end-case").click();
        manager.locator("[data-testid=ending-what] input[value=" + what + "]").check();
        Locator who = manager.locator("[data-testid=ending-by] input[value='" + by + "']");
        if (who.count() > 0) {
            who.check();
        }
        manager.getByTestId("submit-ending").click();
        assertThat(manager.getByTestId("case-person")).containsText(theCase.familyName());
    }

    private void assertEnded(String task) {
        nurse.navigate(Stack.hubUrl() + "/request?task=" + task);
        assertThat(nurse.getByTestId("request-state")).isVisible();
        assertThat(nurse.locator("[data-testid=request-state][data-state=open]"))
                .hasCount(0);
        assertThat(nurse.getByTestId("accept-request")).hasCount(0);
        assertThat(nurse.locator("body")).not().containsText("Hannelore");
    }
}
