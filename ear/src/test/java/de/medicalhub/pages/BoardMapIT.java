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
import org.junit.jupiter.api.Test;

/** The board's map alone: map and list show the same tour, and a server of pictures learns the part that is looked at. */
class BoardMapIT {
    private static final String TILES = "https://tiles.example/{z}/{x}/{y}.png";

    private static @Nullable PageBrowser browser;

    private final List<String> pictures = Collections.synchronizedList(new ArrayList<>());
    private final List<String> roads = Collections.synchronizedList(new ArrayList<>());
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private String tiles = "";
    private volatile String slow = "";

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
    void tourIsPickedInTheListAndOnTheMap() {
        Page page = open();
        assertThat(page.getByTestId("map-note"))
                .containsText("Gezeichnet sind die Straßen, mit denen der Hub rechnet.");
        assertThat(page.locator(".map-road")).hasCount(1);
        assertThat(page.locator(".board-pin")).hasCount(3);
        assertThat(page.locator(".board-vehicle span")).hasAttribute("data-words", "MYK 1 · vor 3 Min.");

        Locator first = page.locator("[data-tour=one]");
        first.getByTestId("pick-tour").focus();
        page.keyboard().press("Enter");
        assertThat(first.getByTestId("pick-tour")).isFocused();
        assertThat(first.getByTestId("pick-tour")).hasAttribute("aria-pressed", "true");
        assertThat(first.getByTestId("map-stops").locator("li")).hasCount(2);
        assertThat(first.getByTestId("map-stops")).containsText("Erika Muster");
        assertThat(first).containsText("Standort von 07:27 Uhr (vor 3 Min.)");
        assertThat(page.locator(".board-pin--picked [data-words='1']")).hasCount(1);
        assertThat(page.locator(".board-pin--picked [data-words='2']")).hasCount(1);
        assertThat(page.locator(".board-way--picked")).hasCount(1);
        assertThat(page).hasURL(java.util.regex.Pattern.compile("[?&]tour=one(&|$)"));

        page.locator(".board-pin:not(.board-pin--picked)").dispatchEvent("click");
        Locator second = page.locator("[data-tour=two]");
        assertThat(second.getByTestId("pick-tour")).hasAttribute("aria-pressed", "true");
        assertThat(second.getByTestId("map-stops")).containsText("(nicht auf der Karte)");
        assertThat(first.getByTestId("map-stops")).hasCount(0);
        page.goBack();
        assertThat(first.getByTestId("pick-tour")).hasAttribute("aria-pressed", "true");
        assertThat(roads).isNotEmpty();
        assertThat(faults).isEmpty();
    }

    @Test
    void serverOfPicturesLearnsOnlyWhatIsLookedAt() {
        tiles = TILES;
        Page page = open();
        assertThat(page.locator(".leaflet-tile-loaded").first()).isAttached();
        assertThat(page.getByTestId("map-note")).containsText("Er erfährt nur, welcher Ausschnitt angesehen wird.");
        assertThat(page.locator(".leaflet-control-attribution")).hasText("© Amt <Probe>");
        assertThat(pictures)
                .isNotEmpty()
                .allMatch(asked -> asked.matches("https://tiles.example/\\d+/\\d+/\\d+.png \\[\\]"));
        assertThat(roads).isEmpty();
        assertThat(faults).isEmpty();
    }

    @Test
    void slowRoadsAreSaidOnMapAndList() {
        Page page = open();
        page.locator(".board-traffic summary").click();
        page.getByTestId("say-traffic").click();
        assertThat(page.locator("#traffic-error")).hasText("Bitte sagen Sie in Worten, wo die Störung ist.");
        page.locator("#traffic-label").fill("A 48 bei Mayen");
        page.locator("#traffic-pin-town").selectOption("Mayen");
        page.locator("#traffic-until").fill("12:00");
        page.getByTestId("say-traffic").click();
        assertThat(page.getByTestId("slowdown"))
                .containsText("A 48 bei Mayen · 1,5-fache Fahrzeit im Umkreis von 2 km, bis heute, 12:00 Uhr");
        assertThat(page.locator(".board-slow")).hasCount(1);
        assertThat(said).hasSize(1);
        assertThat(said.get(0)).contains("\"latitude\":50.3276").contains("\"until\":\"2026-11-22T11:00:00.000Z\"");
        page.getByTestId("end-traffic").click();
        assertThat(page.getByTestId("traffic")).hasCount(0);
        assertThat(page.locator(".board-slow")).hasCount(0);
        assertThat(faults).isEmpty();
    }

    private Page open() {
        Page page = Objects.requireNonNull(browser).blank("de-DE");
        page.onConsoleMessage(said -> {
            if (said.type().equals("error")) {
                faults.add(said.text());
            }
        });
        page.onPageError(faults::add);
        page.route("**/*", this::answer);
        page.navigate(PretendedServer.ADDRESS + "/transport/board?view=map");
        return page;
    }

