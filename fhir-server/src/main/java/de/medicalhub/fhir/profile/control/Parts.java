package de.medicalhub.fhir.profile.control;

import de.medicalhub.fhir.profile.entity.Canonical;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;

/** A resource and those in it, each of which may claim profiles. */
final class Parts {
    private final List<Resource> all = new ArrayList<>();
    private final List<String> places = new ArrayList<>();

    private Parts() {}

    static Parts of(Resource root) {
        Parts parts = new Parts();
        parts.add(root.fhirType(), root);
        return parts;
    }

    boolean claimAny(Predicate<Canonical> wanted) {
        return all.stream()
                .anyMatch(part -> part.hasMeta()
                        && part.getMeta().getProfile().stream().anyMatch(claim -> wanted.test(canonical(claim))));
    }

    /** Takes all other claims away. */
    void keepClaims(Predicate<Canonical> wanted) {
        all.stream()
                .filter(Resource::hasMeta)
                .forEach(part -> part.getMeta().getProfile().removeIf(claim -> !wanted.test(canonical(claim))));
    }

    /** Each claim that is not known, with its place. */
    List<Finding> unknownClaims(Predicate<Canonical> known) {
        List<Finding> unknown = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).hasMeta()) {
                String place = places.get(i) + ".meta.profile";
                all.get(i).getMeta().getProfile().stream()
                        .filter(claim -> !known.test(canonical(claim)))
                        .forEach(claim -> unknown.add(Finding.unknown(place, claim.getValueAsString())));
            }
        }
        return unknown;
    }

    private void add(String place, Resource part) {
        all.add(part);
        places.add(place);
        if (part instanceof DomainResource domain) {
            addAll(place + ".contained", domain.getContained());
        } else if (part instanceof Bundle bundle) {
            List<BundleEntryComponent> entries = bundle.getEntry();
            for (int i = 0; i < entries.size(); i++) {
                addIfThere(place + ".entry[" + i + "].resource", entries.get(i).getResource());
            }
        } else if (part instanceof Parameters parameters) {
            addAll(place + ".parameter", parameters.getParameter(), ".resource");
        }
    }

    private void addAll(String place, List<Resource> contained) {
        for (int i = 0; i < contained.size(); i++) {
            add(place + "[" + i + "]", contained.get(i));
        }
    }

    private void addAll(String place, List<ParametersParameterComponent> parameters, String field) {
        for (int i = 0; i < parameters.size(); i++) {
            addIfThere(place + "[" + i + "]" + field, parameters.get(i).getResource());
        }
    }

    private void addIfThere(String place, @org.jspecify.annotations.Nullable Resource part) {
        if (part != null) {
            add(place, part);
        }
    }

    private static Canonical canonical(PrimitiveType<String> claim) {
        return Canonical.of(Objects.requireNonNullElse(claim.getValue(), ""));
    }
}
