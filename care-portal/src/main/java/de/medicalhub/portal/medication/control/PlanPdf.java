package de.medicalhub.portal.medication.control;

import com.google.zxing.common.BitMatrix;
import de.medicalhub.portal.medication.MedicineCatalogue;
import de.medicalhub.portal.medication.entity.MedicationPlan;
import de.medicalhub.portal.medication.entity.PrintedPage;
import de.medicalhub.portal.medication.entity.PrintedPage.Row;
import de.medicalhub.portal.printing.PdfPrinter;
import de.medicalhub.portal.printing.Sheet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Draws the pages of a print on A4 landscape, as the official layout has them (M12). */
public final class PlanPdf {
    /** Sides of a printed code in millimetres, for its modules to be wide enough for every scanner. */
    private static final double LARGEST_CODE = 44;

    private static final double MODULE = 0.36;
    private static final int PIXELS_OF_A_MODULE = 6;

    /** Tried one after the other, until each page fits on one sheet. */
    private static final List<Double> SIZES = List.of(9.0, 8.0, 7.0, 6.0, 5.0);

    /** Of the eleven columns, in millimetres. */
    private static final List<Integer> WIDTHS = List.of(39, 42, 16, 16, 12, 12, 12, 12, 18, 58, 43);

    private static final String STYLE = """
            @page { size: A4 landscape; margin: 8mm; }
            body { font-family: 'DejaVu Sans Condensed'; font-size: 9pt; line-height: 1.25; color: #000; margin: 0; }
            .sheet { page-break-after: always; }
            .last { page-break-after: auto; }
            table { width: 280mm; table-layout: fixed; border-collapse: collapse; }
            .head td { border: 0.8pt solid #000; padding: 1.5mm 2mm; vertical-align: top; height: 45mm; }
            .head .code { text-align: right; padding: 0.5mm; }
            h1 { font-size: 18pt; margin: 0 0 2mm 0; }
            .pages { margin: 0; font-size: 11pt; }
            .person { font-size: 12pt; font-weight: bold; margin: 0 0 5mm 0; line-height: 1.4; }
            .issuer, .seen { margin: 0; }
            .rows { margin-top: 2mm; }
            .rows th, .rows td { border: 0.6pt solid #000; padding: 0.9mm 1mm; vertical-align: top; text-align: left; word-wrap: break-word; }
            .rows th { background-color: #d9d9d9; font-size: 6.2pt; font-weight: bold; padding: 0.9mm 0.5mm 0.9mm 0.8mm; }
            .rows td { font-size: $size; }
            .rows .HEADING td { font-weight: bold; border-left: none; border-right: none; padding-top: 2mm; }
            .rows .BOUND td { padding-left: 6mm; }
            .foot { margin: 2mm 0 0 0; font-size: 7.5pt; }
            """;

    private PlanPdf() {}

    /** @param pages of {@link Printing} */
    public static byte[] of(List<MedicationPlan> pages, MedicineCatalogue catalogue) {
        PrintLayout layout = new PrintLayout(catalogue);
        List<PrintedPage> sheets = pages.stream().map(layout::of).toList();
        byte[] pdf = new byte[0];
        for (double size : SIZES) {
            pdf = draw(sheets, size);
            if (sheetsIn(pdf) == sheets.size()) {
                return pdf;
            }
        }
        return pdf;
    }

    private static byte[] draw(List<PrintedPage> sheets, double size) {
        Sheet sheet = new Sheet();
        for (int i = 0; i < sheets.size(); i++) {
            sheet.raw(i == sheets.size() - 1 ? "<div class=\"sheet last\">" : "<div class=\"sheet\">");
            head(sheets.get(i), sheet);
            rows(sheets.get(i), sheet);
            sheet.lines("p", "foot", sheets.get(i).footer()).raw("</div>");
        }
        return PdfPrinter.print(sheet.page(sheets.get(0).title(), "de", STYLE.replace("$size", points(size))));
    }

    private static void head(PrintedPage page, Sheet sheet) {
        sheet.raw("<table class=\"head\"><tr><td style=\"width: 57mm\">")
                .element("h1", "", page.title())
                .element("p", "pages", page.pageWords())
                .raw("</td><td>")
                .lines("p", "person", page.person())
                .lines("p", "issuer", page.issuer())
                .raw("</td><td style=\"width: 50mm\">")
                .lines("p", "seen", page.observations())
                .raw("</td><td class=\"code\" style=\"width: 46mm\">");
        BitMatrix code = DataMatrixCode.of(page.code())
                .orElseThrow(() -> new IllegalStateException("Pages are cut so that each fits into its code"));
        double side = Math.min(LARGEST_CODE, code.getWidth() * MODULE);
        String size = "width: " + millimetres(side) + "; height: " + millimetres(side);
        sheet.png(DataMatrixCode.png(code, PIXELS_OF_A_MODULE), size, "DataMatrix mit dem Inhalt dieser Seite")
                .raw("</td></tr></table>");
    }

    private static void rows(PrintedPage page, Sheet sheet) {
        sheet.raw("<table class=\"rows\"><colgroup>");
        WIDTHS.forEach(width -> sheet.raw("<col style=\"width: " + width + "mm\"/>"));
        sheet.raw("</colgroup><thead><tr>");
        page.columns()
                .forEach(column -> sheet.raw("<th scope=\"col\">")
                        .element("span", "", column)
                        .raw("</th>"));
        sheet.raw("</tr></thead><tbody>");
        page.rows().forEach(row -> row(row, sheet));
        sheet.raw("</tbody></table>");
    }

    private static void row(Row row, Sheet sheet) {
        sheet.raw("<tr class=\"" + row.kind() + "\">");
        row.cells()
                .forEach(cell -> sheet.raw("<td colspan=\"" + cell.columns() + "\">")
                        .lines("span", "", cell.lines())
                        .raw("</td>"));
        sheet.raw("</tr>");
    }

    private static String millimetres(double length) {
        return String.format(Locale.ROOT, "%.2fmm", length);
    }

    private static String points(double size) {
        return String.format(Locale.ROOT, "%.1fpt", size);
    }

    private static int sheetsIn(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        } catch (IOException e) {
            throw new UncheckedIOException("What was just printed cannot be opened", e);
        }
    }
}
