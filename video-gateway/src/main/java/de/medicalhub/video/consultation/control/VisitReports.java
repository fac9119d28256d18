package de.medicalhub.video.consultation.control;

import de.medicalhub.video.consultation.entity.VisitReport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The outbox to the record (rule 7): in order per Appointment, by one node at a time, until acknowledged. */
@ApplicationScoped
public class VisitReports {
    private static final Duration KEPT = Duration.ofDays(90);

    @Inject
    private Clock clock;

    @PersistenceContext
    private EntityManager entities;

    /** The oldest step that is due, now this node's for two minutes. */
    @Transactional
    @SuppressWarnings("unchecked") // a native query knows no types
    public Optional<VisitReport> claim() {
        Instant now = clock.instant();
        List<VisitReport> due = entities.createNativeQuery(
                        "select * from visit_report r where due_at <= :now and not exists (select 1 from visit_report e"
                                + " where e.appointment_id = r.appointment_id and e.id < r.id)"
                                + " order by id limit 1 for update skip locked",
                        VisitReport.class)
                .setParameter("now", now)
                .getResultList();
        due.forEach(report -> report.claim(now));
        return due.stream().findFirst();
    }

    /** FHIR has it. */
    @Transactional
    public void acknowledge(VisitReport report) {
        entities.createQuery("delete from VisitReport r where r.id = :id")
                .setParameter("id", report.id())
                .executeUpdate();
    }

    /** FHIR has it not; later. */
    @Transactional
    public void postpone(VisitReport report) {
        Optional.ofNullable(entities.find(VisitReport.class, report.id()))
                .ifPresent(stored -> stored.postpone(clock.instant()));
    }

    /** Rule 8; returns how many consultations were forgotten. */
    @Transactional
    public int forgetOld() {
        return entities.createNativeQuery("delete from consultation where ends_at < :limit")
                .setParameter("limit", clock.instant().minus(KEPT))
                .executeUpdate();
    }
}
