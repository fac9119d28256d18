package de.medicalhub.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import de.medicalhub.pages.PretendedGateway.Side;
import de.medicalhub.video.journey.CallBrowser;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Pages of a call that slept, whose line died without an end, whose ways are too old, whose devices go. */
class CallLineIT extends TwoCallPages {
    private static final String OWN_TRACKS =
            "() => document.querySelector('[data-testid=local-video]')?.srcObject?.getVideoTracks() ?? []";

    private static final String CAMERA_GOES = "() => { const [track] = (" + OWN_TRACKS
            + ")(); track.stop(); track.dispatchEvent(new Event('ended')); return track.id; }";

    /** As when a phone comes back from a place without a network. */
    private static final String NETWORK = "() => window.dispatchEvent(new Event('online'))";

    private static final String PLACE = """
            {"ahead":0,"expectedAt":"2026-11-23T09:00:00Z","now":"2026-11-23T09:00:00Z"}""";

    private static final String CANCELLED = """
            {"title":"Termin abgesagt oder verlegt","detail":"Dieser Termin wurde abgesagt oder verlegt.","status":410,
             "practice":{"name":"Praxis Probe","phone":"02651 555 0100"}}""";

    @Test
    @DisplayName("who slept while waiting, or met a fault of ours, waits again without a click")
    void waitsAgain() {
        gateway.move("open");
        gateway.faults = 1;
        Page patient = open(LINK);
        patient.getByTestId("join").click();
        assertThat(patient.getByTestId("call-state")).containsText("Sie sind im Wartezimmer");
        gateway.move("open");
        patient.waitForCondition(() -> Collections.frequency(gateway.heard, "PATIENT wait") > 2);
        assertThat(patient.getByTestId("call-state")).containsText("Sie sind im Wartezimmer");
    }

    @Test
    @DisplayName("who comes when too many do reads so, and is in the waiting room without a click")
    void doorIsFull() {
        gateway.move("open");
        gateway.full = 3;
        Page patient = open(LINK);
        patient.getByTestId("join").click();
        assertThat(patient.getByTestId("call-state")).containsText("Gerade kommen sehr viele Menschen zugleich");
        assertThat(patient.getByTestId("call-state")).containsText("Sie sind im Wartezimmer");
        assertThat(gateway.full).isZero();
    }

    @Test
    @DisplayName(
            "who opens a link while too many people do reads so, and sees the page without a click when it is their turn")
    void houseIsFull() {
        gateway.move("open");
        gateway.crowded.add("look");
        Page patient = open(LINK);
        assertThat(patient.getByTestId("call-state")).containsText("Gerade kommen sehr viele Menschen zugleich");
        patient.waitForCondition(() -> gateway.sentAgain.size() > 1);
        assertThat(patient.getByTestId("refusal")).isHidden();
        gateway.crowded.clear();
        patient.getByTestId("join").click();
        assertThat(patient.getByTestId("call-state")).containsText("Sie sind im Wartezimmer");
    }

    @Test
    @DisplayName(
            "the check of the line asks again for the way to the relay while too many come, and gives no verdict before")
    void checkWhileTooManyCome() {
        gateway.crowded.add("relay");
        Page patient = open(LINK);
        patient.waitForCondition(() -> gateway.sentAgain.size() > 1);
        assertThat(patient.getByTestId("check-line")).hasAttribute("data-verdict", "busy");
        gateway.crowded.clear();
        assertThat(patient.getByTestId("check-line")).hasAttribute("data-verdict", "good");
    }

    @Test
    @DisplayName(
            "days before, who wishes checks camera, microphone and line: nothing is on before, and all goes off again")
    void checkDaysBefore() {
        Page patient = blank("");
        String daysBefore = PretendedGateway.factsWith("").replace("\"now\":\"2026-11-23", "\"now\":\"2026-11-21");
        patient.route("**/guest/look", route -> PretendedServer.json(route, 200, daysBefore));
        enter(patient, LINK);
        assertThat(patient.getByTestId("call-state")).containsText("Es ist noch etwas früh");
        assertThat(patient.getByTestId("local-video")).hasCount(0);
        assertThat(patient.getByTestId("privacy")).isVisible();
        patient.getByTestId("check-early").locator("summary").first().click();
        assertThat(patient.getByTestId("check-camera-line")).hasAttribute("data-verdict", "good");
        assertThat(patient.getByTestId("check-line")).hasAttribute("data-verdict", "good");
        patient.waitForFunction("() => (" + OWN_TRACKS + ")().length === 1");
        patient.getByTestId("check-early").locator("summary").first().click();
        patient.waitForFunction("() => (" + OWN_TRACKS + ")().length === 0");
        assertThat(gateway.heard).isEmpty();
    }

