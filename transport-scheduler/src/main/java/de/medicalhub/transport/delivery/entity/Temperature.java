package de.medicalhub.transport.delivery.entity;

import de.medicalhub.transport.delivery.Reading;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** A temperature of a delivery; never changed. */
@Entity
@Table(name = "temperature")
public class Temperature {
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

    /** For JPA. */
    protected Temperature() {}

    /**
     * @param within whether it was within the limits that held then
     */
    public Temperature(Reading reading, String driver, boolean within, Instant at) {
        this.id = reading.id();
        this.jobId = reading.jobId();
        this.celsius = reading.celsius();
        this.box = reading.box();
        this.driver = driver;
        this.within = within;
        this.at = at;
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

    /** When it was read. */
    public Instant at() {
        return at;
    }
}
