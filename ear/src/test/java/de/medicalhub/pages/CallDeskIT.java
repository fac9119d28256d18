package de.medicalhub.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What stands around the picture: who waits, notes, the printed letter, the check of the devices. */
class CallDeskIT extends TwoCallPages {
    /** Counts what sounds. */
    private static final String COUNT_NOTES = """
            window.notes = 0;
            const start = OscillatorNode.prototype.start;
            OscillatorNode.prototype.start = function counted(...when) {
              window.notes += 1;
              return start.apply(this, when);
            };""";

    private static final String ONE_MORE = """
            {"waiting":[{"appointment":"b","startsAt":"2026-11-23T09:15:00Z","since":"2026-11-23T09:05:00Z"}]}""";

    private static final String MADE = """
            {"url":"https://hub.example/video/join#0123456789abcdef","expiresAt":"2026-11-23T13:00:00Z","now":"2026-11-23T09:00:00Z",
             "qr":"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'%3E%3Cpath d='M0 0h1v1H0z'/%3E%3C/svg%3E"}""";

    private static final String COMPARED = "{\"name\":\"Dr. Probe\",\"at\":\"2026-11-23T09:03:00Z\"}";

    /** By which the record knows the summary again, if it is sent a second time. */
    private static final String KEY = "() => JSON.parse(sessionStorage.getItem('mh-draft:gp1:video-a')).key";

    private static final Pattern SHEET = Pattern.compile("/Type\\s*/Page\\b");

    @Test
    @DisplayName("who looks elsewhere sees in the title how many wait, and hears a tone when somebody comes")
    void titleAndTone() {
        gateway.move("open");
        AtomicReference<String> others = new AtomicReference<>("{\"waiting\":[]}");
        Page doctor = blank(COUNT_NOTES);
        doctor.clock().install();
        doctor.route("**/queue", route -> PretendedServer.json(route, 200, String.valueOf(others.get())));
        enter(doctor, DESK);
        doctor.getByTestId("checkPlace").check();
        assertThat(doctor).hasTitle("Videosprechstunde");
        Page patient = open(LINK);
        patient.getByTestId("join").click();
        assertThat(doctor).hasTitle("(1) Videosprechstunde");
        doctor.waitForFunction("() => window.notes === 2");
        doctor.getByTestId("admit").click();
        assertThat(doctor).hasTitle("Videosprechstunde");
        others.set(ONE_MORE);
        doctor.clock().fastForward(31_000);
        assertThat(doctor).hasTitle("(1) Videosprechstunde");
        assertThat(doctor.evaluate("() => window.notes")).isEqualTo(2);
        // one click beside the picture leaves nobody alone in a call
        doctor.getByTestId("go-to").click();
        assertThat(doctor.getByTestId("queue-said")).containsText("Beenden Sie es zuerst");
        assertThat(doctor).hasURL(Pattern.compile("appointment=a$"));
        doctor.getByTestId("end-call").click();
        assertThat(doctor.getByTestId("end-call")).isHidden();
        doctor.getByTestId("go-to").click();
        assertThat(doctor).hasURL(Pattern.compile("appointment=b$"));
    }

    @Test
    @DisplayName("notes and ticks survive a reload, and are gone for somebody else")
    void notesAreKept() {
        AtomicReference<String> person = new AtomicReference<>("gp1");
        Page doctor = blank("");
        doctor.route(
                "**/api/me",
                route -> PretendedServer.json(
                        route,
                        200,
                        "{\"name\":\"Dr. Probe\",\"username\":\"" + person + "\",\"roles\":[\"gp\"],\"nav\":[]}"));
        enter(doctor, DESK);
        doctor.getByTestId("summary").fill("Verband am Freitag wechseln.");
        doctor.getByTestId("checkPlace").check();
        doctor.waitForFunction("() => sessionStorage.getItem('mh-draft:gp1:video-a')?.includes('checkPlace')");
        Object key = doctor.evaluate(KEY);
        doctor.reload();
        assertThat(doctor.getByTestId("summary-kept")).isVisible();
        assertThat(doctor.evaluate(KEY)).asString().matches("[0-9a-f]{32}").isEqualTo(key);
        assertThat(doctor.getByTestId("summary")).hasValue("Verband am Freitag wechseln.");
        assertThat(doctor.getByTestId("checkPlace")).isChecked();
        assertThat(doctor.getByTestId("checkAlone")).not().isChecked();
        person.set("gp2");
        doctor.reload();
        doctor.waitForFunction("() => !sessionStorage.getItem('mh-draft:gp1:video-a')");
        assertThat(doctor.getByTestId("summary")).hasValue("");
        assertThat(doctor.getByTestId("checkPlace")).not().isChecked();
    }

