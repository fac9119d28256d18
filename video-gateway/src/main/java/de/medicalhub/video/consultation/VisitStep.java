package de.medicalhub.video.consultation;

/** What is reported to the record, in this order and never back. */
public enum VisitStep {
    /** The patient is in the waiting room. */
    ARRIVED,
    /** The patient was let in. */
    STARTED,
    /** The host ended the consultation. */
    FINISHED
}
