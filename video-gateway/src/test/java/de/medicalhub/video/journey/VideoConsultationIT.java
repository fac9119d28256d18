package de.medicalhub.video.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import de.medicalhub.common.testing.Stack;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two browsers meet; a third does not get in; a reload does no harm; the record knows what happened. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VideoConsultationIT {
    private static final int FRAMES = 30;
    /** Keeps the wires, and counts how often the gateway has greeted. */
    private static final String WIRES = """
            window.wires = [];
            window.welcomes = 0;
            window.WebSocket = class extends WebSocket {
              constructor(...parts) {
                super(...parts);
                window.wires.push(this);
                this.addEventListener('message', ({ data }) => { if (JSON.parse(data).type === 'welcome') window.welcomes += 1; });
              }
            };""";
    /** Of the demo's practice-mendig, where gp1 works. */
    private static final String PHONE_OF_THE_PRACTICE = "+49 221 4710 130";

    private @org.jspecify.annotations.Nullable CallBrowser opened;

    @BeforeAll
    void launch() {
        opened = CallBrowser.launch();
    }

    @AfterEach
    void everybodyLeaves() {
        if (opened != null) {
            opened.everybodyLeaves();
        }
    }

    @AfterAll
    void close() {
        if (opened != null) {
            opened.close();
        }
    }

    @Test
    @DisplayName("patient waits, is let in, both see each other, a reload resumes, the end is friendly")
    void wholeConsultation() throws Exception {
        VideoCase videoCase = VideoCase.open(Clock.systemUTC().instant());
        String link = videoCase.invite("gp1");
        Page patient = browser().person(390, 844);
        Page doctor = browser().person(1280, 900);

        CallBrowser.go(patient, link);
        patient.getByTestId("join").waitFor();
        assertThat(patient.locator("mh-frame .mh-phone")).containsText(PHONE_OF_THE_PRACTICE);
        patient.getByTestId("join").click();
        assertThat(patient.getByTestId("call-state")).containsText("Wartezimmer");
        CallBrowser.signIn(doctor, "/video/consultation?appointment=" + videoCase.appointment, "gp1");
        assertThat(doctor.getByTestId("waiting-entry")).containsText("Beispiel");
        assertThat(patient.getByTestId("call-state")).containsText("holt Sie gleich herein");
        await("arrived", videoCase::encounterStatus);

        doctor.getByTestId("admit").click();
        CallBrowser.awaitFrames(doctor, FRAMES);
        CallBrowser.awaitFrames(patient, FRAMES);
        await("in-progress", videoCase::encounterStatus);

        refusesThirdPerson(link);
        patient.reload();
        CallBrowser.awaitFrames(patient, FRAMES);
        CallBrowser.awaitFrames(doctor, FRAMES);

        doctor.getByTestId("end-call").click();
        assertThat(patient.getByTestId("call-state")).containsText("Das Gespräch ist beendet");
        assertThat(doctor.getByTestId("call-state")).containsText("beendet");
        doctor.waitForCondition(() -> liveTracks(doctor) == 0);
        await("finished", videoCase::encounterStatus);
        await("fulfilled", videoCase::appointmentStatus);

        patient.getByTestId("again").click();
        assertThat(doctor.getByTestId("waiting-entry")).isVisible();
        assertThat(browser().complaints).isEmpty();
    }

    @Test
    @DisplayName("the doctor's button makes a link; a lost connection comes back without a click")
    void invitationFromThePageAndLostConnection() throws Exception {
        VideoCase videoCase = VideoCase.open(Clock.systemUTC().instant());
        Page doctor = browser().person(1280, 900);
        CallBrowser.signIn(doctor, "/video/consultation?appointment=" + videoCase.appointment, "gp1");
        doctor.getByTestId("invite").click();
        String link = CallBrowser.linkIn(doctor.getByTestId("invite-url"));
        Page patient = browser().person(390, 844);
        patient.addInitScript(WIRES);
        CallBrowser.go(patient, link);
        patient.getByTestId("join").click();
        doctor.getByTestId("admit").click();
        CallBrowser.awaitFrames(patient, FRAMES);

        patient.evaluate("() => window.wires.forEach((wire) => wire.close())");
        patient.waitForFunction("() => window.welcomes === 2");
        writes(doctor, "Sind Sie wieder da?", patient);
        writes(patient, "Ja, ich bin wieder da.", doctor);
        CallBrowser.awaitFrames(patient, FRAMES);
        doctor.reload();
        CallBrowser.awaitFrames(doctor, FRAMES);
        CallBrowser.awaitFrames(patient, FRAMES);
    }

    private static void writes(Page from, String line, Page to) {
        from.getByTestId("chat-text").fill(line);
        from.getByTestId("chat-send").click();
        assertThat(to.getByTestId("chat-lines")).containsText(line);
    }

    @Test
    @DisplayName(
            "both close their browsers without an end: the doctor reads who is away, and lets in again who comes back")
    void bothGoWithoutAnEnd() throws Exception {
        VideoCase videoCase = VideoCase.open(Clock.systemUTC().instant());
        String link = videoCase.invite("gp1");
        String desk = "/video/consultation?appointment=" + videoCase.appointment;
        Page patient = browser().person(390, 844);
        Page doctor = browser().person(1280, 900);
        CallBrowser.go(patient, link);
        patient.getByTestId("join").click();
        CallBrowser.signIn(doctor, desk, "gp1");
        doctor.getByTestId("admit").click();
        CallBrowser.awaitFrames(doctor, FRAMES);
        doctor = reopened(doctor);
        patient = reopened(patient);
        try {
            Stack.moveClock(Duration.ofMinutes(2));
            CallBrowser.go(doctor, Stack.hubUrl() + desk);
            assertThat(doctor.getByTestId("call-state")).containsText("ist nicht mehr in der Videosprechstunde");
            assertThat(doctor.getByTestId("end-call")).isVisible();
            CallBrowser.go(patient, link);
            doctor.getByTestId("admit").click();
            CallBrowser.awaitFrames(doctor, FRAMES);
            CallBrowser.awaitFrames(patient, FRAMES);
        } finally {
            Stack.moveClock(Duration.ZERO);
        }
    }

    /** The same browser after its window was closed. */
    private static Page reopened(Page page) {
        Page next = page.context().newPage();
        page.close();
        return next;
    }

    @Test
    @DisplayName(
            "the practice cancels in the record while the patient waits: the page says so by itself, and whom to ring up")
    void cancelledWhileWaiting() throws Exception {
        VideoCase videoCase = VideoCase.open(Clock.systemUTC().instant());
        Page patient = browser().person(390, 844);
        CallBrowser.go(patient, videoCase.invite("gp1"));
        patient.getByTestId("join").click();
        assertThat(patient.getByTestId("call-state")).containsText("Wartezimmer");
        videoCase.cancel("gp1");
        assertThat(patient.getByTestId("refusal")).containsText("abgesagt oder verlegt");
        assertThat(patient.getByTestId("ring-up")).containsText(PHONE_OF_THE_PRACTICE);
    }

    @Test
    @DisplayName("an expired, a replaced and an unknown link get a plain sentence and change nothing")
    void linksThatDoNotOpen() throws Exception {
        VideoCase videoCase = VideoCase.open(Clock.systemUTC().instant());
        String replaced = videoCase.invite("gp1");
        String link = videoCase.invite("gp1");
        assertRefusal(replaced, "gilt nicht mehr", PHONE_OF_THE_PRACTICE);
        assertRefusal(
                Stack.hubUrl() + "/video/join#" + "x".repeat(43),
                "kennen wir nicht",
                "Rufen Sie bitte die Praxis an, bei der Sie den Termin haben");
        try {
            Stack.moveClock(Duration.ofHours(5));
            assertRefusal(link, "gilt nicht mehr", PHONE_OF_THE_PRACTICE);
        } finally {
            Stack.moveClock(Duration.ZERO);
        }
        assertThat(videoCase.encounterStatus()).isEqualTo("planned");
    }

    @Test
    @DisplayName("days ahead: the doctor's camera stays off, the guest reads day and hour, English browsers English")
    void daysAhead() throws Exception {
        VideoCase videoCase = VideoCase.open(Clock.systemUTC().instant());
        String link = videoCase.invite("gp1");
        try {
            Stack.moveClock(Duration.ofDays(-2));
            Page doctor = browser().person(1280, 900);
            CallBrowser.signIn(doctor, "/video/consultation?appointment=" + videoCase.appointment, "gp1");
            assertThat(doctor.getByTestId("invite")).isVisible();
            assertThat(doctor.getByTestId("local-video")).isHidden();
            Assertions.assertThat(liveTracks(doctor)).isZero();
            doctor.getByTestId("check-camera").click();
            assertThat(doctor.getByTestId("local-video")).isVisible();
            Page guest = browser().person(320, 640, "en-GB");
            CallBrowser.go(guest, link);
            assertThat(guest.getByTestId("call-state")).containsText("Your video consultation opens");
            assertThat(guest.getByTestId("join")).hasCount(0);
            assertThat(guest.getByTestId("refusal")).hasCount(0);
        } finally {
            Stack.moveClock(Duration.ZERO);
        }
    }

    private static int liveTracks(Page page) {
        Object count = page.getByTestId("local-video")
                .evaluate("video => video.srcObject ? video.srcObject.getTracks().length : 0");
        return ((Number) count).intValue();
    }

    private void refusesThirdPerson(String link) {
        assertRefusal(link, "schon in einem anderen Browser", PHONE_OF_THE_PRACTICE);
    }

    private void assertRefusal(String link, String sentence, String help) {
        Page stranger = browser().person(390, 844);
        CallBrowser.go(stranger, link);
        assertThat(stranger.getByTestId("refusal")).containsText(sentence);
        assertThat(stranger.getByTestId("ring-up")).containsText(help);
        assertThat(stranger.getByTestId("join")).isHidden();
        assertThat(stranger.getByText("Noch einmal versuchen")).hasCount(0);
        stranger.context().close();
    }

    private CallBrowser browser() {
        CallBrowser present = opened;
        if (present == null) {
            throw new IllegalStateException("not launched");
        }
        return present;
    }

    /** The record is written behind the call; three minutes are more than enough. */
    private void await(String wanted, Callable<String> actual) throws Exception {
        Page clock = browser().person(100, 100);
        try {
            clock.waitForCondition(
                    () -> {
                        try {
                            return wanted.equals(actual.call());
                        } catch (IOException e) {
                            return false;
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    new Page.WaitForConditionOptions().setTimeout(180_000));
        } finally {
            clock.context().close();
        }
    }
}
