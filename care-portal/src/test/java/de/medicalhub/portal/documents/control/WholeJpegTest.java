package de.medicalhub.portal.documents.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.documents.WholeJpeg;
import de.medicalhub.portal.documents.entity.Inspection;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("U3")
class WholeJpegTest {
    private static final int FRAME_OF_LINES = 0xC0;
    private static final int FRAME_OF_ALL = 0xC2;

    @Test
    @DisplayName("a JPEG that is decoded as a whole is told by its marks; one of a camera is not")
    void told() throws IOException {
        assertThat(WholeJpeg.is(jpeg(true))).isTrue();
        assertThat(WholeJpeg.is(jpeg(false))).isFalse();
        byte[] colourAfterColour = jpeg(false);
        colourAfterColour[mark(colourAfterColour, 0xDA) + 4] = 1;
        assertThat(WholeJpeg.is(colourAfterColour)).isTrue();
        byte[] cut = jpeg(false);
        assertThat(WholeJpeg.is(Arrays.copyOf(cut, mark(cut, 0xDA) - 1)))
                .as("cut off")
                .isTrue();
    }

    @Test
    @DisplayName("it is kept when it is small, and refused before it is decoded when it says to be large")
    void bounded() throws IOException {
        assertThat(ContentCheck.inspect(jpeg(true))).isInstanceOf(Inspection.Accepted.class);
        byte[] large = jpeg(true);
        sized(large, mark(large, FRAME_OF_ALL), 5_000);
        assertThat(ContentCheck.inspect(large))
                .isEqualTo(new Inspection.Refused(Inspection.Reason.PICTURE_PROGRESSIVE));
        byte[] ofLines = jpeg(false);
        sized(ofLines, mark(ofLines, FRAME_OF_LINES), 4_000);
        assertThat(ContentCheck.inspect(ofLines))
                .isNotEqualTo(new Inspection.Refused(Inspection.Reason.PICTURE_PROGRESSIVE));
    }

    private static void sized(byte[] jpeg, int frame, int side) {
        for (int at : new int[] {frame + 5, frame + 7}) {
            jpeg[at] = (byte) (side >> 8);
            jpeg[at + 1] = (byte) side;
        }
    }

    private static int mark(byte[] jpeg, int kind) {
        for (int at = 2; at < jpeg.length - 1; at++) {
            if ((jpeg[at] & 0xFF) == 0xFF && (jpeg[at + 1] & 0xFF) == kind) {
                return at;
            }
        }
        throw new AssertionError("no such mark");
    }

    private static byte[] jpeg(boolean progressive) throws IOException {
        BufferedImage picture = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(20, 20, 0xFF8800);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
