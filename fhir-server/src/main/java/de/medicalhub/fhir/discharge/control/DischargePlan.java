package de.medicalhub.fhir.discharge.control;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Address;

/**
 * What the discharge manager wants, read and found coherent.
 *
 * @param dischargeAt when the patient leaves
 * @param parts that are needed
 * @param decisions against a support, each to be kept
 */
record DischargePlan(Agreement agreement, Instant dischargeAt, Parts parts, List<Decision> decisions) {
    DischargePlan {
        decisions = List.copyOf(decisions);
    }

    /**
     * The patient's consent.
     *
     * @param document the signed form, {@code DocumentReference/…}
     * @param witness who states that the signed paper is at hand; needed as long as there is no document (rule 23)
     */
    record Agreement(Instant given, boolean byPatient, Optional<String> document, Optional<String> witness) {}

    /**
     * What the patient needs after the discharge; what is not needed, or declined, is empty.
     *
     * @param careLevel needed for nursing, else known or not
     * @param destination as given; absent means the patient's own address
     * @param doorNote for whoever drives there, such as where to ring
     * @param gp {@code PractitionerRole/…}, who reads the case also where no consultation is needed
     */
    record Parts(
            Optional<String> careLevel,
            Optional<Nursing> nursing,
            Optional<Ride> ride,
            Optional<Address> destination,
            Optional<String> doorNote,
            Optional<Supply> supply,
            Optional<String> gp,
            Optional<FollowUp> followUp,
            List<Support> supports) {
        Parts {
            supports = List.copyOf(supports);
        }

        /** The same, to that address if none was given. */
        Parts orTo(Optional<Address> known) {
            return new Parts(
                    careLevel, nursing, ride, destination.or(() -> known), doorNote, supply, gp, followUp, supports);
        }

        /** Whether somebody drives to where the patient goes. */
        boolean isDrivenTo() {
            return ride.isPresent() || supply.flatMap(Supply::carrier).isPresent();
        }

        /** Who drives, the patient or the medicine. */
        Optional<String> carrier() {
            return ride.map(Ride::carrier).or(() -> supply.flatMap(Supply::carrier));
        }
    }

    /**
     * Care at home.
     *
     * @param services asked, {@code Organization/…}
     * @param note for the awarded one only
     */
    record Nursing(List<String> needs, Optional<String> note, List<String> services, Instant deadline) {
        Nursing {
            needs = List.copyOf(needs);
            services = List.copyOf(services);
        }
    }

    /**
     * The way home.
     *
     * @param kilograms that the patient weighs, in a wheelchair together with it; 0 if nobody said
     */
    record Ride(String posture, boolean companion, int kilograms, String carrier) {}

    /**
     * The medicine.
     *
     * @param deliverBy latest hand-over at the door
     * @param carrier who brings it; empty if it is fetched at the pharmacy
     */
    record Supply(String pharmacy, Instant deliverBy, Optional<String> carrier) {}

    /**
     * The video consultation.
     *
     * @param gp {@code PractitionerRole/…}
     */
    record FollowUp(String gp, Instant start) {}

    /**
     * A further support that somebody arranges.
     *
     * @param kind code of support-kind
     * @param organisation asked, {@code Organization/…}; empty if the hospital arranges it itself
     * @param note what is needed
     */
    record Support(String kind, Optional<String> organisation, Optional<String> note) {}

    /**
     * That a support is not needed, or declined by the patient.
     *
     * @param kind code of support-kind
     * @param answer code of need-decision
     * @param reason in the person's words; always there if it is declined
     */
    record Decision(String kind, String answer, Optional<String> reason) {}
}
