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
import org.junit.jupiter.api.Test;

/** The dispatcher's board alone: the day in words, and what was set aside. */
class BoardPageIT {
    private static final String DISPATCHER =
            "{\"name\":\"Dora Probe\",\"username\":\"dispatcher1\",\"roles\":[\"dispatcher\"],\"nav\":[]}";

    private static @Nullable PageBrowser browser;

    private final List<String> letters = new ArrayList<>();
    private final List<String> retried = new ArrayList<>();

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
    void dayStandsInThePagesLanguageWhateverTheBrowsersIs() {
        Page page = open("en-US");
        assertThat(page.locator("#date-words")).hasText("Montag, 23. November 2026");
        page.getByLabel("Tag vor").click();
        assertThat(page.locator("#date-words")).hasText("Dienstag, 24. November 2026");
        page.getByLabel("Tag zurück").click();
        assertThat(page.locator("#date-words")).hasText("Montag, 23. November 2026");
    }

    @Test
    void whatWasSetAsideIsSaidAndTriedAgain() {
        letters.add(letter("order-leg-1", "order", "4f00aa11"));
        letters.add(letter("answer-7", "answer", "7"));
        Page page = open("de-DE");
        assertThat(page.getByTestId("set-aside")).containsText("1 Auftrag konnte nicht übernommen werden.");
        assertThat(page.getByTestId("set-aside")).containsText("1 Rückmeldung wurde von der Akte nicht angenommen.");
        assertThat(page.getByTestId("set-aside")).containsText("Rückmeldung zu Erika Muster");
        assertThat(page.getByTestId("set-aside")).containsText("Vorgang 4f00aa11");
        page.locator("[data-letter=order-leg-1]").getByTestId("retry").click();
        assertThat(page.getByTestId("retry")).hasCount(1);
        page.locator("[data-letter=answer-7]").getByTestId("retry").click();
        assertThat(page.getByTestId("set-aside")).hasCount(0);
        assertThat(retried)
                .containsExactly(
                        "/transport/api/set-aside/order-leg-1/retry", "/transport/api/set-aside/answer-7/retry");
    }

    @Test
    void todayIsByTheHubsClock() {
        Page page = open("de-DE");
        assertThat(page.locator("h1")).hasText("Tafel für morgen");
    }

    private Page open(String locale) {
        return Objects.requireNonNull(browser).open("/transport/board", locale, this::answer);
    }

    private void answer(Route route) {
        URI address = URI.create(route.request().url());
        String path = address.getPath();
        if (!path.contains("/api/")) {
            PretendedServer.file(route, path);
        } else if (path.endsWith("/me")) {
            PretendedServer.json(route, 200, DISPATCHER);
        } else if (path.endsWith("/board")) {
            PretendedServer.json(route, 200, board(Objects.requireNonNullElse(address.getQuery(), "date=2026-11-23")));
        } else if (path.endsWith("/set-aside")) {
            PretendedServer.json(route, 200, "{\"letters\":[" + String.join(",", letters) + "]}");
        } else if (path.endsWith("/retry")) {
            retried.add(path);
            letters.remove(0);
            route.fulfill(new Route.FulfillOptions().setStatus(204));
        } else {
            route.fulfill(new Route.FulfillOptions().setStatus(204));
        }
    }

    private static String board(String query) {
        return "{\"date\":\"" + query.replaceFirst(".*date=", "")
                + "\",\"now\":\"2026-11-22T06:30:00Z\",\"roads\":\"graph\",\"tours\":[],\"unplanned\":[],"
                + "\"jobs\":[{\"id\":\"j\",\"jobKind\":\"ride\",\"state\":\"planned\",\"name\":\"Erika Muster\"}]}";
    }

    private static String letter(String id, String kind, String incident) {
        return "{\"id\":\"" + id + "\",\"kind\":\"" + kind + "\",\"jobId\":\"" + (kind.equals("answer") ? "j" : "leg-1")
                + "\",\"since\":\"2026-11-22T09:00:00Z\",\"incident\":\"" + incident + "\"}";
    }
}
