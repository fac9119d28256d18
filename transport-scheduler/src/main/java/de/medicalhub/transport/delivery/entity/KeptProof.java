package de.medicalhub.transport.delivery.entity;

import de.medicalhub.transport.delivery.IdentitySeen;
import de.medicalhub.transport.delivery.Proof;
import de.medicalhub.transport.delivery.ReceiverKind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was signed for a step that did not fit when it arrived; never changed. */
@Entity
@Table(name = "kept_proof")
public class KeptProof {
    @Id
    @Column(name = "step_id")
    private UUID stepId;

    @Column(name = "job_id")
    private String jobId;

    @Column(name = "driver")
    private String driver;

    @Column(name = "receiver")
    private String receiver;

    @Column(name = "signature")
    private byte[] signature;

    @Column(name = "relation")
    private @Nullable String relation;

    @Column(name = "identity")
    private @Nullable String identity;

    @Column(name = "second_name")
    private @Nullable String secondName;

    @Column(name = "second_signature")
    private byte @Nullable [] secondSignature;

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
        this.driver = driver;
        this.receiver = proof.receiver();
        this.signature = proof.signature();
        this.relation = proof.kind().map(ReceiverKind::code).orElse(null);
        this.identity = proof.identity().map(IdentitySeen::code).orElse(null);
        this.secondName = proof.second().map(Proof::receiver).orElse(null);
        this.secondSignature = proof.second().map(Proof::signature).orElse(null);
        this.at = at;
        this.heard = heard;
    }
}
