package de.medicalhub.transport.delivery.entity;

import de.medicalhub.transport.delivery.Proof;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What was signed for a step that did not fit when it arrived; never changed. */
@Entity
@Table(name = "kept_proof")
public class KeptProof {
    @Id
    @Column(name = "step_id")
    private UUID stepId;

    @Column(name = "job_id")
    private String jobId;

    @Embedded
    @SuppressWarnings("NullAway.Init") // set by JPA or by the public constructor
    private Signing signing;

    @Column(name = "at")
    private Instant at;

    @Column(name = "heard")
    private Instant heard;

    /** For JPA. */
    protected KeptProof() {}

    /**
     * Signed for that job.
     *
     * @param stepId of the phone's own
     * @param at when it was signed
     * @param heard when we heard of it
     */
    public KeptProof(UUID stepId, String jobId, Proof proof, String driver, Instant at, Instant heard) {
        this.stepId = stepId;
        this.jobId = jobId;
        this.signing = new Signing(proof, driver);
        this.at = at;
        this.heard = heard;
    }

    /** Of which step. */
    public UUID stepId() {
        return stepId;
    }

    /** Of which job. */
    public String jobId() {
        return jobId;
    }

    /** Who signed. */
    public Signing signing() {
        return signing;
    }

    /** When it was signed. */
    public Instant at() {
        return at;
    }
}
