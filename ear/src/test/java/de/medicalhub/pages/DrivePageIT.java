package de.medicalhub.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The driver's page keeps its steps while the network is away (rules at drive/entity/queue.js and drive/entity/tour.js). */
class DrivePageIT {
    private static final List<String> RIDE = List.of("accepted", "arrived", "on-board", "dropped-off");
    private static final List<String> DELIVERY = List.of("accepted", "picked-up", "handed-over");

    /** Writes down each big button that the page shows from now on, however short. */
    private static final String REMEMBER_STEPS = """
            () => { window.shownSteps = '';
                    new MutationObserver(changes => changes.flatMap(change => [...change.addedNodes])
                        .forEach(node => { window.shownSteps += node.outerHTML ?? ''; }))
                      .observe(document.getElementById('main'), {childList: true, subtree: true}); }""";
    /** After it the page has worked off every answer that came before. */
    private static final String ROUND_TRIP = """
            () => fetch('/transport/api/nothing').then(answer => answer.text())
                    .then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))""";

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
    @DisplayName("Queue 1, tour 2: without a network the driver goes on; later all steps are sent once and in order")
    void stepsTakenOfflineAreSentInOrder() {
        PretendedServer server = new PretendedServer("ride", RIDE);
        Page page = open(server);
        page.getByTestId("step-accepted").waitFor();
        server.reachable = false;
        RIDE.forEach(step -> page.getByTestId("step-" + step).click());
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("4 Schritte gespeichert");
        assertThat(server.steps).isEmpty();
        server.reachable = true;
        page.evaluate("window.dispatchEvent(new Event('online'))");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Gesendet");
        assertThat(names(server.steps)).isEqualTo(RIDE);
        assertThat(server.steps).extracting(step -> step.getString("id")).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("Queue 2: kept steps survive a reload of the page")
    void keptStepsSurviveAReload() {
        PretendedServer server = new PretendedServer("ride", RIDE);
        Page page = open(server);
        page.getByTestId("step-accepted").waitFor();
        server.reachable = false;
        page.getByTestId("step-accepted").click();
        assertThat(page.getByTestId("step-arrived")).isVisible();
        server.reachable = true;
        page.reload();
        assertThat(page.getByTestId("step-arrived")).isVisible();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Gesendet");
        assertThat(names(server.steps)).containsExactly("accepted");
    }

    @Test
    @DisplayName("Queue 4: refused steps are said in a sentence, all of them, and the tour is as the server knows it")
    void refusedStepsAreSaid() {
        PretendedServer server = new PretendedServer("ride", RIDE);
        Page page = open(server);
        page.getByTestId("step-accepted").waitFor();
        server.reachable = false;
        page.getByTestId("step-accepted").click();
        page.getByTestId("step-arrived").click();
        server.reachable = true;
        server.refuseWith = 409;
        page.evaluate("window.dispatchEvent(new Event('online'))");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Die Fahrt ist abgesagt.");
        assertThat(page.getByRole(AriaRole.ALERT).locator("li")).hasCount(2);
        assertThat(page.getByTestId("step-accepted")).isVisible();
        assertThat(server.steps).isEmpty();
    }

    @Test
    @DisplayName("Tour 8: after the shift the position is not shared any more, and the page asks to end the duty")
    void forgottenDutyIsAskedFor() {
        PretendedServer server = new PretendedServer("ride", RIDE);
        server.more = "\"duty\":{\"state\":\"started\",\"since\":\"2026-11-23T05:00:00Z\",\"faults\":[]},"
                + "\"positionUntil\":\"2026-11-23T21:00:00Z\",";
        server.now = "2026-11-23T20:59:00Z";
        Page page = open(server);
        page.getByTestId("duty").locator("summary").click();
        assertThat(page.getByTestId("sharing")).isVisible();
        assertThat(page.getByTestId("duty-forgotten")).hasCount(0);
        server.now = "2026-11-23T21:01:00Z";
        page.evaluate("window.dispatchEvent(new Event('online'))");
        assertThat(page.getByTestId("duty-forgotten")).containsText("Bitte beenden Sie den Dienst.");
        assertThat(page.getByTestId("sharing")).hasCount(0);
        page.getByTestId("end-duty").click();
        assertThat(page.getByTestId("duty-forgotten")).hasCount(0);
    }

    @Test
    @DisplayName("Tour 8: who has not begun the duty is asked for it above the stop, and may drive all the same")
    void dutyIsAskedForFirst() {
        PretendedServer server = new PretendedServer("ride", RIDE);
        server.more = "\"duty\":{\"faults\":[]},";
        Page page = open(server);
        assertThat(page.getByTestId("step-accepted")).isVisible();
        assertThat(page.getByTestId("duty-started")).isHidden();
        page.getByTestId("duty-missing").locator("button").click();
        server.reachable = false;
        page.getByTestId("duty-started").click();
        assertThat(page.getByTestId("duty-missing")).hasCount(0);
    }

    @Test
    @DisplayName(
            "Who opens the page without the network reads in its head who is signed in once it is back, and can sign out")
    void theHeadComesWithTheNetwork() {
        PretendedServer server = new PretendedServer("ride", RIDE);
        server.reachable = false;
        Page page = Objects.requireNonNull(browser).open("/transport/drive", "de-DE", server::answer);
        page.getByRole(AriaRole.ALERT).waitFor();
        assertThat(page.locator(".mh-person")).hasCount(0);
        server.reachable = true;
        page.evaluate("window.dispatchEvent(new Event('online'))");
        assertThat(page.locator(".mh-person")).containsText("Uwe Probe");
        assertThat(page.locator("a.mh-header-link[href='/logout']")).isVisible();
    }

    @Test
    @DisplayName("A no-show says why")
    void noShowSaysWhy() {
        PretendedServer server = new PretendedServer("ride", RIDE);
        Page page = open(server);
        for (String step : List.of("accepted", "arrived")) {
            page.waitForResponse(
                    PretendedServer.TOUR, () -> page.getByTestId("step-" + step).click());
        }
        page.locator(".drive-more summary").first().click();
        page.getByTestId("step-no-show").click();
        page.getByTestId("confirm-no-show").click();
        assertThat(page.locator("#no-show-error")).hasText("Bitte wählen Sie einen Grund.");
        page.getByTestId("reason-declined").check();
        page.waitForResponse(
                PretendedServer.TOUR, () -> page.getByTestId("confirm-no-show").click());
        page.waitForCondition(() -> server.steps.size() == 3);
        assertThat(server.steps.get(2).getString("reason")).isEqualTo("declined");
    }

    @Test
    @DisplayName("Tour 2: a tour that was asked for before a step was acknowledged does not bring the step back")
    void tourReadBeforeTheAcknowledgementIsNotShown() {
        PretendedServer server = new PretendedServer("ride", RIDE);
        Page page = open(server);
        page.getByTestId("step-accepted").waitFor();
        server.holdNextTour = true;
        page.evaluate("window.dispatchEvent(new Event('online'))");
        page.waitForCondition(server::holdsTour);
        page.waitForResponse(
                PretendedServer.TOUR, () -> page.getByTestId("step-accepted").click());
        assertThat(names(server.steps)).containsExactly("accepted");
        assertThat(page.getByTestId("step-arrived")).isVisible();
        page.evaluate(REMEMBER_STEPS);
        page.waitForResponse(PretendedServer.TOUR, server::releaseTour);
        page.evaluate(ROUND_TRIP);
        assertThat(page.getByTestId("step-arrived")).isVisible();
        assertThat(page.evaluate("window.shownSteps")).asString().doesNotContain("step-accepted");
    }

    @Test
    @DisplayName("Tour 2: an acknowledged step stays taken while the tour that knows it is still to come")
    void acknowledgedStepStaysTaken() {
        PretendedServer server = new PretendedServer("ride", RIDE);
        Page page = open(server);
        for (String step : List.of("accepted", "arrived")) {
            page.waitForResponse(
                    PretendedServer.TOUR, () -> page.getByTestId("step-" + step).click());
        }
        server.holdNextTour = true;
        page.getByTestId("step-on-board").click();
        page.waitForCondition(server::holdsTour);
        page.evaluate(REMEMBER_STEPS);
        page.waitForResponse(
                PretendedServer.TOUR, () -> page.getByTestId("step-dropped-off").click());
        page.waitForCondition(() -> server.steps.size() == RIDE.size());
        page.evaluate(ROUND_TRIP);
        assertThat(names(server.steps)).isEqualTo(RIDE);
        assertThat(page.evaluate("window.shownSteps")).asString().doesNotContain("step-on-board");
        page.waitForResponse(PretendedServer.TOUR, server::releaseTour);
    }

    @Test
    @DisplayName("A hand-over needs the receiver's name and a signature")
    void handOverNeedsNameAndSignature() {
        PretendedServer server = new PretendedServer("delivery", DELIVERY);
        Page page = open(server);
        DELIVERY.forEach(step -> page.getByTestId("step-" + step).click());
        page.getByTestId("send-signature").click();
        assertThat(page.locator("#receiver-error")).not().isEmpty();
        page.getByTestId("receiver").fill("Bernd Muster");
        page.getByTestId("send-signature").click();
        assertThat(page.locator("#signature-error")).not().isEmpty();
        sign(page);
        page.getByTestId("send-signature").click();
        assertThat(page.getByTestId("next-stop")).hasCount(0);
        page.waitForCondition(() -> server.steps.size() == DELIVERY.size());
        assertThat(names(server.steps)).isEqualTo(DELIVERY);
        JsonObject proof = server.steps.get(2);
        assertThat(proof.getString("receiver")).isEqualTo("Bernd Muster");
        assertThat(proof.getString("signature")).startsWith("data:image/png;base64,");
    }

    @Test
    @DisplayName("Tour 5: the tour of a later day is a preview without a button, by the hub's clock")
    void laterTourIsAPreview() {
        PretendedServer server = new PretendedServer("ride", RIDE);
        server.now = "2026-11-22T18:00:00Z";
        Page page = open(server);
        assertThat(page.getByTestId("tour-preview"))
                .containsText("Ihre nächste Tour: morgen, 23. November, ab 06:00 Uhr");
        assertThat(page.getByTestId("tour-stop")).hasCount(2);
        assertThat(page.getByTestId("step-accepted")).hasCount(0);
        server.now = "2026-11-23T04:00:00Z";
        page.evaluate("window.dispatchEvent(new Event('online'))");
        assertThat(page.getByTestId("step-accepted")).isVisible();
        assertThat(page.locator(".drive-shift")).containsText("heute");
    }

    @Test
    @DisplayName("The patient is called at the patient's door only")
    void patientIsCalledAtTheDoorOnly() {
        PretendedServer server = new PretendedServer("delivery", DELIVERY);
        Page page = open(server);
        page.getByTestId("step-accepted").waitFor();
        assertThat(page.getByTestId("call-up")).hasCount(0);
        page.getByTestId("step-accepted").click();
        page.getByTestId("step-picked-up").click();
        assertThat(page.getByTestId("call-up")).hasText("Patient anrufen");
        assertThat(page.getByTestId("call-up")).hasAttribute("aria-label", "Patient anrufen: Erika Muster, 02654 1");
    }

    @Test
    @DisplayName("driving 21: the pharmacy is called by its name, and dispatch from every stop")
    void pharmacyAndDispatchAreCalled() {
        PretendedServer server = new PretendedServer("delivery", DELIVERY);
        server.more = "\"dispatchPhone\":\"0221 4710 150\",";
        server.atPickup = "\"phone\":\"0221 4710 620\",\"pharmacy\":\"Rathaus-Apotheke\",";
        Page page = open(server);
        assertThat(page.getByTestId("call-up")).hasText("Rathaus-Apotheke anrufen");
        assertThat(page.getByTestId("call-up")).hasAttribute("href", "tel:02214710620");
        assertThat(page.getByTestId("call-dispatch")).hasAttribute("href", "tel:02214710150");
    }

    @Test
    @DisplayName("driving 21: only who is brought home is brought home")
    void onlyHomeIsHome() {
        PretendedServer server = new PretendedServer("ride", RIDE);
        server.atDoor = "\"home\":true,";
        assertThat(open(server).getByTestId("tour-stop")).containsText("Nach Hause bringen");
        server.atDoor = "\"appointment\":\"2026-11-23T11:00:00Z\",";
        assertThat(open(server).getByTestId("tour-stop")).containsText("Zum Termin bringen");
        server.atDoor = "";
        assertThat(open(server).getByTestId("tour-stop")).containsText("Ans Ziel bringen");
    }

    /** With the tour on it, so that the next tour is one that the test caused. */
    private static Page open(PretendedServer server) {
        Page page = Objects.requireNonNull(browser).open("/transport/drive", "de-DE", server::answer);
        page.locator("[data-testid=next-stop], [data-testid=tour-preview]").waitFor();
        return page;
    }

    private static void sign(Page page) {
        page.getByTestId("signature-pad").scrollIntoViewIfNeeded();
        BoundingBox pad = page.getByTestId("signature-pad").boundingBox();
        page.mouse().move(pad.x + 20, pad.y + 20);
        page.mouse().down();
        page.mouse().move(pad.x + 120, pad.y + 60);
        page.mouse().up();
    }

    private static List<String> names(List<JsonObject> steps) {
        return steps.stream().map(step -> step.getString("step")).toList();
    }
}
