package de.medicalhub.portal.muster4.control;

import de.medicalhub.portal.cases.Case;
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
        @page { size: A4; margin: 20mm; }
        body { font-family: 'DejaVu Sans Condensed'; font-size: 11pt; line-height: 1.4; color: #111; margin: 0; }
        h1 { font-size: 18pt; margin: 0 0 2mm 0; }
        .not { font-weight: bold; border: 1pt solid #111; padding: 3mm; margin: 0 0 5mm 0; }
        table { width: 100%; table-layout: fixed; border-collapse: collapse; }
        th, td { text-align: left; vertical-align: top; padding: 1.5mm 2mm; border-bottom: 0.5pt solid #777; word-wrap: break-word; }
        th { width: 60mm; }
        h2 { font-size: 13pt; margin: 6mm 0 1mm 0; }
        p { margin: 0 0 1mm 0; }
        """;

    private final Texts german;

    public RidePdf(Texts german) {
        this.german = german;
    }

    public byte[] print(Case found, RideFacts facts) {
        Sheet sheet = new Sheet();
        String title = german.of("ride.title");
        sheet.element("h1", "", title).element("p", "not", german.of("ride.print.not"));
        sheet.element("p", "", german.say(Phrase.of("ride.print.for", found.patientName())));
        sheet.raw("<table><tbody>");
        RideFacts.QUESTIONS.stream()
                .filter(question -> !facts.all(question).isEmpty())
                .forEach(question -> sheet.raw("<tr><th scope=\"row\">")
                        .element("span", "", german.of("ride." + question))
                        .raw("</th><td>")
                        .element("span", "", words(question, facts))
                        .raw("</td></tr>"));
        sheet.raw("</tbody></table>");
        RideRules.judge(facts).forEach(verdict -> verdict(verdict, sheet));
        return PdfPrinter.print(sheet.page(title, "de", STYLE));
    }

    private void verdict(Verdict verdict, Sheet sheet) {
        sheet.element("h2", "", german.of("ride.leg." + verdict.leg()))
                .element(
                        "p", "", german.of("ride.approval." + verdict.approval().name()))
                .element("p", "", german.of("ride.why." + verdict.why()));
        verdict.faults().forEach(fault -> sheet.element("p", "", german.of("ride.fault." + fault)));
    }

    private String words(String question, RideFacts facts) {
        if (AS_TYPED.contains(question)) {
            return facts.get(question);
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
