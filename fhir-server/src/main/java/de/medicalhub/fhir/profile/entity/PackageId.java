package de.medicalhub.fhir.profile.entity;

/** A FHIR NPM package in one version, such as {@code de.basisprofil.r4#1.5.4}. */
public record PackageId(String name, Version version) {
    @Override
    public String toString() {
        return name + "#" + version;
    }
}
