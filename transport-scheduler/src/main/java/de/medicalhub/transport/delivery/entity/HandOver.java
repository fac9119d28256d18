package de.medicalhub.transport.delivery.entity;

import de.medicalhub.transport.delivery.IdentitySeen;
import de.medicalhub.transport.delivery.Proof;
import de.medicalhub.transport.delivery.ReceiverKind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The proof of one hand-over; never changed. */
@Entity
@Table(name = "hand_over")
public class HandOver {
    @Id
    @Column(name = "job_id")
    private String jobId;

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

    @Column(name = "driver")
    private String driver;

    @Column(name = "at")
    private Instant at;

    /** For JPA. */
    protected HandOver() {}

    /** The proof of that job. */
    public HandOver(String jobId, Proof proof, String driver, Instant at) {
        this.jobId = jobId;
        this.receiver = proof.receiver();
        this.signature = proof.signature();
        this.relation = proof.kind().map(ReceiverKind::code).orElse(null);
        this.identity = proof.identity().map(IdentitySeen::code).orElse(null);
        this.secondName = proof.second().map(Proof::receiver).orElse(null);
        this.secondSignature = proof.second().map(Proof::signature).orElse(null);
        this.driver = driver;
        this.at = at;
    }

    /** Who signed. */
    public String receiver() {
        return receiver;
    }

    /** The signature as PNG. */
    public byte[] signature() {
        return signature.clone();
    }

    /** When it was handed over. */
    public Instant at() {
        return at;
    }
}
