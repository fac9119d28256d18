package de.medicalhub.video.consultation.control;

import de.medicalhub.common.outbox.OutboxDelivery;
import de.medicalhub.common.outbox.RetryPolicy;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import javax.sql.DataSource;

/** Delivers invitations beside the reports, so that a silent mail server delays nothing for the record (rule 15). */
@ApplicationScoped
public class InvitationDelivery {
    private static final int MOST_AT_ONCE = 20;

    @Inject
    private CarryInvitations invitations;

    @Resource(lookup = "java:jboss/datasources/VideoDS")
    private DataSource dataSource;

    /** Sends what is due; outside of any transaction. */
    public void deliver() {
        new OutboxDelivery(dataSource, invitations::send, RetryPolicy.STANDARD, Clock.systemUTC())
                .only(SendInvitations.TOPIC)
                .deliverDue(MOST_AT_ONCE);
    }
}
