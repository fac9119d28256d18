package de.medicalhub.video.consultation.boundary;

import de.medicalhub.video.ModuleStarted;
import de.medicalhub.video.consultation.control.VisitReports;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** Delivers reports every two seconds and forgets what is too old four times a day. */
@ApplicationScoped
public class ReportTimer {
    @Inject
    private VisitReports reports;

    void begin(@Observes ModuleStarted module) {
        module.every(Duration.ofSeconds(2), reports::deliver);
        module.every(Duration.ofHours(6), reports::forgetOld);
    }
}
