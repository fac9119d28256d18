package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

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

/** A dispatcher on the telephone: the promise while typing, the order on the board, the way back when the patient is ready. */
@EnabledIf(value = "de.medicalhub.journey.Browsers#available", disabledReason = "no Chromium is installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhoneOrderJourneyIT {
    private final Browsers browsers = new Browsers();
    private final String name = "Telefonprobe " + UUID.randomUUID().toString().substring(0, 8);

    @AfterAll
    void close() {
        browsers.keepPictures("phone-order");
        browsers.close();
    }

    @Test
    @DisplayName(
            "An order by telephone, by keyboard alone: promised, kept through a reload, stored, planned; the way back"
                    + " waits for its day")
    void anOrderByTelephone() {
        Page page = browsers.signedIn("dispatcher1");
        page.navigate(Stack.hubUrl() + "/transport/phone/");
        assertThat(page.locator("#name")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator(".mh-errors")).containsText("Bitte nennen Sie den Namen.");

        page.locator("#name").focus();
        type(
                page,
                name,
                "02651 4711",
                "Haus der Probe",
                "Marktplatz 1",
                "56727",
                "Mayen",
                "",
                "",
                "",
                "56751",
                "Polch");
        page.locator("input[name=kind]:checked").press("ArrowDown");
        page.locator("#day").fill(day().toString());
        page.locator("#time").fill("11:00");
        page.locator("#posture-walking").press("Space");
        assertThat(page.getByTestId("promise")).containsText("Abholung zwischen 11:00–11:30");
        page.locator("#vehicle").selectOption("car-4");
        assertThat(page.getByTestId("promise")).containsText("kommt MYK 4");
        page.reload();
        assertThat(page.locator("#vehicle")).hasValue("car-4");
        assertThat(page.locator("#name")).hasValue(name);
        assertThat(page.locator("#posture-walking")).isChecked();
        page.locator("#back").press("Space");
        Browsers.picture(page, "phone-order");
        page.getByTestId("save").press("Enter");
        assertThat(page.getByTestId("saved")).containsText("Gespeichert: " + name);
        assertThat(page.url()).doesNotContain("Telefonprobe");

        page.navigate(Stack.hubUrl() + "/transport/board/?view=list&date=" + day());
        assertThat(page.locator("[data-tour*='-car-4-'] [data-testid=job-block][data-job$='-out']:has-text('" + name
                                + "')")
                        .first())
                .isVisible();
        Locator back = page.locator("[data-testid=unplanned-job][data-job$='-back']:has-text('" + name + "')");
        assertThat(back).isVisible();
        assertThat(back.getByTestId("ready")).hasCount(0);
        page.navigate(Stack.hubUrl() + "/transport/board/?view=list&date=" + day().minusDays(1));
        assertThat(page.getByTestId("roads")).isVisible();
        assertThat(back).hasCount(0);
    }

    /** One field after the other, by Tab; the first has the focus. An empty word passes a field, or the position by hand. */
    private static void type(Page page, String... words) {
        for (String word : words) {
            page.keyboard().type(word);
            page.keyboard().press("Tab");
        }
    }

    /** Vehicles are on duty, and no other journey drives. */
    private static LocalDate day() {
        LocalDate today = LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneId.of("Europe/Berlin"));
        return today.plusWeeks(4).with(TemporalAdjusters.next(DayOfWeek.THURSDAY));
    }
}
