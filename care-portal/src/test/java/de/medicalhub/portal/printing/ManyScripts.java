package de.medicalhub.portal.printing;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hl7.fhir.r4.model.Resource;

/** What people may type into any field: umlauts, letters of other scripts, a picture, marks that join the letter before. */
public final class ManyScripts {
    /** Without a picture, which no plan of medicines can hold. */
    public static final String LETTERS = "Äöü ẞß ş ł Ω Ж 漢 م e\u0301";

    public static final String TEXT = LETTERS + " \uD83E\uDDBD <&>\"";

    private ManyScripts() {}

    /** As the FHIR server gets it over the line, and gives it back. */
    public static <T extends Resource> T stored(Class<T> type, T resource) {
        return FhirContext.forR4Cached()
                .newJsonParser()
                .parseResource(type, FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource));
    }

    /** All words of a PDF without the white space between them, for lines break where they will. */
    public static String words(byte[] print) {
        try (PDDocument pdf = Loader.loadPDF(print)) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
