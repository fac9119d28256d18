package de.medicalhub.portal.calendar;

import java.io.Serializable;
import java.time.LocalDateTime;
import java.util.List;

/** Free times of one person, for pages of other features. */
public interface CalendarTimes {
    /**
     * A time that is free.
     *
     * @param start Europe/Berlin
     * @param label in the reader's language
     */
    record Time(LocalDateTime start, String label) implements Serializable {}

    /**
     * In order; empty where the person keeps no calendar of that kind or nothing is free.
     *
     * @param practitionerRole {@code PractitionerRole/…}
     * @param from Europe/Berlin
     */
    List<Time> free(String practitionerRole, VisitKind kind, LocalDateTime from, LocalDateTime until);

    /**
     * The same of the calendar in which an appointment stands.
     *
     * @param slot {@code Slot/…} that the appointment holds
     */
    List<Time> freeBeside(String slot, LocalDateTime from, LocalDateTime until);
}
