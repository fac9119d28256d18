package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import de.medicalhub.common.testing.Stack;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** Rides week after week: ordered once, on the board by themselves, a day left out, one ride cancelled, all ended. */
@EnabledIf(value = "de.medicalhub.journey.Browsers#available", disabledReason = "no Chromium is installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandingOrderJourneyIT {
    private final Browsers browsers = new Browsers();
    private final String name = "Dauerprobe " + UUID.randomUUID().toString().substring(0, 8);
    private final LocalDate saturday = saturday();
    private final LocalDate sunday = saturday.plusDays(1);

    @AfterAll
    void close() {
        browsers.keepPictures("standing");
        browsers.close();
    }

    @Test
    @DisplayName(
            "A standing order makes its rides; a day is left out and rides after all, one ride is cancelled, the order ends")
    void aStandingOrder() {
        Page page = browsers.signedIn("dispatcher1");
        page.navigate(Stack.hubUrl() + "/transport/standing/?new");
        page.getByTestId("save").click();
        assertThat(page.locator(".mh-errors")).containsText("Bitte wählen Sie mindestens einen Wochentag.");
        fill(page);
        page.reload();
        assertThat(page.locator("#name")).hasValue(name);
        assertThat(page.getByTestId("promise")).not().isEmpty();
        Browsers.picture(page, "standing-form");
        page.getByTestId("save").click();
        assertThat(page.getByTestId("saved")).containsText("Gespeichert: " + name);

        Locator card = page.locator("[data-testid=standing-order]:has-text('" + name + "')");
        assertThat(card).containsText("Genehmigung läuft am");
        Browsers.picture(page, "standing");
        card.locator("[data-day='" + sunday + "'] [data-testid=leave-out]").click();
        assertThat(card.locator("[data-off='" + sunday + "']")).isVisible();
        assertThat(card.locator("[data-day='" + sunday + "']")).hasCount(0);
        card.getByTestId("ride-after-all").click();
        assertThat(card.locator("[data-day='" + sunday + "']")).containsText("Hinfahrt");

        page.navigate(Stack.hubUrl() + "/transport/board/?view=list&date=" + saturday);
        assertThat(page.getByTestId("approvals")).isVisible();
        assertThat(page.locator("main")).not().containsText("Nicht übernommen");
        Locator out = page.locator("[data-job$='-out']:has-text('" + name + "')");
        out.first().getByTestId("cancel-ride").click();
        page.getByTestId("cancel-now").click();
        assertThat(out).hasCount(0);
        assertThat(page.locator("[data-job$='-back']:has-text('" + name + "')")).hasCount(0);

        page.navigate(Stack.hubUrl() + "/transport/standing/");
        card.getByTestId("end").click();
        card.getByTestId("end-now").click();
        assertThat(card).containsText("beendet");
        page.navigate(Stack.hubUrl() + "/transport/board/?view=list&date=" + sunday);
        assertThat(page.getByTestId("roads")).isVisible();
        assertThat(page.locator("[data-job]:has-text('" + name + "')")).hasCount(0);
    }

    private void fill(Page page) {
        page.locator("#name").fill(name);
        page.locator("#phone").fill("02651 4711");
        page.locator("#from-line").fill("Marktplatz 1");
        page.locator("#from-postcode").fill("56727");
        page.locator("#from-town").fill("Mayen");
        page.locator("#to-postcode").fill("56751");
        page.locator("#to-town").fill("Polch");
        page.locator("#weekday-sat").check();
        page.locator("#weekday-sun").check();
        page.locator("#first-day").fill(saturday.toString());
        page.locator("#last-day").fill(sunday.toString());
        page.locator("#on-holidays").check();
        page.locator("#time").fill("11:00");
        page.locator("#back").check();
        page.locator("#posture-walking").check();
        page.locator("#approval").fill("G-4711");
        page.locator("#approval-until").fill(saturday.toString());
    }

    /** Within the days for which rides are made, and on which no other journey drives. */
    private static LocalDate saturday() {
        LocalDate today = LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneId.of("Europe/Berlin"));
        return today.plusDays(5).with(TemporalAdjusters.next(DayOfWeek.SATURDAY));
    }
}
