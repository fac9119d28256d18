package de.medicalhub.portal.assessment.control;

import de.medicalhub.portal.assessment.AssessmentKind;
import de.medicalhub.portal.assessment.Assessments;
import de.medicalhub.portal.assessment.entity.StepRow;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.util.Optional;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/** Puts the steps of an assessment into words; pure. */
public final class StepRows {
    private final Resources found;
    private final Texts texts;

    public StepRows(Resources found, Texts texts) {
        this.found = found;
        this.texts = texts;
    }

    public StepRow of(AssessmentKind kind) {
        Optional<QuestionnaireResponse> response = Assessments.of(found).response(kind);
        String state = response.map(one -> Assessments.isSigned(one) ? "done" : "draft")
                .orElse("open");
        boolean amended = response.map(QuestionnaireResponse::getStatus)
                .filter(QuestionnaireResponse.QuestionnaireResponseStatus.AMENDED::equals)
                .isPresent();
        String key = "assessment.state." + (amended ? "amended" : state);
        return new StepRow(
                kind.code(),
                texts.of("assessment.kind." + kind.code()),
                texts.of("assessment.kind." + kind.code() + ".help"),
                state,
                response.map(one -> texts.say(Phrase.of(
                                key,
                                found.nameOf(one.getAuthor()),
                                one.getAuthored().toInstant())))
                        .orElseGet(() -> texts.of(key)));
    }
}
