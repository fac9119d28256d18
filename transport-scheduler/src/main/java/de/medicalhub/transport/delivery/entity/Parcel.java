package de.medicalhub.transport.delivery.entity;

import de.medicalhub.transport.delivery.ParcelCode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A bag with its label. */
@Entity
@Table(name = "parcel")
public class Parcel {
    @Id
    @Column(name = "job_id")
    private String jobId;

    @Column(name = "code")
    private String code;

    @Column(name = "packed_by")
    private String packedBy;

    @Column(name = "packed_at")
    private Instant packedAt;

    @Column(name = "held_at")
    private @Nullable Instant heldAt;

    @Column(name = "released_at")
    private @Nullable Instant releasedAt;

    /** For JPA. */
    protected Parcel() {}

    /** A bag that is ready to be collected. */
    public Parcel(String jobId, ParcelCode code, String packedBy, Instant packedAt) {
        this.jobId = jobId;
        this.code = code.text();
        this.packedBy = packedBy;
        this.packedAt = packedAt;
    }

    /** Of which job. */
    public String jobId() {
        return jobId;
    }

    /** What its label says. */
    public ParcelCode code() {
        return new ParcelCode(code);
    }

    /**
     * It was out of its temperatures: it is held, unless it is already, or the pharmacist has decided on it before (rule 5).
     *
     * @return whether it is held only now
     */
    public boolean hold(Instant at) {
        if (heldAt != null || releasedAt != null) {
            return false;
        }
        heldAt = at;
        return true;
    }

    /** The pharmacist has decided that it may be handed over. */
    public void release(Instant at) {
        heldAt = null;
        releasedAt = at;
    }

    /** The pharmacist has it back, or wants it back: nothing is held any more, and a next reading counts anew. */
    public void settle() {
        heldAt = null;
        releasedAt = null;
    }

    /** Whether the pharmacist has decided so. */
    public boolean isReleased() {
        return releasedAt != null;
    }

    /** Since when it waits for the pharmacist's decision, if it does. */
    public Optional<Instant> heldAt() {
        return Optional.ofNullable(heldAt);
    }
}
