package de.medicalhub.fhir.access.control;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.FhirTerser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * The new resources of a transaction before the store has given them ids: entries refer to each other by {@code urn:uuid}.
 * Rules look at copies in which each such reference names a random id, which no stored resource has.
 */
public final class Placeholders {
    /** Of a request that is no transaction. */
    public static final Placeholders NONE = new Placeholders(Map.of());

    private static final FhirTerser TERSER = FhirContext.forR4Cached().newTerser();

    private final Map<String, String> references;
    private List<IBaseResource> created = List.of();

    private Placeholders(Map<String, String> references) {
        this.references = Map.copyOf(references);
    }

    /**
     * @param existing by entry what a condition has found, such as {@code Patient/12}; the others are new
     */
    static Placeholders of(Bundle transaction, Map<Bundle.BundleEntryComponent, String> existing) {
        Map<String, String> references = new HashMap<>();
        Map<Resource, String> ids = new HashMap<>();
        for (Bundle.BundleEntryComponent entry : transaction.getEntry()) {
            if (entry.hasResource() && isNew(entry) && !existing.containsKey(entry)) {
                ids.put(entry.getResource(), entry.getResource().fhirType() + "/" + UUID.randomUUID());
            }
            String named = Optional.ofNullable(existing.get(entry)).orElseGet(() -> ids.get(entry.getResource()));
            if (named != null && entry.hasFullUrl() && entry.getFullUrl().startsWith("urn:")) {
                references.put(entry.getFullUrl(), named);
            }
        }
        Placeholders placeholders = new Placeholders(references);
        placeholders.created = ids.entrySet().stream()
                .map(each -> placeholders.copy(each.getKey(), each.getValue()))
                .toList();
        return placeholders;
    }

    /** Copies of the new resources. */
    public List<IBaseResource> created() {
        return created;
    }

    /** The resource as the rules look at it. */
    public IBaseResource resolve(IBaseResource resource) {
        return references.isEmpty()
                ? resource
                : copy((Resource) resource, resource.getIdElement().getValue());
    }

    private IBaseResource copy(Resource resource, String id) {
        Resource copy = resource.copy();
        copy.setId(id);
        TERSER.getAllPopulatedChildElementsOfType(copy, Reference.class).forEach(reference -> {
            if (reference.hasReference() && references.containsKey(reference.getReference())) {
                reference.setReference(references.get(reference.getReference()));
            }
        });
        return copy;
    }

    /** Whether it makes a resource, unless a condition finds one. */
    static boolean isNew(Bundle.BundleEntryComponent entry) {
        Bundle.HTTPVerb verb = entry.getRequest().getMethod();
        String url = entry.getRequest().getUrl();
        return verb == Bundle.HTTPVerb.POST || (verb == Bundle.HTTPVerb.PUT && url != null && url.contains("?"));
    }
}
