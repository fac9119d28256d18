package de.medicalhub.transport.delivery.entity;

import de.medicalhub.transport.delivery.ParcelCode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

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
}
