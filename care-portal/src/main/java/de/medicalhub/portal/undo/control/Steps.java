package de.medicalhub.portal.undo.control;

import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.undo.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Resource;

/** Turns steps that give a status back into what the FHIR server takes; pure. */
public final class Steps {
    private Steps() {}

    /** Searches for all that get a status back, one for each type. */
    public static List<String> queries(List<Step.Status> steps) {
        Map<String, List<String>> ids = steps.stream()
                .map(step -> step.reference().split("/", 2))
                .collect(Collectors.groupingBy(
                        parts -> parts[0], Collectors.mapping(parts -> parts[1], Collectors.toList())));
        return ids.entrySet().stream()
                .map(type -> type.getKey() + "?_id=" + String.join(",", type.getValue()) + "&_count="
                        + type.getValue().size())
                .sorted()
                .toList();
    }

    /**
     * The transaction that writes the status before.
     *
     * @return empty if one of them is not there, or not in the version that the deed has left (U3)
     */
    public static Optional<Bundle> bundle(List<Step.Status> steps, Resources found) {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        for (Step.Status step : steps) {
            Optional<Resource> resource = found.find(Resource.class, step.reference())
                    .filter(one -> step.version().equals(one.getMeta().getVersionId()));
            if (resource.isEmpty()) {
                return Optional.empty();
            }
            add(bundle, step, resource.get().copy());
        }
        return Optional.of(bundle);
    }

    private static void add(Bundle bundle, Step.Status step, Resource before) {
        before.setProperty("status", new CodeType(step.status()));
        bundle.addEntry()
                .setFullUrl(step.reference())
                .setResource(before)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.PUT)
                .setUrl(step.reference())
                .setIfMatch("W/\"" + step.version() + "\"");
    }
}
