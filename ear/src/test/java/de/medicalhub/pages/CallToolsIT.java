package de.medicalhub.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import de.medicalhub.pages.PretendedGateway.Side;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The tools of a call: showing the screen, the small window, written words in the picture, blur, coughing. */
class CallToolsIT extends TwoCallPages {
    /** A screen that is red all over. */
    private static final String SCREEN = """
            navigator.mediaDevices.getDisplayMedia = async () => {
              const canvas = document.createElement('canvas');
              canvas.width = 640;
              canvas.height = 480;
              const brush = canvas.getContext('2d');
              setInterval(() => {
                brush.fillStyle = '#f00';
                brush.fillRect(0, 0, 640, 480);
              }, 50);
              return canvas.captureStream(15);
            };""";

    /** Is the middle of the other person's picture red. */
    private static final String RED = """
            (wanted) => {
              const video = document.querySelector('[data-testid=remote-video]');
              const canvas = document.createElement('canvas');
              canvas.width = 1;
              canvas.height = 1;
              const brush = canvas.getContext('2d');
              brush.drawImage(video, video.videoWidth / 2, video.videoHeight / 2, 1, 1, 0, 0, 1, 1);
              const [red, green, blue] = brush.getImageData(0, 0, 1, 1).data;
              return (red > 180 && green < 90 && blue < 90) === wanted;
            }""";

    /** One dot. */
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /** The written words stand below the pictures. */
    private static final String BELOW = """
            () => { const place = (what) => document.querySelector(what).getBoundingClientRect();
                    return place('[data-testid=captions]').top >= place('.call-pictures').bottom; }""";

    private static final String FLOATS = "() => document.pictureInPictureElement?.dataset.testid === 'remote-video'";

    /** A browser that can blur, as some on phones and tablets can. */
    private static final String CAN_BLUR = """
            let blurred = false;
            MediaStreamTrack.prototype.getCapabilities = () => ({ backgroundBlur: [true, false] });
            const settings = MediaStreamTrack.prototype.getSettings;
            MediaStreamTrack.prototype.getSettings = function blurry() {
              return { ...settings.call(this), backgroundBlur: blurred };
            };
            MediaStreamTrack.prototype.applyConstraints = async (wish) => { blurred = wish.backgroundBlur; };""";

    @Test
    @DisplayName(
            "the doctor shows the screen: the patient reads so and sees it instead of the camera, until it is taken back")
    void screen() {
        Meeting meeting = meet(SCREEN, "");
        Page doctor = meeting.doctor();
        Page patient = meeting.patient();
        patient.waitForFunction(RED, false);
        tool(doctor, "share").click();
        assertThat(patient.getByTestId("call-state")).containsText("zeigt Ihnen etwas auf dem Bildschirm");
        patient.waitForFunction(RED, true);
        Locator back = tool(doctor, "share");
        assertThat(back).containsText("Nicht mehr zeigen");
        back.click();
        assertThat(patient.getByTestId("call-state")).containsText("Sie sind verbunden");
        patient.waitForFunction(RED, false);
    }

    @Test
    @DisplayName(
            "the picture goes into a small window of its own and back; written words stand large in it only if wished")
    void smallWindowAndWords() {
        Meeting meeting = meet("", "");
        Page doctor = meeting.doctor();
        Page patient = meeting.patient();
        tool(doctor, "float").click();
        doctor.waitForFunction(FLOATS);
        tool(doctor, "float").click();
        doctor.waitForFunction("() => document.pictureInPictureElement === null");

        assertThat(patient.getByTestId("captions")).isHidden();
        tool(patient, "captions-switch").click();
        doctor.getByTestId("chat-text").fill("Bitte nehmen Sie die Tabletten weiter.");
        doctor.getByTestId("chat-send").click();
        assertThat(patient.getByTestId("captions")).isVisible();
        assertThat(patient.getByTestId("captions")).hasText("Bitte nehmen Sie die Tabletten weiter.");
        assertThat(doctor.getByTestId("captions")).isHidden();
    }

