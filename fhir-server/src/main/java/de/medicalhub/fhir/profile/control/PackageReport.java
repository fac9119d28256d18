package de.medicalhub.fhir.profile.control;

import de.medicalhub.fhir.profile.entity.PackageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was loaded of one package.
 *
 * @param id name and version
 * @param file its file
 * @param sha256 checksum of the file
 * @param counts resources by type
 * @param remarks what was left out, and which dependencies are missing
 */
public record PackageReport(PackageId id, String file, String sha256, Map<String, Long> counts, List<String> remarks) {
    private static final List<String> BUILT_IN = List.of("hl7.fhir.r4.core");

    public PackageReport {
        counts = Map.copyOf(counts);
        remarks = List.copyOf(remarks);
    }

    static List<PackageReport> of(PackageLibrary library) {
        return library.packages().stream()
                .map(loaded -> new PackageReport(
                        loaded.manifest().id(),
                        loaded.file(),
                        loaded.sha256(),
                        loaded.counts(),
                        remarks(library, loaded)))
                .toList();
    }

    /** For the log. */
    public String line() {
        return id + " sha256 " + sha256 + " " + new TreeMap<>(counts) + (remarks.isEmpty() ? "" : " " + remarks);
    }

    private static List<String> remarks(PackageLibrary library, FhirPackage loaded) {
        List<String> remarks = new ArrayList<>(library.order().gaps(loaded.manifest(), BUILT_IN));
        int shadowed = library.shadowedOf(loaded.manifest().id());
        if (shadowed > 0) {
            remarks.add(shadowed + " give way to the same url and version in a later package");
        }
        remarks.addAll(loaded.leftOut());
        return remarks;
    }
}
