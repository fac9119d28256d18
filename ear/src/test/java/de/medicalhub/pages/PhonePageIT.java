package de.medicalhub.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The form for orders by telephone alone: whose what is typed is, and how long it stays. */
class PhonePageIT {
    private static final String KEY = "mh-draft:dispatcher1:phone-order";

    /** What an order's form holds of its demanded vehicle and driver before and after the lists have come, and how they are named. */
    private static final String DEMANDED = """
            async () => {
              const form = document.createElement('form');
              form.innerHTML = '<div id="carrier-field"><select name="carrier"></select></div><select name="vehicle"></select><select name="driver"></select>';
              const { choosing } = await import('/transport/phone/boundary/choosing.js');
              const { vehicle, driver } = form.elements;
              const chosen = () => `${vehicle.value} ${driver.value}`;
              const filled = choosing(form, { carrier: 'Organization/two', vehicle: 'bus-9', driver: 'Practitioner/d2' });
              const before = chosen();
              await filled;
              return [before, chosen(), vehicle.selectedOptions[0].text, driver.selectedOptions[0].text].join('|');
            }""";

    private static @Nullable PageBrowser browser;

    private final List<Route> waiting = new ArrayList<>();
    private boolean trials = true;
    private String asked = "";
    private String user = "dispatcher1";

