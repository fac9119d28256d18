package de.medicalhub.fhir.profile.control;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.ConceptValidationOptions;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.jspecify.annotations.Nullable;

/**
 * Value sets that take in a system that is not loaded as a whole or by a rule ("all procedures of SNOMED CT", "all of OPS").
 * Whether a code is in such a set cannot be told, which is a warning like that of {@link CodesOfOthers}; HAPI's terminology in
 * memory calls it an error. Sets that list their codes, and codes of other systems, are left to that. Stands before it in the
 * chain.
 */
final class SetsOfOthers implements IValidationSupport {
    /** Sets that are made of sets; the deepest in the German packages is two. */
    private static final int DEEPEST = 5;

    private final FhirContext context;

    SetsOfOthers(FhirContext context) {
        this.context = context;
    }

    @Override
    public FhirContext getFhirContext() {
        return context;
    }

    @Override
    public String getName() {
        return "Value sets of systems that are not loaded";
    }

    @Override
    public boolean isValueSetSupported(ValidationSupportContext root, @Nullable String url) {
        return url != null && root.getRootValidationSupport().fetchValueSet(url) != null;
    }

    @Override
    public @Nullable CodeValidationResult validateCode(
            ValidationSupportContext root,
            ConceptValidationOptions options,
            @Nullable String system,
            @Nullable String code,
            @Nullable String display,
            @Nullable String url) {
        IBaseResource set = url == null ? null : root.getRootValidationSupport().fetchValueSet(url);
        return set == null ? null : validateCodeInValueSet(root, options, system, code, display, set);
    }

    @Override
    public @Nullable CodeValidationResult validateCodeInValueSet(
            ValidationSupportContext root,
            ConceptValidationOptions options,
            @Nullable String system,
            @Nullable String code,
            @Nullable String display,
            IBaseResource valueSet) {
        if (system == null || system.isBlank() || !(valueSet instanceof ValueSet set)) {
            return null;
        }
        String plain = system.replaceFirst("\\|.*", ""); // HAPI adds the version that a coding names.
        return isWithoutCodes(root, plain) && takesIn(root, set, plain, 0)
                ? CodesOfOthers.unchecked(plain).setCode(code)
                : null;
    }

    /** It is not loaded, or only what it is about is: of SNOMED CT, R4 has no more than its name. */
    private static boolean isWithoutCodes(ValidationSupportContext root, String system) {
        IBaseResource found = root.getRootValidationSupport().fetchCodeSystem(system);
        return found == null
                || (found instanceof CodeSystem known && known.getContent() == CodeSystemContentMode.NOTPRESENT);
    }

    private static boolean takesIn(ValidationSupportContext root, ValueSet set, String system, int depth) {
        return set.getCompose().getInclude().stream()
                .anyMatch(part -> part.hasSystem()
                        ? part.getSystem().equals(system) && !part.hasConcept()
                        : parts(root, part, depth).anyMatch(inner -> takesIn(root, inner, system, depth + 1)));
    }

    private static Stream<ValueSet> parts(ValidationSupportContext root, ConceptSetComponent part, int depth) {
        return depth == DEEPEST
                ? Stream.empty()
                : part.getValueSet().stream()
                        .map(CanonicalType::getValue)
                        .map(root.getRootValidationSupport()::fetchValueSet)
                        .filter(ValueSet.class::isInstance)
                        .map(ValueSet.class::cast);
    }
}
