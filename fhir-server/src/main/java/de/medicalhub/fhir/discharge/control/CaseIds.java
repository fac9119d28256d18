package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Identifier;

/** Finds the case that a resource belongs to, whatever its type. */
public final class CaseIds {
    private static final List<String> ELEMENTS = List.of("identifier", "requisition", "groupIdentifier");

    private CaseIds() {}

    /** Value of the case identifier, if the resource bears one. */
    public static Optional<String> of(IBaseResource resource) {
        return resource instanceof Base base
                ? ELEMENTS.stream()
                        .map(base::getNamedProperty)
                        .filter(Objects::nonNull)
                        .flatMap(property -> property.getValues().stream())
                        .filter(Identifier.class::isInstance)
                        .map(Identifier.class::cast)
                        .filter(identifier -> HubCodes.CASE_SYSTEM.equals(identifier.getSystem()))
                        .map(Identifier::getValue)
                        .findFirst()
                : Optional.empty();
    }
}
