package de.medicalhub.video.consultation.control;

import de.medicalhub.common.outbox.Outbox;
import de.medicalhub.common.outbox.OutboxDelivery;
import de.medicalhub.common.outbox.OutboxEntry;
import de.medicalhub.common.outbox.RetryPolicy;
import de.medicalhub.video.VideoConfiguration;
import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.VisitStep;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;

/** Reports to the record through the outbox (rule 7), and the forgetting of what is old (rule 8). */
@ApplicationScoped
public class VisitReports {
    private static final String TOPIC = "visit";
    private static final int MOST_AT_ONCE = 100;

    @Inject
    private VisitRecord visitRecord;

    @Inject
    private VideoConfiguration configuration;

    @Inject
    private Clock clock;

    @Resource(lookup = "java:jboss/datasources/VideoDS")
    private DataSource dataSource;

    @PersistenceContext
    private EntityManager entities;

    /** Leaves a step for the record, in the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(AppointmentId appointment, VisitStep step, Instant happenedAt) {
        new Outbox(dataSource, Clock.systemUTC())
                .append(
                        TOPIC,
                        appointment.value(),
                        payload(step, happenedAt).toString());
    }

    /** Delivers what is due; outside of any transaction. */
    public void deliver() {
        new OutboxDelivery(dataSource, this::send, RetryPolicy.STANDARD, Clock.systemUTC())
                .only(TOPIC)
                .deliverDue(MOST_AT_ONCE);
    }

    /** Forgets consultations that ended longer ago than the configured time (rule 8). */
    @Transactional
    public void forgetOld() {
        entities.createNativeQuery("delete from consultation where ends_at < :limit")
                .setParameter("limit", clock.instant().minus(configuration.keep()))
                .executeUpdate();
    }

    private void send(OutboxEntry entry) {
        try (var reader = Json.createReader(new StringReader(entry.payload()))) {
            JsonObject payload = reader.readObject();
            visitRecord.write(
                    new AppointmentId(entry.aggregate()),
                    VisitStep.valueOf(payload.getString("step")),
                    Instant.parse(payload.getString("happenedAt")));
        }
    }

    private static JsonObject payload(VisitStep step, Instant happenedAt) {
        return Json.createObjectBuilder()
                .add("step", step.name())
                .add("happenedAt", happenedAt.toString())
                .build();
    }
}
