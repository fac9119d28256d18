package de.medicalhub.common.fhir;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Identifier;

/** Identifies a discharge case across all its resources (docs/fhir-model.md); says nothing about the patient. */
public record CaseId(UUID value) {
    private static final List<String> ELEMENTS = List.of("identifier", "requisition", "groupIdentifier");

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

    /** Value of the case identifier that a resource of any type bears. */
    public static Optional<String> find(IBaseResource resource) {
        return resource instanceof Base base
                ? ELEMENTS.stream()
                        .map(base::getNamedProperty)
                        .filter(Objects::nonNull)
                        .flatMap(property -> property.getValues().stream())
                        .filter(Identifier.class::isInstance)
                        .map(Identifier.class::cast)
                        .filter(identifier -> HubCodes.CASE_SYSTEM.equals(identifier.getSystem()))
                        .map(Identifier::getValue)
                        .filter(Objects::nonNull)
                        .findFirst()
                : Optional.empty();
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
