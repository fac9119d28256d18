package de.medicalhub.fhir.document.control;

import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;

/** Gives a document the XDS type and class that belong to its KDL code (rule 4 of the feature). */
final class DocumentCodes {
    static final String KDL = "http://dvmd.de/fhir/CodeSystem/kdl";
    static final String XDS_TYPE = "http://ihe-d.de/CodeSystems/IHEXDStypeCode";
    static final String XDS_CLASS = "http://ihe-d.de/CodeSystems/IHEXDSclassCode";

    /** Which form of statutory care a document is (KBV). */
    static final String FORM = "https://fhir.kbv.de/CodeSystem/KBV_CS_SFHIR_KBV_FORMULAR_ART";

    private final DocumentRecords records;

    DocumentCodes(DocumentRecords records) {
        this.records = records;
    }

    void complete(DocumentReference document) {
        Optional<String> kdl = code(document.getType(), KDL);
        if (kdl.isEmpty()) {
            return;
        }
        if (code(document.getType(), XDS_TYPE).isEmpty()) {
            records.translateKdl(kdl.get(), XDS_TYPE).ifPresent(document.getType()::addCoding);
        }
        boolean classified = document.getCategory().stream()
                .anyMatch(category -> code(category, XDS_CLASS).isPresent());
        if (!classified) {
            records.translateKdl(kdl.get(), XDS_CLASS)
                    .ifPresent(coding -> document.addCategory(new CodeableConcept(coding)));
        }
    }

    static Optional<String> code(CodeableConcept concept, String system) {
        return concept.getCoding().stream()
                .filter(coding -> system.equals(coding.getSystem()) && coding.hasCode())
                .map(Coding::getCode)
                .findFirst();
    }
}
