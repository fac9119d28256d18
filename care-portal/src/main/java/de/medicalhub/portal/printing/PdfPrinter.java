package de.medicalhub.portal.printing;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import de.medicalhub.common.print.PrintFont;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Prints by OpenHTMLtoPDF and PDFBox (X1). */
public final class PdfPrinter {
    private static final String EMBEDDED = "data:image/png;base64,";

    static {
        XRLog.setLoggingEnabled(false); // It would quote what it prints.
    }

    private PdfPrinter() {}

    /** @param xhtml a whole page, such as {@link Sheet} makes; pictures are embedded PNGs */
    public static byte[] print(String xhtml) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        for (PrintFont font : PrintFont.values()) {
            builder.useFont(font::open, PrintFont.FAMILY, font.weight(), FontStyle.NORMAL, true);
        }
        builder.useUriResolver((base, uri) -> uri.startsWith(EMBEDDED) ? uri : null);
        builder.withProducer("Medical Hub");
        builder.withHtmlContent(xhtml, null);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        builder.toStream(pdf);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException("The page could not be printed", e);
        }
        return pdf.toByteArray();
    }
}
