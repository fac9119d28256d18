package de.medicalhub.portal.documents.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.medicalhub.portal.documents.FileContent;
import de.medicalhub.portal.documents.entity.Inspection;
import de.medicalhub.portal.documents.entity.Inspection.Accepted;
import de.medicalhub.portal.documents.entity.Inspection.FileType;
import de.medicalhub.portal.documents.entity.Inspection.Reason;
import de.medicalhub.portal.documents.entity.Inspection.Refused;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.pdfbox.pdmodel.interactive.action.PDPageAdditionalActions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentCheckTest {
    private static final int MEGABYTE = 1024 * 1024;

    /** Changes a document before it is written. */
    private interface Change {
        void on(PDDocument pdf) throws IOException;
    }

    @Test
    @DisplayName("U1 a file is what its content says; a program is named as such, and 20 MB are the most")
    void typesByContent() throws IOException {
        assertThat(inspect(pdf(nothing -> {}))).isInstanceOf(Accepted.class);
        assertThat(inspect(new byte[0])).isEqualTo(new Refused(Reason.EMPTY));
        assertThat(inspect("MZ\u0090 program".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(new Refused(Reason.PROGRAM));
        assertThat(inspect("\u007FELF program".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(new Refused(Reason.PROGRAM));
        assertThat(inspect("<html>".getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(new Refused(Reason.OTHER_TYPE));
        assertThat(inspect("\0\0\0\u0018ftypheic\0\0".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(new Refused(Reason.HEIC));
        assertThat(inspect(new byte[20 * MEGABYTE + 1])).isEqualTo(new Refused(Reason.TOO_LARGE));
    }

    @Test
    @DisplayName("U1 a PDF of nearly 20 MB is kept as it came")
    void largePdf() throws IOException {
        byte[] noise = new byte[19 * MEGABYTE];
        new Random(1).nextBytes(noise);
        byte[] large = pdf(pdf -> pdf.getDocumentCatalog()
                .setMetadata(new org.apache.pdfbox.pdmodel.common.PDMetadata(pdf, new ByteArrayInputStream(noise))));
        assertThat(large).hasSizeGreaterThan(19 * MEGABYTE);
        assertThat(inspect(large)).isEqualTo(new Accepted(FileType.PDF, new FileContent(large)));
    }

    @Test
    @DisplayName("U2 a PDF that could do something, is locked or is damaged is refused")
    void activePdf() throws IOException {
        byte[] scripted = pdf(pdf -> pdf.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)")));
        assertThat(inspect(scripted)).isEqualTo(new Refused(Reason.ACTIVE));
        byte[] launching = pdf(pdf -> {
            PDPageAdditionalActions actions = new PDPageAdditionalActions();
            PDActionLaunch launch = new PDActionLaunch();
            launch.setF("cmd.exe");
            actions.setO(launch);
            pdf.getPage(0).setActions(actions);
        });
        assertThat(inspect(launching)).isEqualTo(new Refused(Reason.ACTIVE));
        assertThat(inspect(pdf(ContentCheckTest::embed))).isEqualTo(new Refused(Reason.ACTIVE));
        byte[] locked = pdf(pdf -> pdf.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission())));
        assertThat(inspect(locked)).isEqualTo(new Refused(Reason.LOCKED));
        assertThat(inspect("%PDF-1.7\nnothing of it".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(new Refused(Reason.DAMAGED));
    }

    @Test
    @DisplayName("U2 a PDF that is a program or an archive at the same time is refused")
    void polyglots() throws IOException {
        byte[] plain = pdf(nothing -> {});
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("hidden.exe"));
            out.write(1);
        }
        assertThat(inspect(both(plain, zip.toByteArray()))).isEqualTo(new Refused(Reason.AMBIGUOUS));
        byte[] program = "MZ\u0090\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(inspect(both(program, plain))).isEqualTo(new Refused(Reason.PROGRAM));
        assertThat(inspect(both(plain, program))).isEqualTo(new Refused(Reason.AMBIGUOUS));
    }

    @Test
    @DisplayName("U3 a picture is drawn anew and upright; what was appended or noted beside it is gone")
    void pictures() throws IOException {
        byte[] jpeg = picture("jpeg");
        byte[] exif = exif(6);
        byte[] turned = both(
                Arrays.copyOf(jpeg, 2),
                exif,
                Arrays.copyOfRange(jpeg, 2, jpeg.length),
                "MZ".getBytes(StandardCharsets.US_ASCII));
        Inspection.Accepted kept = (Accepted) inspect(turned);
        BufferedImage upright =
                ImageIO.read(new ByteArrayInputStream(kept.content().bytes()));
        assertThat(upright.getWidth()).isEqualTo(20);
        assertThat(upright.getHeight()).isEqualTo(40);
        assertThat(new String(kept.content().bytes(), StandardCharsets.ISO_8859_1))
                .doesNotContain("Exif")
                .doesNotEndWith("MZ");
        assertThat(((Accepted) inspect(picture("png"))).type()).isEqualTo(FileType.PNG);
        assertThat(inspect(Arrays.copyOf(picture("png"), 60))).isEqualTo(new Refused(Reason.DAMAGED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    @DisplayName("U3 a photo of 24 million pixels keeps 16, and in them each line that is one pixel thin")
    void largePhoto(String format) throws IOException {
        int width = 6000;
        int height = 4000;
        BufferedImage print = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = print.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.BLACK);
        for (int at = 0; at < 100; at++) {
            pen.fillRect(0, 37 * at + 100, width, 1);
            pen.fillRect(37 * at + 100, 0, 1, height);
        }
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(print, format, bytes);
        Accepted accepted = (Accepted) inspect(bytes.toByteArray());
        BufferedImage kept =
                ImageIO.read(new ByteArrayInputStream(accepted.content().bytes()));
        assertThat((long) kept.getWidth() * kept.getHeight()).isBetween(15_900_000L, 16_000_000L);
        assertThat((double) kept.getWidth() / kept.getHeight()).isCloseTo(1.5, within(0.001));
        assertThat(lines(kept, true)).as("rows").isEqualTo(100);
        assertThat(lines(kept, false)).as("columns").isEqualTo(100);
        assertThat(kept.getRGB(kept.getWidth() - 1, kept.getHeight() - 1) & 0xFF)
                .as("the last corner is paper")
                .isGreaterThan(250);
    }

    /** Dark stretches along the edge where none of the other direction's lines is. */
    private static int lines(BufferedImage picture, boolean rows) {
        int lines = 0;
        boolean dark = false;
        for (int at = 0; at < (rows ? picture.getHeight() : picture.getWidth()); at++) {
            boolean now = (picture.getRGB(rows ? 20 : at, rows ? at : 20) & 0xFF) < 200;
            lines += now && !dark ? 1 : 0;
            dark = now;
        }
        return lines;
    }

    private static Inspection inspect(byte[] file) {
        return ContentCheck.inspect(file);
    }

    private static byte[] pdf(Change change) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            change.on(pdf);
            pdf.save(bytes);
        }
        return bytes.toByteArray();
    }

    private static void embed(PDDocument pdf) throws IOException {
        PDComplexFileSpecification file = new PDComplexFileSpecification();
        file.setFile("hidden.exe");
        file.setEmbeddedFile(new PDEmbeddedFile(pdf, new ByteArrayInputStream(new byte[] {1})));
        PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(Map.of("hidden.exe", file));
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(pdf.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        pdf.getDocumentCatalog().setNames(names);
    }

    private static byte[] picture(String format) throws IOException {
        BufferedImage image = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
        image.setRGB(3, 3, Color.RED.getRGB());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    /** The note of a camera that was held so. */
    private static byte[] exif(int orientation) {
        return new byte[] {
            (byte) 0xFF,
            (byte) 0xE1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            1,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0
        };
    }

    private static byte[] both(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
