package de.medicalhub.portal.letter.boundary;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;

/** A QR code as one SVG path, sharp on every printer. */
final class QrCode {
    private QrCode() {}

    /**
     * @return the data of the path; its unit is one module, see {@link #size}
     */
    static String path(String text) {
        BitMatrix code = matrix(text);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.getHeight(); y++) {
            for (int x = 0; x < code.getWidth(); x++) {
                if (code.get(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }

    /** Modules of a side, with the quiet zone. */
    static int size(String text) {
        return matrix(text).getWidth();
    }

    private static BitMatrix matrix(String text) {
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, 4));
        } catch (WriterException e) {
            throw new IllegalStateException("The address does not fit into a QR code.", e);
        }
    }
}
