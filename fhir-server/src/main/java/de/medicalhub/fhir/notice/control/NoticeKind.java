package de.medicalhub.fhir.notice.control;

import java.util.Locale;

/** What happened, as far as somebody is told of it without signing in. */
public enum NoticeKind {
    /** A nursing service is asked. */
    REFERRAL_REQUESTED,
    /** A pharmacy is asked to dispense. */
    DISPENSE_REQUESTED,
    /** A carrier is asked for a ride. */
    RIDE_REQUESTED,
    /** A carrier is asked to bring medicine. */
    DELIVERY_REQUESTED,
    /** Somebody of the care team asks an organisation to do something. */
    TASK_REQUESTED,
    /** A task has ended because its service takes no part any more. */
    TASK_ENDED,
    /** A nursing service has answered. */
    ANSWERED,
    /** A nursing service is chosen. */
    AWARDED,
    /** A request has ended without a choice of this service. */
    REQUEST_ENDED,
    /** A practice takes part in a new case. */
    CASE_OPENED,
    /** The planned discharge is moved to another time. */
    CASE_MOVED,
    /** A case has ended. */
    CASE_ENDED,
    /** A ride or delivery found no place in the plan. */
    UNPLANNED,
    /** A ride comes at another time than was said. */
    RIDE_MOVED,
    /** A delivery comes at another time than was said. */
    DELIVERY_MOVED,
    /** Medicine was too warm or too cold on its way, and a pharmacist has to decide. */
    DELIVERY_HELD,
    /** The vehicle for the patient is on its way. */
    RIDE_ON_THE_WAY,
    /** The medicine is on its way. */
    MEDICINE_ON_THE_WAY,
    /** Somebody has written. */
    MESSAGE,
    /** A nursing service asks something before it answers. */
    QUESTION_ASKED,
    /** The hospital has replied to a question. */
    QUESTION_REPLIED,
    /** A patient is asked to fill in a questionnaire. */
    QUESTIONNAIRE_REQUESTED,
    /** The time for a questionnaire is nearly over. */
    QUESTIONNAIRE_NEAR,
    /** A patient has answered a questionnaire. */
    QUESTIONNAIRE_ANSWERED,
    /** Somebody stands in for another organisation for a time. */
    SUBSTITUTE_NAMED,
    /** Somebody has opened a record in an emergency. */
    EMERGENCY_OPENED,
    /** An appointment is made or moved. */
    APPOINTMENT_BOOKED,
    /** An appointment does not take place. */
    APPOINTMENT_CANCELLED,
    /** An appointment is near. */
    APPOINTMENT_NEAR;

    /** As it stands in the answer. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
