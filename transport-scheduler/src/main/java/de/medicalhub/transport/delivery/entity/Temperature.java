package de.medicalhub.transport.delivery.entity;

import de.medicalhub.transport.delivery.Reading;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A temperature of a delivery; never changed. */
@Entity
@Table(name = "temperature")
public class Temperature {
    /** So long a reading counts for the step after it. */
    private static final Duration COUNTS = Duration.ofMinutes(30);

    /** A reading travels by itself, so that its time and the step's may differ by the network's delay. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "job_id")
    private String jobId;

    @Column(name = "celsius")
    private BigDecimal celsius;

    @Column(name = "box")
    private String box;

    @Column(name = "driver")
    private String driver;

    @Column(name = "within")
    private boolean within;

    @Column(name = "at")
    private Instant at;

    @Column(name = "heard")
    private Instant heard;

    /** For JPA. */
    protected Temperature() {}

    /**
     * @param within whether it was within the limits that held then
     * @param at when it was read
     * @param heard when we heard of it
     */
    public Temperature(Reading reading, String driver, boolean within, Instant at, Instant heard) {
        this.id = reading.id();
        this.jobId = reading.jobId();
        this.celsius = reading.celsius();
        this.box = reading.box();
        this.driver = driver;
        this.within = within;
        this.at = at;
        this.heard = heard;
    }

    /** Of which job. */
    public String jobId() {
        return jobId;
    }

    /** In °C. */
    public BigDecimal celsius() {
        return celsius;
    }

    /** Where it was read. */
    public String box() {
        return box;
    }

    /** Whether it was within the limits. */
    public boolean isWithin() {
        return within;
    }

    /**
     * Whether it counts for a step (rule 4): it was read at most half an hour before, and not for an earlier step.
     *
     * @param step when the step was taken
     * @param earlier when we heard of the step before, for which another reading was made; empty if there was none
     */
    public boolean countsFor(Instant step, Optional<Instant> earlier) {
        return !at.isBefore(step.minus(COUNTS))
                && !at.isAfter(step.plus(CLOCKS_DIFFER))
                && earlier.filter(before -> !heard.isAfter(before)).isEmpty();
    }

    /** When it was read. */
    public Instant at() {
        return at;
    }
}
