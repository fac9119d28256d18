package de.medicalhub.portal.assessment.control;

import de.medicalhub.portal.assessment.entity.Sheet;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Reference;

/** A filled-in questionnaire as FHIR resource. */
public final class SheetMapper {
    private final Sheet sheet;
    private final Clock clock;

    public SheetMapper(Sheet sheet, Clock clock) {
        this.sheet = sheet;
        this.clock = clock;
    }

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
}
