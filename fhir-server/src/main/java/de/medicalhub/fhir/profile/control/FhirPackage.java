package de.medicalhub.fhir.profile.control;

import de.medicalhub.fhir.profile.entity.Manifest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A package that was read.
 *
 * @param manifest name, version, dependencies
 * @param file the name of its file
 * @param sha256 of the file, in hex
 * @param resources what can be used of it
 * @param leftOut what cannot, each with the reason
 */
record FhirPackage(
        Manifest manifest, String file, String sha256, List<PackageResource> resources, List<String> leftOut) {
    FhirPackage {
        resources = List.copyOf(resources);
        leftOut = List.copyOf(leftOut);
    }

    /** How many resources of each type. */
    Map<String, Long> counts() {
        return resources.stream().collect(Collectors.groupingBy(PackageResource::type, Collectors.counting()));
    }
}
