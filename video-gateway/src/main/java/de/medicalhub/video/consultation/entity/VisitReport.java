package de.medicalhub.video.consultation.entity;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.VisitStep;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** A step that FHIR has not acknowledged yet; the row goes when it has. */
@Entity
@Table(name = "visit_report")
public class VisitReport {
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final int MOST_DOUBLINGS = 8;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private long id;

    @Column(name = "appointment_id")
    private String appointmentId;

    @Enumerated(EnumType.STRING)
    @Column(name = "step")
    private VisitStep step;

    @Column(name = "happened_at")
    private Instant happenedAt;

    @Column(name = "attempts")
    private int attempts;

    @Column(name = "due_at")
    private Instant dueAt;

    protected VisitReport() {}

    public VisitReport(AppointmentId appointment, VisitStep step, Instant now) {
        this.appointmentId = appointment.value();
        this.step = step;
        this.happenedAt = now;
        this.dueAt = now;
    }

    /** Keeps other nodes away from it while one delivers. */
    public void claim(Instant now) {
        attempts++;
        dueAt = now.plus(LEASE);
    }

    /** Tries again later: after 2 s, 4 s, 8 s … at most about 8 minutes. */
    public void postpone(Instant now) {
        int doublings = Math.min(Math.max(attempts - 1, 0), MOST_DOUBLINGS);
        dueAt = now.plus(FIRST_PAUSE.multipliedBy(1L << doublings));
    }

    public long id() {
        return id;
    }

    public AppointmentId appointment() {
        return new AppointmentId(appointmentId);
    }

    public VisitStep step() {
        return step;
    }

    public Instant happenedAt() {
        return happenedAt;
    }

    public Instant dueAt() {
        return dueAt;
    }

    public int attempts() {
        return attempts;
    }
}
