package de.medicalhub.transport.delivery.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LabelPictureTest {
    private static final int PIXELS = 8;

    @Test
    @DisplayName("2: what is printed is read again, and it is the code and nothing else")
    void printedIsRead() throws NotFoundException {
        assertThat(new QRCodeMultiReader().decodeMultiple(photograph(LabelPicture.of("K7QX4M2P"))))
                .extracting(Result::getText)
                .containsExactly("K7QX4M2P");
    }

    private static BinaryBitmap photograph(String svg) {
        Matcher box = Pattern.compile("viewBox=\"0 0 (\\d+)").matcher(svg);
        assertThat(box.find()).isTrue();
        int side = Integer.parseInt(box.group(1)) * PIXELS;
        int[] picture = new int[side * side];
        Arrays.fill(picture, 0xffffff);
        Matcher module = Pattern.compile("M(\\d+) (\\d+)h1v1").matcher(svg);
        while (module.find()) {
            int left = Integer.parseInt(module.group(1)) * PIXELS;
            int top = Integer.parseInt(module.group(2)) * PIXELS;
            for (int y = top; y < top + PIXELS; y++) {
                Arrays.fill(picture, y * side + left, y * side + left + PIXELS, 0);
            }
        }
        return new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, picture)));
    }
}
