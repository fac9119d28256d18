package de.medicalhub.portal.assessment.control;

import de.medicalhub.portal.assessment.QuestionForm;
import de.medicalhub.portal.assessment.entity.Sheet;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Reference;

/** A filled-in questionnaire as FHIR resource, and as lines to read. */
public final class SheetMapper {
    private final Sheet sheet;
    private final Clock clock;

    public SheetMapper(Sheet sheet, Clock clock) {
        this.sheet = sheet;
        this.clock = clock;
    }

    /**
     * What was answered to a question.
     *
     * @param heading whether it is a heading without answer
     */
    public record Line(boolean heading, String question, String answer) {}

    /** Without status and author. */
    public QuestionnaireResponse response(Questionnaire questionnaire, List<QuestionnaireResponseItemComponent> items) {
        QuestionnaireResponse response = new QuestionnaireResponse();
        if (!sheet.response().isEmpty()) {
            response.setId(sheet.response());
        }
        response.setQuestionnaire(questionnaire.getUrl() + "|" + questionnaire.getVersion());
        response.setSubject(new Reference(sheet.patient()));
        response.setEncounter(new Reference(sheet.encounter()));
        response.setAuthored(Date.from(clock.instant()));
        response.setItem(items);
        return response;
    }

    /** Headings with their questions, as far as they were answered. */
    public static List<Line> lines(QuestionForm form) {
        return form.rows().stream()
                .filter(row -> row.asked() && !row.kind().equals("display"))
                .map(row -> new Line(row.kind().equals("group"), row.text(), answer(row)))
                .filter(line -> line.heading() || !line.answer().isEmpty())
                .toList();
    }

    private static String answer(QuestionForm.Row row) {
        String chosen = row.choices().stream()
                .filter(QuestionForm.Choice::chosen)
                .map(QuestionForm.Choice::label)
                .collect(Collectors.joining(", "));
        String typed = row.choices().isEmpty() ? row.value() : "";
        return chosen + typed + (typed.isEmpty() || row.unit().isEmpty() ? "" : " " + row.unit());
    }
}
