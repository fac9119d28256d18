package de.medicalhub.portal.letter.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class QrCodeTest {
    private static final int PIXELS_PER_MODULE = 6;
    private static final int WHITE = 0xFFFFFF;
    private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");

    @Test
    @DisplayName("A camera reads from the printed code the address with the code of the letter, as it was")
    void aCameraReadsIt() throws NotFoundException {
        String address = "https://hub.example.org/letter#K7QF-2M9X-WTRA";
        assertThat(new QRCodeMultiReader().decodeMultiple(photograph(address)))
                .singleElement()
                .satisfies(read -> assertThat(read.getText()).isEqualTo(address));
    }

    private static BinaryBitmap photograph(String address) {
        int side = QrCode.size(address) * PIXELS_PER_MODULE;
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, WHITE);
        MODULE.matcher(QrCode.path(address)).results().forEach(module -> blacken(pixels, side, module));
        return new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels)));
    }

    private static void blacken(int[] pixels, int side, MatchResult module) {
        int left = Integer.parseInt(module.group(1)) * PIXELS_PER_MODULE;
        int top = Integer.parseInt(module.group(2)) * PIXELS_PER_MODULE;
        for (int y = top; y < top + PIXELS_PER_MODULE; y++) {
            Arrays.fill(pixels, y * side + left, y * side + left + PIXELS_PER_MODULE, 0);
        }
    }
}
