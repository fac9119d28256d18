package de.medicalhub.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A place that no register knows is set by hand: in the form for orders by telephone, and on the board. */
class PlaceByHandIT {
    private static @Nullable PageBrowser browser;

    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());

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
    @DisplayName("By keyboard, by village and on the map; it counts for that address only, and stays through a reload")
    void placeOfAnOrder() {
        Page page = open("/transport/phone");
        page.locator("#from-line").fill("Forsthaus am Berg");
        page.locator("#from-pin summary").click();
        page.locator("#from-pin-latitude").fill("50.4");
        page.locator("#from-pin-longitude").fill("7.31");
        page.keyboard().press("Tab");
        Locator said = page.locator("#from-pin").getByTestId("pin-said");
        assertThat(said).hasText("Stelle von Hand gesetzt: 50.4° Nord, 7.31° Ost.");
        page.locator("#from-pin-town").selectOption("Mayen");
        assertThat(said).hasText("Stelle von Hand gesetzt: 50.3276° Nord, 7.2227° Ost.");
        assertThat(page.locator("#from-pin .map-pin")).hasCount(1);
        page.locator("#from-pin").getByTestId("pin-map").click();
        assertThat(said).containsText("Stelle von Hand gesetzt: 50.3");

        page.reload();
        assertThat(page.locator("#from-pin").getByTestId("pin-said")).containsText("Stelle von Hand gesetzt: 50.3");
        page.locator("#to-town").fill("Koblenz");
        page.locator("#day").fill("2026-11-30");
        page.locator("#time").fill("10:00");
        page.locator("#posture-walking").check();
        assertThat(page.getByTestId("promise")).containsText("MYK 1");
        assertThat(sent).isNotEmpty();
        assertThat(sent.get(sent.size() - 1)).contains("\"byHand\":true").contains("\"latitude\":50.3");

        page.locator("#from-line").fill("Forsthaus im Tal");
        page.keyboard().press("Tab");
        assertThat(page.locator("#from-pin")).containsText("Die gesetzte Stelle gilt nicht mehr.");
        assertThat(page.locator("#from-pin").getByTestId("pin-said")).hasText("Noch keine Stelle gesetzt.");
    }

    @Test
    @DisplayName("On the board an order whose place nobody knows gets one")
    void placeOnTheBoard() {
        Page page = open("/transport/board");
        page.getByTestId("locate").click();
        Locator dialog = page.locator("dialog");
        assertThat(dialog).containsText("Nirgendsheim");
        assertThat(dialog.getByTestId("locate-save")).isDisabled();
        dialog.getByTestId("pin-latitude").fill("50.35");
        dialog.getByTestId("pin-longitude").fill("7.3");
        page.keyboard().press("Tab");
        dialog.getByTestId("locate-save").click();
        assertThat(page.locator("main")).containsText("Stelle übernommen.");
        assertThat(sent).containsExactly("{\"side\":\"pickup\",\"latitude\":50.35,\"longitude\":7.3,\"version\":4}");
    }

    private Page open(String path) {
        return Objects.requireNonNull(browser).open(path, "de-DE", this::answer);
    }

    private void answer(Route route) {
        String path = URI.create(route.request().url()).getPath();
        if (!path.contains("/api/")) {
            PretendedServer.file(route, path);
        } else if (path.endsWith("/me")) {
            PretendedServer.json(
                    route,
                    200,
                    "{\"name\":\"Dora Probe\",\"username\":\"dispatcher1\",\"roles\":[\"dispatcher\"],\"nav\":[]}");
        } else if (path.endsWith("/map")) {
            PretendedServer.json(
                    route,
                    200,
                    "{\"attribution\":\"\",\"roads\":false,\"latitude\":50.36,\"longitude\":7.45,\"radiusKilometres\":150,"
                            + "\"towns\":[{\"name\":\"Mayen\",\"latitude\":50.3276,\"longitude\":7.2227}]}");
        } else if (path.endsWith("/addresses")) {
            PretendedServer.json(route, 200, "{\"addresses\":[]}");
        } else if (path.endsWith("/trial")) {
            sent.add(Objects.requireNonNull(route.request().postData()));
            PretendedServer.json(
                    route,
                    200,
                    "{\"possible\":true,\"windowStart\":\"2026-11-30T08:00:00Z\",\"windowEnd\":\"2026-11-30T08:30:00Z\","
                            + "\"pickup\":\"2026-11-30T08:10:00Z\",\"dropOff\":\"2026-11-30T08:40:00Z\",\"vehicle\":\"MYK 1\",\"instead\":[]}");
        } else if (path.endsWith("/place")) {
            sent.add(Objects.requireNonNull(route.request().postData()));
            route.fulfill(new Route.FulfillOptions().setStatus(204));
        } else if (path.endsWith("/board")) {
            PretendedServer.json(route, 200, BOARD);
        } else if (path.endsWith("/set-aside")) {
            PretendedServer.json(route, 200, "{\"letters\":[]}");
        } else {
            route.fulfill(new Route.FulfillOptions().setStatus(204));
        }
    }

    private static final String BOARD = """
            {"date":"2026-11-22","now":"2026-11-22T06:30:00Z","roads":{"source":"graph","sentences":[]},"tours":[],"jobs":[],"alerts":[],
             "unplanned":[{"jobId":"a","jobKind":"ride","name":"Erika Muster","pickupPlace":"Nirgendsheim","dropOffPlace":"Mayen","needs":[],
              "reason":"Die Adresse ist nicht bekannt.","day":"2026-11-22","version":4,"held":false,"unplaced":["pickup"],"placedByHand":[]}]}
            """;
}
