package de.medicalhub.fhir.aftercare.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.operation.Fault;
import de.medicalhub.fhir.operation.Refusal;
import java.util.Date;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("10: what was entered by mistake is marked, and stays")
class MarkMistakeTest {
    private static final String LETTER = "DocumentReference/letter";
    private static final Actor COLLEAGUE =
            new Actor("Practitioner/other-gp", Set.of("Organization/practice"), resource -> true);

    private final AftercareInMemory records = new AftercareInMemory();
    private final MarkMistake marking = new MarkMistake(records, AftercareInMemory.CLOCK);

    @BeforeEach
    void aSignedLetter() {
        DocumentReference file = new DocumentReference()
                .setStatus(DocumentReferenceStatus.CURRENT)
                .setType(loinc())
                .setSubject(new Reference(AftercareInMemory.PATIENT))
                .setDate(Date.from(AftercareInMemory.NOW.plusMillis(300)));
        file.addIdentifier(CaseId.parse(AftercareInMemory.CASE).toIdentifier());
        file.addAuthor(new Reference("Practitioner/gp-colleague"));
        records.put(LETTER, file);
        Composition letter = new Composition()
                .setStatus(Composition.CompositionStatus.FINAL)
                .setType(loinc())
                .setDate(Date.from(AftercareInMemory.NOW))
                .setIdentifier(CaseId.parse(AftercareInMemory.CASE).toIdentifier());
        records.put("Composition/letter", letter);
        records.put("Composition/before", letter.copy().setDate(Date.from(AftercareInMemory.NOW.minusSeconds(60))));
    }

    @Test
    @DisplayName("a colleague of the same house marks a letter and its file as one, and says why")
    void aLetterAndItsFile() {
        marking.mark(AftercareInMemory.PLAN, about(LETTER, "falscher Patient", false), COLLEAGUE);
        assertThat(file().getStatus()).isEqualTo(DocumentReferenceStatus.ENTEREDINERROR);
        assertThat(letter("letter").getStatus()).isEqualTo(Composition.CompositionStatus.ENTEREDINERROR);
        assertThat(letter("before").getStatus()).isEqualTo(Composition.CompositionStatus.FINAL);
        Provenance record = records.all(Provenance.class).get(0);
        assertThat(record.getReasonFirstRep().getText()).isEqualTo("falscher Patient");
        assertThat(record.getTarget())
                .extracting(Reference::getReference)
                .containsExactly(LETTER, "Composition/letter");
        assertThat(record.getAgentFirstRep().getWho().getReference()).isEqualTo("Practitioner/other-gp");
        assertThat(refusal(about(LETTER, "noch einmal", false), COLLEAGUE).kind())
                .isEqualTo(ProblemKind.CONFLICT);

        marking.mark(AftercareInMemory.PLAN, about(LETTER, "war doch richtig", true), COLLEAGUE);
        assertThat(file().getStatus()).isEqualTo(DocumentReferenceStatus.CURRENT);
        assertThat(letter("letter").getStatus()).isEqualTo(Composition.CompositionStatus.FINAL);
        assertThat(records.all(Provenance.class)).hasSize(2);
    }

    @Test
    @DisplayName("another house, another patient's document, a draft, other questions: not by this")
    void whatIsNotMarked() {
        assertThat(refusal(about(LETTER, "falsch", false), AftercareInMemory.NURSE)
                        .faults())
                .containsExactly(Fault.ofWhole("not-your-document"));
        assertThat(refusal(about(LETTER, "falsch", false), AftercareInMemory.STRANGER)
                        .kind())
                .isEqualTo(ProblemKind.NOT_FOUND);
        records.put("DocumentReference/x", file().copy().setSubject(new Reference("Patient/x")));
        records.put("Composition/draft", letter("letter").copy().setStatus(Composition.CompositionStatus.PRELIMINARY));
        records.put(
                "QuestionnaireResponse/q",
                new QuestionnaireResponse()
                        .setSubject(new Reference(AftercareInMemory.PATIENT))
                        .setAuthor(new Reference("Practitioner/gp"))
                        .setQuestionnaire("https://medicalhub.de/fhir/Questionnaire/assessment-initial"));
        for (String other : new String[] {"DocumentReference/x", "Composition/draft", "QuestionnaireResponse/q"}) {
            assertThat(refusal(about(other, "falsch", false), COLLEAGUE).kind())
                    .as(other)
                    .isEqualTo(ProblemKind.NOT_FOUND);
        }
        assertThat(refusal(about(LETTER, " ", false), COLLEAGUE).faults())
                .containsExactly(new Fault("reason", "required"));
        assertThat(refusal(new Parameters(), COLLEAGUE).faults())
                .extracting(Fault::parameter)
                .containsExactlyInAnyOrder("what", "reason");
    }

    private DocumentReference file() {
        return records.find(DocumentReference.class, LETTER).orElseThrow();
    }

    private Composition letter(String id) {
        return records.find(Composition.class, "Composition/" + id).orElseThrow();
    }

    private Refusal refusal(Parameters parameters, Actor actor) {
        return catchThrowableOfType(Refusal.class, () -> marking.mark(AftercareInMemory.PLAN, parameters, actor));
    }

    private static Parameters about(String what, String reason, boolean undo) {
        Parameters parameters = new Parameters();
        parameters.addParameter().setName("what").setValue(new Reference(what));
        parameters.addParameter().setName("reason").setValue(new StringType(reason));
        parameters.addParameter().setName("undo").setValue(new BooleanType(undo));
        return parameters;
    }

    private static CodeableConcept loinc() {
        return new CodeableConcept(new Coding("http://loinc.org", "18842-5", null));
    }
}
