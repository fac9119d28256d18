package de.medicalhub.portal.documents.control;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.Letterhead;
import de.medicalhub.portal.documents.entity.LetterDraft;
import de.medicalhub.portal.documents.entity.LetterKind;
import de.medicalhub.portal.printing.PdfPrinter;
import de.medicalhub.portal.printing.Sheet;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Draws a letter on A4. */
final class LetterPdf {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("dd.MM.yyyy, HH:mm 'Uhr'", Locale.GERMAN);
    private static final String STYLE = """
            @page { size: A4; margin: 18mm 18mm 20mm 20mm;
              @bottom-left { width: 140mm; content: element(foot); }
              @bottom-right { width: 30mm; text-align: right; content: "Seite " counter(page) " von " counter(pages); font-family: 'DejaVu Sans Condensed'; font-size: 8pt; color: #444; } }
            body { font-family: 'DejaVu Sans Condensed'; font-size: 10pt; line-height: 1.4; color: #111; margin: 0; }
            .foot { position: running(foot); font-size: 8pt; color: #444; margin: 0; }
            .sender { margin: 0 0 8mm 0; padding-bottom: 2mm; border-bottom: 1pt solid #111; font-size: 9pt; }
            h1 { font-size: 18pt; margin: 0 0 2mm 0; }
            .state { margin: 0 0 4mm 0; font-weight: bold; }
            .person { margin: 0 0 6mm 0; padding: 3mm; border: 0.6pt solid #111; }
            h2 { font-size: 12pt; margin: 5mm 0 1mm 0; page-break-after: avoid; }
            .words { margin: 0; word-wrap: break-word; }
            .signed { margin: 10mm 0 0 0; border-top: 0.6pt solid #111; padding-top: 2mm; page-break-inside: avoid; }
            .contact { margin: 5mm 0 0 0; padding: 3mm; border: 0.6pt solid #111; page-break-inside: avoid; }
            .planned { margin: 0 0 4mm 0; font-size: 9pt; }
            .boxes { font-size: 8pt; margin: 4mm 0 0 0; }
            """;

    private final Case found;
    private final Texts german;
    private final Instant now;

    LetterPdf(Case found, Texts german, Instant now) {
        this.found = found;
        this.german = german;
        this.now = now;
    }

    byte[] print(LetterKind kind, LetterDraft words, String name, String hospital, boolean signed) {
        String title = german.of("document.kind." + kind.document().key());
        Sheet sheet = new Sheet();
        Letterhead head = new Letterhead(found, hospital, german);
        head.foot(title).ifPresent(foot -> sheet.element("p", "foot", foot));
        head.sender().ifPresent(sender -> sheet.element("p", "sender", sender));
        sheet.element("h1", "", title);
        if (!signed) {
            sheet.element("p", "state", german.of("letter.print.draft"));
        }
        head.person().ifPresent(person -> sheet.element("p", "person", person));
        found.plannedDischarge()
                .filter(now::isBefore)
                .ifPresent(planned -> sheet.element(
                        "p",
                        "planned",
                        german.say(
                                Phrase.of("letter.print.planned", german.times().dated(planned)))));
        for (LetterKind.Part part : kind.parts()) {
            if (!words.get(part.key()).isEmpty()) {
                sheet.element("h2", "", german.of("letter.part." + part.key()))
                        .element("p", "words", words.get(part.key()).replaceAll("\\R", "\n"));
            }
        }
        String moment = MOMENT.format(LocalDateTime.ofInstant(now, HubClock.berlin()));
        sheet.element(
                "p",
                "signed",
                german.say(Phrase.of(signed ? "letter.print.signed" : "letter.print.printed", name, moment)));
        head.contact().ifPresent(contact -> sheet.element("p", "contact", contact));
        if (sheet.isRomanized()) {
            sheet.element("p", "boxes", german.of("letter.print.romanized"));
        }
        if (sheet.isIncomplete()) {
            sheet.element("p", "boxes", german.of("letter.print.boxes"));
        }
        return PdfPrinter.print(sheet.page(title, "de", STYLE));
    }
}
