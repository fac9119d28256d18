package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import de.medicalhub.common.testing.Stack;
import org.hl7.fhir.r4.model.IdType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** Somebody who walks home, takes the own medicine and wants no nurse is discharged, too; and may change their mind. */
@EnabledIf(value = "de.medicalhub.journey.Browsers#available", disabledReason = "no Chromium is installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("What is needed, and what is not")
class DecisionsJourneyIT {
    private static final String ENTRY = "[data-testid=timeline-entry]";

    private final Browsers browsers = new Browsers();

    @AfterAll
    void close() {
        browsers.keepPictures("decisions");
        browsers.close();
    }

    @Test
    @DisplayName(
            "D16, H14: nothing but a walker is needed; then the patient wants a nurse after all, and goes elsewhere")
    void hardlyAnythingIsNeeded() {
        IdType stay = PlannedDischarge.admitted("Zufuß");
        Page manager = browsers.signedIn("discharge1");
        manager.navigate(Stack.hubUrl() + "/discharge?encounter=" + stay.getIdPart());
        manager.check("input[name=consentBy][value=patient]");
        decide(manager, "nursing", "declined");
        decide(manager, "transport", "not-needed");
        decide(manager, "medication", "not-needed");
        decide(manager, "appointments", "not-needed");
        decide(manager, "aids", "needed");
        manager.selectOption("[id=aids-organisation]", "Organization/medical-supply-andernach");
        manager.fill("[id=aids-note]", "Rollator");
        assertThat(manager.locator("#posture")).isHidden();
        String signed = manager.inputValue("#consentGiven_input");
        manager.fill("#consentGiven_input", "31.02.2026 25:00");
        manager.getByTestId("submit-discharge").click();
        assertThat(manager.getByTestId("form-errors")).containsText("Den 31. Februar 2026 gibt es nicht");
        assertThat(manager.getByTestId("form-errors")).containsText("warum abgelehnt wird");
        assertThat(manager.locator("#consentGiven_input")).hasValue("31.02.2026 25:00");
        manager.fill("#consentGiven_input", signed);
        assertThat(manager.locator("#consentWitness-error")).containsText("unterschriebene Einwilligung");
        manager.fill("#consentWitness", "Petra Adams");
        Accessibility.assertOf(manager);
        manager.fill("[id=nursing-reason]", "Der Sohn pflegt");
        manager.getByTestId("submit-discharge").click();
        manager.waitForURL("**/case?id=*");

        assertThat(manager.locator(ENTRY + "[data-strand=referral][data-state=declined]"))
                .containsText("Der Sohn pflegt");
        assertThat(manager.locator(ENTRY + "[data-strand=ride][data-state=not-needed]"))
                .isVisible();
        assertThat(manager.locator(ENTRY + "[data-strand=support][data-state=requested]"))
                .containsText("Sanitätshaus Rheintor");
        assertThat(manager.getByTestId("need-nursing")).hasAttribute("data-state", "declined");
        Accessibility.assertOf(manager);
        arrange(manager);
        changeOfMind(manager);
        transfer(manager);
    }

    private static void arrange(Page manager) {
        manager.getByTestId("conclude").click();
        Accessibility.assertOf(manager);
        manager.check("input[name=outcome][value=done]");
        manager.getByTestId("submit-outcome").click();
        assertThat(manager.locator(ENTRY + "[data-strand=support][data-state=arranged]"))
                .isVisible();
    }

    private static void changeOfMind(Page manager) {
        manager.getByTestId("change-nursing").click();
        manager.getByTestId("submit-need").click();
        assertThat(manager.getByTestId("form-errors")).containsText("entscheiden");
        decide(manager, "nursing", "needed");
        manager.check("input[name=consentBy][value=patient]");
        manager.fill("#consentWitness", "Petra Adams");
        manager.selectOption("#careLevel", "2");
        manager.check("input[name=needs][value=wound-care]");
        manager.locator("[data-testid=services] input[value='Organization/nursing-mayen']")
                .check();
        Accessibility.assertOf(manager);
        manager.getByTestId("submit-need").click();
        assertThat(manager.locator(ENTRY + "[data-strand=referral][data-state=waiting]"))
                .isVisible();
        assertThat(manager.getByTestId("need-nursing")).hasAttribute("data-state", "needed");
        Locator further = manager.getByTestId("ask-all");
        further.click();
        assertThat(manager.getByTestId("note")).containsText("angefragt");
    }

    private static void transfer(Page manager) {
        manager.getByTestId("end-case").click();
        manager.check("[data-testid=ending-what] input[value=transferred]");
        manager.getByTestId("submit-ending").click();
        assertThat(manager.getByTestId("form-errors")).containsText("Haus");
        manager.selectOption("[id=house]", "Organization/hospital-andernach");
        Accessibility.assertOf(manager);
        manager.getByTestId("submit-ending").click();
        assertThat(manager.locator(ENTRY + "[data-strand=case][data-state=ended]"))
                .containsText("Rheinbogen-Krankenhaus");
    }

    private static void decide(Page page, String kind, String answer) {
        page.check("input[name='" + kind + "-decision'][value='" + answer + "']");
    }
}
