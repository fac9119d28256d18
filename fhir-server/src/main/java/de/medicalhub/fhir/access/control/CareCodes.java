package de.medicalhub.fhir.access.control;

import de.medicalhub.common.fhir.HubCodes;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** Recognises the parts of a case by their codes. */
final class CareCodes {
    private static final Set<String> ARRANGED =
            Set.of(HubCodes.TASK_SHORT_TERM_CARE, HubCodes.TASK_AIDS, HubCodes.TASK_AFTERCARE);

    private CareCodes() {}

    static boolean has(CodeableConcept concept, String system, String code) {
        return concept.getCoding().stream()
                .anyMatch(coding -> system.equals(coding.getSystem()) && code.equals(coding.getCode()));
    }

    static boolean isTask(Task task, String code) {
        return has(task.getCode(), HubCodes.TASK_CODE, code);
    }

    /** What those who treat ask each other or the patient. */
    static boolean isOfTeam(Task task) {
        return isTask(task, HubCodes.TASK_CARE) || isTask(task, HubCodes.TASK_QUESTIONNAIRE);
    }

    static boolean isLeg(Task task) {
        return isTask(task, HubCodes.TASK_TRANSPORT_LEG) || isTask(task, HubCodes.TASK_DELIVERY_LEG);
    }

    /** Short-term care, aids or aftercare that somebody arranges. */
    static boolean isArranged(Task task) {
        return ARRANGED.stream().anyMatch(code -> isTask(task, code));
    }

    /** The request behind it. */
    static boolean isArranged(ServiceRequest request) {
        return request.getCategory().stream()
                .anyMatch(
                        category -> ARRANGED.stream().anyMatch(code -> has(category, HubCodes.REQUEST_CATEGORY, code)));
    }

    static boolean isVideo(Appointment appointment) {
        return appointment.getServiceType().stream()
                .anyMatch(type -> has(type, HubCodes.SERVICE_TYPE, "video-consultation"));
    }
}
