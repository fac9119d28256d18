package de.medicalhub.video.consultation.control;

import de.medicalhub.common.outbox.Outbox;
import de.medicalhub.common.outbox.OutboxDelivery;
import de.medicalhub.common.outbox.OutboxEntry;
import de.medicalhub.common.outbox.RetryPolicy;
import de.medicalhub.video.VideoConfiguration;
import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.VisitStep;
import de.medicalhub.video.nodes.Sql;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
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

    /** Leaves a step for the record, in the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(AppointmentId appointment, VisitStep step, Instant happenedAt) {
        new Outbox(dataSource, Clock.systemUTC())
                .append(TOPIC, appointment.value(), payload(step, happenedAt).toString());
    }

    /** Delivers what is due; outside of any transaction. */
    public void deliver() {
        new OutboxDelivery(dataSource, this::send, RetryPolicy.STANDARD, Clock.systemUTC())
                .only(TOPIC)
                .deliverDue(MOST_AT_ONCE);
    }

    /** Forgets consultations that ended longer ago than the configured time, and what was to be told of them (rule 8). */
    public void forgetOld() {
        forgetOld(
                dataSource,
                clock.instant().minus(configuration.keep()),
                Clock.systemUTC().instant().minus(configuration.keep()));
    }

    /** Consultations are counted by the hub's clock, what is on its way to the record by the machine's. */
    static void forgetOld(DataSource from, Instant limit, Instant appendedLimit) {
        Sql sql = new Sql(from);
        sql.run("delete from consultation where ends_at < ?", limit.atOffset(ZoneOffset.UTC));
        sql.run("delete from outbox where appended_at < ?", appendedLimit.atOffset(ZoneOffset.UTC));
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
