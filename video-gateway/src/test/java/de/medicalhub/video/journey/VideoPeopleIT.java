package de.medicalhub.video.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import de.medicalhub.common.testing.Stack;
import java.time.Clock;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A third person joins and is sent away; who must leave is heard; who was called off is called again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VideoPeopleIT {
    private static final int FRAMES = 10;
    private static final String THIRD = "third-video";

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
    @DisplayName("an interpreter joins by a one-time link, three see each other; sent away, the link is dead")
    void interpreterJoinsAndLeaves() throws Exception {
        VideoCase videoCase = VideoCase.open(Clock.systemUTC().instant());
        Page doctor = desk(videoCase);
        Page patient = waiting(videoCase);
        doctor.getByTestId("admit").click();
        doctor.getByTestId("guest-side").selectOption("interpreter");
        doctor.getByTestId("invite-guest").click();
        String link = CallBrowser.linkIn(doctor.getByTestId("guest-url"));
        Page interpreter = browser().person(390, 844);
        CallBrowser.go(interpreter, link);
        interpreter.getByTestId("join").click();
        for (Page person : new Page[] {doctor, patient, interpreter}) {
            CallBrowser.awaitFrames(person, FRAMES);
            CallBrowser.awaitFrames(person, THIRD, FRAMES);
        }
        assertThat(doctor.getByTestId("guest-there")).containsText("Dolmetscherin oder Dolmetscher ist da");
        write(interpreter, "Ich dolmetsche für Sie.");
        assertThat(patient.getByTestId("chat-lines")).containsText("Ich dolmetsche für Sie.");

        doctor.getByTestId("dismiss").click();
        assertThat(interpreter.getByTestId("refusal")).containsText("ohne Sie weiter");
        assertThat(doctor.getByTestId(THIRD)).isHidden();
        CallBrowser.go(interpreter, "about:blank");
        CallBrowser.go(interpreter, link);
        assertThat(interpreter.getByTestId("refusal")).containsText("gilt nicht mehr");
        CallBrowser.awaitFrames(doctor, FRAMES);

        doctor.getByTestId("checkCard").check();
        assertThat(doctor.getByTestId("identity-said")).containsText("Es steht in der Akte");
        Assertions.assertThat(videoCase.desk("gp1").getJsonObject("identity").getString("name"))
                .isNotEmpty();
        doctor.getByTestId("summary").fill("Verband am Freitag wechseln.");
        doctor.getByTestId("end-call").click();
        assertThat(patient.getByTestId("call-state")).containsText("Das Gespräch ist beendet");
        doctor.getByTestId("summary-send").click();
        assertThat(doctor.getByTestId("summary-sent")).isVisible();
        Assertions.assertThat(videoCase.messages("gp1"))
                .contains("Verband am Freitag wechseln.")
                .contains("Gesundheitskarte mit der Person im Bild verglichen: ")
                .contains("\"encounter\":{\"reference\":\"Encounter/");
        assertThat(patient.getByTestId("chat-lines")).isHidden();
        doctor.getByTestId("call-again").click();
        // a new picture counts its frames anew
        assertThat(patient.getByTestId("call-state")).containsText("Sie sind verbunden");
        assertThat(doctor.getByTestId("call-state")).containsText("Sie sind verbunden");
        CallBrowser.awaitFrames(doctor, FRAMES);
        CallBrowser.awaitFrames(patient, FRAMES);
        Assertions.assertThat(browser().complaints).isEmpty();
    }

    @Test
    @DisplayName("the nursing service joins from the patient's home: both see the nurse, who comes back after a reload")
    void nurseJoinsFromHome() throws Exception {
        VideoCase videoCase = VideoCase.open(Clock.systemUTC().instant());
        Page doctor = desk(videoCase);
        Page patient = waiting(videoCase);
        doctor.getByTestId("admit").click();
        doctor.getByTestId("guest-side").selectOption("nurse");
        doctor.getByTestId("invite-guest").click();
        Page nurse = browser().person(390, 844);
        CallBrowser.go(nurse, CallBrowser.linkIn(doctor.getByTestId("guest-url")));
        nurse.getByTestId("join").click();
        for (Page person : new Page[] {doctor, patient, nurse}) {
            CallBrowser.awaitFrames(person, THIRD, FRAMES);
        }
        assertThat(doctor.getByTestId("guest-there")).containsText("Pflegedienst ist da");
        nurse.reload();
        CallBrowser.awaitFrames(nurse, FRAMES);
        CallBrowser.awaitFrames(nurse, THIRD, FRAMES);
        CallBrowser.awaitFrames(doctor, THIRD, FRAMES);
    }

    @Test
    @DisplayName("the patient checks devices, writes while waiting, must leave, comes back in a second window")
    void waitingPatientIsHeard() throws Exception {
        VideoCase videoCase = VideoCase.open(Clock.systemUTC().instant());
        Page doctor = desk(videoCase);
        String link = videoCase.invite("gp1");
        Page patient = browser().person(390, 844);
        CallBrowser.go(patient, link);
        assertThat(patient.getByTestId("check-camera-line")).hasAttribute("data-verdict", "good");
        assertThat(patient.getByTestId("check-microphone")).hasAttribute("data-verdict", "good");
        assertThat(patient.getByTestId("check-line")).hasAttribute("data-verdict", "good");
        patient.getByTestId("privacy").click();
        assertThat(patient.getByTestId("privacy")).containsText("Niemand zeichnet auf");
        patient.getByTestId("join").click();
        assertThat(patient.getByTestId("place")).containsText("Sie sind als Nächstes dran");
        write(patient, "Ich höre auf dem linken Ohr schlecht.");
        assertThat(doctor.getByTestId("chat-lines")).containsText("linken Ohr");
        patient.getByTestId("must-leave").click();
        assertThat(patient.getByTestId("ring-up")).isVisible();
        assertThat(doctor.getByTestId("waiting-entry")).hasCount(0);
        assertThat(doctor.getByTestId("chat-lines")).containsText("Ich muss leider gehen");

        Page second = patient.context().newPage();
        CallBrowser.go(second, link);
        second.getByTestId("join").click();
        assertThat(patient.getByTestId("refusal")).containsText("in einem anderen Fenster");
        patient.close();
        doctor.getByTestId("admit").click();
        CallBrowser.awaitFrames(second, FRAMES);
        CallBrowser.awaitFrames(doctor, FRAMES);
        assertThat(doctor.getByTestId("quality")).containsText("Bild und Ton bei Ihnen");
    }

    @Test
    @DisplayName("who signs out in another window speaks no more: the page is filmed no longer and asks to sign in")
    void signsOut() throws Exception {
        Page doctor = desk(VideoCase.open(Clock.systemUTC().instant()));
        assertThat(doctor.getByTestId("call-state")).containsText("Noch wartet niemand");
        Page other = doctor.context().newPage();
        CallBrowser.go(other, Stack.hubUrl() + "/logout");
        assertThat(doctor.getByText("Neu anmelden")).isVisible();
    }

    private Page desk(VideoCase videoCase) {
        Page doctor = browser().person(1280, 900);
        CallBrowser.signIn(doctor, "/video/consultation?appointment=" + videoCase.appointment, "gp1");
        assertThat(doctor.getByTestId("invite")).isVisible();
        return doctor;
    }

    private Page waiting(VideoCase videoCase) throws Exception {
        Page patient = browser().person(390, 844);
        CallBrowser.go(patient, videoCase.invite("gp1"));
        patient.getByTestId("join").click();
        assertThat(patient.getByTestId("place")).isVisible();
        return patient;
    }

    private static void write(Page page, String words) {
        page.getByTestId("chat-text").fill(words);
        page.getByTestId("chat-send").click();
        assertThat(page.getByTestId("chat-lines")).containsText(words);
    }

    private CallBrowser browser() {
        CallBrowser present = opened;
        if (present == null) {
            throw new IllegalStateException("not launched");
        }
        return present;
    }
}
