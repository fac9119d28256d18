package de.medicalhub.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The fleet's page alone, while two people change one vehicle. */
class FleetPageIT {
    private static final String FLEET = "/transport/api/fleet";

    private final List<String> kept = new ArrayList<>();

    /** As somebody else has it changed: each change is a new version. */
    private int version = 1;

    private int seats = 3;

    @Test
    @DisplayName("What somebody else changed while the form was open is shown; only who says so replaces it")
    void replacesOnlyWhoSaysSo() {
        try (PageBrowser browser = PageBrowser.launch()) {
            Page page = browser.open("/transport/fleet/index.html", "de-DE", this::answer);
            page.getByTestId("vehicles").getByTestId("edit").click();
            page.locator("#fleet-label").fill("Bus neu");
            page.locator("#fleet-luggagePlaces").fill("2");
            page.locator("#fleet-costPerHour").fill("32.5");
            seats = 4;
            version = 2;
            page.getByTestId("check").click();
            Locator meanwhile = page.getByTestId("meanwhile");
            assertThat(meanwhile).containsText("Jemand hat diesen Eintrag inzwischen geändert");
            assertThat(meanwhile).containsText("Sitze: vorher 3, jetzt 4");

            meanwhile.getByText("Zurück").click();
            assertThat(meanwhile).hasCount(0);
            assertThat(page.locator("#fleet-label")).hasValue("Bus neu");
            assertThat(kept).isEmpty();

            page.getByTestId("check").click();
            page.getByTestId("overwrite").click();
            assertThat(page.getByTestId("saved")).isVisible();
            assertThat(page.getByTestId("fleet-form")).hasCount(0);
            assertThat(kept)
                    .singleElement()
                    .satisfies(fleet -> assertThat(fleet)
                            .contains(
                                    "\"version\":\"2\"",
                                    "\"label\":\"Bus neu\"",
                                    "\"seats\":3",
                                    "\"luggagePlaces\":2",
                                    "\"costPerHour\":32.5")
                            .doesNotContain("costPerUse"));
        }
    }

    private void answer(Route route) {
        String path = URI.create(route.request().url()).getPath();
        if (!path.contains("/api/")) {
            PretendedServer.file(route, path);
        } else if (path.equals(FLEET) && route.request().method().equals("PUT")) {
            keep(route);
        } else if (path.equals(FLEET)) {
            PretendedServer.json(route, 200, "{\"fleets\":[" + fleet() + "]}");
        } else if (path.equals(FLEET + "/effect")) {
            PretendedServer.json(route, 200, "{\"moved\":[],\"twice\":[]}");
        } else if (path.endsWith("/papers")) {
            PretendedServer.json(route, 200, "{\"holders\":[]}");
        } else {
            PretendedServer.json(
                    route,
                    200,
                    "{\"name\":\"Dora Probe\",\"username\":\"dispatcher1\",\"roles\":[\"dispatcher\"],\"nav\":[]}");
        }
    }

    private void keep(Route route) {
        String sent = route.request().postData();
        if (sent.contains("\"version\":\"" + version + "\"")) {
            kept.add(sent);
            version++;
            route.fulfill(new Route.FulfillOptions().setStatus(204));
        } else {
            PretendedServer.json(
                    route,
                    409,
                    "{\"title\":\"Geändert\",\"detail\":\"Jemand war schneller.\",\"code\":\"fleet.changed-meanwhile\"}");
        }
    }

    private String fleet() {
        return "{\"carrier\":\"Organization/c\",\"version\":\"" + version
                + "\",\"vehicles\":[{\"id\":\"bus\",\"label\":\"Bus\",\"seats\":" + seats
                + ",\"wheelchairPlaces\":1,\"stretchers\":0,\"staffSeats\":0,\"otherSetUps\":[],\"sitsOnStretchers\":false,"
                + "\"carryChair\":false,\"coldBox\":false,\"cannot\":[],\"depot\":{\"name\":\"Hof\",\"latitude\":50.3,\"longitude\":7.2}}],"
                + "\"shifts\":[],\"absences\":[]}";
    }
}
