package de.medicalhub.portal.printing;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.documents.control.LetterPrefill;
import de.medicalhub.portal.documents.control.LetterWriter;
import de.medicalhub.portal.documents.entity.LetterDraft;
import de.medicalhub.portal.documents.entity.LetterKind;
import de.medicalhub.portal.messages.MessageOrder;
import de.medicalhub.portal.muster4.control.RideAnswers;
import de.medicalhub.portal.muster4.control.RidePdf;
import de.medicalhub.portal.muster4.entity.RideFacts;
import de.medicalhub.portal.questions.Answers;
import de.medicalhub.portal.questions.Question;
import de.medicalhub.portal.questions.Questions;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each text field of each form takes every script, keeps it in the record, and puts it on paper so that it can be read. */
class EveryScriptTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final Texts GERMAN = new Texts(Language.DE, Clock.systemUTC());
    private static final CaseId ID = CaseId.next();
    private static final Path PACKAGE = Path.of("../fhir-server/src/main/fhir/package");
    /** Other scripts than Latin, Greek and Cyrillic in Latin letters, the picture as a box (X2, X3). */
    private static final String PRINTED = "Äöüẞ\u00DFşłΩЖHànM\u00E9▯<&>\"";

    @ParameterizedTest
    @EnumSource(LetterKind.class)
    @DisplayName("U8, X2, X3 each section of a letter, as draft in the record and on the signed paper")
    void letters(LetterKind kind) {
        LetterDraft words = new LetterDraft();
        kind.parts().forEach(part -> words.with(part.key(), typed(part.key())));
        LetterWriter.Signer signer = new LetterWriter.Signer(
                (Practitioner) new Practitioner().setId("Practitioner/p"),
                ManyScripts.TEXT,
                "Organization/h",
                Optional.empty());
        LetterWriter writer = new LetterWriter(found(), GERMAN, NOW, "https://hub.example/fhir");
        Composition draft =
                ManyScripts.stored(Composition.class, (Composition) writer.keep(kind, words, signer, Optional.empty())
                        .getEntryFirstRep()
                        .getResource());
        LetterDraft back = new LetterPrefill(found(draft), Resources.of(), GERMAN).of(kind, Optional.of(draft));
        String paper = ManyScripts.words(writer.print(kind, words, signer, true));
        assertThat(kind.parts()).allSatisfy(part -> {
            assertThat(back.get(part.key())).isEqualTo(typed(part.key()));
            assertThat(paper).contains(part.key() + PRINTED);
        });
        assertThat(paper).contains("unterschriebenvon" + PRINTED).contains(PRINTED + ",geboren");
    }

    @Test
    @DisplayName("X2, X3 what is typed about the ride (Muster 4)")
    void ride() {
        RideFacts facts = new RideFacts();
        List<String> typed = List.of("vehicleText", "justification");
        typed.forEach(question -> facts.with(question, typed(question)));
        QuestionnaireResponse kept =
                ManyScripts.stored(QuestionnaireResponse.class, RideAnswers.of(found(), facts, "Practitioner/p", NOW));
        String paper = ManyScripts.words(new RidePdf(GERMAN).print(found(), facts));
        assertThat(typed).allSatisfy(question -> {
            assertThat(RideAnswers.facts(kept).get(question)).isEqualTo(typed(question));
            assertThat(paper).contains(question + PRINTED);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"assessment-initial", "assessment-differentiated", "discharge-needs", "at-home"})
    @DisplayName("Q1 each question that is answered in words")
    void assessments(String id) throws IOException {
        Questionnaire questionnaire = FhirContext.forR4Cached()
                .newJsonParser()
                .parseResource(Questionnaire.class, Files.readString(PACKAGE.resolve("Questionnaire-" + id + ".json")));
        List<Question> questions = Questions.of(questionnaire, "de");
        List<Question> inWords = questions.stream()
                .filter(question ->
                        question.type().equals("string") || question.type().equals("text"))
                .toList();
        assertThat(inWords).isNotEmpty().allSatisfy(question -> {
            Answers answers = asked(question);
            answers.set(question.linkId(), List.of(ManyScripts.TEXT));
            QuestionnaireResponse response = new QuestionnaireResponse();
            response.setItem(answers.items(questions));
            assertThat(Answers.of(ManyScripts.stored(QuestionnaireResponse.class, response))
                            .first(question.linkId()))
                    .isEqualTo(ManyScripts.TEXT);
        });
    }

    @Test
    @DisplayName("a message of a case")
    void message() {
        Communication message = ManyScripts.stored(
                Communication.class,
                new MessageOrder(found(), "Practitioner/p", Optional.of("Organization/h"), NOW)
                        .message(ManyScripts.TEXT, true));
        assertThat(message.getPayloadFirstRep().getContent().primitiveValue()).isEqualTo(ManyScripts.TEXT);
    }

    /** Answers after which the question is asked. */
    private static Answers asked(Question question) {
        Answers answers = Answers.none();
        question.conditions().stream()
                .flatMap(condition -> condition.tests().stream())
                .forEach(test -> answers.set(test.question(), List.of(test.answer())));
        return answers;
    }

    private static String typed(String field) {
        return field + " " + ManyScripts.TEXT;
    }

    private static Case found(Resource... more) {
        Patient patient = new Patient();
        patient.addName().setText(ManyScripts.TEXT).setFamily(ManyScripts.TEXT);
        patient.getBirthDateElement().setValueAsString("1941-03-07");
        patient.setId("Patient/1");
        CarePlan plan = new CarePlan().setSubject(new Reference("Patient/1"));
        plan.addIdentifier(ID.toIdentifier()).setId("CarePlan/1");
        Bundle bundle = new Bundle();
        bundle.addEntry().setResource(patient);
        bundle.addEntry().setResource(plan);
        for (Resource resource : more) {
            bundle.addEntry().setResource(resource);
        }
        return new Case(ID, Resources.of(bundle));
    }
}
