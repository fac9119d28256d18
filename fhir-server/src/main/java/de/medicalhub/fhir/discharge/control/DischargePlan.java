package de.medicalhub.fhir.discharge.control;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Address;

/**
 * What the discharge manager wants, read and found coherent.
 *
 * @param dischargeAt when the patient leaves
 */
record DischargePlan(
        Agreement agreement, Instant dischargeAt, Nursing nursing, Ride ride, Supply supply, FollowUp followUp) {

    /**
     * The patient's consent.
     *
     * @param document the signed form, {@code DocumentReference/…}
     */
    record Agreement(Instant given, boolean byPatient, Optional<String> document) {}

    /**
     * Care at home.
     *
     * @param services asked, {@code Organization/…}
     * @param note for the awarded one only
     */
    record Nursing(
            String careLevel, List<String> needs, Optional<String> note, List<String> services, Instant deadline) {
        Nursing {
            needs = List.copyOf(needs);
            services = List.copyOf(services);
        }
    }

    /**
     * The way home.
     *
     * @param destination as given; absent means the patient's own address
     */
    record Ride(String posture, boolean companion, String carrier, Optional<Address> destination) {}

    /**
     * The medicine.
     *
     * @param deliverBy latest hand-over at the door
     */
    record Supply(String pharmacy, Instant deliverBy) {}

    /**
     * The video consultation.
     *
     * @param gp {@code PractitionerRole/…}
     */
    record FollowUp(String gp, Instant start) {}
}
