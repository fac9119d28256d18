package de.medicalhub.portal.documents.control;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Turns a photo as the phone that took it was held (EXIF orientation), because a picture drawn anew has no such note. */
final class Upright {
    private static final int APP1 = 0xE1;
    private static final int START_OF_SCAN = 0xDA;
    private static final int EXIF_HEAD = 6;
    private static final int ORIENTATION = 0x0112;
    private static final int ENTRY = 12;
    private static final int AS_IT_IS = 1;
    private static final int FIRST_SIDEWAYS = 5;

    private Upright() {}

    /** @param jpeg the file as it came; empty if it has no such note */
    static BufferedImage turn(BufferedImage picture, byte[] jpeg) {
        int orientation = orientation(jpeg);
        if (orientation == AS_IT_IS) {
            return picture;
        }
        int width = picture.getWidth();
        int height = picture.getHeight();
        boolean sideways = orientation >= FIRST_SIDEWAYS;
        BufferedImage turned =
                new BufferedImage(sideways ? height : width, sideways ? width : height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = turned.createGraphics();
        pen.drawImage(picture, transform(orientation, width, height), null);
        pen.dispose();
        return turned;
    }

    private static AffineTransform transform(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            default -> new AffineTransform(0, -1, 1, 0, 0, width);
        };
    }

    /** 1 to 8; 1 where nothing is said, or nothing that can be understood. */
    private static int orientation(byte[] jpeg) {
        int at = 2;
        while (at + 4 + EXIF_HEAD < jpeg.length
                && (jpeg[at] & 0xFF) == 0xFF
                && (jpeg[at + 1] & 0xFF) != START_OF_SCAN) {
            int length = ((jpeg[at + 2] & 0xFF) << 8) | (jpeg[at + 3] & 0xFF);
            if ((jpeg[at + 1] & 0xFF) == APP1 && jpeg[at + 4] == 'E' && jpeg[at + 5] == 'x') {
                int from = at + 4 + EXIF_HEAD;
                return inside(ByteBuffer.wrap(jpeg, from, Math.min(jpeg.length, at + 2 + length) - from)
                        .slice());
            }
            at += 2 + length;
        }
        return AS_IT_IS;
    }

    private static int inside(ByteBuffer tiff) {
        if (tiff.limit() < 8) {
            return AS_IT_IS;
        }
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory + 2 > tiff.limit()) {
            return AS_IT_IS;
        }
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries && directory + 2 + (i + 1) * ENTRY <= tiff.limit(); i++) {
            int entry = directory + 2 + i * ENTRY;
            if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION) {
                int value = tiff.getShort(entry + 8);
                return value >= 1 && value <= 8 ? value : AS_IT_IS;
            }
        }
        return AS_IT_IS;
    }
}
