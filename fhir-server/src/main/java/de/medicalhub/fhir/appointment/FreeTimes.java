package de.medicalhub.fhir.appointment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Slot;

/** The free times of a calendar, for other features whose operations book in their own transaction. */
public interface FreeTimes {
    /**
     * What a calendar says to a time.
     *
     * @param kept whether the person keeps a calendar of that kind with anything at that time; else nobody can tell
     * @param taken the Slots to be written as busy, with the version that they were read in; empty if it is not free
     * @param rest what stays free of them, as new Slots
     */
    record Offer(boolean kept, List<Slot> taken, List<Slot> rest) {
        /** Keeps its own copies. */
        public Offer {
            taken = List.copyOf(taken);
            rest = List.copyOf(rest);
        }

        /** Whether somebody else has the time already, or the person does not work then. */
        public boolean isTaken() {
            return kept && taken.isEmpty();
        }
    }

    /**
     * Looks a time up in the calendars of one person.
     *
     * @param practitionerRole {@code PractitionerRole/…} whose calendar it is
     * @param serviceType code of the hub's service types
     */
    Offer offer(String practitionerRole, String serviceType, Instant start, Instant end);

    /** How long an appointment lasts in the calendar, in minutes; empty if the person keeps none. */
    Optional<Integer> minutes(String practitionerRole, String serviceType);
}