    @Test
    @DisplayName("for sign language nothing of the picture is cut off, words stand below it and cover no hands")
    void signs() {
        Meeting meeting = meet("", "");
        Page patient = meeting.patient();
        patient.setViewportSize(390, 844);
        tool(patient, "signs").click();
        meeting.doctor().getByTestId("chat-text").fill("Bitte zeigen Sie die Hand.");
        meeting.doctor().getByTestId("chat-send").click();
        assertThat(patient.getByTestId("captions")).hasText("Bitte zeigen Sie die Hand.");
        assertThat(patient.getByTestId("remote-video")).hasCSS("object-fit", "contain");
        patient.waitForFunction(BELOW);
        assertThat(tool(patient, "signs")).hasText("Gewöhnliche Ansicht");
        patient.getByTestId("signs").click();
        assertThat(patient.getByTestId("captions")).isHidden();
        assertThat(patient.getByTestId("remote-video")).hasCSS("object-fit", "cover");
    }

    @Test
    @DisplayName("blur is offered where the browser can and nowhere else; the microphone held down is off just as long")
    void blurAndCough() {
        Meeting meeting = meet(CAN_BLUR, "");
        Page doctor = meeting.doctor();
        Page patient = meeting.patient();
        Locator blur = tool(doctor, "blur");
        assertThat(blur).containsText("Hintergrund unscharf");
        blur.click();
        assertThat(tool(doctor, "blur")).containsText("Hintergrund wieder scharf");
        doctor.keyboard().press("Escape");
        patient.getByTestId("more").click();
        assertThat(patient.getByTestId("captions-switch")).isVisible();
        assertThat(patient.getByTestId("blur")).hasCount(0);
        patient.keyboard().press("Escape");

        Locator microphone = doctor.getByTestId("switch-audio");
        microphone.hover();
        doctor.mouse().down();
        assertThat(microphone).hasAttribute("aria-pressed", "false");
        assertThat(patient.getByTestId("call-state")).containsText("hat das Mikrofon ausgeschaltet");
        doctor.mouse().up();
        assertThat(microphone).hasAttribute("aria-pressed", "true");
        assertThat(patient.getByTestId("call-state")).containsText("Sie sind verbunden");
        assertThat(gateway.said(Side.HOST, "media")).isNotEmpty();
    }

    @Test
    @DisplayName("a picture and a PDF go from browser to browser and are gone with the end; anything else is not shown")
    void documents() {
        Meeting meeting = meet("", "");
        Page doctor = meeting.doctor();
        Page patient = meeting.patient();
        doctor.getByTestId("document").setInputFiles(new FilePayload("wunde.png", "image/png", PNG));
        assertThat(patient.getByTestId("documents").locator("img")).isVisible();
        assertThat(patient.getByTestId("document-said")).containsText("zeigt Ihnen ein Dokument");
        patient.waitForFunction("() => document.querySelector('.call-document img').naturalWidth === 1");
        assertThat(doctor.getByTestId("document-to")).containsText("An alle im Gespräch: ");
        assertThat(doctor.getByTestId("document-said")).containsText("„wunde.png“ ist angekommen bei: ");
        byte[] pdf = ("%PDF-1.7\n" + " ".repeat(300_000)).getBytes(StandardCharsets.US_ASCII);
        patient.getByTestId("document").setInputFiles(new FilePayload("plan\u202Efdp.hta", "application/pdf", pdf));
        assertThat(doctor.getByTestId("documents")).containsText("planfdp.pdf");
        assertThat(doctor.locator(".call-document a").first()).hasAttribute("download", "planfdp.pdf");
        assertThat(patient.getByTestId("document-said")).containsText("ist angekommen bei: ");
        Object size = doctor.evaluate(
                "async () => (await (await fetch(document.querySelector('.call-document a').href))" + ".blob()).size");
        assertThat(size).isEqualTo(pdf.length);

        patient.getByTestId("document").setInputFiles(new FilePayload("plan.pdf", "application/pdf", PNG));
        assertThat(patient.getByTestId("document-said")).containsText("können wir nicht zeigen");
        doctor.getByTestId("end-call").click();
        assertThat(patient.locator(".call-document")).hasCount(0);
        assertThat(gateway.said.toString()).doesNotContain("wunde", "planfdp");
    }

    private static Locator tool(Page page, String name) {
        page.getByTestId("more").click();
        return page.getByTestId(name);
    }
}
