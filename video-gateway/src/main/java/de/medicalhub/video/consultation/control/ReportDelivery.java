package de.medicalhub.video.consultation.control;

import de.medicalhub.common.problem.IncidentId;
import de.medicalhub.video.consultation.entity.VisitReport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries due reports to FHIR, outside of any transaction while FHIR is spoken to. */
@ApplicationScoped
public class ReportDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(ReportDelivery.class);
    private static final int MOST_AT_ONCE = 100;

    @Inject
    private VisitReports reports;

    @Inject
    private VisitRecord visitRecord;

    /** Delivers what is due; a failure is postponed and stops nothing else. */
    public void deliver() {
        for (int i = 0; i < MOST_AT_ONCE; i++) {
            Optional<VisitReport> report = reports.claim();
            if (report.isEmpty()) {
                return;
            }
            deliver(report.get());
        }
    }

    private void deliver(VisitReport report) {
        try {
            visitRecord.write(report.appointment(), report.step(), report.happenedAt());
        } catch (RuntimeException e) {
            LOG.warn(
                    "Incident {}: step {} of Appointment {} not delivered (attempt {}), will be tried again: {}",
                    IncidentId.next(),
                    report.step(),
                    report.appointment(),
                    report.attempts(),
                    e.getClass().getSimpleName());
            reports.postpone(report);
            return;
        }
        reports.acknowledge(report);
    }
}
