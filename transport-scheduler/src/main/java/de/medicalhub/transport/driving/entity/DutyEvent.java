package de.medicalhub.transport.driving.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Something that a driver said about the own duty, by the phone's id; never changed. */
@Entity
@Table(name = "duty_event")
public class DutyEvent {
    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "tour_id")
    private String tourId;

    @Column(name = "driver")
    private String driver;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private DutyKind kind;

    /** Codes with a blank between them; the order of the enum. */
    @Column(name = "faults")
    private String faults;

    @Column(name = "at")
    private Instant at;

    @Column(name = "taken_at")
    private Instant takenAt;

    /** For JPA. */
    protected DutyEvent() {}

    /**
     * @param at when the driver said it
     * @param takenAt when we heard of it
     */
    public DutyEvent(UUID id, Duty duty, String driver, Instant at, Instant takenAt) {
        this.id = id;
        this.tourId = duty.tourId();
        this.driver = driver;
        this.kind = duty.kind();
        this.faults = duty.faults().stream().sorted().map(VehicleFault::code).collect(Collectors.joining(" "));
        this.at = at;
        this.takenAt = takenAt;
    }

    /**
     * What is said.
     *
     * @param faults that the check of the vehicle found
     */
    public record Duty(String tourId, DutyKind kind, Set<VehicleFault> faults) {}

    /** Whether a repetition means the same. */
    public boolean isSame(Duty other, String otherDriver) {
        return tourId.equals(other.tourId()) && kind == other.kind() && driver.equals(otherDriver);
    }

    /** Of which tour. */
    public String tourId() {
        return tourId;
    }

    /** What was said. */
    public DutyKind kind() {
        return kind;
    }

    /** What the check found. */
    public List<VehicleFault> faults() {
        return Stream.of(faults.split(" ", -1))
                .flatMap(code -> VehicleFault.find(code).stream())
                .toList();
    }

    /** When it was said. */
    public Instant at() {
        return at;
    }
}
