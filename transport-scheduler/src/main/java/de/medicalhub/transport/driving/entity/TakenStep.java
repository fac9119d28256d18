package de.medicalhub.transport.driving.entity;

import de.medicalhub.transport.dispatch.Step;
import de.medicalhub.transport.dispatch.StepReason;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    @Column(name = "takes_back")
    private boolean takesBack;

    @Enumerated(EnumType.STRING)
    @Column(name = "reason")
    private @Nullable StepReason reason;

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
    public TakenStep(UUID id, StepOfJob what, String driver, Instant at, Instant takenAt) {
        this.id = id;
        this.jobId = what.jobId();
        this.step = what.step();
        this.takesBack = what.takesBack();
        this.reason = what.reason().orElse(null);
        this.driver = driver;
        this.at = at;
        this.takenAt = takenAt;
    }

    /** Whether a repetition means the same step of the same job by the same driver. */
    public boolean isSame(StepOfJob other, String otherDriver) {
        return jobId.equals(other.jobId())
                && step == other.step()
                && takesBack == other.takesBack()
                && driver.equals(otherDriver);
    }
}
