package de.medicalhub.journey;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** A picture of a page with a palette of 256 colours: pages have few, and the file is less than half as large. */
final class SmallPicture {
    private static final int MOST_COLOURS = 256;

    private SmallPicture() {}

    static void write(byte[] png, Path file) {
        try {
            ImageIO.write(indexed(ImageIO.read(new ByteArrayInputStream(png))), "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage indexed(BufferedImage full) {
        int[] colours = full.getRGB(0, 0, full.getWidth(), full.getHeight(), null, 0, full.getWidth());
        List<Integer> palette = mostUsed(colours);
        Map<Integer, Integer> places = new HashMap<>();
        BufferedImage small =
                new BufferedImage(full.getWidth(), full.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model(palette));
        int[] indexes = new int[colours.length];
        for (int i = 0; i < colours.length; i++) {
            indexes[i] = places.computeIfAbsent(colours[i], colour -> nearest(palette, colour));
        }
        small.getRaster().setPixels(0, 0, full.getWidth(), full.getHeight(), indexes);
        return small;
    }

    private static List<Integer> mostUsed(int[] colours) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int colour : colours) {
            counts.merge(colour, 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
                .limit(MOST_COLOURS)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static IndexColorModel model(List<Integer> palette) {
        int[] colours = palette.stream().mapToInt(Integer::intValue).toArray();
        return new IndexColorModel(8, colours.length, colours, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE);
    }

    private static int nearest(List<Integer> palette, int colour) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < palette.size() && least > 0; i++) {
            int away = away(palette.get(i), colour);
            if (away < least) {
                least = away;
                best = i;
            }
        }
        return best;
    }

    private static int away(int one, int other) {
        int sum = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int step = (one >> shift & 0xFF) - (other >> shift & 0xFF);
            sum += step * step;
        }
        return sum;
    }
}