    @Test
    @DisplayName(
            "the health card is a point of the record: ticked when stored, there after a reload, and it can be taken back")
    void healthCard() {
        AtomicReference<String> stored = new AtomicReference<>("");
        AtomicBoolean away = new AtomicBoolean(true);
        Page doctor = blank("");
        doctor.route(
                "**/consultations/a",
                route -> PretendedServer.json(route, 200, PretendedGateway.factsWith(String.valueOf(stored.get()))));
        doctor.route("**/consultations/a/identity", route -> {
            if (away.get()) {
                PretendedServer.json(route, 503, "{\"title\":\"Weg\",\"detail\":\"Die Akte ist nicht erreichbar.\"}");
            } else {
                boolean checked = route.request().postData().contains("true");
                stored.set(checked ? "\"identity\":" + COMPARED + "," : "");
                PretendedServer.json(route, 200, checked ? COMPARED : "{}");
            }
        });
        enter(doctor, DESK);
        Locator box = doctor.getByTestId("checkCard");
        box.click();
        assertThat(doctor.getByTestId("identity-said")).containsText("Die Akte ist nicht erreichbar.");
        assertThat(box).not().isChecked();
        away.set(false);
        box.click();
        assertThat(doctor.getByTestId("identity-said")).containsText("Verglichen von Dr. Probe, heute um 10:03 Uhr");
        assertThat(doctor.getByTestId("summary-identity")).containsText("Dr. Probe");
        doctor.reload();
        assertThat(box).isChecked();
        assertThat(doctor.getByTestId("summary-identity")).containsText("Dr. Probe");
        box.click();
        assertThat(doctor.getByTestId("identity-said")).isEmpty();
        assertThat(box).not().isChecked();
        assertThat(doctor.getByTestId("summary-identity")).isHidden();
    }

    @Test
    @DisplayName("where it cannot be read whether the health card was compared nothing is ticked, and the page says so")
    void healthCardUnknown() {
        Page doctor = blank("");
        doctor.route(
                "**/consultations/a",
                route -> PretendedServer.json(route, 200, PretendedGateway.factsWith("\"identityUnknown\":true,")));
        enter(doctor, DESK);
        assertThat(doctor.getByTestId("identity-said")).containsText("im Moment nicht zu lesen");
        assertThat(doctor.getByTestId("checkCard")).isDisabled();
        assertThat(doctor.getByTestId("checkCard")).not().isChecked();
        assertThat(doctor.getByTestId("summary")).isVisible();
    }

    @Test
    @DisplayName("how long somebody waits goes on by the gateway's clock, whatever the device's shows")
    void clockGoesOn() {
        Page doctor = blank("");
        doctor.clock().install();
        enter(doctor, DESK);
        doctor.evaluate("""
                async () => {
                  const { ServerClock } = await import('/video/app/entity/serverclock.js');
                  window.server = new ServerClock();
                  window.server.hear('2026-11-23T09:00:00Z');
                }""");
        doctor.clock().fastForward(600_000);
        assertThat(doctor.evaluate("""
                async () => {
                  const { distanceWord } = await import('/assets/words.js');
                  return distanceWord('2026-11-23T09:00:00Z', window.server.now);
                }""")).isEqualTo("vor 10 Min.");
    }

    @Test
    @DisplayName("the printed letter is one sheet with when, how, picture and address, and nothing else of the page")
    void letter() {
        Page doctor = blank("window.print = () => {};");
        doctor.route("**/invitations", route -> PretendedServer.json(route, 200, MADE));
        enter(doctor, DESK);
        doctor.getByTestId("invite").click();
        doctor.getByTestId("invite-print").click();
        doctor.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(doctor.locator(".call-letter")).containsText("10:00 Uhr");
        assertThat(doctor.locator(".call-letter")).containsText("https://hub.example/video/join#0123456789abcdef");
        assertThat(doctor.locator(".call-letter img")).isVisible();
        assertThat(doctor.locator("main")).isHidden();
        String file = new String(doctor.pdf(), StandardCharsets.ISO_8859_1);
        assertThat(SHEET.matcher(file).results()).hasSize(1);
    }

    @Test
    @DisplayName("the next camera comes after the one that is on, and after the last one the first; one alone stays")
    void nextCamera() {
        Page page = open(LINK);
        assertThat(page.evaluate("""
                async () => {
                  const { Media } = await import('/video/app/control/media.js');
                  const cameras = ['front', 'back', 'wide'].map((deviceId) => ({ kind: 'videoinput', deviceId, label: deviceId }));
                  navigator.mediaDevices.enumerateDevices = async () => [{ kind: 'audioinput', deviceId: 'ear', label: '' }, ...cameras];
                  navigator.mediaDevices.getUserMedia = async ({ video: { deviceId: { exact } } }) => {
                    const stream = document.createElement('canvas').captureStream(1);
                    stream.getTracks()[0].getSettings = () => ({ deviceId: exact });
                    return stream;
                  };
                  const media = new Media();
                  await media.choose('video', 'front');
                  const seen = [];
                  for (let turn = 0; turn < 3; turn += 1) {
                    await media.nextCamera();
                    seen.push(media.track('video').getSettings().deviceId);
                  }
                  cameras.length = 1;
                  const before = media.track('video');
                  await media.nextCamera();
                  return [...seen, before === media.track('video')].join(' ');
                }""")).isEqualTo("back wide front true");
    }

