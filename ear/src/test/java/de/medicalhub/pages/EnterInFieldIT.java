package de.medicalhub.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who presses Enter in a field below a list means the button below the field, never the one of the first row. */
class EnterInFieldIT {
    private static final String SCRIPT = "/resources/portal/enter.js";

    private static final String PAGE = """
            <!DOCTYPE html><html lang="de"><meta charset="utf-8"><title>Probe</title><body>
            <form>
              <p>Uwe Probe <button>Uwe entziehen</button></p>
              <p>Eva Probe <button>Eva entziehen</button></p>
              <input id="family"><input id="everything" type="checkbox"><textarea id="why"></textarea>
              <button hidden>Nicht zu sehen</button><button disabled>Gesperrt</button>
              <button type="button">Vorschau</button>
              <button id="give">Zugang geben</button><button>Verwerfen</button>
            </form>
            <form><button>Letzte Zeile</button><input id="alone"></form>
            <form><input id="first"><button>Suchen</button><button>Anderes</button></form>
            <form><input id="filter" data-filter="row"><button>Senden</button></form>
            <p id="pressed"></p>
            <script>
              document.addEventListener('submit', (event) => {
                event.preventDefault();
                document.getElementById('pressed').append(`${event.submitter.textContent};`);
              });
            </script>
            <script src="%s"></script></body></html>""".replace("%s", SCRIPT);

    private static @Nullable PageBrowser browser;

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
    @DisplayName("Enter below a list presses the button that follows, once, also on a choice")
    void theButtonThatFollows() {
        Page page = open();
        page.locator("#family").press("Enter");
        assertThat(page.locator("#pressed")).hasText("Zugang geben;");
        page.locator("#everything").press("Enter");
        assertThat(page.locator("#pressed")).hasText("Zugang geben;Zugang geben;");
    }

    @Test
    @DisplayName(
            "Enter presses nothing where no button follows, where a field filters a list, and where it is used already")
    void nothing() {
        Page page = open();
        page.locator("#alone").press("Enter");
        page.locator("#filter").press("Enter");
        page.locator("#why").press("Enter");
        page.evaluate(
                "document.getElementById('family').addEventListener('keydown', (event) => event.preventDefault())");
        page.locator("#family").press("Enter");
        page.locator("#first").press("Enter");
        assertThat(page.locator("#pressed")).hasText("Suchen;");
    }

    @Test
    @DisplayName("Enter twice presses nothing else while the button waits for its answer")
    void twice() {
        Page page = open();
        page.evaluate("document.getElementById('give').className = 'ui-state-loading'");
        page.evaluate("document.getElementById('give').disabled = true");
        page.locator("#family").press("Enter");
        page.locator("#first").press("Enter");
        assertThat(page.locator("#pressed")).hasText("Suchen;");
    }

    @Test
    @DisplayName("Enter on a button presses that one")
    void onAButton() {
        Page page = open();
        page.getByText("Eva entziehen").press("Enter");
        assertThat(page.locator("#pressed")).hasText("Eva entziehen;");
    }

    private static Page open() {
        return Objects.requireNonNull(browser).open("/probe", "de-DE", EnterInFieldIT::answer);
    }

    private static void answer(Route route) {
        String path = URI.create(route.request().url()).getPath();
        if (path.equals("/probe")) {
            route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody(PAGE));
        } else if (path.equals(SCRIPT)) {
            PretendedServer.file(route, "/assets/.." + SCRIPT);
        } else {
            route.fulfill(new Route.FulfillOptions().setStatus(204));
        }
    }
}
