package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/** Small readings of FHIR values. */
final class References {
    private References() {}

    /** Such as {@code Task/12}; empty if the reference names nothing stored here. */
    static String local(Reference reference) {
        var id = reference.getReferenceElement();
        return id.hasIdPart() && id.hasResourceType() ? id.getResourceType() + "/" + id.getIdPart() : "";
    }

    static boolean has(CodeableConcept concept, String system, String code) {
        return concept.getCoding().stream()
                .anyMatch(coding -> system.equals(coding.getSystem()) && code.equals(coding.getCode()));
    }

    /** The case among the identifiers. */
    static Optional<String> caseId(List<Identifier> identifiers) {
        return identifiers.stream()
                .filter(identifier -> HubCodes.CASE_SYSTEM.equals(identifier.getSystem()))
                .map(Identifier::getValue)
                .findFirst();
    }
}
