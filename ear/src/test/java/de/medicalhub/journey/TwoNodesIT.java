package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import de.medicalhub.common.testing.Stack;
import de.medicalhub.launcher.SecondNode;
import de.medicalhub.stack.StickyProxy;
import de.medicalhub.video.conference.gateway.FaultyWire;
import de.medicalhub.video.conference.gateway.KurentoProbe;
import de.medicalhub.video.conference.gateway.KurentoStandIn;
import de.medicalhub.video.journey.CallBrowser;
import de.medicalhub.video.journey.VideoCase;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two people of one call at two WildFlys behind a sticky proxy, in real browsers. */
class TwoNodesIT {
    private static final Duration RESUMED = Duration.ofSeconds(5);
    private static final int FRAMES = 10;

    /** Counts the connections that a page ever made. */
    private static final String COUNT = """
            window.made = 0;
            window.kept = [];
            window.RTCPeerConnection = class extends RTCPeerConnection {
              constructor(configuration) { super(configuration); window.made += 1; window.kept.push(this); }
            };""";

    /** Each connection of the page has its answer; one whose answer died with its node would rightly be made anew. */
    private static final String ANSWERED =
            "(ports) => window.kept.filter((one) => one.signalingState !== 'closed' && one.remoteDescription).length === ports";

    /** Where both nodes expect a media server. */
    private static final int MEDIA_PORT = 18888;

    /** Of two people: each sends and receives. */
    private static final int PORTS = 4;

    private static final Optional<URI> REAL_SERVER =
            Optional.ofNullable(System.getenv("MEDICALHUB_KMS_URL")).map(URI::create);

    private final KurentoStandIn standIn = new KurentoStandIn();
    private final AtomicInteger together = new AtomicInteger();
    private final AtomicInteger met = new AtomicInteger();

    @Test
    @DisplayName("the node under the patient is killed: picture and sound go on, signalling is back on the other node"
            + " within five seconds, nobody clicks")
    void nodeIsKilled() throws Exception {
        URI address = REAL_SERVER.orElseGet(standIn::begin);
        try (FaultyWire wire = new FaultyWire(address, MEDIA_PORT);
                KurentoProbe server = new KurentoProbe(address);
                CallBrowser browser = CallBrowser.launch();
                StickyProxy proxy = new StickyProxy();
                SecondNode second = SecondNode.start(proxy.address())) {
            proxy.add("second", second.address(), "/video/", proxy.address());
            proxy.add("stack", URI.create(Stack.hubUrl()), "/", Stack.hubUrl());
            VideoCase videoCase = VideoCase.open(Clock.systemUTC().instant());
            Page doctor = browser.person(1280, 900);
            CallBrowser.signIn(doctor, "/video/consultation?appointment=" + videoCase.appointment, "gp1");
            Page patient = browser.person(390, 844);
            patient.addInitScript(COUNT);
            patient.onWebSocket(line -> line.onFrameReceived(frame -> listen(frame.text())));
            CallBrowser.go(patient, videoCase.invite("gp1").replace(Stack.hubUrl(), proxy.address()));
            patient.getByTestId("join").click();
            doctor.getByTestId("admit").click();
            CallBrowser.awaitFrames(doctor, FRAMES);
            CallBrowser.awaitFrames(patient, FRAMES);
            assertThat(proxy.servedBy("/video/ws")).isEqualTo("second");
            Object made = patient.evaluate("() => window.made");
            int before = together.get();

            long killed = System.nanoTime();
            second.kill();
            patient.waitForCondition(() -> together.get() > before);
            assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(RESUMED);
            assertThat(proxy.servedBy("/video/ws")).isEqualTo("stack");
            CallBrowser.awaitFrames(patient, FRAMES);
            CallBrowser.awaitFrames(doctor, FRAMES);
            assertThat(patient.evaluate("() => window.made")).isEqualTo(made);

            // what is said passes again, and the doctor's page never lost the patient for good
            assertThat(doctor.getByTestId("call-state")).containsText("Sie sind verbunden");
            doctor.getByTestId("chat-text").fill("Hören Sie mich noch?");
            doctor.getByTestId("chat-send").click();
            assertThat(patient.getByTestId("chat-lines")).containsText("Hören Sie mich noch?");
            // a media server stands ready, and a consultation never asks it for anything
            assertThat(wire.address().getPort()).isEqualTo(MEDIA_PORT);
            assertThat(server.pipelines()).isEmpty();
            assertThat(browser.complaints).isEmpty();
        } finally {
            standIn.stop();
        }
    }

