package de.medicalhub.fhir.access.control;

import de.medicalhub.fhir.access.entity.Relation;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;

/**
 * Who reads what is not finished (rule 19): a document that nobody has signed and answers that nobody has sent are read where
 * they are written, and by the patient. The preliminary discharge letter (Composition) is no draft in this sense: it is handed
 * over at the discharge, because the final one comes later.
 */
final class DraftReading {
    /** What brings colleagues of several houses, or relatives, to the patient's record. */
    private static final Set<Relation> SHARED = EnumSet.of(
            Relation.OWN_INPATIENT, Relation.CASE_PATIENT, Relation.CASE_PART, Relation.EMERGENCY, Relation.CONFIDANT);

    private final Ties ties;

    DraftReading(Ties ties) {
        this.ties = ties;
    }

    /** Whether it is a draft, or the content of one, of somebody else, to whom only that relation leads. */
    boolean hides(Relation relation, IBaseResource resource) {
        if (!SHARED.contains(relation)) {
            return false;
        }
        if (resource instanceof DocumentReference document) {
            return document.getDocStatus() == ReferredDocumentStatus.PRELIMINARY && !isOwn(relation, document);
        }
        if (resource instanceof Binary content) {
            return ties.current(Subjects.local(content.getSecurityContext()))
                    .filter(described -> hides(relation, described))
                    .isPresent();
        }
        return resource instanceof QuestionnaireResponse answers
                && answers.getStatus() == QuestionnaireResponseStatus.INPROGRESS
                && !isOwn(answers);
    }

    /** Where it names no house, it is that of the hospital in which the patient is: its own system writes so. */
    private boolean isOwn(Relation relation, DocumentReference document) {
        Set<String> houses = Subjects.organisations(
                Stream.concat(document.getAuthor().stream(), Stream.of(document.getCustodian())));
        boolean ofTheHouse = houses.isEmpty()
                ? relation == Relation.OWN_INPATIENT
                : houses.stream().anyMatch(ties.organisations()::contains);
        return ofTheHouse || document.getAuthor().stream().anyMatch(this::isSelf);
    }

    /** Answers name no house; those of an assessment are given in a stay, and belong to its hospital. */
    private boolean isOwn(QuestionnaireResponse answers) {
        return isSelf(answers.getAuthor())
                || ties.current(Subjects.local(answers.getEncounter()))
                        .filter(stay -> stay instanceof Encounter within
                                && ties.organisations().contains(Subjects.local(within.getServiceProvider())))
                        .isPresent();
    }

    private boolean isSelf(Reference author) {
        return Subjects.local(author).equals(ties.caller().fhirUser());
    }
}
