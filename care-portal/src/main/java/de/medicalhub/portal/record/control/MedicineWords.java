package de.medicalhub.portal.record.control;

import de.medicalhub.portal.records.Resources;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Names and dosages of medicines as the records say them; pure. */
final class MedicineWords {
    private MedicineWords() {}

    static String name(MedicationRequest request, Resources resources) {
        return name(request.getMedication(), resources);
    }

    static String name(MedicationStatement statement, Resources resources) {
        return name(statement.getMedication(), resources);
    }

    static String dosage(List<Dosage> dosages) {
        return dosages.stream().map(Dosage::getText).filter(Objects::nonNull).collect(Collectors.joining("; "));
    }

    /** All codes that say what it is: PZN and ATC. */
    static List<String> codes(@Nullable Type medication, Resources resources) {
        return concept(medication, resources).getCoding().stream()
                .filter(Coding::hasCode)
                .map(Coding::getCode)
                .toList();
    }

    /** The codes by which two records can mean the same substance (ATC). */
    static List<String> substances(@Nullable Type medication, Resources resources) {
        return concept(medication, resources).getCoding().stream()
                .filter(coding -> coding.hasSystem() && coding.getSystem().endsWith("/atc") && coding.hasCode())
                .map(Coding::getCode)
                .toList();
    }

    /** As it stands there, or in the Medication that is named. */
    private static CodeableConcept concept(@Nullable Type medication, Resources resources) {
        return medication instanceof Reference reference
                ? resources
                        .find(Medication.class, reference)
                        .map(Medication::getCode)
                        .orElseGet(CodeableConcept::new)
                : medication instanceof CodeableConcept own ? own : new CodeableConcept();
    }

    private static String name(@Nullable Type medication, Resources resources) {
        if (medication instanceof CodeableConcept concept) {
            return name(concept);
        }
        if (medication instanceof Reference reference) {
            return resources
                    .find(Medication.class, reference)
                    .map(found -> name(found.getCode()))
                    .orElseGet(() -> Objects.requireNonNullElse(reference.getDisplay(), ""));
        }
        return "";
    }

    private static String name(CodeableConcept code) {
        return code.hasText()
                ? code.getText()
                : Objects.requireNonNullElse(code.getCodingFirstRep().getDisplay(), "");
    }
}
