package de.medicalhub.transport.driving.entity;

import de.medicalhub.transport.delivery.Proof;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was kept of a ride for the carrier's bill: how the patient boarded, and who signed for the ride. */
@Entity
@Table(name = "ride_record")
public class RideRecord {
    @Id
    @Column(name = "job_id")
    private String jobId;

    @Column(name = "boarded")
    private @Nullable String boarded;

    @Column(name = "signer")
    private @Nullable String signer;

    @Column(name = "signature")
    private byte @Nullable [] signature;

    @Column(name = "signed_at")
    private @Nullable Instant signedAt;

    /** For JPA. */
    protected RideRecord() {}

    /** Of which ride. */
    public RideRecord(String jobId) {
        this.jobId = jobId;
    }

    /** With the code, or why without ({@link WithoutCode}). */
    public void boarded(String how) {
        boarded = how;
    }

    /** That was a mis-tap. */
    public void notBoarded() {
        boarded = null;
    }

    /** Somebody signed that the ride was driven. */
    public void signed(Proof proof, Instant at) {
        signer = proof.receiver();
        signature = proof.signature();
        signedAt = at;
    }

    /** Of which ride. */
    public String jobId() {
        return jobId;
    }

    /** How the patient boarded; empty if nothing was asked for. */
    public Optional<String> boarded() {
        return Optional.ofNullable(boarded);
    }

    /** Who signed; empty if nobody did. */
    public Optional<String> signer() {
        return Optional.ofNullable(signer);
    }

    /** When it was signed. */
    public Optional<Instant> signedAt() {
        return Optional.ofNullable(signedAt);
    }

    /** The signature as PNG. */
    public Optional<byte[]> signature() {
        return Optional.ofNullable(signature).map(byte[]::clone);
    }
}
