package de.medicalhub.fhir.appointment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Resource;
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

    /**
     * An appointment at another time, and everything that has to be written for it, in one transaction.
     *
     * @param booked the new Appointment, which names the old one as the one that it replaces
     * @param visit the Encounter that it will become, still without its Appointment; empty if the old one had none
     * @param changed new versions: the old Appointment and its Encounters, cancelled, and Slots that become busy or free
     * @param rest what stays free of the Slots, as new ones
     */
    record Move(Appointment booked, Optional<Encounter> visit, List<Resource> changed, List<Slot> rest) {
        /** Keeps its own copies. */
        public Move {
            changed = List.copyOf(changed);
            rest = List.copyOf(rest);
        }
    }

    /**
     * The first time between the two, both included, at which an appointment can take place in the calendar in which it stands.
     * The times of the calendar count from the begin of each free stretch in steps of the appointment's length; the same
     * moment twice asks for that moment. Times at which the person has something else are left out.
     *
     * @param appointment with Slots; what it holds counts as free
     * @return empty if there is none
     */
    Optional<Move> move(Appointment appointment, Instant notBefore, Instant notAfter);

    /** How long an appointment lasts in the calendar, in minutes; empty if the person keeps none. */
    Optional<Integer> minutes(String practitionerRole, String serviceType);
}
