package de.medicalhub.common.fhir;

/** Canonicals and codes of the product's FHIR model; what each means stands in docs/fhir-model.md. */
public final class HubCodes {
    /** Base of all own canonicals. */
    public static final String BASE = "https://medicalhub.de/fhir";

    /** Identifier system of a discharge case. */
    public static final String CASE_SYSTEM = BASE + "/sid/case";

    /** Identifier system of summaries of video consultations: one number for each that a host sends, however often it is tried. */
    public static final String VISIT_SUMMARY_SYSTEM = BASE + "/sid/visit-summary";

    private static final String CODE_SYSTEM = BASE + "/CodeSystem/";

    /** What an organisation is: hospital, nursing, practice, pharmacy, carrier, short-term-care, medical-supply, rehabilitation. */
    public static final String ORGANIZATION_KIND = CODE_SYSTEM + "organization-kind";

    /** What an organisation does in a case: hospital, gp, pharmacy, carrier, nursing. */
    public static final String CASE_ROLE = CODE_SYSTEM + "case-role";

    /** What a person does in an organisation: gp, nurse, …, substitute. */
    public static final String STAFF_ROLE = CODE_SYSTEM + "staff-role";

    /** Pflegegrad 0 to 5. */
    public static final String CARE_LEVEL = CODE_SYSTEM + "care-level";

    /** What the patient needs at home. */
    public static final String CARE_NEED = CODE_SYSTEM + "care-need";

    /** How the patient rides: walking, wheelchair, carry-chair, lying. */
    /** What a ride needs besides a place: oxygen, infection, carrying, room for a walker. */
    public static final String RIDE_NEED = CODE_SYSTEM + "ride-need";

    public static final String POSTURE = CODE_SYSTEM + "posture";

    /** What a Consent is for: discharge, referral, video, relative. */
    public static final String CONSENT_PURPOSE = CODE_SYSTEM + "consent-purpose";

    /** How much a relative may read: appointments, everything. */
    public static final String RELATIVE_SCOPE = CODE_SYSTEM + "relative-scope";

    /** Consent purpose: somebody close to the patient reads along. */
    public static final String RELATIVE = "relative";

    /** Marks the CarePlan of a discharge. */
    public static final String PLAN_CATEGORY = CODE_SYSTEM + "plan-category";

    /** What a ServiceRequest asks for: nursing, transport, delivery, short-term-care, aids, aftercare. */
    public static final String REQUEST_CATEGORY = CODE_SYSTEM + "request-category";

    /** What a Task is: referral, transport-leg, delivery-leg, dispense, care-task, … */
    public static final String TASK_CODE = CODE_SYSTEM + "task-code";

    /** Names of Task inputs and outputs. */
    public static final String TASK_PARAMETER = CODE_SYSTEM + "task-parameter";

    /** The same text in another language, with {@code lang} and {@code content} (FHIR R4, extension translation). */
    public static final String TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation";

    /** Where a Task stands in the words of its field. */
    public static final String BUSINESS_STATUS = CODE_SYSTEM + "business-status";

    /** Why a nursing service declines. */
    public static final String DECLINE_REASON = CODE_SYSTEM + "decline-reason";

    /** What was decided about a support: needed, not-needed, declined (by the patient). */
    public static final String NEED_DECISION = CODE_SYSTEM + "need-decision";

    /** A support after the discharge: nursing, short-term-care, aids, transport, medication, appointments, aftercare. */
    public static final String SUPPORT_KIND = CODE_SYSTEM + "support-kind";

    /** Why a hospital withdraws a request to a nursing service. */
    public static final String WITHDRAW_REASON = CODE_SYSTEM + "withdraw-reason";

    /** Why a discharge is moved to another date. */
    public static final String RESCHEDULE_REASON = CODE_SYSTEM + "reschedule-reason";

    /** Why a discharge case ends: completed, cancelled, died, changed-plan, transferred, refused, consent-withdrawn. */
    public static final String CLOSE_REASON = CODE_SYSTEM + "close-reason";

    /** Why somebody reads in an emergency. */
    public static final String EMERGENCY_REASON = CODE_SYSTEM + "emergency-reason";

    /** What a Communication of a case is: message, read-receipt, alert. */
    public static final String COMMUNICATION_KIND = CODE_SYSTEM + "communication-kind";

    /** Why a Flag of a case stands: out-of-range. */
    public static final String FLAG_CODE = CODE_SYSTEM + "flag-code";

    /** What the practice decided about a medicine after the discharge: kept, changed, stopped, started. */
    public static final String MEDICATION_DECISION = CODE_SYSTEM + "medication-decision";

    /** Extension of a MedicationRequest that holds a code of {@link #MEDICATION_DECISION}. */
    public static final String MEDICATION_DECIDED = BASE + "/StructureDefinition/medication-decision";

    /** What a Communication is about: documents-received. */
    public static final String COMMUNICATION_TOPIC = CODE_SYSTEM + "communication-topic";

    /** What an Appointment is: video-consultation, home-visit. */
    public static final String SERVICE_TYPE = CODE_SYSTEM + "service-type";

    /** Service type of an appointment by video. */
    public static final String VIDEO_CONSULTATION = "video-consultation";

    /** Service type of an appointment at the patient's home. */
    public static final String HOME_VISIT = "home-visit";

    /** Who may book a Slot besides its owner and the hospital ({@code Slot.appointmentType}): patient. */
    public static final String BOOKING = CODE_SYSTEM + "booking";

