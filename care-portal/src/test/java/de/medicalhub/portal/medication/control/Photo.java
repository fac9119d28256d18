package de.medicalhub.portal.medication.control;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;

/** Makes pictures worse, as printers, scanners and telephones do. */
record Photo(BufferedImage image) {
    static Photo of(byte[] png) {
        try {
            return new Photo(ImageIO.read(new ByteArrayInputStream(png)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Turned around its middle, on white paper, larger or smaller. */
    Photo turned(double degrees, double scale) {
        double longest = Math.hypot(image.getWidth(), image.getHeight()) * scale;
        int side = (int) Math.ceil(longest);
        AffineTransform transform = new AffineTransform();
        transform.translate(side / 2.0, side / 2.0);
        transform.rotate(Math.toRadians(degrees));
        transform.scale(scale, scale);
        transform.translate(-image.getWidth() / 2.0, -image.getHeight() / 2.0);
        return drawn(side, side, transform);
    }

    /** Lying on a sheet of paper of that size. */
    Photo on(int width, int height, int left, int top) {
        return drawn(width, height, AffineTransform.getTranslateInstance(left, top));
    }

    /** Seen from below: what is farther up is smaller, as a camera sees it. */
    Photo tilted(double by) {
        int width = image.getWidth();
        int height = image.getHeight();
        BufferedImage tilted = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            double up = height - 1 - y;
            double farther = 1 / (1 - by * up / height);
            long fromY = Math.round(height - 1 - up * farther);
            for (int x = 0; x < width; x++) {
                long fromX = Math.round((x - width / 2.0) * farther + width / 2.0);
                boolean paper = fromX < 0 || fromX >= width || fromY < 0;
                tilted.setRGB(x, y, paper ? 0xFFFFFF : image.getRGB((int) fromX, (int) fromY));
            }
        }
        return new Photo(tilted);
    }

    private Photo drawn(int width, int height, AffineTransform transform) {
        BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, transform, null);
        graphics.dispose();
        return new Photo(sheet);
    }

    /** Grey light from one side, and dust. */
    Photo soiled(long seed) {
        Random random = new Random(seed);
        BufferedImage soiled = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int shade = image.getRGB(x, y) & 0xFF;
                int light = 40 * x / image.getWidth();
                int seen = 25 + shade * (190 - light) / 255 + random.nextInt(20);
                soiled.setRGB(x, y, seen << 16 | seen << 8 | seen);
            }
        }
        return new Photo(soiled);
    }

    Photo blurred(int width) {
        float[] weights = new float[width * width];
        Arrays.fill(weights, 1f / weights.length);
        BufferedImage blurred =
                new ConvolveOp(new Kernel(width, width, weights), ConvolveOp.EDGE_NO_OP, null).filter(image, null);
        return new Photo(blurred);
    }

    /** Rows that look like print, beside the code. */
    Photo withText(long seed, int fromY) {
        Random random = new Random(seed);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.BLACK);
        for (int y = fromY; y < image.getHeight() - 40; y += 45) {
            for (int x = 60; x < image.getWidth() - 60; x += 18) {
                if (random.nextInt(6) > 0) {
                    graphics.fillRect(x, y + random.nextInt(6), 4 + random.nextInt(10), 10 + random.nextInt(14));
                }
            }
            graphics.fillRect(40, y + 34, image.getWidth() - 80, 2);
        }
        graphics.dispose();
        return this;
    }

    byte[] bytes(String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
