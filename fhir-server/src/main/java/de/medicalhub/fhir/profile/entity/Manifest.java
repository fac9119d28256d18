package de.medicalhub.fhir.profile.entity;

import java.util.Map;

/**
 * What a package says of itself.
 *
 * @param id name and version
 * @param dependencies wanted versions by package name
 */
public record Manifest(PackageId id, Map<String, Version> dependencies) {
    public Manifest {
        dependencies = Map.copyOf(dependencies);
    }
}
