package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import de.medicalhub.common.testing.Stack;
import de.medicalhub.launcher.SecondNode;
import de.medicalhub.stack.StickyProxy;
import de.medicalhub.video.journey.CallBrowser;
import de.medicalhub.video.journey.VideoCase;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
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
            window.RTCPeerConnection = class extends RTCPeerConnection {
              constructor(configuration) { super(configuration); window.made += 1; }
            };""";

    private final AtomicInteger together = new AtomicInteger();

    @Test
    @DisplayName("the node under the patient is killed: picture and sound go on, signalling is back on the other node"
            + " within five seconds, nobody clicks")
    void nodeIsKilled() throws Exception {
        try (CallBrowser browser = CallBrowser.launch();
                StickyProxy proxy = new StickyProxy();
                SecondNode second = SecondNode.start(proxy.address())) {
            proxy.add("second", second.address(), "/video/", proxy.address());
            proxy.add("stack", URI.create(Stack.hubUrl()), "/", Stack.hubUrl());
            VideoCase videoCase = VideoCase.open(Clock.systemUTC().instant());
            Page doctor = browser.person(1280, 900);
            CallBrowser.signIn(doctor, "/video/consultation?appointment=" + videoCase.appointment, "gp1");
            Page patient = browser.person(390, 844);
            patient.addInitScript(COUNT);
            patient.onWebSocket(wire -> wire.onFrameReceived(frame -> listen(frame.text())));
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
            assertThat(browser.complaints).isEmpty();
        }
    }

    /** The gateway says that the call goes on and the other one is there. */
    private void listen(String frame) {
        if (frame.contains("\"type\":\"room\"")
                && frame.contains("\"in-call\"")
                && frame.contains("\"side\":\"host\"")) {
            together.incrementAndGet();
        }
    }
}
