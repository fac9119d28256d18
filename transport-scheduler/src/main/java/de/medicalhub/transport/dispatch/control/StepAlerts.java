package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.dispatch.AlertKind;
import de.medicalhub.transport.dispatch.entity.Alert.What;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Says on the board which steps of drivers were not as they should be (rule 26); every caller is in a transaction. */
@ApplicationScoped
public class StepAlerts {
    @Inject
    private TourBook book;

    @Inject
    private Alerts alerts;

    /** A step that did not fit stays on the board until a dispatcher has seen it (rule 26). */
    public void refused(String stepId, String jobId, String why) {
        book.find(jobId)
                .ifPresent(job -> alerts.raise(
                        AlertKind.STEP_REFUSED.code() + ":" + stepId,
                        new What(
                                AlertKind.STEP_REFUSED,
                                job.serviceDate(),
                                job.carrier(),
                                job.tourId(),
                                Optional.of(jobId),
                                0,
                                why)));
    }

    /** A step that was taken late and was not as it should be stays on the board until a dispatcher has seen it. */
    public void deviated(String stepId, String jobId, String how) {
        book.find(jobId).ifPresent(job -> tell(job, AlertKind.DEVIATION.code() + ":" + stepId + ":" + how, how));
    }

    void tell(TransportJob job, String id, String how) {
        alerts.raise(
                id,
                new What(
                        AlertKind.DEVIATION,
                        job.serviceDate(),
                        job.carrier(),
                        job.tourId(),
                        Optional.of(job.id()),
                        0,
                        how));
    }
}