    private void answer(Route route) {
        URI address = URI.create(route.request().url());
        String path = address.getPath();
        if (Objects.equals(address.getHost(), "tiles.example")) {
            pictures.add(address + " ["
                    + Objects.requireNonNullElse(route.request().headers().get("referer"), "") + "]");
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("image/svg+xml")
                    .setBody("<svg xmlns='http://www.w3.org/2000/svg' width='256' height='256'/>"));
        } else if (path.endsWith("/transport/board")) {
            PretendedServer.page(route, path, "https://tiles.example");
        } else if (!path.contains("/api/")) {
            PretendedServer.file(route, path);
        } else if (path.endsWith("/me")) {
            PretendedServer.json(
                    route,
                    200,
                    "{\"name\":\"Dora Probe\",\"username\":\"dispatcher1\",\"roles\":[\"dispatcher\"],\"nav\":[]}");
        } else if (path.endsWith("/board")) {
            PretendedServer.json(route, 200, BOARD);
        } else if (path.endsWith("/duties")) {
            PretendedServer.json(route, 200, DUTIES);
        } else if (path.endsWith("/map/roads")) {
            roads.add(address.getQuery());
            PretendedServer.json(
                    route, 200, "{\"lines\":[[50.3,7.2,50.31,7.25],[50.31,7.25,50.4,7.4]],\"complete\":true}");
        } else if (path.endsWith("/map")) {
            PretendedServer.json(
                    route,
                    200,
                    "{" + (tiles.isEmpty() ? "" : "\"tiles\":\"" + tiles + "\",")
                            + "\"attribution\":\"© Amt <Probe>\",\"roads\":true,\"latitude\":50.36,\"longitude\":7.45,"
                            + "\"radiusKilometres\":150,\"towns\":[{\"name\":\"Mayen\",\"latitude\":50.3276,\"longitude\":7.2227}]}");
        } else if (path.endsWith("/traffic") && route.request().method().equals("POST")) {
            said.add(Objects.requireNonNull(route.request().postData()));
            slow = SLOW;
            route.fulfill(new Route.FulfillOptions().setStatus(204));
        } else if (path.endsWith("/traffic")) {
            PretendedServer.json(route, 200, "{\"slowdowns\":[" + slow + "]}");
        } else if (path.endsWith("/traffic/jam/end")) {
            slow = "";
            route.fulfill(new Route.FulfillOptions().setStatus(204));
        } else if (path.endsWith("/set-aside")) {
            PretendedServer.json(route, 200, "{\"letters\":[]}");
        } else {
            route.fulfill(new Route.FulfillOptions().setStatus(204));
        }
    }

    private static final String SLOW =
            "{\"id\":\"jam\",\"label\":\"A 48 bei Mayen\",\"latitude\":50.3276,\"longitude\":7.2227,\"kilometres\":2,"
                    + "\"factor\":1.5,\"closed\":false,\"until\":\"2026-11-22T11:00:00Z\"}";

    private static final String DUTIES = """
            [{"tourId":"one","state":"started","since":"2026-11-22T06:00:00Z","faults":[],
              "position":{"latitude":50.34,"longitude":7.25,"at":"2026-11-22T06:27:00Z"}}]
            """;

    private static final String BOARD = """
            {"date":"2026-11-22","now":"2026-11-22T06:30:00Z","roads":{"source":"graph","sentences":["Straßen von heute."]},"unplanned":[],"jobs":[],"alerts":[],
             "tours":[
              {"id":"one","vehicle":{"id":"v1","label":"MYK 1","postures":[]},"driver":{"name":"Uwe Probe"},"shiftStart":"2026-11-22T05:00:00Z","shiftEnd":"2026-11-22T14:00:00Z","stops":[
                {"jobId":"a","jobKind":"ride","action":"pickup","name":"Erika Muster","place":"Mayen","plannedAt":"2026-11-22T07:00:00Z","state":"planned","latitude":50.3276,"longitude":7.2227},
                {"jobId":"a","jobKind":"ride","action":"drop-off","name":"Erika Muster","place":"Polch","plannedAt":"2026-11-22T07:30:00Z","state":"planned","latitude":50.2986,"longitude":7.315}]},
              {"id":"two","vehicle":{"id":"v2","label":"MYK 2","postures":[]},"driver":{"name":"Ada Probe"},"shiftStart":"2026-11-22T05:00:00Z","shiftEnd":"2026-11-22T14:00:00Z","stops":[
                {"jobId":"b","jobKind":"ride","action":"pickup","name":"Max Muster","place":"Bendorf","plannedAt":"2026-11-22T08:00:00Z","state":"planned","latitude":50.423,"longitude":7.575},
                {"jobId":"b","jobKind":"ride","action":"drop-off","name":"Max Muster","place":"Irgendwo","plannedAt":"2026-11-22T08:30:00Z","state":"planned"}]}]}
            """;
}
