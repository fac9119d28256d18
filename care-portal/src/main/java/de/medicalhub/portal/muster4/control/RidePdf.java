package de.medicalhub.portal.muster4.control;

import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.Letterhead;
import de.medicalhub.portal.muster4.entity.RideFacts;
import de.medicalhub.portal.muster4.entity.Verdict;
import de.medicalhub.portal.printing.PdfPrinter;
import de.medicalhub.portal.printing.Sheet;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints the summary "Angaben für Muster 4", which says above that it is no prescription. */
public final class RidePdf {
    private static final Set<String> AS_TYPED = Set.of("justification", "vehicleText");
    private static final String STYLE = """
        @page { size: A4; margin: 16mm 18mm 18mm 20mm;
          @bottom-left { width: 140mm; content: element(foot); }
          @bottom-right { width: 30mm; text-align: right; content: "Seite " counter(page) " von " counter(pages); font-family: 'DejaVu Sans Condensed'; font-size: 8pt; color: #444; } }
        .foot { position: running(foot); font-size: 8pt; color: #444; margin: 0; }
        body { font-family: 'DejaVu Sans Condensed'; font-size: 10pt; line-height: 1.35; color: #111; margin: 0; }
        h1 { font-size: 18pt; margin: 0 0 2mm 0; }
        .sender { margin: 0 0 5mm 0; padding-bottom: 2mm; border-bottom: 1pt solid #111; font-size: 9pt; }
        .person { margin: 0 0 4mm 0; padding: 2mm 3mm; border: 0.6pt solid #111; }
        .contact { margin: 5mm 0 0 0; padding: 2mm 3mm; border: 0.6pt solid #111; page-break-inside: avoid; }
        .boxes { font-size: 8pt; margin: 4mm 0 0 0; }
        .not { font-weight: bold; border: 0.6pt solid #111; padding: 2mm 3mm; margin: 0 0 4mm 0; }
        .verdict { page-break-inside: avoid; }
        table { width: 100%; table-layout: fixed; border-collapse: collapse; }
        th, td { text-align: left; vertical-align: top; padding: 1.2mm 2mm; border-bottom: 0.5pt solid #777; word-wrap: break-word; }
        th { width: 60mm; }
        h2 { font-size: 12pt; margin: 4mm 0 1mm 0; page-break-after: avoid; }
        p { margin: 0 0 1mm 0; }
        """;

    private final Texts german;

    public RidePdf(Texts german) {
        this.german = german;
    }

    public byte[] print(Case found, RideFacts facts) {
        Sheet sheet = new Sheet();
        String title = german.of("ride.title");
        Letterhead head = Letterhead.of(found, german);
        head.foot(title).ifPresent(foot -> sheet.element("p", "foot", foot));
        head.sender().ifPresent(sender -> sheet.element("p", "sender", sender));
        sheet.element("h1", "", title).element("p", "not", german.of("ride.print.not"));
        head.person().ifPresent(person -> sheet.element("p", "person", person));
        sheet.raw("<table><tbody>");
        new RideWay(found, german).of(facts).forEach((label, words) -> row(label, words, sheet));
        RideFacts.QUESTIONS.stream()
                .filter(question -> !facts.all(question).isEmpty())
                .forEach(question -> row(german.of("ride." + question), words(question, facts), sheet));
        sheet.raw("</tbody></table>");
        RideRules.judge(facts).forEach(verdict -> verdict(verdict, sheet));
        head.contact().ifPresent(contact -> sheet.element("p", "contact", contact));
        if (sheet.isRomanized()) {
            sheet.element("p", "boxes", german.of("letter.print.romanized"));
        }
        if (sheet.isIncomplete()) {
            sheet.element("p", "boxes", german.of("letter.print.boxes"));
        }
        return PdfPrinter.print(sheet.page(title, "de", STYLE));
    }

    private static void row(String label, String words, Sheet sheet) {
        sheet.raw("<tr><th scope=\"row\">")
                .element("span", "", label)
                .raw("</th><td>")
                .element("span", "", words)
                .raw("</td></tr>");
    }

    private void verdict(Verdict verdict, Sheet sheet) {
        sheet.raw("<div class=\"verdict\">")
                .element("h2", "", german.of("ride.leg." + verdict.leg()))
                .element(
                        "p", "", german.of("ride.approval." + verdict.approval().name()))
                .element("p", "", german.of("ride.why." + verdict.why()));
        verdict.faults().forEach(fault -> sheet.element("p", "", german.of("ride.fault." + fault)));
        sheet.raw("</div>");
    }

    private String words(String question, RideFacts facts) {
        if (AS_TYPED.contains(question)) {
            return facts.get(question);
        }
        if (question.equals("weight")) {
            return german.say(Phrase.of("ride.kilograms", facts.get(question)));
        }
        String family = question.endsWith("Reason")
                ? "ride.reason"
                : question.equals("careLevel")
                        ? "care-level"
                        : question.equals("posture") ? "posture" : "ride." + question;
        List<String> answers = facts.all(question);
        return answers.stream()
                .map(answer -> german.say(Phrase.code(family, answer)))
                .collect(Collectors.joining(", "));
    }
}
