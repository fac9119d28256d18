package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import de.medicalhub.common.testing.Stack;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Web push in a real browser, as far as one goes that has no push service: it asks, says when it may not or cannot, and its worker
 * shows what is delivered. What travels is in {@link NotificationJourneyIT}.
 */
@EnabledIf(value = "de.medicalhub.journey.Browsers#windowsAvailable", disabledReason = "no Chromium is installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("B10: a browser is switched on for messages")
class PushOnJourneyIT {
    private static final String SHOWN = """
            () => navigator.serviceWorker.getRegistration('/assets/')
              .then((worker) => worker.getNotifications())
              .then((all) => all.map((one) => one.title + ' | ' + one.body))""";

    private final Browsers browsers = Browsers.withWindows();
    private Page nurse;
    private BrowserContext context;

    @BeforeAll
    void signIn() {
        nurse = browsers.signedIn("nurse2");
        context = nurse.context();
        nurse.navigate(Stack.hubUrl() + "/notifications");
    }

    @AfterAll
    void close() {
        browsers.close();
    }

    @Test
    void whoForbidsMessagesIsToldWhereToChangeThat() {
        nurse.evaluate("() => { Notification.requestPermission = () => Promise.resolve('denied'); }");
        nurse.getByTestId("push-on").click();
        assertThat(nurse.locator("#push-said")).containsText("Der Browser erlaubt keine Meldungen");
        nurse.reload();
    }

    @Test
    void whatIsDeliveredIsShownAndNamesNobody() {
        context.grantPermissions(
                List.of("notifications"), new BrowserContext.GrantPermissionsOptions().setOrigin(Stack.hubUrl()));
        CDPSession browser = context.newCDPSession(nurse);
        Set<String> workers = ConcurrentHashMap.newKeySet();
        browser.on(
                "ServiceWorker.workerRegistrationUpdated",
                event -> event.getAsJsonArray("registrations").forEach(one -> {
                    JsonObject registration = one.getAsJsonObject();
                    if (registration.get("scopeURL").getAsString().equals(Stack.hubUrl() + "/assets/")) {
                        workers.add(registration.get("registrationId").getAsString());
                    }
                }));
        browser.send("ServiceWorker.enable");
        nurse.evaluate("() => { Notification.requestPermission = () => Promise.resolve('granted'); }");
        nurse.getByTestId("push-on").click();
        nurse.evaluate("() => navigator.serviceWorker.getRegistration('/assets/').then((one) => new Promise((done) => {"
                + " const look = () => (one.active ? done() : requestAnimationFrame(look)); look(); }))");
        nurse.waitForCondition(() -> !workers.isEmpty());

        JsonObject push = new JsonObject();
        push.addProperty("origin", Stack.hubUrl());
        push.addProperty("registrationId", workers.iterator().next());
        push.addProperty(
                "data",
                "{\"title\":\"Medical Hub\",\"body\":\"Neue Anfrage zur Pflege\",\"link\":\"/\",\"tag\":\"1\"}");
        browser.send("ServiceWorker.deliverPushMessage", push);
        nurse.waitForCondition(() -> !((List<?>) nurse.evaluate(SHOWN)).isEmpty());
        assertThat(String.valueOf(nurse.evaluate(SHOWN))).contains("Neue Anfrage zur Pflege");
    }
}
