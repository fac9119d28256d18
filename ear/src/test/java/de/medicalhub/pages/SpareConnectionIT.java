package de.medicalhub.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitUntilState;
import de.medicalhub.pages.PretendedGateway.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Connections that are ready before there is somebody to speak with. */
class SpareConnectionIT extends TwoCallPages {
    private static final String READY = """
            () => window.kept.at(-1)?.signalingState === 'have-local-offer' && window.kept.at(-1).iceGatheringState === 'complete'""";

    private static final String JOINED = """
            {"appointment":"a","expects":"Dr. Probe","side":"patient","joined":true,"link":"abcdef01","startsAt":"2026-11-23T09:00:00Z",
             "endsAt":"2026-11-23T09:15:00Z","opensAt":"2026-11-23T08:30:00Z","closesAt":"2026-11-23T13:00:00Z",
             "now":"2026-11-23T09:00:00Z","practice":{"name":"","phone":""}}""";

    private final List<Route> looks = new ArrayList<>();

    /** How much smaller the own picture is sent than it is. */
    private static final String SMALLER = """
            () => window.kept[0].getSenders().find((one) => one.track?.kind === 'video').getParameters()
                .encodings[0].scaleResolutionDownBy ?? 1""";

    /** How many connections there were when the page had heard of it. */
    private static final String LINE_CHANGES =
            "() => { navigator.connection.dispatchEvent(new Event('change')); return window.kept.length; }";

    private static final String COUNT_CAMERAS = """
            window.cameras = 0;
            const open = navigator.mediaDevices.getUserMedia;
            navigator.mediaDevices.getUserMedia = function counted(wishes) {
              window.cameras += 1;
              return open.call(this, wishes);
            };""";

    private static final String STATES = "() => window.kept.map((one) => one.connectionState).join(' ')";

    @Test
    @DisplayName("the desk says nothing of what is ready before it lets in; then it needs no second connection")
    void readyAtTheDesk() {
        gateway.move("open");
        Page doctor = open(DESK, KEEP);
        doctor.waitForFunction(READY);
        assertThat(doctor.evaluate(SMALLER)).isEqualTo(2);
        Page patient = open(LINK, KEEP);
        patient.getByTestId("join").click();
        assertThat(doctor.getByTestId("admit")).isVisible();
        assertThat(gateway.said).isEmpty();
        assertThat(gateway.heard).contains("PATIENT hello", "PATIENT wait");
        doctor.getByTestId("admit").click();
        doctor.waitForFunction(SEES);
        patient.waitForFunction(SEES);
        doctor.waitForFunction("() => (" + STATES + ")() === 'connected'");
        assertThat(gateway.said(Side.HOST, "description")).hasSize(1);
        assertThat(gateway.said(Side.HOST, "description").get(0).toString()).contains("a=candidate:");
        assertThat(gateway.said(Side.HOST, "candidate")).isEmpty();
        // the first pictures are small, to come at once; then they are whole
        for (Page page : List.of(doctor, patient)) {
            page.waitForFunction("() => (" + SMALLER + ")() === 1");
        }
    }

    @Test
    @DisplayName("another network or another camera: what was ready is closed and made anew")
    void madeAnew() {
        gateway.move("open");
        Page doctor = open(DESK, KEEP);
        doctor.waitForFunction(READY);
        doctor.evaluate("() => window.dispatchEvent(new Event('online'))");
        doctor.waitForFunction("() => window.kept.length === 2");
        doctor.waitForFunction("() => (" + STATES + ")() === 'closed new'");
        doctor.waitForFunction(READY);
        gateway.move("ended");
        doctor.waitForFunction("() => window.kept.every((one) => one.connectionState === 'closed')");
    }

    @Test
    @DisplayName("what the browser reckons anew of the same line changes nothing; another kind of line does")
    void anotherKindOfLine() {
        gateway.move("open");
        Page doctor = open(DESK, KEEP);
        doctor.waitForFunction(READY);
        assertThat(doctor.evaluate(LINE_CHANGES)).isEqualTo(1);
        doctor.evaluate("() => Object.defineProperty(navigator.connection, 'type', { value: 'cellular' })");
        assertThat(doctor.evaluate(LINE_CHANGES)).isEqualTo(2);
    }

