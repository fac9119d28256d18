package de.medicalhub.portal.documents.control;

import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.documents.DocumentKind;
import de.medicalhub.portal.records.Resources;
import java.util.Comparator;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentRelationshipType;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;

/** A consent that is uploaded to a case is the scan of what was signed on paper; pure. */
public final class ConsentScan {
    private ConsentScan() {}

    /** Says of which stay it is, and of which signed form. */
    public static void relate(Case found, Resources documents, DocumentReference scan) {
        found.plan()
                .filter(CarePlan::hasEncounter)
                .map(plan -> plan.getEncounter().getReferenceElement().toUnqualifiedVersionless())
                .ifPresent(stay -> scan.getContext().addEncounter(new Reference(stay.getValue())));
        documents.all(DocumentReference.class).stream()
                .filter(form -> form.getStatus() == DocumentReferenceStatus.CURRENT
                        && form.hasDate()
                        && form.getRelatesTo().isEmpty()
                        && form.getContext().hasEncounter()
                        && form.getType().getCoding().stream()
                                .anyMatch(code -> DocumentKind.CONSENT.loinc().equals(code.getCode())))
                .max(Comparator.comparing(DocumentReference::getDate))
                .ifPresent(form -> scan.addRelatesTo()
                        .setCode(DocumentRelationshipType.APPENDS)
                        .setTarget(new Reference(Resources.referenceTo(form))));
    }

    /** Whether a consent of the case that holds stands on that document already. */
    static boolean isSource(Case found, String document) {
        return found.consents().stream()
                .filter(consent -> consent.getStatus() == Consent.ConsentState.ACTIVE && consent.hasSourceReference())
                .anyMatch(consent -> document.equals(consent.getSourceReference()
                        .getReferenceElement()
                        .toUnqualifiedVersionless()
                        .getValue()));
    }

    /** The input of {@code CarePlan/$attach-consent}. */
    public static Parameters order(String document) {
        Parameters order = new Parameters();
        order.addParameter().setName("document").setValue(new Reference(document));
        return order;
    }
}
