package de.medicalhub.common.fhir;

import java.util.UUID;
import org.hl7.fhir.r4.model.Identifier;

/** Identifies a discharge case across all its resources (docs/fhir-model.md); says nothing about the patient. */
public record CaseId(UUID value) {

    /** A new, random one. */
    public static CaseId next() {
        return new CaseId(UUID.randomUUID());
    }

    /**
     * @throws IllegalArgumentException if the text is no UUID
     */
    public static CaseId parse(String text) {
        return new CaseId(UUID.fromString(text));
    }

    /** As FHIR identifier, for {@code identifier}, {@code requisition} and {@code groupIdentifier}. */
    public Identifier toIdentifier() {
        return new Identifier().setSystem(HubCodes.CASE_SYSTEM).setValue(value.toString());
    }

    /** As the value of a FHIR token search parameter. */
    public String toSearchToken() {
        return HubCodes.CASE_SYSTEM + "|" + value;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
