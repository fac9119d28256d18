package de.medicalhub.fhir.mydata.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.fhir.mydata.SampleRecord;
import de.medicalhub.fhir.mydata.control.Disclosure;
import de.medicalhub.fhir.mydata.control.MyData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PrintedDisclosureTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-26T07:00:00Z"), ZoneOffset.UTC);

    @Test
    @DisplayName("Rule 3: plain words in German, every section, page numbers, no bare code")
    void germanPrintSaysItInPlainWords() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(print(Locale.GERMAN))) {
            String text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
            assertThat(text)
                    .contains("Meine Daten", "Für Änne Musterfrau-Größling, erstellt am 26. November 2026")
                    .contains("7. März 1941", "weiblich", "X110000000", "Dr. Ulrike Hansen")
                    .contains("Aufenthalt im Krankenhaus", "seit 16. Nov. 2026", "Krankenhaus Mayen")
                    .contains("morgens 1, abends 1", "Torasemid 10 mg Tabletten <Teva>")
                    .contains("Herzinsuffizienz mit Stauung", "I50.13")
                    .contains("Vorläufiger Entlassbrief", "vorläufig")
                    .contains("Pflegediensten, ohne Ihren Namen", "gültig")
                    .contains("wollte zugreifen und wurde abgewiesen", "Sie selbst", "Fahrdienst-Planung")
                    .contains(
                            "71,5 kg",
                            "36,9 °C",
                            "78,0 pro Minute",
                            "von Dr. Ulrike Hansen verordnet am 20. November 2026",
                            "Arbeitsschritte und Anfragen")
                    .contains("Seite 1 von " + pdf.getNumberOfPages());
            assertThat(text).doesNotContain("null", "in-progress", "female", "{0}");
        }
    }

    @Test
    @DisplayName("Rule 3: the same in English")
    void englishPrintSaysItInPlainWords() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(print(Locale.ENGLISH))) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains(
                            "My data", "March 7, 1941", "Stay in hospital", "Who has accessed your data", "Page 1 of ")
                    .doesNotContain("Seite", "null", "{0}");
        }
    }

    @Test
    @DisplayName("Rule 2: older accesses that are left out are named")
    void whatIsLeftOutIsSaid() {
        MyData.Everything all = SampleRecord.everything();
        MyData.Everything cut = new MyData.Everything(all.resources(), all.named(), all.events(), true);
        assertThat(new Disclosure(CLOCK).page(cut, Locale.GERMAN)).contains("Ältere Zugriffe, vor dem ");
        assertThat(new Disclosure(CLOCK).page(cut, Locale.ENGLISH)).contains("Older accesses, before ");
        assertThat(new Disclosure(CLOCK).page(all, Locale.GERMAN)).doesNotContain("Ältere Zugriffe");
    }

    @Test
    @DisplayName("Rule 3: tagged for screen readers, with title, language and embedded fonts")
    void printIsAccessible() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(print(Locale.GERMAN))) {
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getStructureTreeRoot().getKids())
                    .isNotEmpty();
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("de");
            assertThat(pdf.getDocumentInformation().getTitle()).startsWith("Meine Daten");
            for (var name : pdf.getPage(0).getResources().getFontNames()) {
                assertThat(pdf.getPage(0).getResources().getFont(name).isEmbedded())
                        .isTrue();
            }
        }
    }

    @Test
    @DisplayName("Rule 3: names in any script can be read on paper, which says in what letters they stand")
    void everyScript() throws IOException {
        MyData.Everything all = SampleRecord.everything();
        ((Patient) all.resources().get(0))
                .getNameFirstRep()
                .setFamily("Ünal \u0645\u062D\u0645\u062F 漢 Ж \uD83E\uDDBD");
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        new OpenHtmlPrinter().print(new Disclosure(CLOCK).page(all, Locale.GERMAN), pdf);
        try (PDDocument printed = Loader.loadPDF(pdf.toByteArray())) {
            String text = new PDFTextStripper().getText(printed).replaceAll("\\s+", " ");
            assertThat(text)
                    .contains("Änne Ünal Mḥmd Hàn Ж ▯")
                    .contains("in lateinischen Buchstaben wiedergegeben", "Für ein Kästchen steht ein Zeichen")
                    .doesNotContain("#", "漢");
        }
        try (PDDocument usual = Loader.loadPDF(print(Locale.GERMAN))) {
            assertThat(new PDFTextStripper().getText(usual)).doesNotContain("lateinischen Buchstaben", "Kästchen");
        }
    }

    private static byte[] print(Locale language) throws IOException {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        new OpenHtmlPrinter().print(new Disclosure(CLOCK).page(SampleRecord.everything(), language), pdf);
        return pdf.toByteArray();
    }
}
