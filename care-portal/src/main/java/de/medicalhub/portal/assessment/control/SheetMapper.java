package de.medicalhub.portal.assessment.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.assessment.AssessmentKind;
import de.medicalhub.portal.assessment.entity.Sheet;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Reference;

/** A filled-in questionnaire as FHIR resource. */
public final class SheetMapper {
    private static final String SYSTEM = HubCodes.BASE + "/sid/assessment";

    private final Sheet sheet;
    private final AssessmentKind kind;
    private final Clock clock;

    public SheetMapper(Sheet sheet, AssessmentKind kind, Clock clock) {
        this.sheet = sheet;
        this.kind = kind;
        this.clock = clock;
    }

    /** What finds the one sheet of its kind and stay, as long as it was no mistake. */
    private String onlyOne() {
        return "identifier=" + SYSTEM + "|" + number() + "&status=in-progress,completed,amended,stopped";
    }

    /** Stores the first version provided that nobody else has begun one. */
    public Bundle begin(QuestionnaireResponse response) {
        Bundle transaction = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        transaction
                .addEntry()
                .setResource(response)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("QuestionnaireResponse")
                .setIfNoneExist(onlyOne());
        return transaction;
    }

    private String number() {
        return sheet.encounter().replaceFirst("^.*/", "") + "." + kind.code();
    }

    /** Without status and author. */
    public QuestionnaireResponse response(Questionnaire questionnaire, List<QuestionnaireResponseItemComponent> items) {
        QuestionnaireResponse response = new QuestionnaireResponse();
        if (!sheet.response().isEmpty()) {
            response.setId(sheet.response());
        }
        response.setIdentifier(new Identifier().setSystem(SYSTEM).setValue(number()));
        response.setQuestionnaire(questionnaire.getUrl() + "|" + questionnaire.getVersion());
        response.setSubject(new Reference(sheet.patient()));
        response.setEncounter(new Reference(sheet.encounter()));
        response.setAuthored(Date.from(clock.instant()));
        response.setItem(items);
        return response;
    }
}
