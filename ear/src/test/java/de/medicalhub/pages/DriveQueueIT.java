package de.medicalhub.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What must not happen to the steps on a phone (rules at drive/entity/queue.js and drive/sw.js). */
class DriveQueueIT {
    private static final List<String> RIDE = List.of("accepted", "arrived", "on-board", "dropped-off");

    /** After it the page has worked off every answer that came before. */
    private static final String ROUND_TRIP = """
            () => fetch('/transport/api/nothing').then(answer => answer.text())
                    .then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))""";

    /** Under whose names the phone keeps a tour. */
    private static final String KEPT_TOUR = """
            () => new Promise(done => { indexedDB.open('medhub-drive').onsuccess = opened => {
                    opened.target.result.transaction('tours').objectStore('tours').getAllKeys().onsuccess =
                        read => done(JSON.stringify(read.target.result)); }; })""";

    /** What is dropped of a queue whose first entry is refused; d… is about a duty, the other letters name jobs. */
    private static final String DROPPED = """
            async queue => (await import('/transport/drive/entity/queue.js')).answered(
                    queue.map(id => id[0] === 'd' ? { id, tourId: 't' } : { id, jobId: id[0] }), 409).gone.map(({ id }) => id)""";

    /** Whom the page names when a tour of three rides comes back without the last two, one of which had begun. */
    private static final String LEFT_OUT = """
            async () => {
              const stop = (jobId, name, done) => ({ jobId, name, done, action: 'pickup' });
              const before = { id: 't', stops: [stop('a', 'Anna', false), stop('b', 'Bert', false), stop('c', 'Cora', true)] };
              const { leftOut } = await import('/transport/drive/entity/tour.js');
              const after = { id: 't', stops: [stop('a', 'Anna', false)] };
              return [leftOut(before, after), leftOut(before, { ...after, id: 'other' }), leftOut(undefined, after)].map(names => names.join()).join(';');
            }""";

    /** With which page the worker answers when the server answers with that status. */
    private static final String ANSWERED_PAGE = """
            async status => {
              const heard = {};
              const worker = { addEventListener: (name, listener) => { heard[name] = listener; }, location };
              const set = { match: async () => new Response('kept') };
              const source = await (await fetch('/transport/drive/sw.js')).text();
              new Function('self', 'caches', 'fetch', source)(worker, { open: async () => set }, async () => new Response('sent', { status }));
              const request = { method: 'GET', mode: 'navigate', url: location.href };
              const answer = await new Promise(done => heard.fetch({ request, respondWith: done }));
              return (await answer).text();
            }""";

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
    @DisplayName("Tour 12: who was still to be fetched and is on the tour no more is named")
    void namesWhoIsNotFetchedAnyMore() {
        Page page = open(new PretendedServer("ride", RIDE));
        assertThat((String) page.evaluate(LEFT_OUT)).isEqualTo("Bert;;");
    }

    @Test
    @DisplayName(
            "Queue 6: with somebody else's session nothing is sent, nothing is dropped, and no tour is shown or kept")
    void stepsAreSentWithTheirDriversSessionOnly() {
        PretendedServer server = new PretendedServer("ride", RIDE);
        Page page = open(server);
        page.getByTestId("step-accepted").waitFor();
        server.reachable = false;
        page.getByTestId("step-accepted").click();
        server.user = "driver2";
        server.reachable = true;
        page.evaluate("window.dispatchEvent(new Event('online'))");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Sie sind nicht angemeldet");
        assertThat(page.getByTestId("next-stop")).hasCount(0);
        page.waitForCondition(() -> "[]".equals(page.evaluate(KEPT_TOUR)));
        page.reload();
        assertThat(page.getByTestId("step-accepted")).isVisible();
        assertThat(server.steps).isEmpty();
        server.user = "driver1";
        page.reload();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Gesendet");
        assertThat(names(server.steps)).containsExactly("accepted");
    }

    @Test
    @DisplayName("A session that ran out leaves the tour on the phone; a sign-out on another page does not")
    void expiredSessionKeepsTheTour() {
        PretendedServer server = new PretendedServer("ride", RIDE);
        Page page = open(server);
        page.getByTestId("step-accepted").waitFor();
        server.expired = true;
        page.getByTestId("step-accepted").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Sie sind nicht angemeldet");
        page.waitForCondition(() -> "[\"driver1\"]".equals(page.evaluate(KEPT_TOUR)));
        page.evaluate("localStorage.setItem('medhub-signed-out', '1')");
        page.reload();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Sie sind nicht angemeldet");
        page.waitForCondition(() -> "[]".equals(page.evaluate(KEPT_TOUR)));
    }