    @Test
    @DisplayName(
            "the screen of who waits stays on, for a phone that sleeps loses its place; it may go off after the end")
    void screenStaysOn() {
        gateway.move("open");
        Page patient = open(LINK, CallBrowser.COUNT_AWAKE);
        patient.getByTestId("join").click();
        assertThat(patient.getByTestId("call-state")).containsText("Sie sind im Wartezimmer");
        patient.waitForFunction("() => window.awake === 1");
        gateway.move("in-call");
        gateway.move("ended");
        patient.waitForFunction("() => window.awake === 0");
    }

    @Test
    @DisplayName("a wire that is dead without an end: the page comes back by itself, and what is written then arrives")
    void deadWire() {
        Meeting meeting = meet("", "");
        Page doctor = meeting.doctor();
        Page patient = meeting.patient();
        int offers = gateway.said(Side.PATIENT, "description").size();
        gateway.kill(Side.PATIENT);
        patient.evaluate(NETWORK);
        patient.waitForCondition(() -> Collections.frequency(gateway.heard, "PATIENT hello") == 2);
        // another network: the old way is not waited for
        patient.waitForCondition(() -> gateway.said(Side.PATIENT, "description").size() > offers);
        doctor.getByTestId("chat-text").fill("Sind Sie wieder da?");
        doctor.getByTestId("chat-send").click();
        assertThat(patient.getByTestId("chat-lines")).containsText("Sind Sie wieder da?");
        assertThat(patient.getByTestId("call-state")).containsText("Sie sind verbunden");
    }

    @Test
    @DisplayName(
            "the practice cancels while the patient waits: the page says so and whom to ring up, and nobody is filmed")
    void cancelledWhileWaiting() {
        gateway.move("open");
        Page patient = blank("");
        patient.clock().install();
        AtomicBoolean cancelled = new AtomicBoolean();
        patient.route("**/guest/place**", route -> {
            if (cancelled.get()) {
                PretendedServer.json(route, 410, CANCELLED);
            } else {
                PretendedServer.json(route, 200, PLACE);
            }
        });
        enter(patient, LINK);
        patient.getByTestId("join").click();
        assertThat(patient.getByTestId("place")).containsText("Sie sind als Nächstes dran");
        patient.waitForFunction("() => (" + OWN_TRACKS + ")().length === 1");
        patient.evaluate("() => { window.filmed = (" + OWN_TRACKS + ")(); }");
        cancelled.set(true);
        patient.clock().fastForward(21_000);
        assertThat(patient.getByTestId("refusal")).containsText("abgesagt oder verlegt");
        assertThat(patient.getByTestId("ring-up").getByRole(AriaRole.LINK)).hasText("02651 555 0100");
        assertThat(gateway.heard).contains("PATIENT leave");
        patient.waitForFunction("() => window.filmed.every((track) => track.readyState === 'ended')");
    }

    @Test
    @DisplayName("who must leave while the line is dead is told so, and that the practice knows only when it does")
    void mustLeave() {
        gateway.move("open");
        Page patient = open(LINK);
        patient.getByTestId("join").click();
        assertThat(patient.getByTestId("call-state")).containsText("Sie sind im Wartezimmer");
        gateway.kill(Side.PATIENT);
        patient.getByTestId("must-leave").click();
        assertThat(patient.getByTestId("call-state")).containsText("sobald die Verbindung wieder da ist");
        assertThat(gateway.heard).doesNotContain("PATIENT leave");
        patient.evaluate(NETWORK);
        assertThat(patient.getByTestId("call-state")).containsText("gesagt, dass Sie gehen mussten");
        assertThat(gateway.heard).contains("PATIENT chat", "PATIENT leave");
    }

    @Test
    @DisplayName(
            "ways to the relay that are too old when the call begins: both ask for fresh ones first and see each other")
    void oldWays() throws Exception {
        try (LocalRelay relay = LocalRelay.start()) {
            gateway.iceServers = relay.iceServers("udp").replace("someone", "nobody");
            gateway.lifetime = 0;
            gateway.freshServers = relay.iceServers("udp");
            meet("", "");
            assertThat(gateway.heard).contains("PATIENT relay", "HOST relay");
        }
    }

