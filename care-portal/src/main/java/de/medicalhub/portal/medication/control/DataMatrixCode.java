package de.medicalhub.portal.medication.control;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.ChecksumException;
import com.google.zxing.EncodeHintType;
import com.google.zxing.FormatException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.datamatrix.DataMatrixWriter;
import com.google.zxing.datamatrix.decoder.Decoder;
import com.google.zxing.datamatrix.encoder.SymbolShapeHint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** The square DataMatrix (ECC 200) of one page (M7). */
public final class DataMatrixCode {
    /**
     * Modules of the largest code that is made, which holds 1304 bytes. The next one, 144, is left out: its error correction
     * is interleaved in two ways in the field, and the library writes it in another way than it reads it.
     */
    private static final int LARGEST = 132;

    /** White modules around the code; the standard asks for one, cheap printers need more. */
    private static final int QUIET_ZONE = 4;

    /** The usual way first; the other is smaller for some texts, and there if the first one does not read back. */
    private static final List<Map<EncodeHintType, Object>> WAYS = List.of(
            Map.of(EncodeHintType.DATA_MATRIX_SHAPE, SymbolShapeHint.FORCE_SQUARE),
            Map.of(
                    EncodeHintType.DATA_MATRIX_SHAPE,
                    SymbolShapeHint.FORCE_SQUARE,
                    EncodeHintType.DATA_MATRIX_COMPACT,
                    true,
                    EncodeHintType.CHARACTER_SET,
                    "ISO-8859-1"));

    private DataMatrixCode() {}

    /**
     * The modules, without a quiet zone; empty if the text is too long for the largest square code.
     *
     * @param text as {@link PlanWriter} writes it
     */
    public static Optional<BitMatrix> of(String text) {
        return WAYS.stream()
                .flatMap(hints -> encoded(text, hints).stream())
                .filter(code -> code.getWidth() <= LARGEST && readsBackAs(text, code))
                .findFirst();
    }

    /**
     * A picture of the code with its quiet zone.
     *
     * @param scale pixels of one module, 1 to 40
     */
    public static byte[] png(BitMatrix code, int scale) {
        int size = code.getWidth() + 2 * QUIET_ZONE;
        BufferedImage image = new BufferedImage(size * scale, size * scale, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, isDark(code, x / scale - QUIET_ZONE, y / scale - QUIET_ZONE) ? 0 : 0xFFFFFF);
            }
        }
        // Not through ImageIO's own streams, which may put a patient's data into a temporary file.
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", stream);
        } catch (IOException e) {
            throw new UncheckedIOException("memory is not writable", e);
        }
        return bytes.toByteArray();
    }

    private static boolean isDark(BitMatrix code, int x, int y) {
        return x >= 0 && y >= 0 && x < code.getWidth() && y < code.getHeight() && code.get(x, y);
    }

    private static Optional<BitMatrix> encoded(String text, Map<EncodeHintType, Object> hints) {
        try {
            return Optional.of(new DataMatrixWriter().encode(text, BarcodeFormat.DATA_MATRIX, 0, 0, hints));
        } catch (IllegalArgumentException | IllegalStateException e) {
            // This is how the library says that there is no symbol of this size, or that its way led nowhere.
            return Optional.empty();
        }
    }

    private static boolean readsBackAs(String text, BitMatrix code) {
        try {
            return new Decoder().decode(code).getText().equals(text);
        } catch (FormatException | ChecksumException e) {
            return false;
        }
    }
}
