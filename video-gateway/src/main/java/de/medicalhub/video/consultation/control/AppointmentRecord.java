package de.medicalhub.video.consultation.control;

import de.medicalhub.video.consultation.ConsultationFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A video Appointment as FHIR tells it to one caller.
 *
 * @param booked neither cancelled nor of another kind
 * @param practitioners references such as {@code Practitioner/gp-1}
 * @param patient of whom the host may know; null if the caller may not read the Patient
 */
public record AppointmentRecord(
        ConsultationFacts facts,
        boolean booked,
        List<String> practitioners,
        String caseId,
        @Nullable PatientFacts patient) {
    /**
     * Beside the video, for the host.
     *
     * @param birthDate ISO date, or empty
     * @param phone as written, or empty
     */
    public record PatientFacts(
            String name, String birthDate, String phone, List<String> diagnoses, List<String> medication) {}
}
