package de.medicalhub.journey;

import com.microsoft.playwright.Download;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** What somebody reads who opens a PDF that a page has given out. */
final class PrintedPdf {
    private PrintedPdf() {}

    /** Its words, with single spaces; fails for what is no PDF. */
    static String text(Download download) {
        try {
            return text(Files.readAllBytes(download.path()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(byte[] file) {
        try (PDDocument pdf = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(pdf).replace("\u00ad", "").replaceAll("\\s+", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
