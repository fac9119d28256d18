package de.medicalhub.fhir.mydata.gateway;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import de.medicalhub.common.print.PrintFont;
import de.medicalhub.fhir.mydata.control.Printer;
import java.io.IOException;
import java.io.OutputStream;
import org.springframework.stereotype.Component;

/** Prints by OpenHTMLtoPDF (LGPL) and PDFBox, tagged for screen readers (PDF/UA), with its fonts embedded. */
@Component
class OpenHtmlPrinter implements Printer {
    OpenHtmlPrinter() {
        XRLog.setLoggingEnabled(false); // It would quote what it prints.
    }

    @Override
    public void print(String xhtml, OutputStream pdf) throws IOException {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        for (PrintFont font : PrintFont.values()) {
            builder.useFont(font::open, PrintFont.FAMILY, font.weight(), FontStyle.NORMAL, true);
        }
        builder.useUriResolver((base, uri) -> null); // Nothing is fetched from anywhere.
        builder.withProducer("Medical Hub");
        builder.withHtmlContent(xhtml, null);
        builder.toStream(pdf);
        builder.run();
    }
}
