package de.medicalhub.fhir.profile.entity;

/** What follows from a resource that does not keep what it claims. */
public enum ValidationMode {
    /** It is not even looked at. */
    OFF,
    /** It is stored; a line in the log and a header of the answer say so. */
    WARN,
    /** It is refused. */
    ENFORCE
}
