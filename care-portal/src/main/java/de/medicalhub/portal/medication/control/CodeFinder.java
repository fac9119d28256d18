package de.medicalhub.portal.medication.control;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.datamatrix.DataMatrixReader;
import de.medicalhub.portal.medication.UnreadablePlanException;
import de.medicalhub.portal.medication.UnreadablePlanException.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the DataMatrix in a picture: of the code alone, or of a whole page on which it stands somewhere (M8). The library
 * looks around the middle only, so parts of the picture are tried one after the other; their number is limited.
 */
public final class CodeFinder {
    private static final int SMALLEST_SIDE = 150;

    /** Sides of the parts, as parts of the longer side. */
    private static final List<Integer> PARTS = List.of(2, 3, 4, 6);

    private static final List<Function<LuminanceSource, Binarizer>> BINARIZERS =
            List.of(HybridBinarizer::new, GlobalHistogramBinarizer::new);

    private CodeFinder() {}

    /**
     * The text of the code.
     *
     * @param picture PNG or JPEG, at most 20 MB and 100 million pixels
     * @throws UnreadablePlanException if there is no picture, or no code that can be read
     */
    public static String textIn(byte[] picture) {
        GreyPicture full = GreyPicture.open(picture);
        return alone(full).or(() -> onPage(full)).orElseThrow(() -> new UnreadablePlanException(Reason.NO_CODE));
    }

    /** The code fills the picture. */
    private static Optional<String> alone(GreyPicture full) {
        Optional<String> text = decoded(full.whole(), Map.of(DecodeHintType.PURE_BARCODE, true));
        GreyPicture picture = full;
        while (text.isEmpty() && Math.min(picture.width(), picture.height()) >= SMALLEST_SIDE) {
            text = decoded(picture.whole(), Map.of());
            picture = picture.halved();
        }
        return text;
    }

    /** The code is a part of the picture. */
    private static Optional<String> onPage(GreyPicture full) {
        for (int part : PARTS) {
            int side = Math.max(full.width(), full.height()) / part;
            if (side < SMALLEST_SIDE) {
                break;
            }
            Optional<String> text = inWindows(full, side);
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    /** Windows of that size, each overlapping the next one by half. */
    private static Optional<String> inWindows(GreyPicture picture, int side) {
        int width = Math.min(side, picture.width());
        int height = Math.min(side, picture.height());
        int columns = steps(picture.width(), width);
        int rows = steps(picture.height(), height);
        for (int row = 0; row <= rows; row++) {
            // From the right, where the code stands on the official page.
            for (int column = columns; column >= 0; column--) {
                int left = columns == 0 ? 0 : (picture.width() - width) * column / columns;
                int top = rows == 0 ? 0 : (picture.height() - height) * row / rows;
                Optional<String> text = decoded(picture.part(left, top, width, height), Map.of());
                if (text.isPresent()) {
                    return text;
                }
            }
        }
        return Optional.empty();
    }

    private static int steps(int whole, int part) {
        return whole == part ? 0 : Math.max(1, 2 * (whole - part) / part);
    }

    private static Optional<String> decoded(LuminanceSource source, Map<DecodeHintType, Object> hints) {
        return BINARIZERS.stream()
                .flatMap(binarizer -> decoded(new BinaryBitmap(binarizer.apply(source)), hints).stream())
                .findFirst();
    }

    private static Optional<String> decoded(BinaryBitmap bitmap, Map<DecodeHintType, Object> hints) {
        try {
            return Optional.of(new DataMatrixReader().decode(bitmap, hints).getText());
        } catch (ReaderException e) {
            return Optional.empty();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // The library does not check every shape that noise can have.
            return Optional.empty();
        }
    }
}
