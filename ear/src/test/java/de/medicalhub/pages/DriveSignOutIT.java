package de.medicalhub.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who signs out on the driver's page leaves no names on the phone, and loses neither tour nor steps without a word. */
class DriveSignOutIT {
    private static final List<String> RIDE = List.of("accepted", "arrived", "on-board", "dropped-off");
    private static final String UNSENT = "1 Schritt ist noch nicht gesendet";
    private static final String OFFLINE = "Abmelden geht nur mit Netz";
    private static final String ME = "**/api/me";
    private static final String LOGOUT = "**/logout";
    private static final String RUNNING = "Abmeldung läuft …";

    /** How many tours the phone keeps. */
    private static final String KEPT_TOURS = """
            () => new Promise((done) => {
              const request = indexedDB.open('medhub-drive');
              request.onsuccess = () => {
                const count = request.result.transaction('tours').objectStore('tours').count();
                count.onsuccess = () => { request.result.close(); done(count.result); };
              };
            })""";

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
    @DisplayName("Who signs out while the hub cannot be reached is told so, and keeps the tour")
    void signingOutWithoutTheHub() {
        PretendedServer server = new PretendedServer("ride", RIDE);
        Page page = open(server);
        server.reachable = false;
        signOut(page).click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText(OFFLINE);
        assertThat(page.evaluate("localStorage.getItem('medhub-signed-out')")).isNull();
        assertThat(page.evaluate(KEPT_TOURS)).isEqualTo(1);
        page.getByText("Angemeldet bleiben").click();
        assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
        page.reload();
        assertThat(page.getByTestId("step-accepted")).isVisible();
    }

    @Test
    @DisplayName("Who signs out leaves neither tour nor name, and the hub's page says so")
    void signingOutLeavesNothing() {
        PretendedServer server = new PretendedServer("ride", RIDE);
        Page page = open(server);
        signOut(page).click();
        assertThat(page).hasTitle("Abgemeldet");
        assertThat(page.evaluate(KEPT_TOURS)).isEqualTo(0);
        nobodyIsKnown(page, server);
    }

    @Test
    @DisplayName("Who signs out while steps wait is told so, and stays unless they want to go all the same")
    void signingOutWithUnsentSteps() {
        PretendedServer server = new PretendedServer("ride", RIDE);
        Page page = open(server);
        server.reachable = false;
        page.getByTestId("step-accepted").click();
        assertThat(page.getByTestId("step-arrived")).isVisible();
        signOut(page).click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText(UNSENT);
        page.getByText("Angemeldet bleiben").click();
        assertThat(page.evaluate("localStorage.getItem('medhub-signed-out')")).isNull();
        server.reachable = true;
        page.reload();
        assertThat(page.getByTestId("step-arrived")).isVisible();
    }

    @Test
    @DisplayName(
            "Who goes all the same leaves neither tour nor name; the step waits for the next sign-in of that driver")
    void goingAllTheSame() {
        PretendedServer server = new PretendedServer("ride", RIDE);
        server.refuseWith = 503;
        Page page = open(server);
        page.getByTestId("step-accepted").click();
        assertThat(page.getByTestId("step-arrived")).isVisible();
        signOut(page).click();
        server.reachable = false;
        page.getByText("Trotzdem abmelden").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText(OFFLINE);
        assertThat(page.evaluate(KEPT_TOURS)).isEqualTo(1);
        server.reachable = true;
        signOut(page).click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText(UNSENT);
        page.getByText("Trotzdem abmelden").click();
        assertThat(page).hasTitle("Abgemeldet");
        assertThat(page.evaluate(KEPT_TOURS)).isEqualTo(0);
        assertThat(server.steps).isEmpty();
        nobodyIsKnown(page, server);

        server.expired = false;
        server.refuseWith = 0;
        page.navigate(PretendedServer.ADDRESS + "/transport/drive");
        assertThat(page.getByTestId("step-arrived")).isVisible();
        page.waitForCondition(() -> server.steps.size() == 1);
    }