    @Test
    @DisplayName("a computer does not tell of another network: a line reckoned anew while the connection hangs is one")
    void hangsOnAComputer() {
        Page doctor = meet(KEEP, "").doctor();
        int before = Collections.frequency(gateway.heard, "HOST relay");
        doctor.evaluate("() => { navigator.connection.dispatchEvent(new Event('change'));"
                + " Object.defineProperty(window.kept.at(-1), 'iceConnectionState', { get: () => 'disconnected' });"
                + " window.kept.at(-1).dispatchEvent(new Event('iceconnectionstatechange')); }");
        doctor.waitForCondition(() -> Collections.frequency(gateway.heard, "HOST relay") > before);
        int after = Collections.frequency(gateway.heard, "HOST relay");
        doctor.evaluate(LINE_CHANGES);
        doctor.waitForCondition(() -> Collections.frequency(gateway.heard, "HOST relay") > after);
    }

    @Test
    @DisplayName("a page that is loaded again is met with a connection that was made ready while it was away")
    void readyForWhoComesBack() {
        Meeting meeting = meet(KEEP, "");
        Page doctor = meeting.doctor();
        Page patient = meeting.patient();
        gateway.leave(Side.PATIENT);
        doctor.waitForFunction(READY);
        patient.reload();
        patient.getByTestId("join").click();
        patient.waitForFunction(SEES);
        doctor.waitForFunction("() => window.kept.at(-1).connectionState === 'connected'");
        assertThat(doctor.evaluate("() => window.kept.length")).isEqualTo(2);
    }

    @Test
    @DisplayName(
            "a page that has joined and is loaded again is in the call without a click, over one wire and before the facts are there")
    void joinedPageComesBack() {
        Page doctor = open(DESK);
        Page patient = blank("");
        patient.route("**/api/guest/look", route -> PretendedServer.json(route, 200, JOINED));
        enter(patient, LINK);
        patient.waitForFunction(SEES);
        patient.evaluate("() => history.replaceState({ joined: 'abcdef01' }, '')");
        patient.unroute("**/api/guest/look");
        patient.route("**/api/guest/look", route -> looks.add(route));
        patient.reload();
        patient.waitForCondition(() -> Collections.frequency(gateway.heard, "PATIENT hello") == 2 && !looks.isEmpty());
        looks.forEach(route -> PretendedServer.json(route, 200, JOINED));
        patient.waitForFunction(SEES);
        doctor.waitForFunction(SEES);
        assertThat(patient.getByTestId("call-state")).containsText("Sie sind verbunden mit Dr. Probe");
        assertThat(Collections.frequency(gateway.heard, "PATIENT hello")).isEqualTo(2);
        assertThat(looks).hasSize(1);
    }

    @Test
    @DisplayName(
            "a page that is loaded again begins with ticket, wire and devices before its own script is there, and once")
    void headStart() {
        List<Route> tickets = new ArrayList<>();
        List<Route> scripts = new ArrayList<>();
        Page patient = meet("", COUNT_CAMERAS).patient();
        patient.evaluate("() => history.replaceState({ joined: 'abcdef01' }, '')");
        patient.route("**/api/guest/look", route -> PretendedServer.json(route, 200, JOINED));
        patient.route("**/guest-tickets*", route -> {
            tickets.add(route);
            gateway.answer(route);
        });
        patient.route("**/boundary/join.js", scripts::add);
        patient.reload(new Page.ReloadOptions().setWaitUntil(WaitUntilState.COMMIT));
        patient.waitForCondition(() -> tickets.size() == 1 && scripts.size() == 1);
        patient.waitForFunction("() => window.cameras === 1");
        assertThat(Collections.frequency(gateway.heard, "PATIENT hello")).isEqualTo(1);
        scripts.forEach(gateway::answer);
        patient.waitForFunction(SEES);
        assertThat(tickets).hasSize(1);
        assertThat(Collections.frequency(gateway.heard, "PATIENT hello")).isEqualTo(2);
        assertThat(patient.evaluate("() => window.cameras")).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "whoever is loaded again is in the call, though the first question about the appointment is not answered")
    void looksAgain() {
        open(DESK);
        Page patient = blank("");
        patient.route("**/api/guest/look", route -> PretendedServer.json(route, 200, JOINED));
        enter(patient, LINK);
        patient.waitForFunction(SEES);
        patient.evaluate("() => history.replaceState({ joined: 'abcdef01' }, '')");
        patient.unroute("**/api/guest/look");
        patient.route("**/api/guest/look", route -> {
            looks.add(route);
            if (looks.size() == 1) {
                route.abort();
            } else {
                PretendedServer.json(route, looks.size() == 2 ? 503 : 200, looks.size() == 2 ? "{}" : JOINED);
            }
        });
        patient.reload();
        patient.waitForFunction(SEES);
        patient.waitForCondition(() -> looks.size() == 3);
        assertThat(patient.getByTestId("call-state")).containsText("Sie sind verbunden mit Dr. Probe");
        assertThat(patient.getByTestId("refusal")).hasCount(0);
    }
}
