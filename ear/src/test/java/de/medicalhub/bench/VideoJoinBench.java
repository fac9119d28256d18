package de.medicalhub.bench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import de.medicalhub.common.testing.Stack;
import de.medicalhub.fhir.bench.Report;
import de.medicalhub.video.journey.CallBrowser;
import de.medicalhub.video.journey.VideoCase;
import io.undertow.Undertow;
import io.undertow.util.Headers;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * From the click on “join” (devices granted) to the first decoded frame at the doctor: the hub beside two bare connections
 * that are signalled within the browser, and beside PeerJS with its server; in turns, in one browser.
 */
class VideoJoinBench {
    private static final int ROUNDS = Integer.getInteger("medhub.bench.video.rounds", 7);
    private static final String NOW = "performance.timeOrigin + performance.now()";

    /** Lets in at once, and notes each first frame. */
    private static final String DESK = """
            window.frames1 = [];
            new MutationObserver(() => {
              const admit = document.querySelector('[data-testid=admit]');
              if (admit && !window.admitted) { window.admitted = true; admit.click(); }
              const video = document.querySelector('[data-testid=remote-video]');
              if (video && !video.dataset.watched) {
                video.dataset.watched = 'yes';
                video.addEventListener('loadeddata', () => window.frames1.push(performance.timeOrigin + performance.now()));
              }
            }).observe(document, { subtree: true, childList: true });""";

    private static final String READY = """
            async () => {
              window.own = await navigator.mediaDevices.getUserMedia({ audio: true, video: { width: { ideal: 1280 }, height: { ideal: 720 } } });
              window.video = document.body.appendChild(document.createElement('video'));
              window.video.muted = true;
              window.video.autoplay = true;
              window.video.addEventListener('loadeddata', () => { window.first = performance.timeOrigin + performance.now(); });
            }""";

    private static final String BARE = """
            async (calls) => {
              const bus = new BroadcastChannel('bare');
              const begin = () => {
                const one = new RTCPeerConnection();
                one.addEventListener('icecandidate', ({ candidate }) => candidate && bus.postMessage({ candidate: candidate.toJSON() }));
                one.addEventListener('track', ({ streams: [stream] }) => { if (window.video.srcObject !== stream) window.video.srcObject = stream; });
                window.own.getTracks().forEach((track) => one.addTrack(track, window.own));
                return one;
              };
              let one = null;
              bus.addEventListener('message', async ({ data }) => {
                if (data.candidate) { await one.addIceCandidate(data.candidate); return; }
                one ??= begin();
                await one.setRemoteDescription(data);
                if (data.type !== 'offer') return;
                await one.setLocalDescription();
                bus.postMessage(one.localDescription.toJSON());
              });
              window.go = async () => {
                window.clicked = performance.timeOrigin + performance.now();
                one = begin();
                await one.setLocalDescription();
                bus.postMessage(one.localDescription.toJSON());
              };
            }""";

    private static final String PEERJS = """
            async ({ port, id, other }) => {
              const options = { host: 'localhost', port, path: '/', config: {} };
              const take = (stream) => { if (window.video.srcObject !== stream) window.video.srcObject = stream; };
              if (!other) {
                const desk = new Peer(id, options);
                desk.on('call', (call) => { call.on('stream', take); call.answer(window.own); });
                await new Promise((open) => { desk.on('open', open); });
                return;
              }
              window.go = () => {
                window.clicked = performance.timeOrigin + performance.now();
                const guest = new Peer(id, options);
                guest.on('open', () => guest.call(other, window.own).on('stream', take));
              };
            }""";

    private final JoinTimeline timeline = new JoinTimeline();
    private final List<Double> hub = new ArrayList<>();
    private final List<Double> resumed = new ArrayList<>();
    private final List<Double> bare = new ArrayList<>();
    private final List<Double> peerJs = new ArrayList<>();

    @Test
    void fromClickToFirstFrame() throws Exception {
        Path folder = Path.of(System.getProperty("medhub.target")).resolve("peerjs");
        Undertow plain = Undertow.builder()
                .addHttpListener(0, "localhost", exchange -> {
                    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/html");
                    exchange.getResponseSender().send("<!DOCTYPE html><body></body>");
                })
                .build();
        Optional<PeerJs> peer = PeerJs.start(folder);
        try (CallBrowser browser = CallBrowser.launchWithLargePictures()) {
            plain.start();
            String address = "http://localhost:"
                    + ((InetSocketAddress) plain.getListenerInfo().get(0).getAddress()).getPort() + "/";
            Page doctor = browser.person(1280, 900);
            doctor.addInitScript(DESK);
            JoinTimeline.watch(doctor);
            CallBrowser.signIn(doctor, "/", "gp1");
            doctor.waitForURL(Stack.hubUrl() + "/**");
            for (int round = 0; round <= ROUNDS; round++) {
                boolean counts = round > 0;
                hubRound(browser, doctor, counts);
                bareRound(browser, address, counts);
                if (peer.isPresent()) {
                    peerRound(browser, address, peer.get(), "r" + round, counts);
                }
            }
        } finally {
            plain.stop();
            timeline.write(Path.of(System.getProperty("medhub.target")).resolve("video-join-timeline.txt"));
            peer.ifPresent(PeerJs::close);
        }
        report();
    }