    @Test
    @DisplayName(
            "Who signs out reads at once that it runs; a hub that never answers is not waited for, and the tour stays")
    void signingOutWhereNobodyAnswers() {
        PretendedServer server = new PretendedServer("ride", RIDE);
        Page page = Objects.requireNonNull(browser).blank("de-DE");
        page.clock().install();
        page.route("**/*", server::answer);
        page.navigate(PretendedServer.ADDRESS + "/transport/drive");
        page.getByTestId("next-stop").waitFor();
        List<String> asked = new ArrayList<>();
        page.route(ME, route -> asked.add(route.request().url()));
        signOut(page).click();
        assertThat(page.getByRole(AriaRole.STATUS).filter(hasText(RUNNING))).isVisible();
        signOut(page).click();
        page.waitForCondition(() -> !asked.isEmpty());
        page.clock().fastForward(8_000);
        tourIsKept(page);
        assertThat(page.getByText(RUNNING)).isHidden();
        assertThat(asked).hasSize(1);
    }

    @Test
    @DisplayName("What breaks off is no answer of the hub: who signs out keeps the tour")
    void signingOutWithHalfAnAnswer() {
        PretendedServer server = new PretendedServer("ride", RIDE);
        Page page = open(server);
        page.route(ME, route -> PretendedServer.json(route, 200, "{\"name\":\"Uwe Pro"));
        signOut(page).click();
        tourIsKept(page);
    }

    @Test
    @DisplayName("What the hub acknowledges after who signs out has agreed to go is not written on the phone any more")
    void acknowledgedTooLate() {
        PretendedServer server = new PretendedServer("ride", RIDE);
        Page page = open(server);
        server.holdNextStep = true;
        page.getByTestId("step-accepted").click();
        page.waitForCondition(server::holdsStep);
        // the page stays open
        page.route(LOGOUT, route -> route.fulfill(new Route.FulfillOptions().setStatus(204)));
        signOut(page).click();
        page.waitForRequest(LOGOUT, () -> page.getByText("Trotzdem abmelden").click());
        page.waitForRequest(PretendedServer.TOUR, server::releaseStep);
        assertThat(server.steps).hasSize(1);
        assertThat(page.evaluate("localStorage.getItem('medhub.drive.sent')")).isNull();
        assertThat(page.evaluate("localStorage.getItem('medhub.drive.user')")).isNull();
        assertThat(page.evaluate(KEPT_TOURS)).isEqualTo(0);
    }

    @Test
    @DisplayName("Who takes a step while the hub is asked is asked before it is left behind")
    void stepTakenWhileSigningOut() {
        PretendedServer server = new PretendedServer("ride", RIDE);
        server.refuseWith = 503;
        Page page = open(server);
        List<Route> asked = new ArrayList<>();
        page.route(ME, asked::add);
        signOut(page).click();
        page.waitForCondition(() -> !asked.isEmpty());
        page.getByTestId("step-accepted").click();
        assertThat(page.getByTestId("step-arrived")).isVisible();
        page.unroute(ME);
        List.copyOf(asked).forEach(server::answer);
        assertThat(page.getByRole(AriaRole.ALERT)).containsText(UNSENT);
        assertThat(page.evaluate(KEPT_TOURS)).isEqualTo(1);
    }

    private static void tourIsKept(Page page) {
        assertThat(page.getByRole(AriaRole.ALERT)).containsText(OFFLINE);
        assertThat(page.evaluate("localStorage.getItem('medhub-signed-out')")).isNull();
        assertThat(page.evaluate("localStorage.getItem('medhub.drive.user')")).isEqualTo("driver1");
        assertThat(page.evaluate(KEPT_TOURS)).isEqualTo(1);
    }

    private static Locator.FilterOptions hasText(String words) {
        return new Locator.FilterOptions().setHasText(words);
    }

    /** Without a session the page neither shows a tour nor takes anybody for the driver, also while the hub is away. */
    private static void nobodyIsKnown(Page page, PretendedServer server) {
        assertThat(page.evaluate("localStorage.getItem('medhub.drive.user')")).isNull();
        assertThat(page.evaluate("localStorage.getItem('medhub.drive.sent')")).isNull();
        assertThat(page.evaluate("localStorage.getItem('medhub-signed-out')")).isEqualTo("1");
        server.expired = true;
        page.navigate(PretendedServer.ADDRESS + "/transport/drive");
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        assertThat(page.evaluate("localStorage.getItem('medhub.drive.user')")).isNull();
        assertThat(page.getByTestId("next-stop")).hasCount(0);
    }

    private static Locator signOut(Page page) {
        return page.locator("a.mh-header-link[href='/logout']");
    }

    /** With the tour on it. */
    private static Page open(PretendedServer server) {
        Page page = Objects.requireNonNull(browser).open("/transport/drive", "de-DE", server::answer);
        page.getByTestId("next-stop").waitFor();
        return page;
    }
}
