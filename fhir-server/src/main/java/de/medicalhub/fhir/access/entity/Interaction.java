package de.medicalhub.fhir.access.entity;

/** What a caller does with a type of resource. */
public enum Interaction {
    /** One resource, one version of it, or its history. */
    READ,
    SEARCH,
    CREATE,
    /** Update and patch. */
    UPDATE,
    DELETE
}
