package de.medicalhub.portal.questions;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemOperator;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class QuestionFormTest {
    private final Texts texts =
            new Texts(Language.DE, Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC));

    @Test
    @DisplayName("Q1 what is typed becomes typed answers, in the questionnaire's own order and groups")
    void typedAnswers() {
        QuestionForm form = form(Map.of(
                "q-pain", new String[] {"s|some"}, "q-where", new String[] {"Hüfte"}, "q-weight", new String[] {"71,5"
                }));
        assertThat(form.faults()).isEmpty();
        List<QuestionnaireResponseItemComponent> items = form.answers().items(form.questions());
        assertThat(items)
                .extracting(QuestionnaireResponseItemComponent::getLinkId)
                .containsExactly("body", "weight");
        assertThat(items.get(0).getItem())
                .extracting(QuestionnaireResponseItemComponent::getLinkId)
                .containsExactly("pain", "where");
        assertThat(((DecimalType) items.get(1).getAnswerFirstRep().getValue()).getValue())
                .isEqualByComparingTo("71.5");
    }

    @Test
    @DisplayName("Q3 the answer to a question that is not asked any more is not kept, and nothing is missing there")
    void whatIsNotAskedIsNotKept() {
        QuestionForm form = form(Map.of("q-pain", new String[] {"s|none"}, "q-where", new String[] {"Hüfte"}));
        assertThat(form.faults()).isEmpty();
        assertThat(form.answers().items(form.questions()).get(0).getItem())
                .extracting(QuestionnaireResponseItemComponent::getLinkId)
                .containsExactly("pain");
    }

    @Test
    @DisplayName(
            "Q4, Q5 sending asks for what is required, keeping does not; what is not understood is named and stays typed")
    void faultsKeepWhatWasTyped() {
        QuestionForm form = form(Map.of("q-pain", new String[] {"s|some"}, "q-weight", new String[] {"viel"}));
        assertThat(form.unreadable()).extracting(QuestionForm.Fault::field).containsExactly("q-weight");
        assertThat(form.faults()).extracting(QuestionForm.Fault::field).containsExactly("q-where", "q-weight");
        assertThat(form.rows().get(3).value()).isEqualTo("viel");
        assertThat(form.rows().get(1).choices())
                .extracting(QuestionForm.Choice::chosen)
                .containsExactly(false, true);
    }

    @Test
    @DisplayName("Q5 what was kept stands in its fields again, numbers with a comma")
    void keptAnswersComeBack() {
        QuestionForm typed = form(Map.of("q-pain", new String[] {"s|some"}, "q-weight", new String[] {"71,5"}));
        QuestionnaireResponse kept = new QuestionnaireResponse();
        kept.setItem(typed.answers().items(typed.questions()));
        QuestionForm again = new QuestionForm(typed.questions(), Answers.of(kept), texts);
        assertThat(again.rows().get(1).choices())
                .extracting(QuestionForm.Choice::chosen)
                .containsExactly(false, true);
        assertThat(again.rows().get(3).value()).isEqualTo("71,5");
    }

    @Test
    @DisplayName("Q7 what was kept in another window stands beside the questions that are answered otherwise here")
    void otherAnswers() {
        QuestionForm here = form(Map.of("q-pain", new String[] {"s|none"}, "q-weight", new String[] {"71,5"}));
        QuestionForm there = form(Map.of(
                "q-pain", new String[] {"s|some"}, "q-where", new String[] {"Hüfte"}, "q-weight", new String[] {"71.5"
                }));
        assertThat(here.differing(there.answers()))
                .containsExactly(
                        new QuestionForm.Other("q-pain", "Schmerzen?", "Ja"),
                        new QuestionForm.Other("q-where", "Wo?", "Hüfte"));
        assertThat(there.differing(here.answers()))
                .extracting(QuestionForm.Other::answer)
                .containsExactly("Nein", "–");
        assertThat(here.differing(here.answers())).isEmpty();
    }

    private QuestionForm form(Map<String, String[]> typed) {
        Questionnaire questionnaire = new Questionnaire();
        QuestionnaireItemComponent body = questionnaire.addItem().setLinkId("body");
        body.setType(QuestionnaireItemType.GROUP).setText("Körper");
        QuestionnaireItemComponent pain = body.addItem().setLinkId("pain").setText("Schmerzen?");
        pain.setType(QuestionnaireItemType.CHOICE).setRequired(true);
        pain.addAnswerOption().setValue(new Coding("s", "none", "Nein"));
        pain.addAnswerOption().setValue(new Coding("s", "some", "Ja"));
        QuestionnaireItemComponent where = body.addItem().setLinkId("where").setText("Wo?");
        where.setType(QuestionnaireItemType.STRING).setRequired(true);
        where.addEnableWhen()
                .setQuestion("pain")
                .setOperator(QuestionnaireItemOperator.EQUAL)
                .setAnswer(new Coding("s", "some", null));
        questionnaire.addItem().setLinkId("weight").setText("Gewicht?").setType(QuestionnaireItemType.DECIMAL);
        return new QuestionForm(Questions.of(questionnaire, "de"), Answers.typed(typed), texts);
    }
}
