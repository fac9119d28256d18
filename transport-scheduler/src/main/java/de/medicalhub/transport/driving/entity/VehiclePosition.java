package de.medicalhub.transport.driving.entity;

import de.medicalhub.transport.roads.GeoPoint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** Where the vehicle of a tour was last. */
@Entity
@Table(name = "vehicle_position")
public class VehiclePosition {
    private static final int METRES_OF_KILOMETRE = 1000;

    /** So long nothing is heard before a part of the way is missing. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(5);

    /** 180 km/h: no patient is driven faster. */
    private static final int FASTEST_METRES_PER_SECOND = 50;

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

    @Column(name = "counted_latitude")
    private double countedLatitude;

    @Column(name = "counted_longitude")
    private double countedLongitude;

    @Column(name = "counted_accuracy")
    private int countedAccuracy;

    @Column(name = "counted_at")
    private Instant countedAt;

    /** For JPA. */
    protected VehiclePosition() {}

    /** The first of a tour. */
    public VehiclePosition(String tourId, String driver, GeoPoint place, int accuracyMetres, Instant at) {
        this.tourId = tourId;
        this.driver = driver;
        this.latitude = place.latitude();
        this.longitude = place.longitude();
        this.accuracyMetres = accuracyMetres;
        this.at = at;
        count();
    }

    /**
     * What a move adds to what is aboard.
     *
     * @param metres that are counted
     * @param gap whether a part of the way is missing: nothing was heard for a while, or the phone was somewhere impossible
     */
    public record Driven(long metres, boolean gap) {}

    /** It is somewhere else now; where it was before is forgotten, but for the point up to which the way is counted. */
    public Driven move(GeoPoint place, int accuracy, Instant now) {
        long metres = Math.round(counted().kilometresTo(place) * METRES_OF_KILOMETRE);
        boolean silent = Duration.between(at, now).compareTo(LONGEST_SILENCE) > 0;
        boolean impossible = metres > accuracy + countedAccuracy
                && metres > Duration.between(countedAt, now).toSeconds() * FASTEST_METRES_PER_SECOND;
        boolean small = metres <= Math.max(accuracy, countedAccuracy);
        latitude = place.latitude();
        longitude = place.longitude();
        accuracyMetres = accuracy;
        at = now;
        if (silent || impossible) {
            count();
            return new Driven(0, true);
        }
        if (small) {
            return new Driven(0, false);
        }
        count();
        return new Driven(metres, false);
    }

    private void count() {
        countedLatitude = latitude;
        countedLongitude = longitude;
        countedAccuracy = accuracyMetres;
        countedAt = at;
    }

    private GeoPoint counted() {
        return new GeoPoint(countedLatitude, countedLongitude);
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
