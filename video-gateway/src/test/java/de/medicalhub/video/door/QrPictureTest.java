package de.medicalhub.video.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class QrPictureTest {
    private static final String HEAD = "data:image/svg+xml;base64,";
    private static final Pattern SIZE = Pattern.compile("viewBox=\"0 0 (\\d+) (\\d+)\"");
    private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");
    private static final int DOTS = 4;
    private static final int WHITE = 0xFFFFFF;

    @Test
    @DisplayName("what a phone reads from the picture is the link, to the last sign")
    void phoneReadsTheLink() throws Exception {
        String link = "https://hub.example:8443/video/join#" + Secrets.next();
        String picture = QrPicture.of(link);
        assertThat(picture).startsWith(HEAD);
        String svg = new String(Base64.getDecoder().decode(picture.substring(HEAD.length())), StandardCharsets.UTF_8);
        assertThat(read(svg)).isEqualTo(link);
    }

    /** As a camera sees it: each module four dots wide. */
    private static String read(String svg) throws Exception {
        Matcher size = SIZE.matcher(svg);
        assertThat(size.find()).isTrue();
        int width = Integer.parseInt(size.group(1)) * DOTS;
        int height = Integer.parseInt(size.group(2)) * DOTS;
        int[] dots = new int[width * height];
        Arrays.fill(dots, WHITE);
        for (MatchResult module : MODULE.matcher(svg).results().toList()) {
            int left = Integer.parseInt(module.group(1)) * DOTS;
            int top = Integer.parseInt(module.group(2)) * DOTS;
            for (int row = top; row < top + DOTS; row++) {
                Arrays.fill(dots, row * width + left, row * width + left + DOTS, 0);
            }
        }
        RGBLuminanceSource seen = new RGBLuminanceSource(width, height, dots);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(seen)))
                .getText();
    }
}
