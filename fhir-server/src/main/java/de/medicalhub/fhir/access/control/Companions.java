package de.medicalhub.fhir.access.control;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.FhirTerser;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * The resources that come along with the results of a search ({@code _include}, {@code _revinclude}). The store follows
 * the references of its full records; so a resource that everybody may read would tell, by coming along, what stands in a
 * field that is not shown. Only those stay that are tied to a result by a reference in what is shown.
 */
final class Companions {
    private static final FhirTerser TERSER = FhirContext.forR4Cached().newTerser();

    private Companions() {}

    /** Takes out those that nothing shown explains. */
    static void dropUnexplained(Bundle bundle) {
        if (bundle.getEntry().stream().noneMatch(Companions::isCompanion)) {
            return;
        }
        List<Resource> results = bundle.getEntry().stream()
                .filter(entry -> entry.hasResource() && !isCompanion(entry))
                .map(Bundle.BundleEntryComponent::getResource)
                .toList();
        Set<String> found = new LinkedHashSet<>();
        Set<String> named = new LinkedHashSet<>();
        results.forEach(result -> {
            found.add(Subjects.reference(result));
            named.addAll(references(result));
        });
        bundle.getEntry().removeIf(entry -> isCompanion(entry) && !isExplained(entry.getResource(), found, named));
    }

    private static boolean isExplained(Resource companion, Set<String> found, Set<String> named) {
        return named.contains(Subjects.reference(companion))
                || references(companion).stream().anyMatch(found::contains);
    }

    private static boolean isCompanion(Bundle.BundleEntryComponent entry) {
        return entry.hasResource() && entry.getSearch().getMode() == SearchEntryMode.INCLUDE;
    }

    private static Set<String> references(Resource resource) {
        Set<String> references = new LinkedHashSet<>();
        TERSER.getAllPopulatedChildElementsOfType(resource, Reference.class)
                .forEach(reference -> references.add(Subjects.local(reference)));
        references.remove("");
        return references;
    }
}
