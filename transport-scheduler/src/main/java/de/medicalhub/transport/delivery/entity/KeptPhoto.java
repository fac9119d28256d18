package de.medicalhub.transport.delivery.entity;

import de.medicalhub.transport.delivery.Photo;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A driver's photo of a bag or a door; never changed, and deleted by its driver or after some time (rule 11). */
@Entity
@Table(name = "photo")
public class KeptPhoto {
    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "job_id")
    private String jobId;

    @Column(name = "jpeg")
    private byte[] jpeg = {};

    @Column(name = "driver")
    private String driver;

    @Column(name = "at")
    private Instant at;

    @Column(name = "heard")
    private Instant heard;

    /** For JPA. */
    protected KeptPhoto() {}

    /**
     * Keeps it.
     *
     * @param at when it was taken
     * @param heard when we heard of it
     */
    public KeptPhoto(Photo photo, String jobId, String driver, Instant at, Instant heard) {
        this.id = photo.id();
        this.jobId = jobId;
        this.jpeg = photo.jpeg();
        this.driver = driver;
        this.at = at;
        this.heard = heard;
    }

    /** The phone's own. */
    public UUID id() {
        return id;
    }

    /** Of which job. */
    public String jobId() {
        return jobId;
    }

    /** Reference to who took it. */
    public String driver() {
        return driver;
    }

    /** When we heard of it. */
    public Instant heard() {
        return heard;
    }

    /** The picture. */
    public byte[] jpeg() {
        return jpeg.clone();
    }
}
