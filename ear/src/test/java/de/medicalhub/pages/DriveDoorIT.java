package de.medicalhub.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the driver has at hand at a door: the way there, large buttons, and a word for who is not ready. */
class DriveDoorIT {
    private static final List<String> RIDE = List.of("accepted", "arrived", "on-board", "dropped-off");

    /** What can be pressed, each with whether it is large. */
    private static final String PRESSED = """
            () => [...document.querySelectorAll('main a, main button, main summary')]
              .filter((one) => one.checkVisibility({ visibilityProperty: true }))
              .map((one) => [one, one.getBoundingClientRect().height])
              .map(([one, height]) => `${one.dataset.testid ?? one.tagName} ${height >= 64 ? 'large' : height}`)""";

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
    @DisplayName("Whatever can be pressed is 64 pixels high, for a thumb in a glove")
    void everythingIsLarge() {
        PretendedServer server = new PretendedServer("ride", RIDE);
        server.more = "\"dispatchPhone\":\"0221 4710 150\",";
        server.atPickup = "\"phone\":\"02654 1\",";
        Page page = open(server, "");
        page.getByTestId("step-accepted").click();
        page.getByTestId("step-arrived").click();
        page.locator(".drive-next .drive-more > summary").click();
        page.getByTestId("step-not-ready").waitFor();
        // all at once: what can be taken back is gone a moment later
        Object measured = page.evaluate(PRESSED);
        assertThat((List<?>) measured)
                .hasSizeGreaterThan(6)
                .allSatisfy(one -> assertThat((String) one).endsWith(" large"));
    }

    @Test
    @DisplayName("Tour 9: who is not ready yet is fetched later, and the driver says when they are")
    void notReadySaysWhen() {
        PretendedServer server = new PretendedServer("ride", RIDE);
        Page page = open(server, "");
        page.getByTestId("step-accepted").click();
        page.getByTestId("step-arrived").click();
        page.locator(".drive-next .drive-more > summary").click();
        page.getByTestId("step-not-ready").click();
        page.getByTestId("confirm-not-ready").click();
        assertThat(page.locator("#not-ready-error")).not().isEmpty();
        page.getByTestId("reason-ready-in-30").check();
        server.reachable = false;
        page.getByTestId("confirm-not-ready").click();
        assertThat(page.getByTestId("next-stop")).hasCount(0);
        server.reachable = true;
        page.evaluate("window.dispatchEvent(new Event('online'))");
        page.waitForCondition(() -> server.steps.size() == 3);
        assertThat(server.steps.get(2).getString("step")).isEqualTo("not-ready");
        assertThat(server.steps.get(2).getString("reason")).isEqualTo("ready-in-30");
    }

    @Test
    @DisplayName(
            "The way leads to the address, to the position where a dispatcher set it, and on iPhones to their maps")
    void theWayThere() {
        PretendedServer server = new PretendedServer("ride", RIDE);
        assertThat(open(server, "").getByTestId("navigate")).hasAttribute("href", "geo:0,0?q=Polch");
        assertThat(open(server, "iPhone").getByTestId("navigate")).hasAttribute("href", "maps://?daddr=Polch");
        server.atPickup = "\"placeByHand\":true,\"handLatitude\":50.3,\"handLongitude\":7.25,";
        assertThat(open(server, "").getByTestId("navigate")).hasAttribute("href", "geo:50.3,7.25?q=50.3,7.25");
        assertThat(open(server, "iPhone").getByTestId("navigate")).hasAttribute("href", "maps://?daddr=50.3%2C7.25");
    }

    private static Page open(PretendedServer server, String phone) {
        Page page = Objects.requireNonNull(browser).blank("de-DE");
        if (!phone.isEmpty()) {
            page.addInitScript("Object.defineProperty(navigator, 'userAgent', { get: () => '" + phone + "' })");
        }
        page.route("**/*", server::answer);
        page.navigate(PretendedServer.ADDRESS + "/transport/drive");
        page.getByTestId("next-stop").waitFor();
        return page;
    }
}
