package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import de.medicalhub.common.testing.Stack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** A dispatcher enters a vehicle, gives it a shift for some days far ahead, lets its driver be away, and takes all away again. */
@EnabledIf(value = "de.medicalhub.journey.Browsers#available", disabledReason = "no Chromium is installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FleetJourneyIT {
    /** Far from the days of other journeys. */
    private static final String FIRST = "2031-03-03";

    private static final String LAST = "2031-03-07";

    private final Browsers browsers = new Browsers();

    @AfterAll
    void close() {
        browsers.keepPictures("fleet");
        browsers.close();
    }

    @Test
    @DisplayName("A vehicle, its shift and an absence are entered, checked with words, and taken away again")
    void changesTheFleet() {
        Page page = browsers.signedIn("dispatcher1");
        page.navigate(Stack.hubUrl() + "/transport/fleet/");
        page.getByTestId("addVehicle").click();
        page.locator("#fleet-label").fill("Probebus");
        page.locator("#fleet-seats").fill("3");
        page.locator("#fleet-wheelchairPlaces").fill("1");
        page.locator("#fleet-depotName").fill("Hof der Probe");
        page.locator("#fleet-latitude").fill("150");
        page.locator("#fleet-longitude").fill("7,22");
        page.getByTestId("check").click();
        assertThat(page.getByTestId("form-errors")).containsText("Der Standort liegt außerhalb der Karte.");
        assertThat(page.locator("#fleet-latitude-error")).containsText("Der Standort liegt außerhalb der Karte.");
        assertThat(page.locator("#fleet-latitude")).isFocused();
        assertThat(page.locator("#fleet-label")).hasValue("Probebus");
        assertThat(page.locator("#fleet-wheelchairPlaces")).hasValue("1");
        Accessibility.assertOf(page);
        page.locator("#fleet-latitude").fill("50,32");
        page.getByTestId("check").click();
        assertThat(page.getByTestId("saved")).isVisible();
        Locator bus = page.getByTestId("vehicles").locator("tr:has-text('Probebus')");
        assertThat(bus).containsText("1 Rollstuhlplatz");

        page.getByTestId("addShift").click();
        page.locator("#fleet-vehicleId").selectOption("probebus");
        page.locator("#fleet-driver").fill("driver-99");
        page.locator("#fleet-driverName").fill("Pia Probe");
        page.locator("#fleet-MONDAY").check();
        page.locator("#fleet-from").fill("06:00");
        page.locator("#fleet-to").fill("14:00");
        page.locator("#fleet-firstDay").fill(LAST);
        page.locator("#fleet-lastDay").fill(FIRST);
        page.getByTestId("check").click();
        assertThat(page.locator("#fleet-lastDay-error")).containsText("Der letzte Tag liegt vor dem ersten.");
        assertThat(page.locator("#fleet-MONDAY")).isChecked();
        page.locator("#fleet-firstDay").fill(FIRST);
        page.locator("#fleet-lastDay").fill(LAST);
        page.getByTestId("check").click();
        Locator shifts = page.getByTestId("shifts").locator("tr:has-text('Pia Probe')");
        assertThat(shifts).containsText("Mo 06:00–14:00");
        shifts.getByTestId("copy").click();
        assertThat(shifts).hasCount(2);
        Accessibility.assertOf(page);
        Browsers.picture(page, "fleet");

        page.getByTestId("addAbsence").click();
        page.locator("#fleet-holder").selectOption("Practitioner/driver-99");
        page.locator("#fleet-first").fill(FIRST);
        page.locator("#fleet-last").fill("2031-03-02");
        page.locator("#fleet-reason").fill("Urlaub");
        page.getByTestId("check").click();
        assertThat(page.locator("#fleet-last-error")).containsText("Der letzte Tag liegt vor dem ersten.");
        page.locator("#fleet-last").fill(FIRST);
        page.getByTestId("check").click();
        Locator away = page.getByTestId("absences").locator("tr:has-text('Pia Probe')");
        assertThat(away).containsText("Urlaub");
        away.getByTestId("remove").click();
        assertThat(away).hasCount(0);
        bus.getByTestId("remove").click();
        assertThat(bus).hasCount(0);
        assertThat(shifts).hasCount(0);
    }
}