    @Test
    @DisplayName(
            "Queue 5: while a step is on its way, taking back waits for its answer and means that step, no earlier one")
    void takingBackMeansTheStepThatIsOnItsWay() {
        PretendedServer server = new PretendedServer("ride", RIDE);
        Page page = open(server);
        page.waitForResponse(
                PretendedServer.TOUR, () -> page.getByTestId("step-accepted").click());
        server.holdNextStep = true;
        page.getByTestId("step-arrived").click();
        page.waitForCondition(server::holdsStep);
        assertThat(page.getByTestId("take-back")).hasText("Zurücknehmen: Ich bin da");
        page.getByTestId("take-back").click();
        page.evaluate(ROUND_TRIP);
        assertThat(server.takenBack).isEmpty();
        page.waitForResponse("**/steps", server::releaseStep);
        assertThat(page.getByTestId("step-arrived")).isVisible();
        page.waitForCondition(() -> !server.takenBack.isEmpty());
        assertThat(names(server.takenBack)).containsExactly("arrived");
        assertThat(names(server.steps)).containsExactly("accepted");
    }

    @Test
    @DisplayName(
            "Queue 4: of a refused word or step nothing else is dropped, also of the same job: what was signed must arrive")
    void onlyWhatIsRefusedIsDropped() {
        Page page = open(new PretendedServer("ride", RIDE));
        assertThat(page.evaluate(DROPPED, List.of("d1", "d2", "j1"))).isEqualTo(List.of("d1"));
        assertThat(page.evaluate(DROPPED, List.of("j1", "d1", "j2", "k1"))).isEqualTo(List.of("j1"));
    }

    @Test
    @DisplayName(
            "Queue 1, 5: a photo leaves a half-filled hand-over as it is, may be dropped, and is sent after the steps")
    void photoStandsInNobodysWay() {
        PretendedServer server = new PretendedServer("delivery", List.of("accepted", "picked-up", "handed-over"));
        Page page = open(server);
        for (String step : List.of("accepted", "picked-up")) {
            page.waitForResponse(
                    PretendedServer.TOUR, () -> page.getByTestId("step-" + step).click());
        }
        server.reachable = false;
        page.getByTestId("step-handed-over").click();
        page.getByTestId("receiver").fill("Bernd Muster");
        sign(page);
        page.getByTestId("photo-part").locator("summary").click();
        for (int photo = 1; photo <= 2; photo++) {
            page.getByTestId("photo").setInputFiles(new FilePayload("door.png", "image/png", page.screenshot()));
            assertThat(page.getByTestId("photo-drop")).hasCount(photo);
        }
        page.getByTestId("photo-drop").first().click();
        assertThat(page.getByTestId("photo-kept").first()).hasText("Das Foto ist gelöscht.");
        assertThat(page.getByTestId("take-back")).isVisible();
        assertThat(page.getByTestId("receiver")).hasValue("Bernd Muster");
        page.getByTestId("send-signature").click();
        assertThat(page.locator(".drive-status")).containsText("2 Schritte gespeichert");
        List<String> sent = new ArrayList<>();
        page.onResponse(answer -> {
            String path = URI.create(answer.url()).getPath();
            if (path.contains("/jobs/")) {
                sent.add(path.substring(path.lastIndexOf('/') + 1));
            }
        });
        server.reachable = true;
        page.evaluate("window.dispatchEvent(new Event('online'))");
        assertThat(page.locator(".drive-status")).containsText("Gesendet");
        page.waitForCondition(() -> sent.size() >= 2);
        assertThat(sent).containsExactly("steps", "photos");
        assertThat(names(server.steps)).containsExactly("accepted", "picked-up", "handed-over");
    }

    @Test
    @DisplayName("Worker 2: an error page of the server is no page; a page that asks for a sign-in is")
    void errorPageIsNoPage() {
        Page page = open(new PretendedServer("ride", RIDE));
        assertThat(page.evaluate(ANSWERED_PAGE, 503)).isEqualTo("kept");
        assertThat(page.evaluate(ANSWERED_PAGE, 401)).isEqualTo("sent");
        assertThat(page.evaluate(ANSWERED_PAGE, 200)).isEqualTo("sent");
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
