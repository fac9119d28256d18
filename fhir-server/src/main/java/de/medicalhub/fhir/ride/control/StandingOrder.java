package de.medicalhub.fhir.ride.control;

import de.medicalhub.fhir.ride.entity.RideDays;
import de.medicalhub.fhir.ride.entity.RideTimes;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Address;

/**
 * What was said of rides week after week.
 *
 * @param number of the order, by which it is stored once
 * @param vehicle of the carrier's fleet that must come; empty for any
 * @param driver {@code Practitioner/…} who must drive; empty for anybody
 * @param kilograms that the patient weighs; 0 if nobody said
 * @param approval number of the insurer's approval (Muster 4); empty if none is known
 * @param approvalUntil its last day
 * @param ended whether nobody rides any more, whatever the days say
 */
record StandingOrder(
        UUID number,
        String carrier,
        String name,
        String phone,
        Address pickup,
        String pickupName,
        Address dropOff,
        String dropOffName,
        String posture,
        boolean companion,
        List<String> needs,
        String note,
        String vehicle,
        String driver,
        int kilograms,
        RideDays days,
        RideTimes times,
        String approval,
        Optional<LocalDate> approvalUntil,
        boolean ended) {
    /** The ride of one day, as if it had been ordered alone. */
    PhoneOrder on(LocalDate day) {
        RideTimes.OnDay moments = times.on(day);
        return new PhoneOrder(
                number,
                carrier,
                name,
                phone,
                pickup,
                pickupName,
                dropOff,
                dropOffName,
                moments.start(),
                moments.end(),
                moments.appointment(),
                posture,
                companion,
                needs,
                note,
                vehicle,
                driver,
                kilograms,
                times.back(),
                moments.backAt());
    }

    /** The days between these two on which somebody rides. */
    List<LocalDate> between(LocalDate first, LocalDate last) {
        return ended ? List.of() : days.between(first, last);
    }
}
