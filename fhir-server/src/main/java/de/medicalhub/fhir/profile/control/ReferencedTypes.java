package de.medicalhub.fhir.profile.control;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.common.hapi.validation.validator.FhirDefaultPolicyAdvisor;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator.NullEvaluationContext;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.elementmodel.JsonParser;
import org.hl7.fhir.r5.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r5.model.Base;
import org.hl7.fhir.r5.model.CanonicalResource;
import org.hl7.fhir.r5.model.CanonicalType;
import org.hl7.fhir.r5.utils.validation.IResourceValidator;
import org.hl7.fhir.r5.utils.validation.IValidatorResourceFetcher;
import org.hl7.fhir.r5.utils.validation.constants.ReferenceValidationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Answers the validator's "what is behind this reference" by an empty resource of the type that the reference names. That
 * is enough for slices by type, needs no database, and validating a resource never reads another one.
 */
final class ReferencedTypes extends NullEvaluationContext implements IValidatorResourceFetcher {
    private static final Pattern REFERENCE =
            Pattern.compile("(?:.*/)?([A-Z][A-Za-z]+)/[A-Za-z0-9.-]{1,64}(?:/_history/.*)?");

    private final IWorkerContext worker;
    private final Set<String> types;

    ReferencedTypes(IWorkerContext worker, Set<String> types) {
        this.worker = worker;
        this.types = Set.copyOf(types);
    }

    @Override
    public @Nullable Base resolveReference(
            FHIRPathEngine engine, @Nullable Object context, String url, @Nullable Base origin) {
        return fetch(url);
    }

    @Override
    public @Nullable Element fetch(IResourceValidator validator, @Nullable Object context, String url) {
        return fetch(url);
    }

    private @Nullable Element fetch(String url) {
        Matcher matcher = REFERENCE.matcher(url);
        return matcher.matches() && types.contains(matcher.group(1)) ? empty(matcher.group(1)) : null;
    }

    private Element empty(String type) {
        try {
            return new JsonParser(worker).parse("{\"resourceType\":\"" + type + "\"}", type);
        } catch (Exception e) { // What the library declares.
            throw new IllegalStateException("An empty resource is always readable", e);
        }
    }

    /** A link may lead anywhere. */
    @Override
    public boolean resolveURL(
            IResourceValidator validator,
            @Nullable Object context,
            String path,
            String url,
            String type,
            boolean canonical,
            List<CanonicalType> targets) {
        return true;
    }

    @Override
    public byte[] fetchRaw(IResourceValidator validator, String url) {
        throw new UnsupportedOperationException("Nothing is fetched from elsewhere");
    }

    @Override
    public IValidatorResourceFetcher setLocale(Locale locale) {
        return this;
    }

    @Override
    public @Nullable CanonicalResource fetchCanonicalResource(
            IResourceValidator validator, @Nullable Object context, String url) {
        return null;
    }

    @Override
    public boolean fetchesCanonicalResource(IResourceValidator validator, String url) {
        return false;
    }

    @Override
    public Set<ResourceVersionInformation> fetchCanonicalResourceVersions(
            IResourceValidator validator, @Nullable Object context, String url) {
        return Set.of();
    }

    /** The validator asks this about references that lead out of the resource. */
    static final class Policy extends FhirDefaultPolicyAdvisor {
        @Override
        public ReferenceValidationPolicy policyForReference(
                IResourceValidator validator,
                @Nullable Object context,
                String path,
                String url,
                ReferenceDestinationType destination) {
            return ReferenceValidationPolicy.CHECK_TYPE_IF_EXISTS;
        }
    }
}
