package de.medicalhub.fhir.profile.control;

import de.medicalhub.fhir.profile.entity.Canonical;
import de.medicalhub.fhir.profile.entity.DependencyOrder;
import de.medicalhub.fhir.profile.entity.PackageId;
import de.medicalhub.fhir.profile.entity.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All packages side by side, and which resource a canonical means (rules 2 and 3 of the feature). */
final class PackageLibrary {
    private final List<FhirPackage> packages;
    private final DependencyOrder order;
    private final Map<String, TreeMap<Version, PackageResource>> byUrl = new HashMap<>();
    private final Map<PackageId, List<PackageId>> closures = new HashMap<>();
    private final Map<PackageId, Integer> shadowed = new HashMap<>();

    PackageLibrary(Collection<FhirPackage> read) {
        order = new DependencyOrder(read.stream().map(FhirPackage::manifest).toList());
        List<PackageId> sorted = order.sorted();
        List<FhirPackage> inOrder = new ArrayList<>(read);
        inOrder.sort(java.util.Comparator.comparing(
                loaded -> sorted.indexOf(loaded.manifest().id())));
        packages = List.copyOf(inOrder);
        packages.forEach(loaded -> loaded.resources().forEach(this::add));
        sorted.forEach(id -> closures.put(id, order.closure(id)));
    }

    /** In the order of their dependencies. */
    List<FhirPackage> packages() {
        return packages;
    }

    DependencyOrder order() {
        return order;
    }

    /** How many resources of the package give way to the same url and version in another one. */
    int shadowedOf(PackageId id) {
        return shadowed.getOrDefault(id, 0);
    }

    /** All of the type, each version. */
    Stream<PackageResource> all(String type) {
        return byUrl.values().stream()
                .flatMap(versions -> versions.values().stream())
                .filter(resource -> resource.type().equals(type));
    }

    /** The profiles of resources, by the type that they constrain: each url once. */
    Map<String, Set<String>> profiles() {
        Map<String, Set<String>> profiles = new TreeMap<>();
        all("StructureDefinition")
                .filter(resource -> !resource.constrained().isEmpty())
                .forEach(resource -> profiles.computeIfAbsent(resource.constrained(), type -> new TreeSet<>())
                        .add(resource.url()));
        return profiles;
    }

    /** The named version or one that fills it up; without a version the highest. */
    Optional<PackageResource> find(String type, Canonical wanted) {
        TreeMap<Version, PackageResource> versions = byUrl.getOrDefault(key(type, wanted.url()), new TreeMap<>());
        if (versions.isEmpty()) {
            return Optional.empty();
        }
        return wanted.version().isEmpty()
                ? Optional.of(versions.lastEntry().getValue())
                : wanted.version().get().best(versions.keySet()).map(versions::get);
    }

    /**
     * What a resource of that package means by a reference without version: where there are several versions, the one in
     * the package itself or in what it depends on.
     */
    Canonical pin(PackageId origin, String type, Canonical reference) {
        Collection<PackageResource> versions =
                byUrl.getOrDefault(key(type, reference.url()), new TreeMap<>()).values();
        if (reference.version().isPresent() || versions.size() < 2) {
            return reference;
        }
        for (PackageId near : closures.getOrDefault(origin, List.of())) {
            Optional<PackageResource> meant = versions.stream()
                    .filter(candidate -> candidate.origin().equals(near))
                    .findFirst();
            if (meant.isPresent()) {
                return reference.in(meant.get().version());
            }
        }
        return reference;
    }

    private void add(PackageResource resource) {
        PackageResource before = byUrl.computeIfAbsent(key(resource.type(), resource.url()), url -> new TreeMap<>())
                .put(resource.version(), resource);
        if (before != null) {
            shadowed.merge(before.origin(), 1, Integer::sum);
        }
    }

    private static String key(String type, String url) {
        return type + " " + url;
    }
}