    /** Code of {@link #BOOKING}: patients book it themselves. */
    public static final String BOOKED_BY_PATIENTS = "patient";

    /** Why an appointment is cancelled. */
    public static final String CANCEL_REASON = CODE_SYSTEM + "cancel-reason";

    /** Task code: a nursing service is asked. */
    public static final String TASK_REFERRAL = "referral";

    /** Task code: a carrier drives the patient. */
    public static final String TASK_TRANSPORT_LEG = "transport-leg";

    /** Task code: rides week after week, of which legs are made some days ahead. */
    public static final String TASK_STANDING_RIDE = "standing-ride";

    /** Task code: a carrier brings the medication. */
    public static final String TASK_DELIVERY_LEG = "delivery-leg";

    /** Task code: a pharmacy dispenses. */
    public static final String TASK_DISPENSE = "dispense";

    /** Task code: one organisation of the care team asks another to do something. */
    public static final String TASK_CARE = "care-task";

    /** Code of a Task that asks a patient to fill in a questionnaire; beside the code of SDC. */
    public static final String TASK_QUESTIONNAIRE = "questionnaire";

    /** Code system of SDC for Tasks about questionnaires, with their inputs and outputs. */
    public static final String SDC_TASK = "http://hl7.org/fhir/uv/sdc/CodeSystem/temp";

    /** Code of SDC for such a Task. */
    public static final String SDC_COMPLETE = "complete-questionnaire";

    /** Task code and request category: somebody arranges short-term care. */
    public static final String TASK_SHORT_TERM_CARE = "short-term-care";

    /** Task code and request category: somebody arranges aids. */
    public static final String TASK_AIDS = "aids";

    /** Task code and request category: somebody arranges aftercare. */
    public static final String TASK_AFTERCARE = "aftercare";

    /** Task code: an organisation that took part takes note of a case's end. */
    public static final String TASK_CASE_ENDED = "case-ended";

    /** Task code: somebody reads in an emergency, without another tie to the patient. */
    public static final String TASK_EMERGENCY = "emergency-access";

    /** Communication kind: somebody of the care team or the patient writes. */
    public static final String KIND_MESSAGE = "message";

    /** Communication kind: somebody has read a message, or has taken note of a case. */
    public static final String KIND_RECEIPT = "read-receipt";

    /** Communication kind: the hub tells that a value is outside the agreed range. */
    public static final String KIND_ALERT = "alert";

    /** Flag code: a value is outside the agreed range. */
    public static final String OUT_OF_RANGE = "out-of-range";

    /** Business status of the Task that won. */
    public static final String AWARDED = "awarded";

    /** Business status of the Tasks that did not win. */
    public static final String AWARDED_ELSEWHERE = "awarded-elsewhere";

    /** Business status of the Tasks that the hospital has withdrawn. */
    public static final String WITHDRAWN = "withdrawn";

    /** Business status of a request that was accepted for another date and must be answered again. */
    public static final String DATE_CHANGED = "date-changed";

    /** Business status of a delivery that waits for its driver. */
    public static final String READY_FOR_PICKUP = "ready-for-pickup";

    /** Latitude and longitude of an Address (FHIR core extension, WGS 84 degrees). */
    public static final String GEOLOCATION = "http://hl7.org/fhir/StructureDefinition/geolocation";

    /** That a dispatcher set an Address's position by hand (own extension, boolean); absent where it was looked up. */
    public static final String POSITION_BY_HAND = BASE + "/StructureDefinition/position-by-hand";

    /** Extension of a Communication of a case: the organisation for which its sender writes or has read. */
    public static final String ON_BEHALF_OF = BASE + "/StructureDefinition/on-behalf-of";

    /** What a Flag is about (FHIR core extension): the Observation. */
    public static final String FLAG_DETAIL = "http://hl7.org/fhir/StructureDefinition/flag-detail";

    /** Planned end of an inpatient Encounter (R5 backport). */
    public static final String PLANNED_END =
            "http://hl7.org/fhir/5.0/StructureDefinition/extension-Encounter.plannedEndDate";

    /** Room alias of a video Appointment (R5 backport). */
    public static final String VIRTUAL_SERVICE =
            "http://hl7.org/fhir/5.0/StructureDefinition/extension-Appointment.virtualService";

    /** That the health card was compared with the person before the camera (own extension of a video Encounter): by, at. */
    public static final String IDENTITY_CHECKED = BASE + "/StructureDefinition/identity-checked";

    /** Part of {@link #IDENTITY_CHECKED}: who compared, a Reference with the name as display. */
    public static final String IDENTITY_CHECKED_BY = "by";

    /** Part of {@link #IDENTITY_CHECKED}: when, a dateTime. */
    public static final String IDENTITY_CHECKED_AT = "at";

    /** Minutes that an appointment in a calendar lasts (own extension of Schedule, unsignedInt). */
    public static final String VISIT_MINUTES = BASE + "/StructureDefinition/visit-minutes";

    /** One line of a calendar's opening hours (own extension of Schedule): day, from, until, patients. */
    public static final String OPENING_HOURS = BASE + "/StructureDefinition/opening-hours";

    /** Until which day a calendar's hours have become Slots (own extension of Schedule, date). */
    public static final String OPENED_UNTIL = BASE + "/StructureDefinition/opened-until";

    /** Part of {@link #VIRTUAL_SERVICE} that holds the room alias as string. */
    public static final String VIRTUAL_SERVICE_ADDRESS = "address";

    private HubCodes() {}
}
