package de.medicalhub.portal.undo.control;

import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.undo.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/** Turns steps that write something as it was into what the FHIR server takes; pure. */
public final class Steps {
    /** Of one search, so that its answer fits into one page. */
    private static final int AT_ONCE = 200;

    private Steps() {}

    /** Searches for all that is written as it was, for each type as many as it needs. */
    public static List<String> queries(List<? extends Step.Written> steps) {
        Map<String, List<String>> ids = steps.stream()
                .map(step -> step.reference().split("/", 2))
                .collect(Collectors.groupingBy(
                        parts -> parts[0], TreeMap::new, Collectors.mapping(parts -> parts[1], Collectors.toList())));
        List<String> queries = new ArrayList<>();
        ids.forEach((type, all) -> {
            for (int from = 0; from < all.size(); from += AT_ONCE) {
                List<String> some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
                queries.add(type + "?_id=" + String.join(",", some) + "&_count=" + some.size());
            }
        });
        return queries;
    }

    /**
     * The transaction that writes what was before.
     *
     * @return empty if one of them is not there, or not in the version that the deed has left (U3)
     */
    public static Optional<Bundle> bundle(List<? extends Step.Written> steps, Resources found) {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        for (Step.Written step : steps) {
            Optional<Resource> resource = found.find(Resource.class, step.reference())
                    .filter(one -> step.version().equals(one.getMeta().getVersionId()));
            if (resource.isEmpty()) {
                return Optional.empty();
            }
            add(bundle, step, resource.get().copy());
        }
        return Optional.of(bundle);
    }

    private static void add(Bundle bundle, Step.Written step, Resource before) {
        step.writeInto(before);
        bundle.addEntry()
                .setFullUrl(step.reference())
                .setResource(before)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.PUT)
                .setUrl(step.reference())
                .setIfMatch("W/\"" + step.version() + "\"");
    }
}
