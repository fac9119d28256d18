package de.medicalhub.portal.medication.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.zxing.common.BitMatrix;
import de.medicalhub.portal.medication.UnreadablePlanException;
import de.medicalhub.portal.medication.UnreadablePlanException.Reason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DataMatrixTest {
    @Test
    @DisplayName("M7 all public plans survive as a picture, the code is square")
    void publicPlansSurviveAsPictures() {
        for (Path file : ExamplePlans.files()) {
            String text =
                    PlanWriter.write(PlanReader.read(ExamplePlans.bytes(file)).plan());
            BitMatrix code = code(text);
            assertThat(code.getWidth()).isEqualTo(code.getHeight());
            assertThat(CodeFinder.textIn(DataMatrixCode.png(code, 3)))
                    .as(file.toString())
                    .isEqualTo(text);
        }
    }

    @Test
    @DisplayName("M7 every letter of ISO-8859-1 survives, and texts of every length up to the largest code")
    void everyLetterAndLength() {
        Random random = new Random(7);
        for (int length = 1; length <= 1300; length += 37) {
            String text = random.ints(length, 0xA0, 0x100)
                    .mapToObj(letter -> Character.toString(random.nextInt(3) == 0 ? letter : letter - 0x80))
                    .collect(Collectors.joining());
            assertThat(DataMatrixCode.of(text)).as("%s letters", length).isPresent();
        }
        assertThat(DataMatrixCode.of("ä".repeat(1301))).isPresent();
        assertThat(DataMatrixCode.of("ä".repeat(1304))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "90, 1", "180, 1", "270, 1", "0, 0.7", "0, 1.6", "90, 1.3", "3, 1", "20, 1.2", "200, 1"})
    @DisplayName("M8 a picture is read whichever way it is turned, larger and smaller, soiled, as PNG and JPEG")
    void turned(double degrees, double scale) {
        Photo photo = Photo.of(DataMatrixCode.png(code(ExamplePlans.RICH), 6)).turned(degrees, scale);
        assertThat(CodeFinder.textIn(photo.bytes("png"))).isEqualTo(ExamplePlans.RICH);
        assertThat(CodeFinder.textIn(photo.soiled(1).bytes("jpg"))).isEqualTo(ExamplePlans.RICH);
    }

    @ParameterizedTest
    @CsvSource({"0", "90", "180", "270"})
    @DisplayName("M8 the code of a whole page, scanned with the text around it")
    void wholePage(double degrees) {
        Photo page = Photo.of(DataMatrixCode.png(code(ExamplePlans.RICH), 5))
                .on(3508, 2480, 2850, 60)
                .withText(3, 700);
        byte[] picture = page.turned(degrees, 0.8).soiled(2).bytes("jpg");
        assertThat(CodeFinder.textIn(picture)).isEqualTo(ExamplePlans.RICH);
    }

    @Test
    @DisplayName("M8 a blurred photo")
    void blurred() {
        Photo photo = Photo.of(DataMatrixCode.png(code(ExamplePlans.RICH), 8)).turned(2, 1);
        assertThat(CodeFinder.textIn(photo.blurred(5).soiled(3).bytes("jpg"))).isEqualTo(ExamplePlans.RICH);
    }

    @ParameterizedTest
    @CsvSource({"0", "4", "90", "185"})
    @DisplayName("M8 the largest codes of the public plans, photographed at an angle")
    void largeCodes(double degrees) {
        for (Path file : ExamplePlans.files()) {
            String text =
                    PlanWriter.write(PlanReader.read(ExamplePlans.bytes(file)).plan());
            if (text.length() > 1000) {
                byte[] photo = Photo.of(DataMatrixCode.png(code(text), 8))
                        .turned(degrees, 0.9)
                        .tilted(0.1)
                        .soiled(6)
                        .bytes("jpg");
                assertThat(CodeFinder.textIn(photo)).as(file.toString()).isEqualTo(text);
            }
        }
    }

    @Test
    @DisplayName("M8 pictures with damaged bytes are read or refused, and nothing else happens")
    void damagedPictures() {
        Random random = new Random(9);
        Photo photo = Photo.of(DataMatrixCode.png(code("<MP/>"), 4));
        for (String format : List.of("png", "jpg")) {
            byte[] whole = photo.bytes(format);
            for (int i = 0; i < 200; i++) {
                byte[] damaged = whole.clone();
                for (int k = 0; k <= i % 4; k++) {
                    damaged[8 + random.nextInt(damaged.length - 8)] = (byte) random.nextInt(256);
                }
                try {
                    assertThat(CodeFinder.textIn(damaged)).isNotNull();
                } catch (UnreadablePlanException e) {
                    assertThat(e.reason()).isIn(Reason.PICTURE, Reason.NO_CODE);
                }
            }
        }
    }

    @Test
    @DisplayName("M8 no picture, a damaged one, one without a code, a huge one: refused with a reason, in bounded time")
    void badPictures() {
        byte[] png = DataMatrixCode.png(code(ExamplePlans.RICH), 3);
        assertThat(refusal(new byte[0])).isEqualTo(Reason.PICTURE);
        assertThat(refusal("%PDF-1.7".getBytes(StandardCharsets.US_ASCII))).isEqualTo(Reason.PICTURE);
        assertThat(refusal(Arrays.copyOf(png, 60))).isEqualTo(Reason.PICTURE);
        assertThat(refusal(Arrays.copyOf(png, 21_000_000))).isEqualTo(Reason.PICTURE);
        byte[] huge = png.clone();
        huge[16] = 0x7F;
        huge[20] = 0x7F;
        assertThat(refusal(huge)).isEqualTo(Reason.PICTURE);
        Photo text = Photo.of(png).on(3508, 2480, 4000, 0).withText(5, 100);
        assertThat(refusal(text.soiled(4).bytes("jpg"))).isEqualTo(Reason.NO_CODE);
    }

    private static Reason refusal(byte[] picture) {
        return catchThrowableOfType(UnreadablePlanException.class, () -> CodeFinder.textIn(picture))
                .reason();
    }

    private static BitMatrix code(String text) {
        return DataMatrixCode.of(text).orElseThrow();
    }
}
