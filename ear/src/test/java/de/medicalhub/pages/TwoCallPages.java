package de.medicalhub.pages;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** What tests of the call pages begin with: a browser with a camera, and a gateway that each test pretends anew. */
abstract class TwoCallPages {
    /** The doctor's page. */
    static final String DESK = "/video/consultation?appointment=a";

    /** The patient's page. */
    static final String LINK = "/video/join#secret";

    /** The other person's picture moves. */
    static final String SEES = """
            () => { const video = document.querySelector('[data-testid=remote-video]');
                    return video !== null && video.getVideoPlaybackQuality().totalVideoFrames > 10; }""";

    /** For the message of a test that fails: what the page says, what it sends, what it is shown. */
    private static final String HOW_IT_STANDS = """
            () => { const remote = document.querySelector('[data-testid=remote-video]');
                    const local = document.querySelector('[data-testid=local-video]');
                    const tracks = (video) => (video?.srcObject?.getTracks() ?? []).map((one) => `${one.kind} ${one.readyState} ${one.muted}`);
                    return JSON.stringify({ says: document.querySelector('[data-testid=call-state]')?.textContent,
                      own: tracks(local), others: tracks(remote), frames: remote?.getVideoPlaybackQuality().totalVideoFrames,
                      connections: (window.kept ?? []).map((one) => [one.connectionState, one.iceConnectionState,
                        one.iceGatheringState, one.signalingState, ...one.getTransceivers().map((each) => each.currentDirection)].join(' ')) }); }""";

    /** Keeps the connections, so that the test can look at them. */
    static final String KEEP = """
            window.kept = [];
            window.RTCPeerConnection = class extends RTCPeerConnection {
              constructor(configuration) { super(configuration); window.kept.push(this); }
            };""";

    private static @Nullable PageBrowser browser;

    final PretendedGateway gateway = new PretendedGateway();

    private final List<Page> pages = new ArrayList<>();

    @BeforeAll
    static void openBrowser() {
        browser = PageBrowser.launchWithCamera();
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    /** Closed pages would still be asked about by what comes late; an empty one keeps nothing busy. */
    @AfterEach
    void everybodyLeaves() {
        pages.forEach(page -> page.navigate("about:blank"));
    }

    /** Two people who see each other. */
    record Meeting(Page doctor, Page patient) {}

    /** Doctor and patient in the call, in pages in which those scripts ran first. */
    final Meeting meet(String doctorsScript, String patientsScript) {
        Page doctor = open(DESK, doctorsScript);
        // one after the other: on a busy machine two pages that load at once take each other's time
        doctor.waitForCondition(() -> gateway.heard.contains("HOST hello"));
        Page patient = open(LINK, patientsScript);
        patient.getByTestId("join").click();
        patient.waitForCondition(() -> gateway.heard.contains("PATIENT hello"));
        seeEachOther(doctor, patient);
        return new Meeting(doctor, patient);
    }

    /** Waits until the pictures of both move; where they do not, the failure says how the pages stand. */
    final void seeEachOther(Page doctor, Page patient) {
        try {
            patient.waitForFunction(SEES);
            doctor.waitForFunction(SEES);
        } catch (TimeoutError late) {
            throw new AssertionError(
                    "They do not see each other. Heard: " + gateway.heard + "; doctor: "
                            + doctor.evaluate(HOW_IT_STANDS) + "; patient: " + patient.evaluate(HOW_IT_STANDS),
                    late);
        }
    }

    final Page open(String path) {
        return open(path, "");
    }

    /** A page in which that script ran first. */
    final Page open(String path, String script) {
        Page page = blank(script);
        enter(page, path);
        return page;
    }

    /** A page that is prepared goes there, and is heard. */
    final void enter(Page page, String path) {
        gateway.listen(page);
        go(page, path);
    }

    /** A page that goes nowhere yet; whatever it asks for is answered by the gateway. */
    final Page blank(String script) {
        Page page = Objects.requireNonNull(browser).blank("de-DE");
        pages.add(page);
        page.addInitScript(script);
        page.route("**/*", gateway::answer);
        return page;
    }

    static void go(Page page, String path) {
        page.navigate(PretendedServer.ADDRESS + path, new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
    }
}
