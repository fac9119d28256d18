package de.medicalhub.fhir.profile.control;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.ConceptValidationOptions;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.LookupCodeRequest;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/**
 * The end of the chain: a code whose system is not loaded (SNOMED CT, LOINC) cannot be checked, which is a warning and not
 * the resource's fault.
 */
final class CodesOfOthers implements IValidationSupport {
    private final FhirContext context;

    CodesOfOthers(FhirContext context) {
        this.context = context;
    }

    @Override
    public FhirContext getFhirContext() {
        return context;
    }

    @Override
    public String getName() {
        return "Codes of systems that are not loaded";
    }

    @Override
    public boolean isValueSetSupported(ValidationSupportContext root, @Nullable String url) {
        return true;
    }

    @Override
    public boolean isCodeSystemSupported(ValidationSupportContext root, @Nullable String system) {
        return isElsewhere(root, system);
    }

    @Override
    public @Nullable LookupCodeResult lookupCode(ValidationSupportContext root, LookupCodeRequest request) {
        return isElsewhere(root, request.getSystem()) ? new LookupCodeResult().setFound(true) : null;
    }

    @Override
    public @Nullable CodeValidationResult validateCode(
            ValidationSupportContext root,
            ConceptValidationOptions options,
            @Nullable String system,
            @Nullable String code,
            @Nullable String display,
            @Nullable String valueSet) {
        return isElsewhere(root, system) ? unchecked(system) : null;
    }

    @Override
    public @Nullable CodeValidationResult validateCodeInValueSet(
            ValidationSupportContext root,
            ConceptValidationOptions options,
            @Nullable String system,
            @Nullable String code,
            @Nullable String display,
            IBaseResource valueSet) {
        return isElsewhere(root, system) ? unchecked(system).setCode(code) : null;
    }

    static CodeValidationResult unchecked(@Nullable String system) {
        String message = "The code system is not loaded, so its codes are not checked: " + system;
        return new CodeValidationResult()
                .setSeverity(IssueSeverity.WARNING)
                .setMessage(message)
                .addIssue(new CodeValidationIssue(
                        message,
                        IssueSeverity.WARNING,
                        CodeValidationIssueCode.NOT_FOUND,
                        CodeValidationIssueCoding.NOT_FOUND));
    }

    private static boolean isElsewhere(ValidationSupportContext root, @Nullable String system) {
        return system != null
                && !system.isBlank()
                && root.getRootValidationSupport().fetchCodeSystem(system) == null;
    }
}
