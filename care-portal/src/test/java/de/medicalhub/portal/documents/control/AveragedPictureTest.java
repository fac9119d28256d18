package de.medicalhub.portal.documents.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("U3")
class AveragedPictureTest {
    private static final long MOST_AT_ONCE = 8_000_000;
    private static final int KEPT = 1_000_000;

    @Test
    @DisplayName("of a photo of 24 million pixels at most eight are in memory at once, and every row is read once")
    void inBands() throws IOException {
        Rows photo = new Rows(6000, 4000);
        BufferedImage kept = AveragedPicture.read(photo, KEPT);
        assertThat((long) kept.getWidth() * kept.getHeight()).isBetween(KEPT - 10_000L, (long) KEPT);
        assertThat(photo.read)
                .hasSizeGreaterThan(1)
                .allSatisfy(band -> assertThat((long) band.width * band.height).isLessThanOrEqualTo(MOST_AT_ONCE));
        int next = 0;
        for (Rectangle band : photo.read) {
            assertThat(band).isEqualTo(new Rectangle(0, next, photo.width, band.height));
            next += band.height;
        }
        assertThat(next).isEqualTo(photo.height);
        assertThat(brightness(kept, 0)).isLessThan(3);
        assertThat(brightness(kept, kept.getHeight() / 2)).isBetween(125, 130);
        assertThat(brightness(kept, kept.getHeight() - 1)).isGreaterThan(252);
    }

    private static int brightness(BufferedImage picture, int row) {
        return picture.getRGB(picture.getWidth() / 2, row) & 0xFF;
    }

    /** From black above to white below; gives out what is asked for, and remembers it. */
    private static final class Rows extends ImageReader {
        private final int width;
        private final int height;
        private final List<Rectangle> read = new ArrayList<>();

        Rows(int width, int height) {
            super(null);
            this.width = width;
            this.height = height;
        }

        @Override
        public int getNumImages(boolean search) {
            return 1;
        }

        @Override
        public int getWidth(int index) {
            return width;
        }

        @Override
        public int getHeight(int index) {
            return height;
        }

        @Override
        public Iterator<ImageTypeSpecifier> getImageTypes(int index) {
            return List.of(ImageTypeSpecifier.createFromBufferedImageType(BufferedImage.TYPE_BYTE_GRAY))
                    .iterator();
        }

        @Override
        public @Nullable IIOMetadata getStreamMetadata() {
            return null;
        }

        @Override
        public @Nullable IIOMetadata getImageMetadata(int index) {
            return null;
        }

        @Override
        public BufferedImage read(int index, ImageReadParam how) {
            Rectangle band = how.getSourceRegion();
            read.add(band);
            BufferedImage rows = new BufferedImage(band.width, band.height, BufferedImage.TYPE_BYTE_GRAY);
            byte[] shades = new byte[band.width];
            for (int row = 0; row < band.height; row++) {
                java.util.Arrays.fill(shades, (byte) ((band.y + row) * 255L / (height - 1)));
                rows.getRaster().setDataElements(0, row, band.width, 1, shades);
            }
            return rows;
        }
    }
}
