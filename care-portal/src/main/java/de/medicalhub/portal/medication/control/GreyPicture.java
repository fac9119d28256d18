package de.medicalhub.portal.medication.control;

import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;
import de.medicalhub.portal.documents.WholeJpeg;
import de.medicalhub.portal.medication.UnreadablePlanException;
import de.medicalhub.portal.medication.UnreadablePlanException.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A picture as shades of grey, one byte for each pixel, within limits (M8). */
final class GreyPicture {
    private static final int MOST_BYTES = 20_000_000;
    private static final long MOST_PIXELS = 100_000_000;

    /** A row is held in memory as a whole. */
    private static final int LONGEST_ROW = 30_000;

    /** A page at 300 dpi is 3508 wide; larger pictures are read in steps. */
    private static final int LONGEST_SIDE = 4200;

    private final byte[] shades;
    private final int width;
    private final int height;

    private GreyPicture(byte[] shades, int width, int height) {
        this.shades = shades;
        this.width = width;
        this.height = height;
    }

    /**
     * Opens a PNG or JPEG, which it is told by its content.
     *
     * @throws UnreadablePlanException if it is something else, too large or damaged
     */
    static GreyPicture open(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new UnreadablePlanException(Reason.PICTURE);
        }
        ImageReader reader = ImageIO.getImageReadersByFormatName(format(bytes)).next();
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(stream, true, true);
            return of(decode(reader, bytes));
        } catch (IOException | RuntimeException e) {
            // Damaged pictures make the JDK's readers throw nearly anything.
            throw new UnreadablePlanException(Reason.PICTURE);
        } finally {
            reader.dispose();
        }
    }

    private static String format(byte[] bytes) {
        if (startsWith(bytes, 0x89, 'P', 'N', 'G')) {
            return "png";
        }
        if (startsWith(bytes, 0xFF, 0xD8, 0xFF)) {
            return "jpeg";
        }
        throw new UnreadablePlanException(Reason.PICTURE);
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static BufferedImage decode(ImageReader reader, byte[] bytes) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        long pixels = (long) width * height;
        boolean whole = pixels > WholeJpeg.MOST_PIXELS && format(bytes).equals("jpeg") && WholeJpeg.is(bytes);
        if (width > LONGEST_ROW || pixels > MOST_PIXELS || whole) {
            throw new UnreadablePlanException(Reason.PICTURE);
        }
        int step = Math.max(1, (Math.max(width, height) + LONGEST_SIDE - 1) / LONGEST_SIDE);
        ImageReadParam parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, parameters);
    }

    private static GreyPicture of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] shades = new byte[width * height];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                shades[y * width + x] = shade(row[x]);
            }
        }
        return new GreyPicture(shades, width, height);
    }

    /** By what the eye sees of red, green and blue; what is transparent is white. */
    private static byte shade(int argb) {
        int seen = 306 * (argb >> 16 & 0xFF) + 601 * (argb >> 8 & 0xFF) + 117 * (argb & 0xFF);
        return (byte) (argb >>> 24 < 128 ? 0xFF : seen >> 10);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Half as wide and high, each pixel the mean of four: this takes away noise. */
    GreyPicture halved() {
        int w = width / 2;
        int h = height / 2;
        byte[] smaller = new byte[w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int at = 2 * y * width + 2 * x;
                int sum = (shades[at] & 0xFF)
                        + (shades[at + 1] & 0xFF)
                        + (shades[at + width] & 0xFF)
                        + (shades[at + width + 1] & 0xFF);
                smaller[y * w + x] = (byte) (sum / 4);
            }
        }
        return new GreyPicture(smaller, w, h);
    }

    LuminanceSource whole() {
        return part(0, 0, width, height);
    }

    LuminanceSource part(int left, int top, int partWidth, int partHeight) {
        return new PlanarYUVLuminanceSource(shades, width, height, left, top, partWidth, partHeight, false);
    }
}