    @Test
    @DisplayName(
            "the node that leads a conference is killed: the other WildFly takes pipeline and ports up by their ids, who was on"
                    + " the dead one is back by themselves, and no browser connects anew")
    void leadingNodeIsKilled() throws Exception {
        URI address = REAL_SERVER.orElseGet(standIn::begin);
        try (FaultyWire wire = new FaultyWire(address, MEDIA_PORT);
                KurentoProbe server = new KurentoProbe(address);
                CallBrowser browser = CallBrowser.launch();
                StickyProxy proxy = new StickyProxy();
                SecondNode second = SecondNode.start(proxy.address())) {
            proxy.add("second", second.address(), "/video/", proxy.address());
            proxy.add("stack", URI.create(Stack.hubUrl()), "/", Stack.hubUrl());
            VideoCase videoCase = VideoCase.open(Clock.systemUTC().instant());
            Page guest = browser.person(390, 844);
            guest.addInitScript(COUNT);
            guest.onWebSocket(line -> line.onFrameReceived(frame -> listen(frame.text())));
            // who comes first is on the node that leads
            CallBrowser.go(guest, videoCase.meet("gp1", "Tochter Anna").replace(Stack.hubUrl(), proxy.address()));
            guest.getByTestId("join-conference").click();
            assertThat(guest.getByTestId("conference-state")).containsText("Noch ist niemand sonst da");
            assertThat(proxy.servedBy("/video/conference-ws")).isEqualTo("second");
            Page doctor = browser.person(1280, 900);
            doctor.addInitScript(COUNT);
            CallBrowser.signIn(
                    doctor, "/video/conference?case=" + videoCase.desk("gp1").getString("caseId"), "gp1");
            doctor.getByTestId("join-conference").click();
            doctor.waitForCondition(() -> server.endpoints().size() == PORTS && server.negotiated() == PORTS);
            for (Page person : new Page[] {doctor, guest}) {
                person.waitForFunction(ANSWERED, PORTS / 2);
            }
            assertThat(wire.address().getPort()).isEqualTo(MEDIA_PORT);
            Set<String> ports = server.endpoints();
            Object made = guest.evaluate("() => window.made");
            int before = met.get();

            second.kill();
            guest.waitForCondition(() -> met.get() > before);
            assertThat(proxy.servedBy("/video/conference-ws")).isEqualTo("stack");
            for (Page person : new Page[] {doctor, guest}) {
                assertThat(person.getByTestId("tile")).hasCount(2);
            }
            assertThat(server.endpoints()).isEqualTo(ports);
            assertThat(guest.evaluate("() => window.made")).isEqualTo(made);
            doctor.getByTestId("end-conference").click();
            doctor.getByTestId("confirm-end").click();
            assertThat(guest.getByTestId("conference-ended")).containsText("beendet");
            doctor.waitForCondition(() -> server.endpoints().isEmpty());
            assertThat(browser.complaints).isEmpty();
        } finally {
            standIn.stop();
        }
    }

    /** The gateway says that the call goes on and the other one is there, or who is in the conference: both. */
    private void listen(String frame) {
        if (frame.contains("\"type\":\"room\"")
                && frame.contains("\"in-call\"")
                && frame.contains("\"side\":\"host\"")) {
            together.incrementAndGet();
        } else if (frame.contains("\"type\":\"people\"") && frame.split("\"leads\"").length == 3) {
            met.incrementAndGet();
        }
    }
}
