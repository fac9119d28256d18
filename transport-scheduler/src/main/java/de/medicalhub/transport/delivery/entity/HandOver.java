package de.medicalhub.transport.delivery.entity;

import de.medicalhub.transport.delivery.Proof;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
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

    @Embedded
    @SuppressWarnings("NullAway.Init") // set by JPA or by the public constructor
    private Signing signing;

    @Column(name = "at")
    private Instant at;

    /** For JPA. */
    protected HandOver() {}

    /** The proof of that job. */
    public HandOver(String jobId, Proof proof, String driver, Instant at) {
        this.jobId = jobId;
        this.signing = new Signing(proof, driver);
        this.at = at;
    }

    /** Of which job. */
    public String jobId() {
        return jobId;
    }

    /** Who signed. */
    public Signing signing() {
        return signing;
    }

    /** When it was handed over. */
    public Instant at() {
        return at;
    }
}
