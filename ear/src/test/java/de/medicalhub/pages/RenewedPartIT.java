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

    /** Faces writes the part anew, as the server has it: with everything closed. */
    private static final String PAGE = """
            <!DOCTYPE html><html lang="de"><meta charset="utf-8"><title>Probe</title><body>
            <main data-live="/live/worklist"><div id="part">
              <details id="ended"><summary>Früher</summary><p>Videosprechstunde</p></details>
              <details id="other"><summary>Anderes</summary><p>Noch etwas</p></details>
            </div></main>
            <script>
              window.mhRefresh = () => {
                const part = document.getElementById('part');
                part.outerHTML = part.outerHTML.replaceAll(' open=""', '');
              };
            </script>
            <script src="%s"></script></body></html>""".replace("%s", SCRIPT);

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
