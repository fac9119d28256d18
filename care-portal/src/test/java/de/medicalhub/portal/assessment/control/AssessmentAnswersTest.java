package de.medicalhub.portal.assessment.control;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.assessment.AssessmentKind;
import de.medicalhub.portal.assessment.entity.Sheet;
import de.medicalhub.portal.questions.AnswerLine;
import de.medicalhub.portal.questions.Answers;
import de.medicalhub.portal.questions.Question;
import de.medicalhub.portal.questions.QuestionForm;
import de.medicalhub.portal.questions.Questions;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questionnaires as forms: what is asked, what is kept, and what two people have answered differently. */
class AssessmentAnswersTest {
    private static final String ANSWER = HubCodes.BASE + "/CodeSystem/assessment-answer|";
    private static final Texts TEXTS =
            new Texts(Language.DE, Clock.fixed(Instant.parse("2026-11-22T11:00:00Z"), ZoneOffset.UTC));

    private final List<Question> initial = Questions.of(ShippedQuestionnaires.read("assessment-initial"), "de");

    @ParameterizedTest
    @ValueSource(strings = {"assessment-initial", "assessment-differentiated", "discharge-needs", "at-home"})
    @DisplayName("Q1: every line of the shipped questionnaires is translated and can be shown")
    void translated(String id) {
        List<Question> german = Questions.of(ShippedQuestionnaires.read(id), "de");
        List<Question> english = Questions.of(ShippedQuestionnaires.read(id), "en");
        assertThat(german).hasSameSizeAs(english).extracting(Question::linkId).doesNotHaveDuplicates();
        for (int i = 0; i < german.size(); i++) {
            assertThat(german.get(i).text())
                    .isNotBlank()
                    .isNotEqualTo(english.get(i).text());
            assertThat(german.get(i).type())
                    .isIn("group", "display", "boolean", "choice", "integer", "decimal", "string", "text", "date");
        }
    }

    @Test
    @DisplayName(
            "Q9: a stay has one sheet of each kind, and who was slower reads what the other has answered otherwise")
    void twoWhoAnswer() {
        Sheet sheet = new Sheet("Encounter/stay", "Patient/p", "Erna", "", false);
        SheetMapper mapper = new SheetMapper(sheet, AssessmentKind.INITIAL, Clock.systemUTC());
        QuestionnaireResponse response = mapper.response(ShippedQuestionnaires.read("assessment-initial"), List.of());
        assertThat(response.getIdentifier().getValue()).isEqualTo("stay.initial");
        assertThat(mapper.begin(response).getEntryFirstRep().getRequest().getIfNoneExist())
                .isEqualTo("identifier=" + HubCodes.BASE
                        + "/sid/assessment|stay.initial&status=in-progress,completed,amended,stopped");
        Answers mine = Answers.none();
        mine.set("age", List.of("81"));
        mine.set("lives-alone", List.of("true"));
        Answers theirs = Answers.none();
        theirs.set("age", List.of("82"));
        theirs.set("lives-alone", List.of("true"));
        assertThat(AnswerLine.differing(
                        new QuestionForm(initial, mine, TEXTS), new QuestionForm(initial, theirs, TEXTS)))
                .containsExactly(new AnswerLine(false, "Alter in Jahren", "82"));
        assertThat(AnswerLine.differing(
                        new QuestionForm(initial, theirs, TEXTS), new QuestionForm(initial, Answers.none(), TEXTS)))
                .contains(new AnswerLine(false, "Alter in Jahren", ""));
    }

    @Test
    @DisplayName("Q3, Q5: required is only what is asked; what is not asked is not kept")
    void conditions() {
        Map<String, String[]> typed = Map.of(
                "q-age", new String[] {"200"},
                "q-lives-alone", new String[] {"false"},
                "q-helper", new String[] {"true"},
                "q-medication-count", new String[] {"drei"},
                "other", new String[] {"x"});
        QuestionForm form = new QuestionForm(initial, Answers.typed(typed), TEXTS);
        assertThat(form.faults())
                .extracting(QuestionForm.Fault::field)
                .startsWith("q-age", "q-care-level", "q-medication-count", "q-service")
                .doesNotContain("q-helper", "q-service-name", "q-lives-alone");
        assertThat(form.faults().stream().map(fault -> TEXTS.say(fault.sentence())))
                .contains("Bitte eine Zahl von 0 bis 130: Alter in Jahren");
        QuestionnaireResponse response = new QuestionnaireResponse();
        response.setItem(form.answers().items(initial));
        Answers kept = Answers.of(response);
        assertThat(kept.first("lives-alone")).isEqualTo("false");
        assertThat(kept.all("helper")).isEmpty();
        assertThat(kept.all("medication-count")).isEmpty();
        assertThat(form.rows().stream().filter(row -> row.field().equals("q-helper")))
                .allSatisfy(row -> {
                    assertThat(row.asked()).isFalse();
                    assertThat(row.when()).contains("q-lives-alone");
                });
    }

    @Test
    @DisplayName("Q9: answers come back from the stored response as they were, in the groups of the questionnaire")
    void roundTrip() {
        List<Question> questions = Questions.of(ShippedQuestionnaires.read("assessment-differentiated"), "de");
        Answers answers = Answers.none();
        answers.set("walking", List.of(ANSWER + "with-aid"));
        answers.set("aids-need", List.of(ANSWER + "walker", ANSWER + "care-bed"));
        answers.set("pain", List.of("3"));
        answers.set("remarks", List.of("Ärztin & <Sohn> rufen an"));
        QuestionnaireResponse response = new QuestionnaireResponse();
        response.setItem(answers.items(questions));
        assertThat(response.getItem()).extracting("linkId").containsExactly("mobility", "wounds", "aids", "social");
        String json = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(response);
        Answers back =
                Answers.of(FhirContext.forR4Cached().newJsonParser().parseResource(QuestionnaireResponse.class, json));
        assertThat(Stream.of("walking", "aids-need", "pain", "remarks"))
                .allSatisfy(question -> assertThat(back.all(question)).isEqualTo(answers.all(question)));
    }
}
