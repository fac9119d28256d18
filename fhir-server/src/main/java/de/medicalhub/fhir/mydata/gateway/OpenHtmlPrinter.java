package de.medicalhub.fhir.mydata.gateway;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import de.medicalhub.fhir.mydata.control.Printer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;

/** Prints by OpenHTMLtoPDF (LGPL) and PDFBox, tagged for screen readers (PDF/UA), with its fonts embedded. */
@Component
class OpenHtmlPrinter implements Printer {
    private static final String FONT = "DejaVu Sans Condensed";
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    OpenHtmlPrinter() {
        XRLog.setLoggingEnabled(false); // It would quote what it prints.
    }

    @Override
    public void print(String xhtml, OutputStream pdf) throws IOException {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        builder.useFont(() -> font("DejaVuSansCondensed.ttf"), FONT, REGULAR, FontStyle.NORMAL, true);
        builder.useFont(() -> font("DejaVuSansCondensed-Bold.ttf"), FONT, BOLD, FontStyle.NORMAL, true);
        builder.useUriResolver((base, uri) -> null); // Nothing is fetched from anywhere.
        builder.withProducer("Medical Hub");
        builder.withHtmlContent(xhtml, null);
        builder.toStream(pdf);
        builder.run();
    }

    private static InputStream font(String file) {
        InputStream font = OpenHtmlPrinter.class.getResourceAsStream("/de/medicalhub/fhir/mydata/fonts/" + file);
        if (font == null) {
            throw new UncheckedIOException(new IOException("The font is missing: " + file));
        }
        return font;
    }
}
