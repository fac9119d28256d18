package de.medicalhub.transport.orders.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A leg Task whose taking-in failed by a fault of ours: tried again, later each time, then set aside for a person. */
@Entity
@Table(name = "failed_order")
public class FailedOrder {
    private static final int MOST_ATTEMPTS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);

    @Id
    @Column(name = "task_id")
    private String taskId;

    @Column(name = "task_version")
    private long taskVersion;

    @Column(name = "attempts")
    private int attempts;

    @Column(name = "failed_at")
    private Instant failedAt;

    @Column(name = "due_at")
    private @Nullable Instant dueAt;

    @Column(name = "incident")
    private String incident;

    @Column(name = "fault")
    private String fault;

    /** Empty if nobody could read whose it is. */
    @Column(name = "carrier")
    private String carrier = "";

    /** For JPA. */
    protected FailedOrder() {}

    /** Nothing failed yet. */
    public FailedOrder(String taskId, Instant now) {
        this.taskId = taskId;
        failedAt = now;
        incident = "";
        fault = "";
    }

    /**
     * An attempt failed; a newer version starts to count anew.
     *
     * @param newFault without patient data
     */
    public void failed(long version, String newIncident, String newFault, Instant now) {
        attempts = version > taskVersion ? 1 : attempts + 1;
        taskVersion = Math.max(version, taskVersion);
        failedAt = now;
        incident = newIncident;
        fault = newFault;
        dueAt = attempts >= MOST_ATTEMPTS ? null : now.plus(FIRST_PAUSE.multipliedBy(1L << (attempts - 1)));
    }

    /** As far as it could be read, it is an order to that carrier. */
    public void isOf(String reference) {
        carrier = reference;
    }

    /** Reference to the organisation that drives, if that is known. */
    public Optional<String> carrier() {
        return Optional.of(carrier).filter(known -> !known.isBlank());
    }

    /** A person wants it tried again, with all its attempts. */
    public void retry(Instant now) {
        attempts = 0;
        dueAt = now;
    }

    /** No further attempt comes by itself. */
    public boolean isSetAside() {
        return dueAt == null;
    }

    /** Whether that version, or a later one, failed. */
    public boolean covers(long version) {
        return version <= taskVersion;
    }

    public String taskId() {
        return taskId;
    }

    public long taskVersion() {
        return taskVersion;
    }

    public int attempts() {
        return attempts;
    }

    public Instant failedAt() {
        return failedAt;
    }

    /** When it is tried again; null if it is set aside. */
    public @Nullable Instant dueAt() {
        return dueAt;
    }

    public String incident() {
        return incident;
    }
}
