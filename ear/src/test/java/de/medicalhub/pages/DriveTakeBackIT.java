package de.medicalhub.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The driver's phone: a step that was a mis-tap is taken back, before it is sent and after. */
class DriveTakeBackIT {
    private static final List<String> RIDE = List.of("accepted", "arrived", "on-board", "dropped-off");

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
    @DisplayName("Queue 5: what is not sent yet is taken back on the phone, and the server never hears of it")
    void unsentStepIsTakenBackOnThePhone() {
        PretendedServer server = new PretendedServer("ride", RIDE);
        Page page = open(server);
        page.getByTestId("step-accepted").waitFor();
        server.reachable = false;
        page.getByTestId("step-accepted").click();
        page.getByTestId("step-arrived").click();
        assertThat(page.getByTestId("take-back")).hasText("Zurücknehmen: Ich bin da");
        page.getByTestId("take-back").click();
        assertThat(page.getByTestId("step-arrived")).isVisible();
        server.reachable = true;
        page.evaluate("window.dispatchEvent(new Event('online'))");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Gesendet");
        assertThat(names(server.steps)).containsExactly("accepted");
        assertThat(server.takenBack).isEmpty();
    }

    @Test
    @DisplayName(
            "Tour 7: what was sent is taken back by the server; each message says when it is sent by the same clock")
    void sentStepIsTakenBackByTheServer() {
        PretendedServer server = new PretendedServer("ride", RIDE);
        Page page = open(server);
        for (String step : List.of("accepted", "arrived")) {
            page.waitForResponse(
                    PretendedServer.TOUR, () -> page.getByTestId("step-" + step).click());
        }
        page.waitForResponse(
                PretendedServer.TOUR, () -> page.getByTestId("take-back").click());
        assertThat(page.getByTestId("step-arrived")).isVisible();
        assertThat(page.getByTestId("take-back")).isHidden();
        page.waitForCondition(() -> !server.takenBack.isEmpty());
        assertThat(names(server.steps)).containsExactly("accepted");
        assertThat(names(server.takenBack)).containsExactly("arrived");
        JsonObject sent = server.takenBack.get(0);
        assertThat(Instant.parse(sent.getString("sentAt"))).isAfterOrEqualTo(Instant.parse(sent.getString("at")));
    }

    @Test
    @DisplayName("Tour 7: what was sent may still be taken back after the page was closed and opened again")
    void sentStepIsTakenBackAfterAReload() {
        PretendedServer server = new PretendedServer("ride", RIDE);
        Page page = open(server);
        page.waitForResponse(
                PretendedServer.TOUR, () -> page.getByTestId("step-accepted").click());
        page.reload();
        assertThat(page.getByTestId("take-back")).hasText("Zurücknehmen: Auftrag annehmen");
        page.waitForResponse(
                PretendedServer.TOUR, () -> page.getByTestId("take-back").click());
        assertThat(page.getByTestId("step-accepted")).isVisible();
        page.waitForCondition(() -> !server.takenBack.isEmpty());
        assertThat(names(server.takenBack)).containsExactly("accepted");
        page.reload();
        page.getByTestId("step-accepted").waitFor();
        assertThat(page.getByTestId("take-back")).isHidden();
    }

    /** With the tour on it, so that the next tour is one that the test caused. */
    private static Page open(PretendedServer server) {
        Page page = Objects.requireNonNull(browser).open("/transport/drive", "de-DE", server::answer);
        page.locator("[data-testid=next-stop], [data-testid=tour-preview]").waitFor();
        return page;
    }

    private static List<String> names(List<JsonObject> steps) {
        return steps.stream().map(step -> step.getString("step")).toList();
    }
}
