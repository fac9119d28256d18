package de.medicalhub.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The portal's pages follow what happens (rules of the feature live): a part that is shown anew looks as it did. */
class RenewedPartIT {
    private static final String SCRIPT = "/resources/portal/live.js";

    /** Faces writes the part anew, as the server has it: with everything closed, and without what an answer said. */
    private static final String PAGE = """
            <!DOCTYPE html><html lang="de"><meta charset="utf-8"><title>Probe</title><body>
            <main data-live="/live/worklist"><div id="part">
              <details id="ended"><summary>Früher</summary><p>Videosprechstunde</p></details>
              <details id="other"><summary>Anderes</summary><p>Noch etwas</p></details>
            </div></main>
            <script>
              window.mhRefresh = () => {
                const part = document.getElementById('part');
                const anew = part.cloneNode(true);
                anew.querySelectorAll('details').forEach((one) => { one.open = false; });
                anew.querySelectorAll('[data-testid]').forEach((one) => one.remove());
                anew.insertAdjacentHTML('afterbegin', window.says || '');
                part.replaceWith(anew);
              };
            </script>
            <script src="%s"></script></body></html>""".replace("%s", SCRIPT);

    /** A stream that the test speaks on, and a queue of requests that is empty or not. */
    private static final String LISTENING = """
            window.streams = [];
            window.EventSource = class extends EventTarget {
              constructor() { super(); window.streams.push(this); }
              close() { this.readyState = 2; }
            };
            window.PrimeFaces = { ajax: { Queue: { isEmpty: () => !window.waiting } } };""";

    private static final String SAY = """
            (words) => document.getElementById('part').insertAdjacentHTML('afterbegin', words)""";

    private static final String RENEW = """
            () => new Promise((done) => {
              document.addEventListener('mh:renewed', () => done(document.activeElement.textContent), { once: true });
              document.dispatchEvent(new Event('mh:back'));
            })""";

    @Test
    @DisplayName(
            "L8: what was open in a part that is shown anew stays open, what was closed stays closed, and so the keyboard")
    void whatIsOpenStaysOpen() {
        try (PageBrowser browser = PageBrowser.launch()) {
            Page page = browser.open("/probe", "de-DE", RenewedPartIT::answer);
            page.locator("#ended summary").click();
            assertThat(page.getByText("Videosprechstunde")).isVisible();
            assertThat(page.evaluate(RENEW)).isEqualTo("Früher");
            assertThat(page.getByText("Videosprechstunde")).isVisible();
            assertThat(page.getByText("Noch etwas")).isHidden();
            page.locator("#ended summary").click();
            page.evaluate(RENEW);
            assertThat(page.getByText("Videosprechstunde")).isHidden();
        }
    }

    @Test
    @DisplayName(
            "L8: what an answer has said stays at the top of a part that is shown anew, until something else is said")
    void whatWasSaidStays() {
        try (PageBrowser browser = PageBrowser.launch()) {
            Page page = browser.open("/probe", "de-DE", RenewedPartIT::answer);
            page.evaluate(SAY, "<div data-testid='note' role='status'>Gespeichert.</div>");
            page.evaluate(SAY, "<div data-testid='form-errors' role='alert' tabindex='-1'>Schon erledigt.</div>");
            page.getByTestId("form-errors").focus();
            page.evaluate(RENEW);
            assertThat(page.locator("#part > :nth-child(1)")).hasText("Schon erledigt.");
            assertThat(page.locator("#part > :nth-child(2)")).hasText("Gespeichert.");
            assertThat(page.getByTestId("form-errors")).isFocused();
            assertThat(page.locator("[role]")).hasCount(0);
            page.evaluate(RENEW);
            assertThat(page.getByTestId("note")).hasCount(1);
            page.evaluate("window.says = '<div data-testid=\"note\">Zurückgenommen.</div>'");
            page.evaluate(RENEW);
            assertThat(page.getByTestId("note")).hasText("Zurückgenommen.");
            assertThat(page.getByTestId("form-errors")).hasCount(0);
        }
    }

    @Test
    @DisplayName("L8: while a button waits for its answer a part is not shown anew")
    void answersComeFirst() {
        try (PageBrowser browser = PageBrowser.launch()) {
            Page page = browser.blank("de-DE");
            page.clock().install();
            page.addInitScript(LISTENING);
            page.route("**/*", RenewedPartIT::answer);
            page.navigate(PretendedServer.ADDRESS + "/probe");
            page.evaluate("window.says = '<p>Von heute</p>'");
            page.evaluate("window.waiting = true; window.streams[0].dispatchEvent(new Event('changed'))");
            page.clock().runFor(5_000);
            assertThat(page.getByText("Von heute")).hasCount(0);
            page.evaluate("window.waiting = false");
            page.clock().runFor(5_000);
            assertThat(page.getByText("Von heute")).hasCount(1);
        }
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
