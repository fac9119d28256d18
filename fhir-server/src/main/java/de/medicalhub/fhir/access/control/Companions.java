package de.medicalhub.fhir.access.control;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.FhirTerser;
import java.util.ArrayList;
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
 * field that is not shown. Only those stay that are tied to a result, at once or by way of others, by references in what
 * is shown.
 */
final class Companions {
    private static final FhirTerser TERSER = FhirContext.forR4Cached().newTerser();

    private Companions() {}

    /** Takes out those that nothing shown explains. */
    static void dropUnexplained(Bundle bundle) {
        if (bundle.getEntry().stream().noneMatch(Companions::isCompanion)) {
            return;
        }
        Set<String> found = new LinkedHashSet<>();
        Set<String> named = new LinkedHashSet<>();
        List<Resource> open = new ArrayList<>();
        for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
            if (isCompanion(entry)) {
                open.add(entry.getResource());
            } else if (entry.hasResource()) {
                explain(entry.getResource(), found, named);
            }
        }
        List<Resource> explained = next(open, found, named);
        while (!explained.isEmpty()) {
            open.removeAll(explained);
            explained.forEach(companion -> explain(companion, found, named));
            explained = next(open, found, named);
        }
        bundle.getEntry().removeIf(entry -> isCompanion(entry) && open.contains(entry.getResource()));
    }

    /** What it names, and what names it, may stay. */
    private static void explain(Resource shown, Set<String> found, Set<String> named) {
        found.add(Subjects.reference(shown));
        named.addAll(references(shown));
    }

    private static List<Resource> next(List<Resource> open, Set<String> found, Set<String> named) {
        return open.stream()
                .filter(companion -> named.contains(Subjects.reference(companion))
                        || references(companion).stream().anyMatch(found::contains))
                .toList();
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