    @Test
    @DisplayName("the tone of the check sounds; who hears nothing reads what to do")
    void tone() {
        Page patient = open(LINK, COUNT_NOTES);
        patient.getByTestId("tone").click();
        patient.getByText("Kein Ton").click();
        patient.waitForFunction("() => window.notes === 2");
        assertThat(patient.getByTestId("check-tone")).hasAttribute("data-verdict", "bad");
        assertThat(patient.getByTestId("check-tone")).containsText("lauter");
        patient.getByTestId("tone").click();
        patient.getByText("Ich habe den Ton gehört").click();
        assertThat(patient.getByTestId("check-tone")).hasAttribute("data-verdict", "good");
    }

    @Test
    @DisplayName("who waits may check the devices once more; with the call it is out of the way")
    void checkWhileWaiting() {
        gateway.move("open");
        Page patient = open(LINK, COUNT_NOTES);
        patient.getByTestId("join").click();
        assertThat(patient.getByTestId("call-state")).containsText("Sie sind im Wartezimmer");
        assertThat(patient.getByTestId("check-line")).isHidden();
        patient.getByTestId("check-again").locator("summary").click();
        assertThat(patient.getByTestId("check-camera-line")).hasAttribute("data-verdict", "good");
        assertThat(patient.getByTestId("check-line")).isVisible();
        patient.getByTestId("tone").click();
        patient.getByText("Ich habe den Ton gehört").click();
        assertThat(patient.getByTestId("check-tone")).hasAttribute("data-verdict", "good");
        gateway.move("in-call");
        assertThat(patient.getByTestId("check-again")).isHidden();
    }

    @Test
    @DisplayName("a browser that cannot speak, or is too old for the page, says which ones will do")
    void otherBrowsers() {
        for (String path : new String[] {LINK, DESK, "/video/meet#secret", "/video/conference?case=a"}) {
            Page mute = open(path, "delete window.RTCPeerConnection;");
            assertThat(mute.getByTestId("refusal")).containsText("Firefox, Chrome, Edge oder Safari");
            Page old = blank("");
            old.route("**/boundary/*.js", route -> PretendedServer.json(route, 200, "too new {"));
            go(old, path);
            assertThat(old.locator("main"))
                    .containsText("Nehmen Sie Chrome oder Edge ab 90, Firefox ab 98 oder Safari ab 15.4");
        }
    }

    @Test
    @DisplayName(
            "a weak line to a conference: half the pictures, then less, and back in steps; who falls again waits longer")
    void fewerPictures() {
        Page page = open(LINK);
        assertThat(page.evaluate("""
                async () => {
                  const { PictureLimit } = await import('/video/app/entity/quality.js');
                  const { LineWatch } = await import('/video/app/control/linewatch.js');
                  const good = { loss: 0, rtt: 50 };
                  const poor = { loss: 20, rtt: 50 };
                  const limit = new PictureLimit();
                  const steps = (samples) => samples.map((one) => limit.next(one, 8)).join(' ');
                  const fair = steps([poor, good, poor, { loss: 5, rtt: 50 }]);
                  const down = steps([poor, poor, poor, poor, poor, poor, poor, poor]);
                  const up = steps([good, good, good, good, good, good, good, good, good, good, good, good]);
                  const again = steps([poor, poor, good, good, good, good, good, good, good, good]);
                  let received = 0;
                  let lost = 0;
                  const connection = { getStats: async () => new Map([
                    ['p', { type: 'candidate-pair', nominated: true, state: 'succeeded', currentRoundTripTime: 0.05, localCandidateId: 'l' }],
                    ['i', { type: 'inbound-rtp', packetsReceived: received, packetsLost: lost }]]) };
                  const said = [];
                  const watch = new LineWatch({ connections: () => [connection], shown: () => 4, say: (most) => said.push(most) });
                  for (let look = 0; look < 4; look += 1) {
                    await watch.look();
                    received += 80;
                    lost += 20;
                  }
                  return [fair, down, up, again, said.join(' ')].join('|');
                }"""))
                .isEqualTo("12 12 12 12|12 4 4 2 2 1 1 0|0 0 0 1 1 1 1 2 2 2 2 4|4 2 2 2 2 2 2 2 2 4|2");
    }
}
