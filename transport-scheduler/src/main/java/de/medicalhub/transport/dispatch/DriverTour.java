package de.medicalhub.transport.dispatch;

import de.medicalhub.transport.roads.GeoPoint;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A tour as its driver sees it.
 *
 * @param carrier reference to the organisation that drives it
 * @param opensAt from when on its steps may be taken
 * @param positionUntil until when the phone may say where the vehicle is, if the duty still runs
 * @param breaks that are still to be taken
 * @param now by the hub's clock
 */
public record DriverTour(
        String id,
        LocalDate date,
        String carrier,
        String vehicle,
        Instant shiftStart,
        Instant shiftEnd,
        Instant opensAt,
        Instant positionUntil,
        Instant now,
        List<DueBreak> breaks,
        List<DriverStop> stops) {

    /**
     * One stop of it.
     *
     * @param phone of whoever is met there; empty if it is not known
     * @param pharmacy name of the pharmacy whose number that is, may be blank; empty if it is the patient's
     * @param home whether the patient is brought home there
     * @param patient reference to whose ride or medicines it is
     * @param doneAt when it was done; empty while it is ahead
     * @param kilograms that the patient weighs; 0 if nobody said
     * @param needs codes of what the ride needs besides a place
     * @param note for the door, such as where to ring; may be empty
     * @param appointment of the patient at the destination
     * @param setByHand where it is, if a dispatcher had to set that by hand, for then no map finds its address
     * @param nextSteps that belong to this stop and may be taken now
     */
    public record DriverStop(
            String jobId,
            String jobKind,
            String action,
            String patient,
            String name,
            String place,
            String phone,
            Optional<String> pharmacy,
            boolean home,
            Instant plannedAt,
            Optional<Instant> doneAt,
            Instant windowStart,
            Instant windowEnd,
            Optional<String> posture,
            boolean companion,
            int kilograms,
            List<String> needs,
            String note,
            Optional<Instant> appointment,
            String state,
            List<Step> nextSteps,
            boolean done,
            boolean cold,
            boolean narcotic,
            Optional<BoardingCode> boardingCode,
            Optional<GeoPoint> setByHand) {}
}
