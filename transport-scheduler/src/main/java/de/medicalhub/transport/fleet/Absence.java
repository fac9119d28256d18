package de.medicalhub.transport.fleet;

import java.time.LocalDate;

/**
 * A driver or a vehicle is away for some days; what shifts say of them does not count meanwhile.
 *
 * @param holder reference to the driver ({@code Practitioner/…}), or {@code Vehicle/} with the vehicle's id
 * @param first the first day (Europe/Berlin)
 * @param last the last day
 * @param reason in the dispatcher's words; blank if none is said
 */
public record Absence(String holder, LocalDate first, LocalDate last, String reason) {
    private static final String VEHICLE = "Vehicle/";

    /** Of that vehicle. */
    public static String holderOf(String vehicleId) {
        return VEHICLE + vehicleId;
    }

    /** Whether it takes that shift out on that day. */
    boolean takesOut(Shift shift, LocalDate day) {
        return !day.isBefore(first)
                && !day.isAfter(last)
                && (holder.equals(shift.driver()) || holder.equals(holderOf(shift.vehicleId())));
    }
}
