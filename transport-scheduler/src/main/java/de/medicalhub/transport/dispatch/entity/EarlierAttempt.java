package de.medicalhub.transport.dispatch.entity;

import de.medicalhub.transport.dispatch.DrivenLeg;
import de.medicalhub.transport.dispatch.JobState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was driven of a delivery that came back and was sent once more: its job is another attempt by now; never changed. */
@Entity
@Table(name = "earlier_attempt")
public class EarlierAttempt {
    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "job_id")
    private String jobId;

    @Column(name = "carrier")
    private String carrier;

    @Column(name = "service_date")
    private LocalDate serviceDate;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private JobState state;

    @Column(name = "vehicle")
    private String vehicle;

    @Column(name = "driver_name")
    private String driverName;

    @Column(name = "planned_pickup")
    private @Nullable Instant plannedPickup;

    @Column(name = "planned_drop_off")
    private @Nullable Instant plannedDropOff;

    @Column(name = "begun")
    private @Nullable Instant begun;

    @Column(name = "ended")
    private @Nullable Instant ended;

    @Column(name = "driven_metres")
    private @Nullable Long drivenMetres;

    @Column(name = "driven_gap")
    private boolean drivenGap;

    /** For JPA. */
    protected EarlierAttempt() {}

    /** As it stands on the bill. */
    public EarlierAttempt(DrivenLeg leg) {
        id = UUID.randomUUID();
        jobId = leg.job().id();
        carrier = leg.job().carrier();
        serviceDate = leg.date();
        state = leg.job().state();
        vehicle = leg.vehicle();
        driverName = leg.driverName();
        plannedPickup = leg.plannedPickup().orElse(null);
        plannedDropOff = leg.plannedDropOff().orElse(null);
        begun = leg.begun().orElse(null);
        ended = leg.ended().orElse(null);
        drivenMetres = leg.drivenMetres().orElse(null);
        drivenGap = leg.drivenGap();
    }

    /** Of which job. */
    public String jobId() {
        return jobId;
    }

    /**
     * The same on the bill again.
     *
     * @param order the leg as its order is driven now, for what all attempts share
     */
    public DrivenLeg leg(DrivenLeg order) {
        return new DrivenLeg(
                order.job().in(state),
                serviceDate,
                vehicle,
                driverName,
                order.from(),
                Optional.ofNullable(plannedPickup),
                Optional.ofNullable(plannedDropOff),
                Optional.ofNullable(begun),
                Optional.ofNullable(ended),
                order.plannedMetres(),
                order.plannedEstimated(),
                Optional.ofNullable(drivenMetres),
                drivenGap,
                order.persons(),
                order.posture(),
                order.needs(),
                true);
    }
}
