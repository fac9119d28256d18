package de.medicalhub.transport.delivery.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a cold delivery waits for the pharmacist's decision, with or without a label (rule 5). */
@Entity
@Table(name = "cold_hold")
public class ColdHold {
    /** So long a decision stands in for a reading. */
    private static final Duration DECISION_COUNTS = Duration.ofMinutes(30);

    @Id
    @Column(name = "job_id")
    private String jobId;

    @Column(name = "held_at")
    private @Nullable Instant heldAt;

    @Column(name = "released_at")
    private @Nullable Instant releasedAt;

    /** For JPA. */
    protected ColdHold() {}

    /** Nothing is held yet. */
    public ColdHold(String jobId) {
        this.jobId = jobId;
    }

    /** Of which job. */
    public String jobId() {
        return jobId;
    }

    /**
     * It was out of its temperatures: it is held, unless it is already, or the pharmacist has decided on it since that reading.
     *
     * @param read when the temperature was read
     * @return whether it is held only now
     */
    public boolean hold(Instant read) {
        if (heldAt != null || (releasedAt != null && !read.isAfter(releasedAt))) {
            return false;
        }
        heldAt = read;
        return true;
    }

    /**
     * It is in order again while it still stands at the pharmacy: a second reading is good, or it was packed anew.
     *
     * @return whether it was held until now
     */
    public boolean lift(Instant read) {
        if (heldAt == null || read.isBefore(heldAt)) {
            return false;
        }
        settle();
        return true;
    }

    /** The pharmacist has decided that it may be handed over, of what was read until now. */
    public void release(Instant at) {
        heldAt = null;
        releasedAt = at;
    }

    /** The pharmacy has it back, or wants it back: nothing is held any more, and a next reading counts anew. */
    public void settle() {
        heldAt = null;
        releasedAt = null;
    }

    /** Whether the pharmacist has decided so shortly before: then nothing need be read again. */
    public boolean isReleased(Instant now) {
        return heldAt == null && releasedAt != null && now.isBefore(releasedAt.plus(DECISION_COUNTS));
    }

    /** Since when it waits for the pharmacist's decision, if it does. */
    public Optional<Instant> heldAt() {
        return Optional.ofNullable(heldAt);
    }
}
