package de.medicalhub.portal.calendar.entity;

import java.time.LocalDate;
import java.util.List;

/**
 * Free times of one day, in the reader's language.
 *
 * @param open whether its times are shown
 */
public record DayChoice(LocalDate day, String label, List<TimeChoice> times, boolean open) {
    public DayChoice {
        times = List.copyOf(times);
    }

    /** One of them. */
    public record TimeChoice(String value, String label) {}
}