    @Test
    @DisplayName("a camera that goes is opened again once; the second time the person reads that nobody sees them")
    void cameraGoes() {
        Page patient = open(LINK);
        patient.waitForFunction("() => (" + OWN_TRACKS + ")().length === 1");
        Object gone = patient.evaluate(CAMERA_GOES);
        patient.waitForFunction(
                "(gone) => { const [track] = (" + OWN_TRACKS
                        + ")(); return track.id !== gone && track.readyState === 'live'; }",
                gone);
        assertThat(patient.getByTestId("device-trouble")).isHidden();
        patient.evaluate(CAMERA_GOES);
        assertThat(patient.getByTestId("device-trouble")).containsText("Ihre Kamera ist ausgefallen");
    }

    @Test
    @DisplayName("a camera that was refused at first and allowed later is asked for again, and nothing else is")
    void allowedLater() {
        Page page = open(LINK);
        assertThat(page.evaluate("""
                async () => {
                  const { Media } = await import('/video/app/control/media.js');
                  const asked = [];
                  let allowed = false;
                  navigator.mediaDevices.getUserMedia = async (wish) => {
                    asked.push(Object.keys(wish).sort().join('+'));
                    if (wish.video && !allowed) throw new DOMException('no', 'NotAllowedError');
                    const stream = new MediaStream();
                    if (wish.audio) stream.addTrack(new AudioContext().createMediaStreamDestination().stream.getTracks()[0]);
                    if (wish.video) stream.addTrack(document.createElement('canvas').captureStream(1).getTracks()[0]);
                    return stream;
                  };
                  const media = new Media();
                  const first = await media.start();
                  allowed = true;
                  const second = await media.start();
                  const third = await media.start();
                  return [first, second, third, asked.join(' ')].join(' ');
                }""")).isEqualTo("false true true audio+video audio video video");
    }

    @Test
    @DisplayName("a phone that opens one camera at a time changes it; one that does not come leaves the one before")
    void oneCameraAtATime() {
        Page page = open(LINK);
        assertThat(page.evaluate("""
                async () => {
                  const { Media } = await import('/video/app/control/media.js');
                  let open = null;
                  navigator.mediaDevices.getUserMedia = async ({ video: { deviceId: { exact } } }) => {
                    if (exact === 'broken' || (open && open.readyState === 'live')) throw new DOMException('busy', 'NotReadableError');
                    const stream = document.createElement('canvas').captureStream(1);
                    [open] = stream.getTracks();
                    open.getSettings = () => ({ deviceId: exact });
                    return stream;
                  };
                  const media = new Media();
                  const now = () => `${media.track('video')?.getSettings().deviceId}:${media.trouble}`;
                  await media.choose('video', 'front');
                  await media.choose('video', 'back');
                  const changed = now();
                  await media.choose('video', 'broken');
                  return [changed, now()].join(' ');
                }""")).isEqualTo("back: back:kept-video");
    }

    @Test
    @DisplayName("a window that was replaced films nobody, and goes on here when the doctor wants it")
    void replacedWindow() {
        Page doctor = meet("", "").doctor();
        gateway.trouble(Side.HOST, "replaced");
        doctor.waitForFunction("() => (" + OWN_TRACKS + ")().length === 0");
        doctor.getByText("Hier weiterführen").click();
        doctor.waitForFunction("() => (" + OWN_TRACKS + ")().length === 1");
        doctor.waitForCondition(() -> Collections.frequency(gateway.heard, "HOST hello") == 2);
        assertThat(doctor.getByTestId("call-state")).containsText("Muster");
    }

    @Test
    @DisplayName("who has signed out is filmed no more, and may sign in again")
    void signedOut() {
        Page doctor = open(DESK);
        doctor.waitForCondition(() -> gateway.heard.contains("HOST hello"));
        gateway.signOut(Side.HOST);
        assertThat(doctor.getByText("Neu anmelden")).isVisible();
        doctor.waitForFunction("() => (" + OWN_TRACKS + ")().length === 0");
        assertThat(Collections.frequency(gateway.heard, "HOST hello")).isEqualTo(1);
    }
}
