package de.medicalhub.journey;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Small PDFs written by hand, with the right offsets, and a picture. */
final class Pdfs {
    private Pdfs() {}

    /** One empty page, and so much of nothing that it is that long. */
    static byte[] ofSize(int bytes) {
        byte[] small = of("<< /Type /Catalog /Pages 2 0 R >>", 0);
        return of("<< /Type /Catalog /Pages 2 0 R >>", bytes - small.length - 8);
    }

    /** Would run something when opened. */
    static byte[] withScript() {
        return of("<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>", 0);
    }

    static byte[] picture() {
        BufferedImage image = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    /** A file of that name for a browser to take: what goes through the wire to the browser itself is slow where it is large. */
    static Path onDisk(String name, byte[] content) {
        try {
            Path file = Files.createTempDirectory("upload").resolve(name);
            file.toFile().deleteOnExit();
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] of(String catalog, int padding) {
        String[] objects = {
            catalog,
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
            "<< /Length " + padding + " >>\nstream\n" + " ".repeat(padding) + "\nendstream"
        };
        StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
        StringBuilder table = new StringBuilder("xref\n0 5\n0000000000 65535 f \n");
        for (int i = 0; i < objects.length; i++) {
            table.append(padded(pdf.length())).append(" 00000 n \n");
            pdf.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
        }
        int start = pdf.length();
        pdf.append(table)
                .append("trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n")
                .append(start)
                .append("\n%%EOF\n");
        return pdf.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static String padded(int offset) {
        String digits = Integer.toString(offset);
        return "0".repeat(10 - digits.length()) + digits;
    }
}
