package de.medicalhub.transport.delivery.entity;

import de.medicalhub.transport.delivery.Proof;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

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
        this.driver = driver;
        this.at = at;
    }
}
