package de.medicalhub.portal.medication.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.medication.MedicineCatalogue;
import de.medicalhub.portal.medication.entity.MedicationPlan;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PlanPdfTest {
    private static final int SCANNER_DPI = 300;
    private static final Printing PRINTING = new Printing(
            Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC),
            UUID::randomUUID,
            MedicineCatalogue.none());

    @Test
    @DisplayName("M12 the text of the printed page can be read: umlauts, heading, dose, page and foot line")
    void text() throws IOException {
        List<MedicationPlan> pages = PRINTING.prepare(ExamplePlans.rich()).pages();
        try (PDDocument pdf = Loader.loadPDF(PlanPdf.of(pages, MedicineCatalogue.none()))) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(pdf.getPage(0).getMediaBox().getWidth())
                    .isGreaterThan(pdf.getPage(0).getMediaBox().getHeight());
            String text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
            assertThat(text)
                    .contains("Medikationsplan", "Seite 1 von 1", "für: Dr. Änne Freifrau von Größer")
                    .contains("ausgedruckt von: Praxis Öztürk & Söhne", "Allerg./Unv.: Nüsse")
                    .contains("Wirkstoff", "Handelsname", "zur Nacht", "Blutdruck", "<wichtig> \"nüchtern\"")
                    .contains("Hautpflege", "Harnstoff 5 % in Basiscreme", "keine Gewähr");
        }
    }

    @Test
    @DisplayName("M12 each public plan is printed, scanned from its paper and read as the same plan")
    void roundTrip() throws IOException {
        for (Path file : ExamplePlans.files()) {
            MedicationPlan plan = PlanReader.read(ExamplePlans.bytes(file)).plan();
            Printing.Print print = PRINTING.prepare(plan);
            if (print.pages().isEmpty()) {
                assertThat(print.findings()).as("%s", file).isNotEmpty();
                continue;
            }
            List<Reading> scanned = scan(PlanPdf.of(print.pages(), MedicineCatalogue.none()), true);
            assertThat(scanned).extracting(Reading::plan).as("%s", file).isEqualTo(print.pages());
        }
    }

    @Test
    @DisplayName("M12 a plan of several full pages stays on as many sheets, with long texts in each row")
    void fullPages() throws IOException {
        String row = "<M a=\"" + "Ünglaublich langer Name ".repeat(2) + "\" m=\"1\" du=\"1\" i=\""
                + "vor dem Essen ".repeat(5) + "\" r=\"" + "Blutdruck ".repeat(4) + "\"><W w=\""
                + "Hydrochlorothiazid ".repeat(4).strip() + "\" s=\"12,5 mg\"/></M>";
        MedicationPlan plan = PlanReader.read(ExamplePlans.RICH.replaceFirst("<S>", "<S>" + row.repeat(8)))
                .plan();
        Printing.Print print = PRINTING.prepare(plan);
        assertThat(print.pages()).hasSizeGreaterThan(1);
        byte[] pdf = PlanPdf.of(print.pages(), MedicineCatalogue.none());
        assertThat(scan(pdf, false)).extracting(Reading::plan).isEqualTo(print.pages());
    }

    /** @param near whether the scanner is held over the code at the upper right, or the whole page is scanned */
    private static List<Reading> scan(byte[] pdf, boolean near) throws IOException {
        List<Reading> pages = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int i = 0; i < document.getNumberOfPages(); i++) {
                BufferedImage paper = renderer.renderImageWithDPI(i, SCANNER_DPI);
                if (near) {
                    int left = paper.getWidth() * 3 / 4;
                    paper = paper.getSubimage(left, 0, paper.getWidth() - left, paper.getHeight() / 3);
                }
                ByteArrayOutputStream png = new ByteArrayOutputStream();
                ImageIO.write(paper, "png", png);
                pages.addAll(ScannedText.read(CodeFinder.textIn(png.toByteArray())));
            }
        }
        return pages;
    }
}
