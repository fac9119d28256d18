package de.medicalhub.fhir.profile.control;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationOptions;
import de.medicalhub.fhir.profile.entity.Canonical;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain.CacheConfiguration;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;

/** The validator over base R4 and the packages: without database, the same in tests, in {@code $validate} and on write. */
public final class Profiles {
    private static final Duration KEPT = Duration.ofHours(12);
    private static final int KEPT_ANSWERS = 20_000;

    /** What the validator says of a profile that it does not know; it is silent about it where another is known. */
    private static final Set<String> TOLD_OTHERWISE = Set.of(
            "Validation_VAL_Profile_Unknown",
            "VALIDATION_VAL_PROFILE_UNKNOWN_NOT_POLICY",
            "Reference_REF_CantResolveProfile"); // A profile of what is referred to, which is not looked at anyway.

    private static final Set<ResultSeverityEnum> ERRORS = Set.of(ResultSeverityEnum.ERROR, ResultSeverityEnum.FATAL);

    private final PackageSupport packages;
    private final ValidationSupportChain chain;
    private final Codings codings;
    private final FhirInstanceValidator module;
    private final FhirValidator validator;

    Profiles(FhirContext context, DefaultProfileValidationSupport base, PackageSupport packages) {
        this.packages = packages;
        chain = new ValidationSupportChain(
                CacheConfiguration.defaultValues().setCacheTimeout(KEPT).setCacheSize(KEPT_ANSWERS));
        List.of(
                        base,
                        packages,
                        new CommonCodeSystemsTerminologyService(context),
                        new SetsOfOthers(context),
                        terminology(context),
                        new CodesOfOthers(context))
                .forEach(chain::addValidationSupport);
        // A binding wants one coding of the value set; more codings of other systems may stand beside it (R4,
        // 2.24.0.5).
        chain.setCodeableConceptValidationSuccessfulIfNotAllCodingsAreValid(true);
        codings = new Codings(chain);
        WorkerContextValidationSupportAdapter worker = new WorkerContextValidationSupportAdapter(chain);
        chain.addValidationSupport(new SnapshotGeneratingValidationSupport(context, worker));
        ReferencedTypes references = new ReferencedTypes(worker, context.getResourceTypes());
        module = new ReusedValidator(chain, worker, references);
        module.setWrappedWorkerContext(chain, worker);
        module.setHostApplicationServices(references);
        module.setValidatorResourceFetcher(references);
        module.setValidatorPolicyAdvisor(new ReferencedTypes.Policy());
        module.setErrorForUnknownProfiles(true);
        module.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        validator = context.newValidator();
        validator.registerValidatorModule(module);
    }

    /** For {@code $validate}. */
    public FhirInstanceValidator module() {
        return module;
    }

    /** The profiles of resources that are loaded, by the type that they constrain. */
    Map<String, Set<String>> all() {
        return packages.profiles();
    }

    /** Whether the profile, in this version if one is named, is loaded. */
    public boolean knows(Canonical profile) {
        return chain.fetchStructureDefinition(profile.toString()) != null;
    }

    /** What contradicts base R4 or the profiles that the resource and those in it claim. */
    public List<Finding> check(Resource resource) {
        return check(resource, new ValidationOptions());
    }

    /** The same, as if it claimed this profile. */
    public List<Finding> check(Resource resource, String profile) {
        return check(resource, new ValidationOptions().addProfile(profile));
    }

    private List<Finding> check(Resource resource, ValidationOptions options) {
        List<Finding> findings = new ArrayList<>(Parts.of(resource).unknownClaims(this::knows));
        options.getProfiles().stream()
                .filter(profile -> !knows(Canonical.of(profile)))
                .forEach(profile -> findings.add(Finding.unknown(resource.fhirType(), profile)));
        Resource plain = resource.copy(); // Comments of an XML document would become empty elements.
        validator.validateWithResult(plain, options).getMessages().stream()
                .filter(message -> ERRORS.contains(message.getSeverity()))
                .filter(message -> !TOLD_OTHERWISE.contains(String.valueOf(message.getMessageId())))
                .map(Profiles::finding)
                .forEach(findings::add);
        findings.addAll(codings.unknown(plain));
        return findings;
    }

    private static Finding finding(SingleValidationMessage message) {
        String place = Objects.requireNonNullElse(message.getLocationString(), "");
        return new Finding(
                Finding.BROKEN,
                place.replaceAll("/\\*.*?\\*/", ""), // The validator notes ids of resources between these.
                Objects.requireNonNullElse(message.getMessageId(), "structure"),
                Objects.requireNonNullElse(message.getMessage(), ""));
    }

    private static InMemoryTerminologyServerValidationSupport terminology(FhirContext context) {
        var terminology = new InMemoryTerminologyServerValidationSupport(context);
        terminology.setIssueSeverityForCodeDisplayMismatch(IValidationSupport.IssueSeverity.WARNING);
        return terminology;
    }
}
