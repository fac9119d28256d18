package de.medicalhub.fhir.engine.control;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import de.medicalhub.fhir.Issues;
import de.medicalhub.fhir.NumberSize;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a patch brings past the check of the body: within a transaction it is packed in a Binary, and it makes decimals of
 * texts, its own and those that stand in the resource.
 */
@Component
public class PatchCheck {
    private static final String TAKEN = "Within a bundle a patch is a FHIRPath Patch (Parameters) or a JSON Patch"
            + " (Binary with the contentType " + Constants.CT_JSON_PATCH + ").";

    private final FhirContext context;
    private final EntryInHand inHand;

    PatchCheck(FhirContext context, EntryInHand inHand) {
        this.context = context;
        this.inHand = inHand;
    }

    /**
     * @throws InvalidRequestException if a patch among the entries would be refused if it came alone
     */
    public void requireReadable(Bundle bundle) {
        List<BundleEntryComponent> entries = bundle.getEntry();
        for (int index = 0; index < entries.size(); index++) {
            if (isPatch(entries.get(index)) && entries.get(index).getResource() instanceof Binary patch) {
                requireReadable(patch, index);
            }
        }
    }

    /**
     * @throws InvalidRequestException if the result of a patch holds a number that is too large
     */
    public void requireStorable(@Nullable RestOperationTypeEnum operation, IBaseResource result) {
        boolean patched = operation == RestOperationTypeEnum.PATCH
                || (operation == RestOperationTypeEnum.TRANSACTION
                        && inHand.bundle().stream()
                                .flatMap(bundle -> bundle.getEntry().stream())
                                .anyMatch(PatchCheck::isPatch));
        if (patched
                && context.newTerser().getAllPopulatedChildElementsOfType(result, DecimalType.class).stream()
                        .map(DecimalType::getValue)
                        .filter(Objects::nonNull)
                        .anyMatch(NumberSize::isExceededBy)) {
            throw new InvalidRequestException(NumberSize.SENTENCE);
        }
    }

    /** The engine would also take an XML Patch there, and read whatever files its document type names. */
    private static void requireReadable(Binary patch, int index) {
        String place = "Bundle.entry[" + index + "].resource";
        String type = Objects.requireNonNullElse(patch.getContentType(), "")
                .split(";", -1)[0]
                .strip();
        if (!type.equals(Constants.CT_JSON_PATCH)) {
            new Issues().add(IssueType.NOTSUPPORTED, place, TAKEN).throwIfIncomplete();
        }
        if (patch.hasData()) {
            BodyCheck.refusal(patch.getData(), BodyCheck.Format.JSON)
                    .ifPresent(fault -> new Issues()
                            .add(IssueType.VALUE, place, fault.sentence())
                            .throwIfIncomplete());
        }
    }

    private static boolean isPatch(BundleEntryComponent entry) {
        return entry.getRequest().getMethod() == HTTPVerb.PATCH;
    }
}
