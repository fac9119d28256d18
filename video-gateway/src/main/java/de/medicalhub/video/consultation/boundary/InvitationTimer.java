package de.medicalhub.video.consultation.boundary;

import de.medicalhub.video.ModuleStarted;
import de.medicalhub.video.consultation.control.InvitationDelivery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** Sends waiting invitations every two seconds, apart from the reports: mail servers may take their time. */
@ApplicationScoped
public class InvitationTimer {
    @Inject
    private InvitationDelivery delivery;

    void begin(@Observes ModuleStarted module) {
        module.every(Duration.ofSeconds(2), delivery::deliver);
    }
}
