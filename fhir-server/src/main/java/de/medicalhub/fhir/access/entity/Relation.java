package de.medicalhub.fhir.access.entity;

/** What must tie a caller to a resource, so that a line of the table applies. */
public enum Relation {
    /** Nothing: the type holds no patient's data. */
    NONE,
    /** The patient is an inpatient of one of the caller's organisations. */
    OWN_INPATIENT,
    /**
     * The patient is managed by one of the caller's organisations ({@code Patient.managingOrganization}), or is or was
     * there ({@code Encounter.serviceProvider}).
     */
    OWN_PATIENT,
    /** One of the caller's organisations takes the role's part in an active case of the patient. */
    CASE_PATIENT,
    /** Like {@link #CASE_PATIENT}, and the resource bears the identifier of that case. */
    CASE_PART,
    /** The caller in person has opened an emergency access to the patient, and its time is not over. */
    EMERGENCY,
    /** One of the caller's organisations is asked to nurse; shows a projection only. */
    ASKED,
    /** A Task that tells one of the caller's organisations that a case is over, until somebody has taken note. */
    ENDED,
    /** The caller in person owns the Task. */
    OWN_TASK,
    /** The caller is the patient. */
    OWN_RECORD,
    /**
     * The patient lets the caller, a RelatedPerson, read along, at least appointments, rides and deliveries; of other
     * people's consents, relatives and messages nothing.
     */
    RELATIVE,
    /** The patient lets the caller, a RelatedPerson, read everything. */
    CONFIDANT,
    /** A Binary that belongs to one of the caller's organisations ({@code Binary.securityContext}), not to a document yet. */
    OWN_CONTENT,
    /** A Schedule of an actor of one of the caller's organisations, or a Slot of such a Schedule. */
    OWN_CALENDAR,
    /** A free Slot that a practice has opened to patients, or a Schedule; neither with words of its owner. */
    OPEN_TIMES,
    /** An entry of the directory that one of the caller's organisations has made. */
    OWN_ENTRY,
    /** A Subscription of the caller's own kind. */
    OWN_SUBSCRIPTION,
    /** A ride or delivery: a leg Task, the request behind it, or somebody who has one. */
    LEG,
    /** A video consultation, or somebody who has one. */
    VIDEO
}
