package de.medicalhub.transport.driving.entity;

import de.medicalhub.transport.dispatch.Step;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A step that was taken, by the phone's id. */
@Entity
@Table(name = "taken_step")
public class TakenStep {
    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "job_id")
    private String jobId;

    @Enumerated(EnumType.STRING)
    @Column(name = "step")
    private Step step;

    @Column(name = "driver")
    private String driver;

    @Column(name = "at")
    private Instant at;

    @Column(name = "taken_at")
    private Instant takenAt;

    /** For JPA. */
    protected TakenStep() {}

    /**
     * @param at when the driver took it
     * @param takenAt when we heard of it
     */
    public TakenStep(UUID id, String jobId, Step step, String driver, Instant at, Instant takenAt) {
        this.id = id;
        this.jobId = jobId;
        this.step = step;
        this.driver = driver;
        this.at = at;
        this.takenAt = takenAt;
    }

    /** Whether a repetition means the same step of the same job by the same driver. */
    public boolean isSame(String otherJob, Step otherStep, String otherDriver) {
        return jobId.equals(otherJob) && step == otherStep && driver.equals(otherDriver);
    }
}
