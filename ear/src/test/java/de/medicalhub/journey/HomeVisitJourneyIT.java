package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import de.medicalhub.common.testing.Stack;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** A nursing service opens times for visits at home, and the hospital books the first one for the patient. */
@EnabledIf(value = "de.medicalhub.journey.Browsers#available", disabledReason = "no Chromium is installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("The first visit at home")
class HomeVisitJourneyIT {
    private final Browsers browsers = new Browsers();
    private PlannedDischarge planned;
    private Page nurse;

    @BeforeAll
    void aServiceIsChosen() {
        planned = PlannedDischarge.of("Hausbesuchen", List.of("Organization/nursing-polch"));
        planned.acceptAndAward("nurse3");
        nurse = browsers.signedIn("nurse3");
    }

    @AfterAll
    void close() {
        planned.cancel();
        browsers.keepPictures("home-visit");
        browsers.close();
    }

    @Test
    @DisplayName("K1, K6, K11: opened by the service, booked once by the hospital, seen in case and calendar")
    void theHospitalBooksAVisit() {
        nurse.navigate(Stack.hubUrl() + "/calendar");
        nurse.getByTestId("hours-home").click();
        for (String day : List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")) {
            nurse.fill("#" + day, "8-11 Uhr");
        }
        nurse.getByTestId("save-hours").click();
        nurse.waitForURL("**/calendar?done=hours");

        Page manager = browsers.signedIn("discharge1");
        manager.navigate(Stack.hubUrl() + "/book?id=" + planned.caseId());
        manager.getByTestId("calendar-choice")
                .filter(new Locator.FilterOptions().setHasText("Hausbesuch"))
                .click();
        manager.getByTestId("time-choice").first().check();
        Accessibility.assertOf(manager);
        Request sent = manager.waitForRequest(
                request -> request.method().equals("POST"),
                () -> manager.getByTestId("submit-booking").dblclick());
        assertThat(manager.getByTestId("booked")).containsText("Hausbesuch");
        DoubleSubmit.again(manager, sent);
        Accessibility.assertOf(manager);

        manager.navigate(planned.url());
        assertThat(manager.locator("[data-testid=timeline-entry]")
                        .filter(new Locator.FilterOptions().setHasText("Hausbesuch")))
                .hasCount(1);
        nurse.navigate(Stack.hubUrl() + "/calendar");
        Locator booked = nurse.locator("[data-testid=calendar-entry][data-kind=booked]");
        if (booked.count() == 0) {
            nurse.getByTestId("after").click();
        }
        assertThat(booked).hasCount(1);
        assertThat(booked).containsText("Hausbesuch");
    }
}
