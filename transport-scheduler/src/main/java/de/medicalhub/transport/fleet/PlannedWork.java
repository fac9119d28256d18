package de.medicalhub.transport.fleet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What is planned on the fleet's shifts, for who is about to change them. */
public interface PlannedWork {
    /** The carrier's tours with jobs from that day on. */
    List<Planned> plannedFrom(String carrier, LocalDate day);

    /**
     * One tour.
     *
     * @param waiting how many jobs have not begun
     * @param begun how many are under way
     */
    record Planned(LocalDate day, String vehicleId, Instant shiftStart, int waiting, int begun) {}
}
