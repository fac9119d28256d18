package de.medicalhub.fhir.profile.control;

import ca.uhn.fhir.context.support.ConceptValidationOptions;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport.CodeValidationResult;
import ca.uhn.fhir.context.support.IValidationSupport.IssueSeverity;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;

/** Finds codes that their own, loaded system does not have: the validator is content with one good coding of several. */
final class Codings {
    private static final String RULE = "Terminology_Unknown_Code";

    private final IValidationSupport chain;

    Codings(IValidationSupport chain) {
        this.chain = chain;
    }

    List<Finding> unknown(Resource resource) {
        List<Finding> unknown = new ArrayList<>();
        Elements.visit(resource, (element, place) -> {
            if (element instanceof CodeableConcept concept
                    && concept.getCoding().size() > 1) {
                List<Coding> codings = concept.getCoding();
                for (int i = 0; i < codings.size(); i++) {
                    if (isUnknown(codings.get(i))) {
                        unknown.add(new Finding(Finding.BROKEN, place + ".coding[" + i + "]", RULE, ""));
                    }
                }
            }
        });
        return unknown;
    }

    private boolean isUnknown(Coding coding) {
        if (!coding.hasSystem() || !coding.hasCode() || chain.fetchCodeSystem(coding.getSystem()) == null) {
            return false;
        }
        CodeValidationResult result = chain.validateCode(
                new ValidationSupportContext(chain),
                new ConceptValidationOptions(),
                coding.getSystem(),
                coding.getCode(),
                null,
                null);
        return result != null && !result.isOk() && result.getSeverity() == IssueSeverity.ERROR;
    }
}
