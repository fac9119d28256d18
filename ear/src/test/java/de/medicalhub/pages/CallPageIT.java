package de.medicalhub.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import de.medicalhub.pages.PretendedGateway.Side;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two call pages alone, on a wire that delays and loses what a test tells it to. */
class CallPageIT {
    /** Counts how often the page's connection wished to offer. */
    private static final String COUNT_WISHES = """
            window.wishes = 0;
            window.RTCPeerConnection = class extends RTCPeerConnection {
              constructor(configuration) {
                super(configuration);
                this.addEventListener('negotiationneeded', () => { window.wishes += 1; });
              }
            };""";

    /** The camera is there as soon as the person allows it. */
    private static final String ASK_FIRST = """
            const devices = navigator.mediaDevices;
            const ask = devices.getUserMedia.bind(devices);
            const allowed = new Promise((resolve) => { window.allow = resolve; });
            devices.getUserMedia = async (what) => { await allowed; return ask(what); };""";

    /** Nothing happens after a while; what happens, happens at once or never. */
    private static final String NO_SECOND_THOUGHTS = """
            const later = window.setTimeout;
            window.setTimeout = (what, millis, ...rest) => (millis >= 5000 ? 0 : later(what, millis, ...rest));""";

    private static final String SEES = """
            () => { const video = document.querySelector('[data-testid=remote-video]');
                    return video !== null && video.getVideoPlaybackQuality().totalVideoFrames > 10; }""";

    private static @Nullable PageBrowser browser;

    private final PretendedGateway gateway = new PretendedGateway();

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

    @Test
    void patientLeavesTheFirstOfferToTheDoctor() {
        gateway.late = message -> gateway.isFrom(Side.HOST, message);
        Page doctor = open("/video/consultation?appointment=a", "");
        Page patient = join(COUNT_WISHES);
        patient.waitForFunction("() => window.wishes > 0");
        await(patient, () -> !gateway.said(Side.HOST, "description").isEmpty());
        int told = gateway.said(Side.PATIENT, "media").size();
        patient.getByText("Mikrofon an").click();
        await(patient, () -> gateway.said(Side.PATIENT, "media").size() > told);
        assertThat(gateway.said(Side.PATIENT, "description")).isEmpty();
        gateway.release();
        doctor.waitForFunction(SEES);
        patient.waitForFunction(SEES);
    }

    @Test
    void whatWasLostWithTheWireIsSaidAgainWhenThePageIsBack() {
        gateway.lost = message -> true;
        Page doctor = open("/video/consultation?appointment=a", NO_SECOND_THOUGHTS);
        Page patient = join("");
        await(doctor, () -> !gateway.said(Side.HOST, "description").isEmpty());
        gateway.lost = message -> false;
        gateway.blink();
        doctor.waitForFunction(SEES);
        patient.waitForFunction(SEES);
    }

    @Test
    void offerThatNobodyHeardIsMadeAgain() {
        gateway.lost = message -> message.getString("type").equals("description")
                && gateway.said(Side.HOST, "description").size() == 1;
        Page doctor = open("/video/consultation?appointment=a", "");
        Page patient = join("");
        doctor.waitForFunction(SEES);
        patient.waitForFunction(SEES);
        assertThat(gateway.said(Side.HOST, "description")).hasSizeGreaterThan(1);
    }

    @Test
    void cameraThatIsAllowedLateIsSeenAlsoWhenItsOfferComesRightBehindTheAnswer() {
        Page doctor = open("/video/consultation?appointment=a", NO_SECOND_THOUGHTS);
        gateway.late = message -> gateway.isFrom(Side.PATIENT, message);
        Page patient = join(ASK_FIRST);
        await(patient, () -> !gateway.said(Side.PATIENT, "description").isEmpty());
        patient.evaluate("() => window.allow()");
        await(
                patient,
                () -> gateway.said(Side.PATIENT, "description").stream()
                        .anyMatch(message -> message.getJsonObject("description")
                                .getString("type")
                                .equals("offer")));
        gateway.release();
        doctor.waitForFunction(SEES);
        patient.waitForFunction(SEES);
    }

    private Page join(String script) {
        Page patient = open("/video/join#secret", script);
        patient.getByTestId("join").click();
        return patient;
    }

    private Page open(String path, String script) {
        Page page = Objects.requireNonNull(browser).blank("de-DE");
        page.addInitScript(script);
        page.route("**/*", gateway::answer);
        gateway.listen(page);
        page.navigate(PretendedServer.ADDRESS + path, new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        return page;
    }

    private static void await(Page page, java.util.function.BooleanSupplier condition) {
        page.waitForCondition(condition);
    }
}
