package de.medicalhub.portal.documents.control;

import de.medicalhub.portal.documents.FileContent;
import de.medicalhub.portal.documents.WholeJpeg;
import de.medicalhub.portal.documents.entity.Inspection;
import de.medicalhub.portal.documents.entity.Inspection.Accepted;
import de.medicalhub.portal.documents.entity.Inspection.FileType;
import de.medicalhub.portal.documents.entity.Inspection.Reason;
import de.medicalhub.portal.documents.entity.Inspection.Refused;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Draws a picture anew, upright, so that nothing but the picture is kept (U3). */
final class PictureCheck {
    private static final long MOST_PIXELS = 60_000_000;

    /** A row is held in memory as a whole. */
    private static final int LONGEST_SIDE = 30_000;

    /** What is kept: a sheet A4 at 400 dots per inch has 15 million; with a band of the source 250 MB on the way. */
    private static final long KEPT_PIXELS = 16_000_000;

    private static final float QUALITY = 0.9f;

    private PictureCheck() {}

    static Inspection redraw(byte[] file, FileType type) {
        ImageReader reader = ImageIO.getImageReadersByFormatName(type.name().toLowerCase(Locale.ROOT))
                .next();
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, false, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (Math.max(width, height) > LONGEST_SIDE || (long) width * height > MOST_PIXELS) {
                return new Refused(Reason.PICTURE_TOO_LARGE);
            }
            if (type == FileType.JPEG && (long) width * height > WholeJpeg.MOST_PIXELS && WholeJpeg.is(file)) {
                return new Refused(Reason.PICTURE_PROGRESSIVE);
            }
            BufferedImage read = AveragedPicture.read(reader, KEPT_PIXELS);
            BufferedImage upright = Upright.turn(read, type == FileType.JPEG ? file : new byte[0]);
            byte[] redrawn = write(upright, type);
            return redrawn.length > ContentCheck.MOST_BYTES
                    ? new Refused(Reason.PICTURE_TOO_LARGE)
                    : new Accepted(type, new FileContent(redrawn));
        } catch (IOException | RuntimeException damaged) {
            return new Refused(Reason.DAMAGED);
        } finally {
            reader.dispose();
        }
    }

    private static byte[] write(BufferedImage picture, FileType type) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(type.name().toLowerCase(Locale.ROOT))
                .next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (type == FileType.JPEG) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(QUALITY);
            }
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
