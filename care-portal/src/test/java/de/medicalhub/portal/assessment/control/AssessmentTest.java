package de.medicalhub.portal.assessment.control;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.assessment.AssessmentKind;
import de.medicalhub.portal.assessment.Assessments;
import de.medicalhub.portal.assessment.entity.Sheet;
import de.medicalhub.portal.questions.AnswerLine;
import de.medicalhub.portal.questions.Answers;
import de.medicalhub.portal.questions.Question;
import de.medicalhub.portal.questions.QuestionForm;
import de.medicalhub.portal.questions.Questions;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssessmentTest {
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
    @DisplayName("Q8: what the record knows is filled in, and nothing that was answered is overwritten")
    void prefilled() {
        Answers answers = Answers.none();
        answers.set("age", List.of("90"));
        new Prefill(record(), LocalDate.parse("2026-11-22")).into(answers, initial);
        assertThat(answers.first("age")).isEqualTo("90");
        assertThat(answers.code("care-level")).isEqualTo("3");
        assertThat(answers.first("medication-count")).isEqualTo("1");
        assertThat(answers.first("diagnoses")).isEqualTo("Herzinsuffizienz");
        assertThat(answers.first("address")).isEqualTo("Stehbach 12, 56727 Mayen");
        Answers fresh = Answers.none();
        new Prefill(record(), LocalDate.parse("2026-11-21")).into(fresh, initial);
        assertThat(fresh.first("age")).isEqualTo("81");
    }

    @Test
    @DisplayName(
            "Q8: where no medicine is recorded nobody has said that there is none, and the level that holds last counts")
    void notWhatTheRecordDoesNotSay() {
        Observation now = level("now", "4", "2026-11-01");
        now.getMeta().setLastUpdated(Date.from(Instant.parse("2026-11-02T10:00:00Z")));
        Observation old = level("old", "2", "2019-05-01");
        Observation wrong = level("wrong", "5", "2026-11-20");
        wrong.setStatus(Observation.ObservationStatus.ENTEREDINERROR);
        Answers answers = Answers.none();
        new Prefill(bundle(old, now, wrong), LocalDate.parse("2026-11-22")).into(answers, initial);
        assertThat(answers.code("care-level")).isEqualTo("4");
        assertThat(answers.all("medication-count")).isEmpty();
    }

    /** Brought into the record today, whenever it was found. */
    private static Observation level(String id, String code, String found) {
        Observation level = new Observation();
        level.setId("Observation/" + id);
        level.getMeta().setLastUpdated(Date.from(Instant.parse("2026-11-22T10:00:00Z")));
        level.setEffective(new DateTimeType(found));
        level.setValue(new CodeableConcept(new Coding(HubCodes.CARE_LEVEL, code, "Pflegegrad " + code)));
        return level;
    }

    @Test
    @DisplayName("Q8: of a year of birth alone the age is not guessed")
    void noGuessedAge() {
        Resources record = record();
        record.first(Patient.class).orElseThrow().setBirthDateElement(new DateType("1945"));
        Answers answers = Answers.none();
        new Prefill(record, LocalDate.parse("2026-11-22")).into(answers, initial);
        assertThat(answers.first("age")).isEmpty();
        assertThat(answers.first("address")).isEqualTo("Stehbach 12, 56727 Mayen");
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

    @Test
    @DisplayName("Q7: rules suggest with their reasons, and fill the questionnaire of decisions")
    void suggestions() {
        Answers found = Answers.none();
        found.set("washing", List.of(ANSWER + "with-help"));
        found.set("wound", List.of("true"));
        found.set("ride", List.of(HubCodes.POSTURE + "|wheelchair"));
        found.set("return", List.of(ANSWER + "later"));
        Resources stay = stay("assessment-differentiated", found);
        NeedRules rules = new NeedRules(Assessments.of(stay));
        assertThat(rules.suggested()).containsOnlyKeys("nursing", "short-term-care", "transport", "appointments");
        assertThat(rules.suggested().getOrDefault("nursing", List.of()).stream().map(TEXTS::say))
                .containsExactly("Waschen und Anziehen nur mit Hilfe", "Wunde");
        List<Question> decisions = Questions.of(ShippedQuestionnaires.read("discharge-needs"), "de");
        Answers decided = Answers.none();
        new Prefill(stay, LocalDate.parse("2026-11-22")).into(decided, decisions);
        assertThat(decided.code("nursing-decision")).isEqualTo("needed");
        assertThat(decided.code("aids-decision")).isEmpty();
        assertThat(decided.codes("care-needs")).containsExactly("basic-care", "wound-care");
        assertThat(Assessments.of(stay).posture()).isEqualTo("wheelchair");
    }

    @Test
    @DisplayName("Q7: two signs, a care level from 2 or great age alone call for more than the usual discharge")
    void screening() {
        Answers answers = Answers.none();
        answers.set("self-care", List.of("true"));
        assertThat(screened(answers)).contains("keinen komplexen Bedarf");
        answers.set("treatment", List.of("true"));
        assertThat(screened(answers)).contains("umfassendes Entlassmanagement");
        answers.set("treatment", List.of("false"));
        answers.set("age", List.of("81"));
        answers.set("lives-alone", List.of("true"));
        assertThat(screened(answers)).contains("umfassendes Entlassmanagement");
        assertThat(TEXTS.say(new NeedRules(new Assessments(List.of())).screening()))
                .contains("Noch kein");
    }

    @Test
    @DisplayName("Q7, Q9: the differentiated assessment is asked for until it is done; corrected, it stays done")
    void whatIsDoneIsNotAskedFor() {
        Answers answers = Answers.none();
        List.of("self-care", "treatment").forEach(sign -> answers.set(sign, List.of("true")));
        QuestionnaireResponse screening = stay("assessment-initial", answers)
                .first(QuestionnaireResponse.class)
                .orElseThrow();
        QuestionnaireResponse second = stay("assessment-differentiated", Answers.none())
                .first(QuestionnaireResponse.class)
                .orElseThrow();
        second.setStatus(QuestionnaireResponse.QuestionnaireResponseStatus.INPROGRESS);
        assertThat(said(screening, second)).contains("Bitte füllen Sie auch");
        second.setStatus(QuestionnaireResponse.QuestionnaireResponseStatus.COMPLETED);
        assertThat(said(screening, second)).contains("liegt vor");
        second.setStatus(QuestionnaireResponse.QuestionnaireResponseStatus.AMENDED);
        assertThat(said(screening, second)).contains("liegt vor");
    }

    private static String said(QuestionnaireResponse... responses) {
        return TEXTS.say(new NeedRules(new Assessments(List.of(responses))).screening());
    }

    @Test
    @DisplayName("Q8: what the screening has answered is taken over into the differentiated assessment")
    void takenOver() {
        Answers answers = Answers.none();
        answers.set("care-level", List.of(HubCodes.CARE_LEVEL + "|4"));
        answers.set("lives-alone", List.of("true"));
        answers.set("medication-count", List.of("7"));
        Answers fresh = Answers.none();
        new Prefill(record().and(stay("assessment-initial", answers)), LocalDate.parse("2026-11-22"))
                .into(fresh, Questions.of(ShippedQuestionnaires.read("assessment-differentiated"), "de"));
        assertThat(fresh.code("care-level")).isEqualTo("4");
        assertThat(fresh.first("alone")).isEqualTo("true");
        assertThat(fresh.first("medicines")).isEqualTo("7");
    }

    private String screened(Answers answers) {
        return TEXTS.say(new NeedRules(Assessments.of(stay("assessment-initial", answers))).screening());
    }

    private static Resources stay(String questionnaire, Answers answers) {
        QuestionnaireResponse response = new QuestionnaireResponse();
        response.setId("QuestionnaireResponse/1");
        response.getMeta().setLastUpdated(Date.from(Instant.parse("2026-11-22T10:00:00Z")));
        response.setQuestionnaire(HubCodes.BASE + "/Questionnaire/" + questionnaire + "|0.1.0");
        response.setItem(answers.items(Questions.of(ShippedQuestionnaires.read(questionnaire), "de")));
        assertThat(AssessmentKind.find("nonsense")).isEmpty();
        return bundle(response);
    }

    private static Resources record() {
        Patient patient = new Patient();
        patient.setBirthDateElement(new DateType("1944-11-22"));
        patient.addAddress(
                new Address().addLine("Stehbach 12").setPostalCode("56727").setCity("Mayen"));
        patient.setId("Patient/1");
        Observation level = new Observation();
        level.setId("Observation/1");
        level.getMeta().setLastUpdated(Date.from(Instant.parse("2026-11-22T10:00:00Z")));
        level.setValue(new CodeableConcept(new Coding(HubCodes.CARE_LEVEL, "3", "Pflegegrad 3")));
        MedicationRequest medicine = new MedicationRequest();
        medicine.setStatus(MedicationRequest.MedicationRequestStatus.ACTIVE).setId("MedicationRequest/1");
        Condition condition = new Condition().setCode(new CodeableConcept().setText("Herzinsuffizienz"));
        condition.setId("Condition/1");
        return bundle(patient, level, medicine, condition);
    }

    private static Resources bundle(Resource... resources) {
        Bundle bundle = new Bundle();
        Stream.of(resources).forEach(resource -> bundle.addEntry().setResource(resource));
        return Resources.of(bundle);
    }
}
