package de.medicalhub.portal.assessment.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.assessment.AssessmentKind;
import de.medicalhub.portal.assessment.Assessments;
import de.medicalhub.portal.questions.Answers;
import de.medicalhub.portal.questions.Question;
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

class AssessmentTest {
    private static final String ANSWER = HubCodes.BASE + "/CodeSystem/assessment-answer|";
    private static final Texts TEXTS =
            new Texts(Language.DE, Clock.fixed(Instant.parse("2026-11-22T11:00:00Z"), ZoneOffset.UTC));

    private final List<Question> initial = Questions.of(ShippedQuestionnaires.read("assessment-initial"), "de");

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
