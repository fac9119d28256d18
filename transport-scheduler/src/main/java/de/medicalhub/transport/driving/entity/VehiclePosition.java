package de.medicalhub.transport.driving.entity;

import de.medicalhub.transport.roads.GeoPoint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Where the vehicle of a tour was last. */
@Entity
@Table(name = "vehicle_position")
public class VehiclePosition {
    @Id
    @Column(name = "tour_id")
    private String tourId;

    @Column(name = "driver")
    private String driver;

    @Column(name = "latitude")
    private double latitude;

    @Column(name = "longitude")
    private double longitude;

    @Column(name = "accuracy_metres")
    private int accuracyMetres;

    @Column(name = "at")
    private Instant at;

    /** For JPA. */
    protected VehiclePosition() {}

    /** The first of a tour. */
    public VehiclePosition(String tourId, String driver, GeoPoint place, int accuracyMetres, Instant at) {
        this.tourId = tourId;
        this.driver = driver;
        move(place, accuracyMetres, at);
    }

    /** It is somewhere else now; where it was before is forgotten. */
    public final void move(GeoPoint place, int accuracy, Instant now) {
        latitude = place.latitude();
        longitude = place.longitude();
        accuracyMetres = accuracy;
        at = now;
    }

    /** Of which tour. */
    public String tourId() {
        return tourId;
    }

    /** Where. */
    public GeoPoint place() {
        return new GeoPoint(latitude, longitude);
    }

    /** Within how many metres, as the phone says. */
    public int accuracyMetres() {
        return accuracyMetres;
    }

    /** When we heard of it. */
    public Instant at() {
        return at;
    }
}
