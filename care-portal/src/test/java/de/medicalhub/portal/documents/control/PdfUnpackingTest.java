package de.medicalhub.portal.documents.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.documents.entity.Inspection.Accepted;
import de.medicalhub.portal.documents.entity.Inspection.Reason;
import de.medicalhub.portal.documents.entity.Inspection.Refused;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("U2")
class PdfUnpackingTest {
    private static final int MEGABYTE = 1024 * 1024;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Type /XRef /W [1 2 1] /Size 9 /Filter /FlateDecode",
                "/Type /ObjStm /N 1 /First 4 /Filter [/FlateDecode]",
                "/Type /#4fbjStm /N 1 /First 4 /Filter /#46lateDecode",
                "/Type /ObjStm /N 1 /First 4 /Filter /Fl /Note (stream)"
            })
    @DisplayName("a small file that unpacks to a huge one is refused before it is opened")
    void bombs(String head) throws IOException {
        byte[] file = withStream(head, zeros(150));
        assertThat(file).hasSizeLessThan(MEGABYTE);
        assertThat(problem(file)).isEqualTo(new Refused(Reason.UNPACKS_TOO_LARGE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Type /XRef /W [1 2 1] /Size 9 /Filter [/FlateDecode /FlateDecode]",
                "/Type /XRef /W [1 2 1] /Size 9 /Filter [/ASCII85Decode /FlateDecode]",
                "/Type /ObjStm /N 1 /First 4 /Filter /LZWDecode",
                "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 2000000000 >>",
                "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 7 0 R >>",
                "/Type /XRef /W [2000000000 2 1] /Size 9",
                "/Type /XRef /W [1 2 1] /Size 900000000",
                "/Type /XRef /W [1 2 1] /Size 9 /Index [0 900000000]",
                "/Type /XRef /W [1 2 1] /Size 9 /Index 7 0 R"
            })
    @DisplayName("packings that cannot be counted and tables that no paper needs are refused before it is opened")
    void uncountable(String head) throws IOException {
        assertThat(problem(withStream(head, zeros(1)))).isEqualTo(new Refused(Reason.UNPACKS_TOO_LARGE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/W [1 2 1] /Size 9 /Filter /FlateDecode",
                "/N 1 /First 4 /Filter /#46l",
                "/Note (stream) /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode",
                "/Type /ObjStm (obj) /N 1 /First 4 /Filter /FlateDecode"
            })
    @DisplayName("what does not say at once that it holds objects is opened without the name of its packing")
    void disarmed(String head) throws IOException {
        byte[] copy = PdfUnpacking.of(withStream(head, zeros(1))).openable().orElseThrow();
        assertThat(new String(copy, StandardCharsets.ISO_8859_1))
                .contains("stream")
                .doesNotContain("/FlateDecode", "/#46l");
    }

    @Test
    @DisplayName("a file full of empty lists or of names is refused before it is opened")
    void unpackedBombs() {
        assertThat(problem(("%PDF-1.7\n1 0 obj [" + "[]".repeat(5 * MEGABYTE) + "] endobj\n%%EOF")
                        .getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(new Refused(Reason.UNPACKS_TOO_LARGE));
        assertThat(problem(("%PDF-1.7\n1 0 obj [" + "/abc".repeat(2 * MEGABYTE) + "] endobj\n%%EOF")
                        .getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(new Refused(Reason.UNPACKS_TOO_LARGE));
    }

    @Test
    @DisplayName("an ordinary packed paper with many pages is opened with all its objects")
    void ordinary() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument pdf = new PDDocument()) {
            for (int i = 0; i < 3000; i++) {
                pdf.addPage(new PDPage());
            }
            pdf.save(bytes);
        }
        byte[] file = bytes.toByteArray();
        assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains("/ObjStm", "/XRef");
        assertThat(problem(file)).isInstanceOf(Accepted.class);
        try (PDDocument opened = Loader.loadPDF(PdfUnpacking.of(file).openable().orElseThrow())) {
            assertThat(opened.getNumberOfPages()).isEqualTo(3000);
        }
    }

    @Test
    @DisplayName("U3 a large picture is kept with fewer pixels, one with endless rows is refused")
    void pictures() throws IOException {
        Accepted kept = (Accepted) problem(png(9000, 4500));
        BufferedImage small =
                ImageIO.read(new ByteArrayInputStream(kept.content().bytes()));
        assertThat(small.getWidth()).isEqualTo(5656);
        assertThat(small.getHeight()).isEqualTo(2828);
        assertThat(problem(png(40_000, 2))).isEqualTo(new Refused(Reason.PICTURE_TOO_LARGE));
    }

    private static Object problem(byte[] file) {
        return ContentCheck.inspect(file);
    }

    private static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), "png", bytes);
        return bytes.toByteArray();
    }

    private static byte[] withStream(String head, byte[] packed) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII));
        int at = file.size();
        file.writeBytes(("1 0 obj\n<< " + head + " /Length " + packed.length + " >>\nstream\n")
                .getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(packed);
        file.writeBytes(("\nendstream\nendobj\nstartxref\n" + at + "\n%%EOF").getBytes(StandardCharsets.US_ASCII));
        return file.toByteArray();
    }

    private static byte[] zeros(int megabytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_COMPRESSION))) {
            for (int i = 0; i < megabytes; i++) {
                out.write(new byte[MEGABYTE]);
            }
        }
        return packed.toByteArray();
    }
}
