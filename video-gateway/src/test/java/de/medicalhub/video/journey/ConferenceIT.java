package de.medicalhub.video.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import de.medicalhub.common.testing.Stack;
import de.medicalhub.video.conference.gateway.FaultyWire;
import de.medicalhub.video.conference.gateway.KurentoProbe;
import de.medicalhub.video.conference.gateway.KurentoStandIn;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A conference of four in real browsers. Through a stand-in for a media server, which answers and connects but carries no
 * media: all four are connected to each other as far as words go. Or through the real server that MEDICALHUB_KMS_URL names:
 * then they also see each other. Faults happen on a wire between the hub and the server, so that any server will do.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConferenceIT {
    /** Where the stack expects a media server. */
    private static final int PORT = 18888;

    private static final int ALL_PORTS = 16;
    private static final int PORTS_OF_ONE = 4;

    private static final int FRAMES = 10;
    private static final String OTHER = ".conf-tile:not(.conf-tile--own)";
    private static final Optional<URI> REAL_SERVER =
            Optional.ofNullable(System.getenv("MEDICALHUB_KMS_URL")).map(URI::create);

    private final KurentoStandIn standIn = new KurentoStandIn();
    private final URI address = REAL_SERVER.orElseGet(standIn::begin);
    private final FaultyWire wire = new FaultyWire(address, PORT);
    private final KurentoProbe server = new KurentoProbe(address);
    private @Nullable CallBrowser opened;

    @BeforeAll
    void launch() {
        opened = CallBrowser.launch();
    }

    @AfterEach
    void everybodyLeaves() {
        browser().everybodyLeaves();
    }

    @AfterAll
    void close() {
        server.close();
        wire.close();
        standIn.stop();
        if (opened != null) {
            opened.close();
        }
    }

    @Test
    @DisplayName(
            "two of the care team and two guests meet about a case; a reset of the line to the server stops nothing, a restart"
                    + " of the server is mended without a click; who leads ends it for all")
    void conferenceOfFour() throws Exception {
        VideoCase videoCase = VideoCase.open(Clock.systemUTC().instant());
        String path = "/video/conference?case=" + videoCase.desk("gp1").getString("caseId");
        Page doctor = browser().person(1280, 900);
        CallBrowser.signIn(doctor, path, "gp1");
        assertThat(doctor.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("Beispiel");
        doctor.getByTestId("join-conference").click();
        assertThat(doctor.getByTestId("conference-state")).containsText("Noch ist niemand sonst da");
        Page manager = browser().person(1280, 900);
        CallBrowser.signIn(manager, path, "discharge1");
        manager.getByTestId("join-conference").click();
        Page daughter = guest(doctor, "Tochter Anna", 390);
        Page interpreter = guest(manager, "Dolmetscher Ben", 390);
        List<Page> all = List.of(doctor, manager, daughter, interpreter);
        all.forEach(page -> {
            assertThat(page.getByTestId("conference-state")).containsText("3 weitere Personen sind da");
            assertThat(page.getByTestId("tile")).hasCount(4);
            assertThat(page.getByTestId("person")).hasCount(4);
        });
        awaitOffers(doctor);
        daughter.waitForFunction("() => window.awake === 1");
        assertThat(daughter.getByTestId("end-conference")).isHidden();
        assertThat(manager.getByTestId("end-conference")).isHidden();
        refusesStranger(path);

        all.forEach(page -> seesOthers(page, 3));
        Set<String> first = server.endpoints();
        wire.reset();
        all.forEach(page -> seesOthers(page, 3));
        assertThat(server.endpoints()).isEqualTo(first);
        interpreter.reload();
        interpreter.getByTestId("join-conference").click();
        assertThat(interpreter.getByTestId("tile")).hasCount(4);
        doctor.waitForCondition(() ->
                server.endpoints().stream().filter(id -> !first.contains(id)).count() == PORTS_OF_ONE);
        awaitOffers(doctor);
        seesOthers(interpreter, 3);

        Set<String> before = server.endpoints();
        restart();
        daughter.getByTestId("fewer").click();
        awaitOffers(doctor);
        assertThat(server.endpoints()).doesNotContainAnyElementsOf(before);
        List.of(doctor, manager, interpreter).forEach(page -> seesOthers(page, 3));
        seesOthers(daughter, 1);

        doctor.getByTestId("person")
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Tochter Anna"))
                .getByTestId("sendAway")
                .click();
        assertThat(daughter.getByTestId("conference-ended")).containsText("aus der Konferenz gebeten");
        daughter.waitForFunction("() => window.awake === 0");
        assertThat(doctor.getByTestId("tile")).hasCount(3);
        doctor.getByTestId("end-conference").click();
        doctor.getByTestId("confirm-end").click();
        List.of(doctor, manager, interpreter)
                .forEach(
                        page -> assertThat(page.getByTestId("conference-ended")).containsText("beendet"));
        doctor.waitForCondition(() -> server.endpoints().isEmpty());
        assertThat(browser().complaints).isEmpty();
    }

    private Page guest(Page host, String name, int width) {
        host.getByTestId("guest-name").fill(name);
        host.getByTestId("create-link").click();
        String link = CallBrowser.linkIn(host.getByTestId("guest-link"));
        assertThat(host.locator(".call-qr")).isVisible();
        assertThat(host.getByTestId("invite-mail"))
                .hasAttribute("href", Pattern.compile("mailto:\\?.*" + link.substring(link.indexOf('#') + 1)));
        Page guest = browser().person(width, 844);
        guest.addInitScript(CallBrowser.COUNT_AWAKE);
        CallBrowser.go(guest, link);
        assertThat(guest.getByText("Sie sind eingeladen als " + name)).isVisible();
        guest.getByTestId("join-conference").click();
        return guest;
    }

    private void refusesStranger(String path) {
        Page stranger = browser().person(1280, 900);
        CallBrowser.signIn(stranger, path, "nurse2");
        assertThat(stranger.getByTestId("refusal")).containsText("nicht zum Behandlungsteam");
        CallBrowser.go(stranger, Stack.hubUrl() + "/video/meet#" + "x".repeat(43));
        assertThat(stranger.getByTestId("refusal")).containsText("kennen wir nicht");
        stranger.context().close();
    }

    /** Everybody has offered on every port: one to send, three to receive. */
    private void awaitOffers(Page page) {
        page.waitForCondition(() -> server.endpoints().size() == ALL_PORTS && server.negotiated() == ALL_PORTS);
    }

    /** The pictures of the first so many others move on; nobody's do where there is nothing but a stand-in. */
    private static void seesOthers(Page page, int count) {
        if (REAL_SERVER.isPresent()) {
            for (int place = 0; place < count; place++) {
                CallBrowser.awaitFrames(page.locator(OTHER + "[style*='order: " + place + "'] video"), FRAMES);
            }
        }
    }

    /** The server knows nothing any more. One that is not ours is not restarted: it is told to let go of all. */
    private void restart() {
        if (REAL_SERVER.isPresent()) {
            server.loseEverything();
        } else {
            standIn.forgetEverything();
        }
        wire.finish();
    }

    private CallBrowser browser() {
        CallBrowser present = opened;
        if (present == null) {
            throw new IllegalStateException("not launched");
        }
        return present;
    }
}
