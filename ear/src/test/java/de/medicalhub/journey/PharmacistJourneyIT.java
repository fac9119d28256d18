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
    void whatIsNotThePharmacysIsNotThere() {
        for (String path : List.of("/discharge?encounter=encounter-1", "/numbers", "/calendar")) {
            Response answer = Objects.requireNonNull(pharmacist.navigate(Stack.hubUrl() + path));
            assertThat(answer.status()).as(path).isIn(403, 404);
        }
        pharmacist.navigate(Stack.hubUrl() + "/");
    }
}