    private void hubRound(CallBrowser browser, Page doctor, boolean counts) throws Exception {
        VideoCase videoCase = VideoCase.open(Clock.systemUTC().instant());
        CallBrowser.go(doctor, Stack.hubUrl() + "/video/consultation?appointment=" + videoCase.appointment);
        assertThat(doctor.getByTestId("call-state")).containsText("Noch wartet niemand");
        Page patient = browser.person(390, 844);
        JoinTimeline.watch(patient);
        CallBrowser.go(patient, videoCase.invite("gp1"));
        // devices granted, and nothing of their check still under way
        assertThat(patient.getByTestId("check-camera-line")).hasAttribute("data-verdict", "good");
        assertThat(patient.getByTestId("check-line")).hasAttribute("data-verdict", "good");
        double clicked = number(patient.evaluate("() => { const now = " + NOW
                + "; document.querySelector('[data-testid=join]').click(); return now; }"));
        doctor.waitForFunction("() => window.frames1.length === 1");
        double joined = number(doctor.evaluate("() => window.frames1[0]")) - clicked;
        timeline.note("hub", clicked, List.of("patient", "desk"), List.of(patient, doctor));
        patient.reload();
        doctor.waitForFunction("() => window.frames1.length === 2");
        double began = number(patient.evaluate("() => performance.timeOrigin"));
        double back = number(doctor.evaluate("() => window.frames1[1]")) - began;
        timeline.note("hub, loaded again", began, List.of("patient", "desk"), List.of(patient, doctor));
        patient.context().close();
        keep(counts, hub, joined);
        keep(counts, resumed, back);
    }

    private void bareRound(CallBrowser browser, String address, boolean counts) {
        Page one = browser.person(390, 844);
        BrowserContext context = one.context();
        Page other = context.newPage();
        for (Page page : List.of(one, other)) {
            JoinTimeline.watch(page);
            page.navigate(address);
            page.evaluate(READY);
            page.evaluate(BARE);
        }
        keep(counts, bare, measured(one, other));
        timeline.note(
                "bare", number(one.evaluate("() => window.clicked")), List.of("caller", "seer"), List.of(one, other));
        context.close();
    }

    private void peerRound(CallBrowser browser, String address, PeerJs peer, String id, boolean counts)
            throws Exception {
        Page one = browser.person(390, 844);
        Page other = browser.person(1280, 900);
        String script = Files.readString(peer.client());
        for (Page page : List.of(other, one)) {
            page.navigate(address);
            page.addScriptTag(new Page.AddScriptTagOptions().setContent(script));
            page.evaluate(READY);
        }
        other.evaluate(PEERJS, Map.of("port", peer.port(), "id", id + "desk", "other", ""));
        one.evaluate(PEERJS, Map.of("port", peer.port(), "id", id + "guest", "other", id + "desk"));
        keep(counts, peerJs, measured(one, other));
        one.context().close();
        other.context().close();
    }

    private static double measured(Page caller, Page seer) {
        caller.evaluate("() => { window.go(); }");
        seer.waitForFunction("() => window.first");
        return number(seer.evaluate("() => window.first")) - number(caller.evaluate("() => window.clicked"));
    }

    private static void keep(boolean counts, List<Double> times, double millis) {
        if (counts) {
            times.add(millis);
        }
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    private static double median(List<Double> times) {
        return times.isEmpty() ? Double.NaN : times.stream().sorted().toList().get(times.size() / 2);
    }

    private void report() throws Exception {
        double own = median(hub);
        double toBare = own / median(bare);
        double toPeerJs = own / median(peerJs);
        double back = median(resumed) / own;
        Report.write(
                "video join",
                "Medians of " + ROUNDS
                        + " rounds in turns, both browsers on the machine of the hub, camera of 10 frames a second; "
                        + Report.machine() + ".",
                String.format(
                        Locale.ROOT,
                        "| | ms | hub : this | aim |%n|---|--:|--:|--:|%n| hub, from the click to the first frame | %.0f | | |%n"
                                + "| bare connection, signalled within the browser | %.0f | %.2f | ≤ 1.25 |%n"
                                + "| PeerJS and its server | %s | ≤ 1 |%n| hub, after a reload | %.0f | %.2f (of the first join) | ≤ 1.5 |%n",
                        own,
                        median(bare),
                        toBare,
                        peerJs.isEmpty()
                                ? "not measured |"
                                : String.format(Locale.ROOT, "%.0f | %.2f", median(peerJs), toPeerJs),
                        median(resumed),
                        back));
        assertThat(hub).hasSize(ROUNDS);
        assertThat(toBare).as("hub to a bare connection").isLessThanOrEqualTo(1.25);
        assertThat(back).as("after a reload to the first join").isLessThanOrEqualTo(1.5);
        if (!peerJs.isEmpty()) {
            assertThat(toPeerJs).as("hub to PeerJS and its server").isLessThanOrEqualTo(1);
        }
    }
}
