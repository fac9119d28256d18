package de.medicalhub.video.consultation.control;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.StaffCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** After a consultation: what was agreed, to the patient and to all who treat (rule 14). */
@ApplicationScoped
public class WriteSummary {
    @Inject
    private AppointmentConsultations consultations;

    @Inject
    private VisitSummaries summaries;

    /**
     * Sends it, once for each call.
     *
     * @throws de.medicalhub.video.consultation.RefusedException NOT_HOST if the caller does not lead the consultation
     */
    public void send(StaffCaller caller, AppointmentId appointment, String text) {
        consultations.readToHost(caller, appointment);
        summaries.send(caller, appointment, text);
    }
}
