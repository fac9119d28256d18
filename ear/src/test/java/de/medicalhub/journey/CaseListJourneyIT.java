package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import de.medicalhub.common.testing.Stack;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.IdType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** A discharge manager with many cases finds the one that matters: by what it waits for, by ward, by name. */
@EnabledIf(value = "de.medicalhub.journey.Browsers#available", disabledReason = "no Chromium is installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Finding a case among many")
class CaseListJourneyIT {
    private static final String NAME = "Listenwiese";

    private final Browsers browsers = new Browsers();
    private PlannedDischarge planned;
    private Page manager;

    @BeforeAll
    void aCaseIsPlanned() {
        planned = PlannedDischarge.of(NAME, List.of("Organization/nursing-mayen"));
        manager = browsers.signedIn("discharge1");
    }

    @AfterAll
    void close() {
        planned.cancel();
        browsers.keepPictures("case-list");
        browsers.close();
    }

    @Test
    @DisplayName("C6: each chip says whether it is chosen, and the list holds what it names")
    void chipsNarrowTheList() {
        manager.navigate(Stack.hubUrl() + "/");
        assertThat(row()).hasCount(1);
        for (String shown : List.of("tomorrow", "open")) {
            choose(shown);
            assertThat(row()).hasCount(1);
        }
        Accessibility.assertOf(manager);
        for (String elsewhere : List.of("late", "ended")) {
            choose(elsewhere);
            assertThat(row()).hasCount(0);
        }
        choose("all");
        assertThat(row()).hasCount(1);
    }

    private void choose(String filter) {
        Locator chip = manager.locator("[data-testid=case-filter][data-filter-code=" + filter + "]");
        chip.click();
        assertThat(chip).hasAttribute("aria-current", "true");
        assertThat(manager.locator("[data-testid=case-filter][aria-current=true]"))
                .hasCount(1);
    }

    @Test
    @DisplayName(
            "C10, D15: a ward is chosen once, for cases and inpatients: its own stay, all wards show the others again")
    void aWardIsChosen() {
        manager.navigate(Stack.hubUrl() + "/");
        Locator wards = manager.getByTestId("wards");
        Locator chosen = wards.getByTestId("ward").first();
        String ward = chosen.textContent();
        String name = "Stationswiese";
        String location = "Location/" + chosen.getAttribute("data-ward");
        PlannedDischarge onWard = PlannedDischarge.ofStay(
                PlannedDischarge.admitted(name, location), name, List.of("Organization/nursing-mayen"));
        chosen.click();
        assertThat(wards.locator("[aria-current=true]")).hasText(ward);
        assertThat(row(onWard)).hasCount(1);
        assertThat(inpatient(name)).containsText(ward);
        assertThat(row()).hasCount(0);
        assertThat(inpatient(NAME)).hasCount(0);
        manager.reload();
        assertThat(wards.locator("[aria-current=true]")).hasText(ward);
        assertThat(row(onWard)).hasCount(1);
        wards.locator("a").first().click();
        assertThat(wards.getByTestId("ward").first()).hasText(ward);
        assertThat(row()).hasCount(1);
        assertThat(row(onWard)).hasCount(1);
        onWard.cancel();
    }

    @Test
    @DisplayName("D10: inpatients are found by the name as one types; who is not there is said so")
    void anInpatientIsFound() {
        manager.navigate(Stack.hubUrl() + "/");
        manager.getByTestId("inpatient-filter").fill(NAME.substring(0, 8).toLowerCase(Locale.GERMAN));
        assertThat(inpatient(NAME)).isVisible();
        assertThat(manager.locator("[data-testid=inpatient-row]:visible")).hasCount(1);
        assertThat(inpatient(NAME).getByTestId("open-case")).isVisible();
        manager.getByTestId("inpatient-filter").fill("Gibtesnicht");
        assertThat(manager.locator("[data-testid=inpatient-row]:visible")).hasCount(0);
        assertThat(manager.locator("[data-filter-empty=inpatient-row]")).isVisible();
        Accessibility.assertOf(manager);
        manager.getByTestId("inpatient-filter").fill("");
        assertThat(inpatient(NAME)).isVisible();
    }

    @Test
    @DisplayName("D15: only those whose consent is missing, on demand; from there to the form that is signed")
    void whoHasNotSignedIsFound() {
        String name = "Unterschrift-Fehlt";
        IdType stay = PlannedDischarge.admitted(name);
        manager.navigate(Stack.hubUrl() + "/");
        assertThat(inpatient(NAME)).hasCount(1);
        manager.getByTestId("unsigned-filter").click();
        assertThat(manager.getByTestId("unsigned-filter")).hasAttribute("aria-current", "true");
        assertThat(inpatient(NAME)).hasCount(0);
        manager.waitForLoadState(LoadState.LOAD);
        assertThat(manager.getByTestId("inpatient-row").getByTestId("open-consent"))
                .hasCount(manager.getByTestId("inpatient-row").count());
        inpatient(name).getByTestId("open-consent").click();
        assertThat(manager).hasURL(Stack.hubUrl() + "/consent?encounter=" + stay.getIdPart());
        manager.goBack();
        manager.getByTestId("unsigned-filter").click();
        assertThat(inpatient(NAME)).hasCount(1);
    }

    private Locator row() {
        return row(planned);
    }

    private Locator row(PlannedDischarge one) {
        return manager.locator("[data-testid=case-row][data-case='" + one.caseId() + "']");
    }

    private Locator inpatient(String name) {
        return manager.getByTestId("inpatient-row").filter(new Locator.FilterOptions().setHasText(name));
    }
}
