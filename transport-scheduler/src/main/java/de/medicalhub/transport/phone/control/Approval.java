package de.medicalhub.transport.phone.control;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The insurer's approval of a standing order.
 *
 * @param number empty if none is known
 * @param until its last day; empty if none is known
 * @param lastRide until when rides are ordered
 * @param ended whether nobody rides any more
 */
public record Approval(String number, Optional<LocalDate> until, LocalDate lastRide, boolean ended) {
    /** Whether somebody still rides on that day or later. */
    public boolean isOfRunning(LocalDate today) {
        return !ended && !lastRide.isBefore(today);
    }
}
