package de.medicalhub.portal.medication.entity;

/** How bad a finding is. */
public enum Severity {
    /** The plan must not be printed like this. */
    ERROR,
    /** Somebody should look at it. */
    WARNING
}
