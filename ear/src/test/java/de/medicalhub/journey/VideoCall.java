package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import de.medicalhub.common.testing.SmallCamera;
import java.util.List;
import java.util.regex.Pattern;

/** A video consultation between the doctor's page and a patient who has nothing but a link. */
final class VideoCall {
    /** Frames that the browser decoded and played for the remote picture. */
    private static final String SEES = """
            () => { const video = document.querySelector('[data-testid=remote-video]');
                    return video !== null && video.getVideoPlaybackQuality().totalVideoFrames > 50; }""";

    /** Energy of the remote sound (the fake microphone beeps once a second). */
    private static final String HEARS = """
            () => { const video = document.querySelector('[data-testid=remote-video]');
                    if (!video || !video.srcObject || !video.srcObject.getAudioTracks().length) return false;
                    if (!window.journeyMeter) {
                      const audio = new AudioContext();
                      window.journeyMeter = audio.createAnalyser();
                      audio.createMediaStreamSource(video.srcObject).connect(window.journeyMeter);
                    }
                    const wave = new Float32Array(window.journeyMeter.fftSize);
                    window.journeyMeter.getFloatTimeDomainData(wave);
                    return wave.some((value) => Math.abs(value) > 0.01); }""";

    private final Browsers browsers;
    private final Page doctor;
    private String link = "";

    VideoCall(Browsers browsers, Page doctor) {
        this.browsers = browsers;
        this.doctor = doctor;
        doctor.context().grantPermissions(SmallCamera.PERMISSIONS);
    }

    /** The doctor makes a link; the patient opens it on a phone, without an account, and waits. */
    Page invitePatient() {
        doctor.getByTestId("invite").click();
        assertThat(doctor.getByTestId("invite-url")).hasValue(Pattern.compile("#."));
        link = doctor.getByTestId("invite-url").inputValue();
        Page patient = browsers.phone();
        patient.context().grantPermissions(SmallCamera.PERMISSIONS);
        patient.navigate(link);
        patient.getByTestId("join").click();
        assertThat(doctor.getByTestId("waiting-entry")).isVisible();
        assertThat((Boolean) patient.evaluate(SEES)).isFalse();
        return patient;
    }

    void admit() {
        doctor.getByTestId("admit").click();
    }

    void assertBothSeeAndHearEachOther(Page patient) {
        for (Page side : List.of(doctor, patient)) {
            side.waitForFunction(SEES);
            side.waitForFunction(HEARS);
        }
    }

    /** Somebody else with the same link gets a plain sentence and no call. */
    void assertStrangerIsRefused() {
        Page stranger = browsers.phone();
        stranger.navigate(link);
        assertThat(stranger.getByTestId("refusal")).isVisible();
        assertThat(stranger.getByTestId("join")).hasCount(0);
        assertThat(stranger.content()).doesNotContain("Exception");
    }

    void end() {
        doctor.getByTestId("end-call").click();
    }
}
