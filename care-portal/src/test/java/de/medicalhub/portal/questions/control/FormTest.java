package de.medicalhub.portal.questions.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.questions.entity.Option;
import de.medicalhub.portal.questions.entity.Question;
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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FormTest {
    private final Texts texts =
            new Texts(Language.DE, Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC));

    @Test
    @DisplayName("Q2 what is typed becomes typed answers, in the questionnaire's own order and groups")
    void typedAnswers() {
        Form.Reading reading = form().read(
                        Map.of("q-1", new String[] {"1"}, "q-2", new String[] {"Hüfte"}, "q-3", new String[] {"71,5"}));
        assertThat(reading.faults()).isEmpty();
        QuestionnaireResponse response = reading.response();
        assertThat(response.getItem()).hasSize(2);
        assertThat(response.getItem().get(0).getLinkId()).isEqualTo("body");
        assertThat(response.getItem().get(0).getItem())
                .extracting(item -> item.getLinkId() + "="
                        + Items.words(item.getAnswerFirstRep().getValue()))
                .containsExactly("pain=Ja", "where=Hüfte");
        assertThat(((DecimalType) response.getItem().get(1).getAnswerFirstRep().getValue()).getValue())
                .isEqualByComparingTo("71.5");
    }

    @Test
    @DisplayName("Q3 the answer to a question that is not asked any more is not kept, and nothing is missing there")
    void whatIsNotAskedIsNotKept() {
        Form.Reading reading = form().read(Map.of("q-1", new String[] {"0"}, "q-2", new String[] {"Hüfte"}));
        assertThat(Items.answers(reading.response())).containsOnlyKeys("pain");
        assertThat(form().missing(reading)).isEmpty();
    }

    @Test
    @DisplayName("Q4 what is required is asked for, what is not understood is named, and all of it stays typed")
    void faultsKeepWhatWasTyped() {
        Map<String, String[]> typed = Map.of("q-1", new String[] {"1"}, "q-3", new String[] {"viel"});
        Form.Reading reading = form().read(typed);
        assertThat(reading.faults()).containsExactly(new Form.Fault("q-3", "questions.fault.number"));
        assertThat(form().missing(reading)).containsExactly(new Form.Fault("q-2", "questions.fault.missing"));
        List<Question> shown = form().questions(new QuestionnaireResponse(), typed);
        assertThat(shown.get(3).value()).isEqualTo("viel");
        assertThat(shown.get(1).options()).extracting(Option::chosen).containsExactly(false, true);
    }

    @Test
    @DisplayName("Q4 what was kept stands in its fields again")
    void keptAnswersComeBack() {
        QuestionnaireResponse kept = form().read(Map.of("q-1", new String[] {"1"}, "q-3", new String[] {"71,5"}))
                .response();
        List<Question> shown = form().questions(kept, Map.of());
        assertThat(shown.get(1).options()).extracting(Option::chosen).containsExactly(false, true);
        assertThat(shown.get(3).value()).isEqualTo("71,5");
    }

    private Form form() {
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
        return new Form(questionnaire, texts);
    }
}
