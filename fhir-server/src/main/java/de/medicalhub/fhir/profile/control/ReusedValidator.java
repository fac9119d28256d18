package de.medicalhub.fhir.profile.control;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.validation.IValidationContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.utils.validation.ValidatorSession;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.hl7.fhir.r5.utils.validation.constants.IdStatus;
import org.hl7.fhir.r5.utils.xver.XVerExtensionManagerOld;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.validation.ValidatorSettings;
import org.hl7.fhir.validation.instance.InstanceValidator;

/**
 * HAPI's validator makes the core validator anew for each resource, which reads a table of OIDs each time: two thirds of all
 * its work on a small resource. The core validator forgets what it knew at the start of each validation, so it can serve
 * again; each thread takes one from the pool.
 */
final class ReusedValidator extends FhirInstanceValidator {
    /** What the core validator keeps all the same must not grow for ever. */
    private static final int LARGEST_USE = 500;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final WorkerContextValidationSupportAdapter worker;
    private final ReferencedTypes references;
    private final Queue<Idle> pool = new ConcurrentLinkedQueue<>();

    ReusedValidator(
            IValidationSupport support, WorkerContextValidationSupportAdapter worker, ReferencedTypes references) {
        super(support);
        this.worker = worker;
        this.references = references;
    }

    private record Idle(InstanceValidator validator, int used) {}

    @Override
    protected List<ValidationMessage> validate(IValidationContext<?> context) {
        if (context.getResourceAsStringEncoding() != EncodingEnum.JSON) {
            return super.validate(context); // XML that was sent to be validated as it stands.
        }
        Idle taken = pool.poll();
        Idle used = taken == null ? new Idle(make(), 0) : taken;
        List<ValidationMessage> messages = new ArrayList<>();
        used.validator()
                .validate(
                        null,
                        messages,
                        new ByteArrayInputStream(context.getResourceAsString().getBytes(StandardCharsets.UTF_8)),
                        FhirFormat.JSON,
                        profiles(context));
        if (used.used() < LARGEST_USE) {
            pool.add(new Idle(used.validator(), used.used() + 1)); // Not after an exception: it may be in any state.
        }
        return messages;
    }

    /** Those asked for and those that the resource itself claims; the others inside it the core validator finds. */
    private List<StructureDefinition> profiles(IValidationContext<?> context) {
        Set<String> wanted = new LinkedHashSet<>(context.getOptions().getProfiles());
        claims(context.getResourceAsString()).forEach(claim -> wanted.add(claim.asText()));
        List<StructureDefinition> found = new ArrayList<>();
        for (String profile : wanted) {
            StructureDefinition known = worker.fetchResource(StructureDefinition.class, profile);
            if (known != null) {
                found.add(known);
            }
        }
        return found;
    }

    private static JsonNode claims(String resource) {
        try {
            return JSON.readTree(resource).path("meta").path("profile");
        } catch (JsonProcessingException e) { // The core validator says what is wrong with it.
            return MissingNode.getInstance();
        }
    }

    private InstanceValidator make() {
        InstanceValidator validator = new InstanceValidator(
                worker,
                references,
                new XVerExtensionManagerOld(worker),
                new ValidatorSession(),
                new ValidatorSettings());
        validator.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        validator.setAnyExtensionsAllowed(true);
        validator.setResourceIdRule(IdStatus.OPTIONAL);
        validator.setErrorForUnknownProfiles(true);
        validator.setUnknownCodeSystemsCauseErrors(true);
        validator.setFetcher(references);
        validator.setPolicyAdvisor(getValidatorPolicyAdvisor());
        validator.setAllowXsiLocation(true);
        return validator;
    }
}
