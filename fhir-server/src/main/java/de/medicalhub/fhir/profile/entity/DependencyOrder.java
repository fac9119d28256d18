package de.medicalhub.fhir.profile.entity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** In which order packages are loaded, and which of several versions a dependency means. */
public final class DependencyOrder {
    private final List<Manifest> present;

    public DependencyOrder(Collection<Manifest> present) {
        this.present = present.stream()
                .sorted(Comparator.comparing(
                                (Manifest manifest) -> manifest.id().name())
                        .thenComparing(manifest -> manifest.id().version()))
                .toList();
    }

    /** Each after what it depends on; a circle is cut where it is met. */
    public List<PackageId> sorted() {
        Set<PackageId> order = new LinkedHashSet<>();
        present.forEach(manifest -> visit(manifest, order, new LinkedHashSet<>()));
        return List.copyOf(order);
    }

    /** The package itself, then all that it stands on, nearest first. */
    public List<PackageId> closure(PackageId start) {
        Set<PackageId> reached = new LinkedHashSet<>();
        List<PackageId> open = new ArrayList<>(List.of(start));
        while (!open.isEmpty()) {
            PackageId next = open.remove(0);
            if (reached.add(next)) {
                find(next).ifPresent(manifest -> open.addAll(direct(manifest)));
            }
        }
        return List.copyOf(reached);
    }

    /** The present package that stands for the wanted version: that very one, or the nearest of the same minor version. */
    public Optional<PackageId> choose(String name, Version wanted) {
        List<Version> versions = present.stream()
                .map(Manifest::id)
                .filter(id -> id.name().equals(name))
                .map(PackageId::version)
                .toList();
        return wanted.best(versions).or(() -> wanted.nearest(versions)).map(version -> new PackageId(name, version));
    }

    /** What the package wants and does not get, or gets in another version; one sentence each. */
    public List<String> gaps(Manifest manifest, Collection<String> builtIn) {
        List<String> gaps = new ArrayList<>();
        for (Map.Entry<String, Version> wanted : manifest.dependencies().entrySet()) {
            if (builtIn.contains(wanted.getKey())) {
                continue;
            }
            Optional<PackageId> chosen = choose(wanted.getKey(), wanted.getValue());
            String name = wanted.getKey() + "#" + wanted.getValue();
            if (chosen.isEmpty()) {
                gaps.add("needs " + name + ", which is not there");
            } else if (!wanted.getValue().covers(chosen.get().version())) {
                gaps.add("needs " + name + ", takes " + chosen.get().version());
            }
        }
        gaps.sort(Comparator.naturalOrder());
        return gaps;
    }

    private void visit(Manifest manifest, Set<PackageId> order, Set<PackageId> above) {
        if (above.add(manifest.id())) {
            direct(manifest).forEach(id -> find(id).ifPresent(below -> visit(below, order, above)));
            order.add(manifest.id());
        }
    }

    private List<PackageId> direct(Manifest manifest) {
        return manifest.dependencies().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(wanted -> choose(wanted.getKey(), wanted.getValue()).stream())
                .toList();
    }

    private Optional<Manifest> find(PackageId id) {
        return present.stream().filter(manifest -> manifest.id().equals(id)).findFirst();
    }
}
