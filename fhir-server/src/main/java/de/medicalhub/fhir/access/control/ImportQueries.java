package de.medicalhub.fhir.access.control;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.util.UrlUtil;
import de.medicalhub.fhir.access.entity.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;

/**
 * The searches by which an import says which resource it means, as condition or in place of a reference. They go over
 * everybody's data, so each names one resource by identifier or id and asks nothing else: an administrator learns whether
 * it exists, not what stands in it.
 */
final class ImportQueries {
    private static final Set<String> NAMES = Set.of("identifier", "_id");
    private static final String SENTENCE =
            "A search in place of a reference, or as condition of an import, names an identifier with its value, or an id.";

    private ImportQueries() {}

    /** Why the resource may not be stored, if a search in it asks for more. */
    static Optional<Refusal> refuse(IBaseResource resource) {
        return refuse(Subjects.references(resource));
    }

    /**
     * The same.
     *
     * @param references all that stand in the resource
     */
    static Optional<Refusal> refuse(Set<String> references) {
        boolean wide = references.stream()
                .filter(reference -> reference.contains("?"))
                .anyMatch(search -> !isNarrow(Conditions.query(search)));
        return wide ? Optional.of(Refusal.because(SENTENCE)) : Optional.empty();
    }

    /**
     * Of an import, before the store reads it.
     *
     * @param exists whether there is a current version of a resource
     * @throws ForbiddenOperationException if a patch is among the entries: it can test what stands there
     * @throws PreconditionFailedException if a search asks for more
     */
    static void check(Bundle bundle, Predicate<String> exists) {
        List<BundleEntryComponent> entries = bundle.getEntry();
        for (int index = 0; index < entries.size(); index++) {
            try {
                check(entries.get(index));
                Bundle.BundleEntryRequestComponent wish = entries.get(index).getRequest();
                AnyVersion.require(wish, () -> exists.test(wish.getUrl()));
            } catch (BaseServerResponseException refusal) {
                throw BatchRefusals.naming(index, refusal);
            }
        }
    }

    /**
     * @throws PreconditionFailedException if the search asks for more
     */
    static void requireNarrow(String query) {
        if (!isNarrow(query)) {
            throw new PreconditionFailedException(SENTENCE);
        }
    }

    private static void check(BundleEntryComponent entry) {
        Bundle.BundleEntryRequestComponent wish = entry.getRequest();
        if (wish.getMethod() == HTTPVerb.PATCH) {
            throw new ForbiddenOperationException(RequestGuard.NOT_OFFERED);
        }
        if (wish.hasIfNoneExist()) {
            requireNarrow(Conditions.query(wish.getIfNoneExist()));
        }
        if (wish.getMethod() != HTTPVerb.GET && wish.hasUrl() && wish.getUrl().contains("?")) {
            requireNarrow(Conditions.query(wish.getUrl()));
        }
        if (entry.hasResource() && refuse(entry.getResource()).isPresent()) {
            throw new ForbiddenOperationException(SENTENCE);
        }
    }

    private static boolean isNarrow(String query) {
        Map<String, String[]> parameters = UrlUtil.parseQueryString(query);
        return !parameters.isEmpty()
                && NAMES.containsAll(parameters.keySet())
                && parameters.values().stream().flatMap(Arrays::stream).allMatch(ImportQueries::namesOne);
    }

    /** A system alone, or a list, would ask for many. */
    private static boolean namesOne(String value) {
        return !value.isBlank() && !value.endsWith("|") && !value.contains(",");
    }
}
