package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import de.medicalhub.common.testing.Stack;
import de.medicalhub.transport.it.Orders;
import de.medicalhub.transport.it.Orders.Sent;
import de.medicalhub.transport.it.Orders.Wanted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** Board and driver page in a browser: what they show, and that they work under the policy that protects them. */
@EnabledIf(value = "de.medicalhub.journey.Browsers#available", disabledReason = "no Chromium is installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransportPagesIT {
    private final Browsers browsers = new Browsers();
    private final List<String> violations = new ArrayList<>();

    @AfterAll
    void close() {
        browsers.keepPictures("transport");
        browsers.close();
    }

    @Test
    @DisplayName("The board says in words that an order of two days ago is overdue")
    void overdueOrderIsSaidInWords() {
        Instant then = Clock.systemUTC().instant().minus(Duration.ofDays(2));
        Sent sent = Orders.send(
                new Wanted("transport-leg", then, then.plus(Duration.ofHours(1)), "walking", "56751", "Polch"));
        Page page = watched(browsers.signedIn("dispatcher1"));
        Response answer = page.navigate(Stack.hubUrl() + "/transport/board/");
        assertThat(page.locator("[data-testid=unplanned-job][data-job='" + sent.taskId() + "']"))
                .containsText("überfällig");
        assertProtected(answer);
        assertThat(violations).isEmpty();
    }

    @Test
    @DisplayName("The driver's page works under its policy")
    void driverPageWorksUnderItsPolicy() {
        Page page = watched(browsers.phoneSignedIn("driver1", "/transport/drive/"));
        Response answer = page.reload();
        assertThat(page.locator("mh-frame")).containsText("Dirk Paulsen");
        assertThat(page.locator("main h1")).isVisible();
        assertProtected(answer);
        assertThat(violations).isEmpty();
    }

    private Page watched(Page page) {
        page.onConsoleMessage(this::note);
        return page;
    }

    private void note(ConsoleMessage message) {
        if (message.text().contains("Content Security Policy")) {
            violations.add(message.text());
        }
    }

    private static void assertProtected(Response answer) {
        assertThat(answer.headerValue("content-security-policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'");
        assertThat(answer.headerValue("x-content-type-options")).isEqualTo("nosniff");
        assertThat(answer.headerValue("referrer-policy")).isEqualTo("same-origin");
    }
}
