package de.medicalhub.transport.orders;

import java.time.Instant;
import java.util.Optional;

/**
 * What an order demands beside places, window and needs.
 *
 * @param appointment when the patient must be at the destination; empty if only the pickup counts
 * @param vehicle id of the one vehicle of the carrier's fleet that may carry it; empty for any
 * @param driver reference to the one person who may drive it, such as {@code Practitioner/driver-1}; empty for anybody
 * @param kilograms that the patient weighs; 0 if nobody said
 */
public record Demands(Optional<Instant> appointment, String vehicle, String driver, int kilograms) {
    /** Nothing further. */
    public static final Demands NONE = new Demands(Optional.empty(), "", "");

    /** Of somebody whose weight nobody said. */
    public Demands(Optional<Instant> appointment, String vehicle, String driver) {
        this(appointment, vehicle, driver, 0);
    }

    /** Whether not every tour may carry it. */
    public boolean isChoosy() {
        return !vehicle.isEmpty() || !driver.isEmpty();
    }

    /** Whether that vehicle with that driver is what it demands. */
    public boolean allows(String vehicleId, String person) {
        return (vehicle.isEmpty() || vehicle.equals(vehicleId)) && (driver.isEmpty() || driver.equals(person));
    }
}
