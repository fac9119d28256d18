package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import de.medicalhub.common.testing.Stack;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** A pharmacist's day: the chosen pharmacy sees what it has to prepare, says once that it is ready, and sees nothing else. */
@EnabledIf(value = "de.medicalhub.journey.Browsers#available", disabledReason = "no Chromium is installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("The pharmacist")
class PharmacistJourneyIT {
    private final Browsers browsers = new Browsers();
    private PlannedDischarge theCase;
    private Page pharmacist;

    @BeforeAll
    void theHospitalPlansADischarge() {
        theCase = PlannedDischarge.of("Apothekenfall", List.of("Organization/nursing-mayen"));
        pharmacist = browsers.signedIn("pharmacist1");
    }

    @AfterAll
    void close() {
        theCase.cancel();
        browsers.keepPictures("pharmacist");
        browsers.close();
    }

    @Test
    void theMedicineIsPreparedOnceAndTheOtherTabShowsIt() {
        Locator row = pharmacist.locator("[data-testid=case-row][data-case='" + theCase.caseId() + "']");
        assertThat(row).containsText("Medikamente bereitstellen");
        Accessibility.assertOf(pharmacist);
        row.getByTestId("open-case").click();
        assertThat(pharmacist.getByTestId("case-person")).containsText("Apothekenfall");
        assertThat(pharmacist.getByTestId("award")).hasCount(0);
        assertThat(pharmacist.getByTestId("letter")).hasCount(0);
        Accessibility.assertOf(pharmacist);

        Page second = pharmacist.context().newPage();
        second.navigate(theCase.url());
        pharmacist.getByTestId("dispense").click();
        assertThat(pharmacist
                        .locator("[data-strand=medicine][data-state=dispensed]")
                        .first())
                .isVisible();
        assertThat(second.locator("[data-strand=medicine][data-state=dispensed]")
                        .first())
                .isVisible();
        assertThat(second.getByTestId("dispense")).hasCount(0);
        second.close();
    }

    @Test
    @DisplayName("G9: the pharmacy asks, the practice answers it, and what is not for the pharmacy is not there")
    void thePharmacyAsksThePractice() {
        Page gp = browsers.signedIn("gp1");
        gp.navigate(Stack.hubUrl() + "/messages?case=" + theCase.caseId());
        gp.getByTestId("message-text").fill("Nur unter uns: Besuch am Montag");
        assertThat(gp.getByTestId("message-pharmacy")).not().isChecked();
        gp.getByTestId("send-message").click();
        assertThat(message(gp, "Nur unter uns")).isVisible();
        pharmacist.navigate(theCase.url());
        pharmacist.getByTestId("message-text").fill("Ist Ramipril 5 mg oder 10 mg gemeint?");
        pharmacist.getByTestId("send-message").click();
        assertThat(message(pharmacist, "Ramipril")).isVisible();
        assertThat(message(pharmacist, "Nur unter uns")).hasCount(0);
        Accessibility.assertOf(pharmacist);
        gp.reload();
        assertThat(message(gp, "Ramipril")).containsText("Kornblumen-Apotheke");
        assertThat(gp.getByTestId("message-pharmacy")).isChecked();
        gp.getByTestId("message-text").fill("5 mg, einmal am Morgen");
        gp.getByTestId("send-message").click();
        assertThat(message(gp, "5 mg, einmal")).isVisible();
        pharmacist.navigate(Stack.hubUrl() + "/messages");
        pharmacist
                .locator("[data-testid=conversation-row][data-case='" + theCase.caseId() + "'] a")
                .first()
                .click();
        assertThat(message(pharmacist, "5 mg, einmal")).isVisible();
        assertThat(message(pharmacist, "Ramipril").getByTestId("readers")).containsText("Gelesen von");
        Accessibility.assertOf(pharmacist);
        Pictures.take(pharmacist, "pharmacist-messages-de");
        pharmacist.navigate(Stack.hubUrl() + "/");
    }

    private static Locator message(Page page, String words) {
        return page.getByTestId("message").filter(new Locator.FilterOptions().setHasText(words));
    }

    @Test
    void whatIsNotThePharmacysIsNotThere() {
        for (String path : List.of("/discharge?encounter=encounter-1", "/numbers", "/calendar")) {
            Response answer = Objects.requireNonNull(pharmacist.navigate(Stack.hubUrl() + path));
            assertThat(answer.status()).as(path).isIn(403, 404);
        }
        pharmacist.navigate(Stack.hubUrl() + "/");
    }
}