    @BeforeAll
    static void openBrowser() {
        browser = PageBrowser.launch();
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    @DisplayName("What is typed stays through a reload, with its number, and goes at sign-out")
    void draftGoesAtSignOut() {
        Page page = open();
        page.locator("#name").fill("Erika Muster");
        String number = number(page);
        page.reload();
        assertThat(page.locator("#name")).hasValue("Erika Muster");
        assertThat(number(page)).isEqualTo(number);
        page.locator("a[href='/logout']").click();
        page.waitForURL("**/logout");
        assertThat((Integer) page.evaluate("sessionStorage.length")).isZero();
    }

    @Test
    @DisplayName("What somebody else has typed in this tab is neither shown nor kept")
    void draftIsItsOwners() {
        Page page = open();
        page.locator("#name").fill("Erika Muster");
        user = "dispatcher2";
        page.reload();
        assertThat(page.locator("#name")).hasValue("");
        page.waitForFunction("key => sessionStorage.getItem(key) === null", KEY);
    }

    @Test
    @DisplayName("After twelve hours what was typed is gone")
    void draftExpires() {
        Page page = open();
        page.locator("#name").fill("Erika Muster");
        page.evaluate(
                "key => sessionStorage.setItem(key, JSON.stringify({...JSON.parse(sessionStorage.getItem(key)),"
                        + " at: Date.now() - 12 * 3600000 - 1}))",
                KEY);
        page.reload();
        assertThat(page.locator("#name")).hasValue("");
    }

    @Test
    @DisplayName("A tab that was copied has an order of its own")
    void copiedTabHasItsOwnNumber() {
        Page page = open();
        page.locator("#name").fill("Erika Muster");
        String number = number(page);
        Page copy = page.context().newPage();
        copy.route("**/*", this::answer);
        copy.addInitScript("sessionStorage.setItem('" + KEY + "', JSON.stringify({at: Date.now(), number: '" + number
                + "', fields: {name: 'Erika Muster'}}))");
        copy.navigate(PretendedServer.ADDRESS + "/transport/phone");
        assertThat(copy.locator("#name")).hasValue("Erika Muster");
        assertThat(number(copy)).isNotEqualTo(number);
        assertThat(number(page)).isEqualTo(number);
    }

    @Test
    @DisplayName(
            "An old promise goes with the first change; what is missing is marked and stays while a new one is asked"
                    + " for")
    void oldPromiseGoes() {
        Page page = open();
        page.locator("#from-town").fill("Mayen");
        page.locator("#to-town").fill("Polch");
        page.locator("#day").fill("2030-11-29");
        page.locator("#time").fill("11:00");
        page.locator("#posture-walking").check();
        assertThat(page.getByTestId("promise")).containsText("Bus 1");
        page.getByTestId("save").click();
        assertThat(page.locator(".mh-errors")).containsText("Bitte nennen Sie den Namen.");
        assertThat(page.locator("#name")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("#from-line"))
                .hasAttribute("aria-describedby", "from-line-help from-line-error from-error");
        trials = false;
        page.locator("#time").fill("12:00");
        assertThat(page.getByTestId("promise")).isEmpty();
        trials = true;
        page.locator("#time").fill("13:00");
        assertThat(page.getByTestId("promise")).containsText("Bus 1");
        assertThat(page.locator(".mh-errors")).isVisible();
    }

    @Test
    @DisplayName(
            "Who dispatches for two carriers says for which one; vehicles and drivers are those of that one, and stay"
                    + " with the draft")
    void choosesCarrierAndVehicle() {
        Page page = open();
        assertThat(page.locator("#carrier")).isVisible();
        page.locator("#carrier").selectOption("Organization/two");
        assertThat(page.locator("#vehicle option")).hasText(new String[] {"Egal", "Bus 2"});
        page.locator("#vehicle").selectOption("bus-2");
        page.locator("#driver").selectOption("Practitioner/d2");
        page.reload();
        assertThat(page.locator("#carrier")).hasValue("Organization/two");
        assertThat(page.locator("#vehicle")).hasValue("bus-2");
        page.locator("#from-town").fill("Mayen");
        page.locator("#to-town").fill("Polch");
        page.locator("#day").fill("2030-11-29");
        page.locator("#time").fill("11:00");
        page.locator("#posture-walking").check();
        assertThat(page.getByTestId("promise")).containsText("Bus 1");
        assertThat(asked)
                .contains("\"carrier\":\"Organization/two\"")
                .contains("\"vehicle\":\"bus-2\"")
                .contains("\"driver\":\"Practitioner/d2\"");
        page.locator("#carrier").selectOption("Organization/one");
        assertThat(page.locator("#vehicle")).hasValue("");
    }

    @Test
    @DisplayName(
            "A vehicle and a driver that an order demands stay chosen before the lists are there, and if they are not in them")
    void demandedVehicleStays() {
        Page page = open();
        assertThat((String) page.evaluate(DEMANDED))
                .isEqualTo("bus-9 Practitioner/d2|bus-9 Practitioner/d2|bus-9 (nicht in der Liste)|Dora");
    }

    private Page open() {
        Page page = browser().open("/transport/phone", "de-DE", this::answer);
        assertThat(page.locator("#name")).isFocused();
        return page;
    }

    private static PageBrowser browser() {
        return Objects.requireNonNull(browser);
    }

    private static String number(Page page) {
        return (String) page.evaluate("key => JSON.parse(sessionStorage.getItem(key)).number", KEY);
    }

    private void answer(Route route) {
        String path = URI.create(route.request().url()).getPath();
        if (path.endsWith("/api/me")) {
            PretendedServer.json(
                    route,
                    200,
                    "{\"name\":\"Dora Probe\",\"username\":\"" + user
                            + "\",\"roles\":[\"dispatcher\"],\"nav\":[],\"logout\":\"/logout\"}");
        } else if (path.equals("/logout")) {
            route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody("<p>bye</p>"));
        } else if (path.endsWith("/choices")) {
            PretendedServer.json(
                    route,
                    200,
                    "{\"carriers\":[{\"id\":\"Organization/one\",\"name\":\"Eins\",\"carrier\":\"Organization/one\"},"
                            + "{\"id\":\"Organization/two\",\"name\":\"Zwei\",\"carrier\":\"Organization/two\"}],\"vehicles\":[{\"id\":\"bus-1\",\"name\":\"Bus"
                            + " 1\",\"carrier\":\"Organization/one\"},{\"id\":\"bus-2\",\"name\":\"Bus"
                            + " 2\",\"carrier\":\"Organization/two\"}],"
                            + "\"drivers\":[{\"id\":\"Practitioner/d2\",\"name\":\"Dora\",\"carrier\":\"Organization/two\"}]}");
        } else if (path.endsWith("/trial") && trials) {
            asked = route.request().postData();
            PretendedServer.json(
                    route,
                    200,
                    "{\"possible\":true,\"windowStart\":\"2030-11-29T10:00:00Z\","
                            + "\"windowEnd\":\"2030-11-29T10:30:00Z\",\"pickup\":\"2030-11-29T10:05:00Z\",\"dropOff\":\"2030-11-29T10:25:00Z\",\"vehicle\":\"Bus"
                            + " 1\",\"estimated\":false,\"instead\":[]}");
        } else if (path.endsWith("/trial")) {
            // No answer yet: the page must not show the old one meanwhile.
            waiting.add(route);
        } else if (path.contains("/api/")) {
            PretendedServer.json(route, 200, "{\"addresses\":[]}");
        } else {
            PretendedServer.file(route, path);
        }
    }
}
