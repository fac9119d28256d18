package de.medicalhub.portal.documents.control;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/**
 * Reads a picture with at most so many pixels, on white, in three colours. Each pixel that is kept is the average of all that it stands for,
 * by their share of its area: no line of small print falls between two. The source is read in bands and never is in memory as a whole.
 */
final class AveragedPicture {
    private static final int BAND_PIXELS = 8_000_000;

    private static final int COLOURS = 3;

    private final int width;
    private final int height;
    private final BufferedImage kept;

    /** One row of the source, made as narrow as what is kept; each value is a sum with the weight {@code width}. */
    private final int[] narrow;

    /** The row of what is kept that is being added up; each value is a sum with the weight {@code width * height}. */
    private final long[] sums;

    private int sourceRow;
    private int keptRow;

    private AveragedPicture(int width, int height, BufferedImage kept) {
        this.width = width;
        this.height = height;
        this.kept = kept;
        narrow = new int[kept.getWidth() * COLOURS];
        sums = new long[kept.getWidth() * COLOURS];
    }

    /**
     * @param most pixels that are kept; a smaller picture stays as it is
     * @throws IOException if it cannot be read
     */
    static BufferedImage read(ImageReader reader, long most) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        double factor = Math.sqrt((double) most / ((long) width * height));
        if (factor >= 1) {
            return onWhite(reader.read(0));
        }
        BufferedImage kept = new BufferedImage(
                Math.max(1, (int) (width * factor)), Math.max(1, (int) (height * factor)), BufferedImage.TYPE_INT_RGB);
        AveragedPicture picture = new AveragedPicture(width, height, kept);
        int rows = Math.max(1, BAND_PIXELS / width);
        for (int top = 0; top < height; top += rows) {
            ImageReadParam band = reader.getDefaultReadParam();
            band.setSourceRegion(new Rectangle(0, top, width, Math.min(rows, height - top)));
            picture.add(onWhite(reader.read(0, band)));
        }
        return kept;
    }

    private static BufferedImage onWhite(BufferedImage picture) {
        BufferedImage drawn = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = drawn.createGraphics();
        pen.drawImage(picture, 0, 0, Color.WHITE, null);
        pen.dispose();
        return drawn;
    }

    private void add(BufferedImage band) {
        int[] pixels = pixels(band);
        for (int row = 0; row < band.getHeight(); row++) {
            narrow(pixels, row * width);
            addRow();
        }
    }

    private static int[] pixels(BufferedImage picture) {
        return ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    }

    /** Counted in parts of a pixel: the source's are {@code kept.getWidth()} wide, those that are kept {@code width}. */
    private void narrow(int[] pixels, int from) {
        Arrays.fill(narrow, 0);
        int share = kept.getWidth();
        int at = 0;
        int free = width;
        for (int x = 0; x < width; x++) {
            int pixel = pixels[from + x];
            int here = Math.min(share, free);
            weigh(at, pixel, here);
            free -= here;
            if (free == 0) {
                at += COLOURS;
                free = width;
                if (share > here) {
                    weigh(at, pixel, share - here);
                    free -= share - here;
                }
            }
        }
    }

    private void weigh(int at, int pixel, int weight) {
        narrow[at] += weight * ((pixel >> 16) & 0xFF);
        narrow[at + 1] += weight * ((pixel >> 8) & 0xFF);
        narrow[at + 2] += weight * (pixel & 0xFF);
    }

    /** The same from top to bottom: the source's rows are {@code kept.getHeight()} high, those that are kept {@code height}. */
    private void addRow() {
        long begin = (long) sourceRow * kept.getHeight();
        long end = begin + kept.getHeight();
        long border = (keptRow + 1L) * height;
        sumUp(Math.min(end, border) - begin);
        if (end >= border) {
            finishRow();
            sumUp(end - border);
        }
        sourceRow++;
    }

    private void sumUp(long weight) {
        for (int i = 0; weight > 0 && i < sums.length; i++) {
            sums[i] += weight * narrow[i];
        }
    }

    private void finishRow() {
        int[] pixels = pixels(kept);
        for (int x = 0; x < kept.getWidth(); x++) {
            int red = average(x * COLOURS);
            int green = average(x * COLOURS + 1);
            int blue = average(x * COLOURS + 2);
            pixels[keptRow * kept.getWidth() + x] = (red << 16) | (green << 8) | blue;
        }
        Arrays.fill(sums, 0);
        keptRow++;
    }

    private int average(int at) {
        long area = (long) width * height;
        return (int) ((sums[at] + area / 2) / area);
    }
}
