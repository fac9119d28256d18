package de.medicalhub.fhir.aftercare.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.LocalReference;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;

/**
 * Something that a person has entered: a file, a letter, the facts for Muster 4.
 *
 * @param resource DocumentReference, Composition or QuestionnaireResponse
 */
record Entry(DomainResource resource) {
    static final List<String> TYPES = List.of("DocumentReference", "Composition", "QuestionnaireResponse");

    private static final String MUSTER_4 = HubCodes.BASE + "/Questionnaire/muster-4";

    /** Drafts are no entries yet, and of the answers to questions only those for Muster 4 are. */
    static Optional<Entry> find(AftercareRecords records, String reference) {
        Optional<? extends DomainResource> found = switch (reference.replaceFirst("/.*", "")) {
            case "DocumentReference" -> records.find(DocumentReference.class, reference);
            case "Composition" ->
                records.find(Composition.class, reference)
                        .filter(letter -> letter.getStatus() != Composition.CompositionStatus.PRELIMINARY);
            case "QuestionnaireResponse" ->
                records.find(QuestionnaireResponse.class, reference)
                        .filter(answers -> MUSTER_4.equals(answers.getQuestionnaire()));
            default -> Optional.empty();
        };
        return found.map(Entry::new);
    }

    boolean isAbout(String patient) {
        return LocalReference.of(subject()).equals(patient);
    }

    private Reference subject() {
        if (resource instanceof DocumentReference document) {
            return document.getSubject();
        }
        return resource instanceof Composition letter
                ? letter.getSubject()
                : ((QuestionnaireResponse) resource).getSubject();
    }

    boolean isMistake() {
        if (resource instanceof DocumentReference document) {
            return document.getStatus() == DocumentReferenceStatus.ENTEREDINERROR;
        }
        return resource instanceof Composition letter
                ? letter.getStatus() == Composition.CompositionStatus.ENTEREDINERROR
                : ((QuestionnaireResponse) resource).getStatus() == QuestionnaireResponseStatus.ENTEREDINERROR;
    }

    void mark(boolean mistake) {
        if (resource instanceof DocumentReference document) {
            document.setStatus(mistake ? DocumentReferenceStatus.ENTEREDINERROR : DocumentReferenceStatus.CURRENT);
        } else if (resource instanceof Composition letter) {
            letter.setStatus(
                    mistake ? Composition.CompositionStatus.ENTEREDINERROR : Composition.CompositionStatus.FINAL);
        } else {
            ((QuestionnaireResponse) resource)
                    .setStatus(
                            mistake
                                    ? QuestionnaireResponseStatus.ENTEREDINERROR
                                    : QuestionnaireResponseStatus.COMPLETED);
        }
    }

    /** Whether the actor, or somebody of the actor's house, has entered it. */
    boolean isOf(Actor actor, AftercareRecords records) {
        return authors()
                .map((Reference author) -> LocalReference.of(author))
                .anyMatch(author -> author.equals(actor.person())
                        || actor.organisations().contains(author)
                        || records.housesOf(author).stream().anyMatch(actor.organisations()::contains));
    }

    private Stream<Reference> authors() {
        if (resource instanceof DocumentReference document) {
            return Stream.concat(document.getAuthor().stream(), Stream.of(document.getCustodian()));
        }
        return resource instanceof Composition letter
                ? Stream.concat(letter.getAuthor().stream(), Stream.of(letter.getCustodian()))
                : Stream.of(((QuestionnaireResponse) resource).getAuthor());
    }

    /** This, and what was signed off together with it: a letter is a Composition and a file of the same moment. */
    List<Entry> withOtherForms(AftercareRecords records, String caseId) {
        List<Entry> forms = new ArrayList<>(List.of(this));
        if (resource instanceof DocumentReference document) {
            records.partsOf(Composition.class, caseId).stream()
                    .filter(letter -> letter.getStatus() != Composition.CompositionStatus.PRELIMINARY)
                    .filter(letter ->
                            isSame(letter.getType(), letter.getDate(), document.getType(), document.getDate()))
                    .forEach(letter -> forms.add(new Entry(letter)));
        } else if (resource instanceof Composition letter) {
            records.partsOf(DocumentReference.class, caseId).stream()
                    .filter(document ->
                            isSame(letter.getType(), letter.getDate(), document.getType(), document.getDate()))
                    .forEach(document -> forms.add(new Entry(document)));
        }
        return forms;
    }

    private static boolean isSame(CodeableConcept type, Date at, CodeableConcept otherType, Date otherAt) {
        return at != null
                && otherAt != null
                && at.toInstant()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .equals(otherAt.toInstant().truncatedTo(ChronoUnit.SECONDS))
                && type.getCoding().stream()
                        .anyMatch(code -> otherType.getCoding().stream()
                                .anyMatch(other -> Objects.equals(code.getCode(), other.getCode())));
    }
}
