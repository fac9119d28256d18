package de.medicalhub.fhir.access.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.access.entity.CasePart;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.SupplyDelivery;

/** What the pharmacy of a case reads of its messages and documents: those to or from it, the plan that holds, the proof that medicine was handed over (rule 18). */
final class PharmacyReading {
    private static final String LOINC = "http://loinc.org";
    private static final String MEDICATION_PLAN = "56445-0";

    private final Ties ties;

    PharmacyReading(Ties ties) {
        this.ties = ties;
    }

    /** Of what the table lists for a pharmacy. */
    boolean shows(IBaseResource resource) {
        if (resource instanceof Communication message) {
            return isAddressed(message);
        }
        if (resource instanceof DocumentReference document) {
            return isPlanThatHolds(document);
        }
        if (resource instanceof Binary content) {
            return ties.current(Subjects.local(content.getSecurityContext()))
                    .filter(document -> document instanceof DocumentReference described
                            && isPlanThatHolds(described)
                            && isOfOwnCase(described))
                    .isPresent();
        }
        if (resource instanceof Provenance proof) {
            return isOfHandOver(proof);
        }
        return true;
    }

    /** The signature for medicine of the own case; of nothing else, whoever signed it. */
    private boolean isOfHandOver(Provenance proof) {
        Set<String> targets = Subjects.targets(proof);
        return !targets.isEmpty()
                && targets.stream()
                        .allMatch(target -> ties.current(target)
                                .filter(found -> found instanceof SupplyDelivery && isOfOwnCase(found))
                                .isPresent());
    }

    private boolean isAddressed(Communication message) {
        Stream<Reference> behalf = message.getExtensionsByUrl(HubCodes.ON_BEHALF_OF).stream()
                .map(extension -> extension.getValue())
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast);
        return Subjects.local(message.getSender()).equals(ties.caller().fhirUser())
                || Stream.concat(behalf, message.getRecipient().stream())
                        .map(Subjects::local)
                        .anyMatch(ties.organisations()::contains);
    }

    /** Signed and not replaced: drafts are nobody's business, and what was replaced would be dispensed by mistake. */
    private static boolean isPlanThatHolds(DocumentReference document) {
        return document.getStatus() == DocumentReferenceStatus.CURRENT
                && document.getDocStatus() == ReferredDocumentStatus.FINAL
                && CareCodes.has(document.getType(), LOINC, MEDICATION_PLAN);
    }

    private boolean isOfOwnCase(IBaseResource part) {
        Optional<String> caseId = CaseId.find(part);
        Set<String> patients = ties.patients(part);
        return caseId.isPresent()
                && !patients.isEmpty()
                && patients.stream().allMatch(patient -> ties.inTeam(patient, CasePart.PHARMACY, caseId.get()));
    }
}
