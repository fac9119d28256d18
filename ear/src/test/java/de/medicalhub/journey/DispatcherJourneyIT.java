package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import de.medicalhub.common.testing.Stack;
import de.medicalhub.transport.it.Orders;
import de.medicalhub.transport.it.Orders.Sent;
import de.medicalhub.transport.it.Orders.Wanted;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * A dispatcher moves a ride by hand: with the keyboard, back again, and with the mouse while the board hears news; and has a day on
 * which things go wrong.
 */
@EnabledIf(value = "de.medicalhub.journey.Browsers#available", disabledReason = "no Chromium is installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DispatcherJourneyIT {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** The board looks by itself each minute, too. */
    private static final double NEWS_MILLIS = 180_000;

    private final Browsers browsers = new Browsers();

    @AfterAll
    void close() {
        browsers.keepPictures("dispatcher");
        browsers.close();
    }

    @Test
    @DisplayName("Keyboard and mouse move a ride to another tour; the board says what it changes, and undoes it")
    void aRideIsMovedByHand() {
        Sent sent = Orders.send(new Wanted("transport-leg", at(10), at(12), "walking", "56751", "Polch"));
        Page page = browsers.signedIn("dispatcher1");
        page.navigate(Stack.hubUrl() + "/transport/board/?date=" + day());
        String before = leftAlone(page, sent);
        try {
            Locator block = page.locator(job(sent));
            block.getByTestId("move").press("Enter");
            Locator target = page.locator("[data-testid=move-dialog] [data-target]:not([data-target='']):enabled")
                    .first();
            assertThat(target).isVisible();
            Browsers.picture(page, "dispatcher-move");
            String where = Objects.requireNonNull(target.getAttribute("data-target"));
            page.locator("[data-testid=move-dialog] [data-target='" + where + "']")
                    .press("Enter");
            assertThat(page.locator("main")).containsText("bleibt dort, bis Sie den Auftrag freigeben");
            assertThat(pinned(page, where, sent)).isVisible();
            page.getByTestId("undo").click();
            assertThat(page.locator("main")).containsText("Rückgängig gemacht.");
            assertThat(page.locator(tour(before) + " " + job(sent))).isVisible();
            assertThat(block.getByTestId("pinned")).hasCount(0);

            drag(
                    block.locator(".board-block-head"),
                    page.locator(tour(where) + " .board-name"),
                    () -> Orders.send(new Wanted("transport-leg", at(15), at(17), "walking", "56751", "Polch")));
            assertThat(pinned(page, where, sent)).isVisible();
            Browsers.picture(page, "dispatcher-moved");
        } finally {
            page.locator(tour(before)).getByTestId("by-hand").click();
            assertThat(page.locator(tour(before))).not().containsText("von Hand geplant");
        }
    }

    /** Planning moves nothing off the job's tour any more, whatever it finds meanwhile; the tour's id. */
    private static String leftAlone(Page page, Sent sent) {
        Locator block = page.locator(job(sent));
        block.getByTestId("pin").click();
        assertThat(block.getByTestId("pinned")).isVisible();
        String tour = tourOf(block);
        page.locator(tour(tour)).getByTestId("by-hand").click();
        assertThat(page.locator(tour(tour))).containsText("von Hand geplant");
        block.getByTestId("release").click();
        assertThat(block.getByTestId("pin")).isVisible();
        return tour;
    }

    private static Locator pinned(Page page, String tour, Sent sent) {
        return page.locator(tour(tour) + " " + job(sent)).getByTestId("pinned");
    }

    private static String tour(String id) {
        return "section[data-tour='" + id + "']";
    }

    private static String job(Sent sent) {
        return "[data-testid=job-block][data-job='" + sent.taskId() + "']";
    }

    @Test
    @DisplayName(
            "A ride is kept where it is, a tour taken in hand, a vehicle drops out and says whom that concerns; who waits says why; the sheets name the ride")
    void aDayGoesWrong() {
        Sent sent = Orders.send(new Wanted("transport-leg", at(9), at(11), "walking", "56751", "Polch"));
        Sent night = Orders.send(new Wanted("transport-leg", at(2), at(3), "walking", "56751", "Polch"));
        Page page = browsers.signedIn("dispatcher1");
        page.navigate(Stack.hubUrl() + "/transport/board/?date=" + day());
        Locator waits = page.locator("[data-testid=unplanned-job][data-job='" + night.taskId() + "'] .board-reason");
        assertThat(waits).not().isEmpty();

        Locator block = page.locator(job(sent));
        block.getByTestId("pin").click();
        assertThat(block.getByTestId("pinned")).isVisible();
        block.getByTestId("release").click();
        assertThat(block.getByTestId("pin")).isVisible();

        Locator tour = page.locator(tour(tourOf(block)));
        tour.getByTestId("by-hand").click();
        assertThat(tour).containsText("von Hand geplant");
        tour.getByTestId("by-hand").click();
        assertThat(tour).not().containsText("von Hand geplant");

        tour.getByTestId("outage").click();
        page.getByTestId("confirm-outage").click();
        try {
            assertThat(page.locator(".mh-note--info").first()).isVisible();
            assertThat(tour).containsText("ausgefallen");
            assertThat(tour.locator("[data-job='" + sent.taskId() + "']")).hasCount(0);
            Browsers.picture(page, "dispatcher-outage");
        } finally {
            tour.getByTestId("outage").click();
            assertThat(tour).not().containsText("ausgefallen");
        }
        page.navigate(Stack.hubUrl() + "/transport/board/?date=" + day() + "&view=sheets");
        assertThat(page.getByTestId("sheets").locator("tbody tr").first()).isVisible();
        assertThat(page.getByTestId("sheets")).containsText("Polch");
    }

    /** News comes between the press and the first movement; the job hangs on the mouse before the page scrolls to where it goes. */
    private static void drag(Locator from, Locator to, Runnable news) {
        from.hover(new Locator.HoverOptions().setPosition(5, 5));
        from.page().mouse().down();
        from.page()
                .waitForResponse(
                        "**/transport/api/duties*", new Page.WaitForResponseOptions().setTimeout(NEWS_MILLIS), news);
        from.hover(new Locator.HoverOptions().setPosition(9, 9));
        to.hover();
        to.hover();
        from.page().mouse().up();
    }

    private static String tourOf(Locator block) {
        return Objects.toString(block.evaluate("block => block.closest('[data-tour]').dataset.tour"));
    }

    /** Far from the days that other tests use. */
    private static LocalDate day() {
        LocalDate today = LocalDate.ofInstant(Clock.systemUTC().instant(), BERLIN);
        return today.plusWeeks(5).with(TemporalAdjusters.next(DayOfWeek.FRIDAY));
    }

    private static Instant at(int hour) {
        return day().atTime(hour, 0).atZone(BERLIN).toInstant();
    }
}
