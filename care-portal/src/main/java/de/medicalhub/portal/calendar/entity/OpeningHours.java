package de.medicalhub.portal.calendar.entity;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/**
 * When a calendar of one kind is open.
 *
 * @param hours stretches of each day, in order, without overlap; Europe/Berlin
 * @param minutes how long an appointment lasts
 * @param patients whether patients book themselves
 */
public record OpeningHours(Map<DayOfWeek, List<Stretch>> hours, int minutes, boolean patients) implements Serializable {

    /** Nothing is open yet. */
    public static final OpeningHours NONE = new OpeningHours(Map.of(), 15, false);

    public OpeningHours {
        hours = Map.copyOf(hours);
    }

    /** A part of a day. */
    public record Stretch(LocalTime from, LocalTime until) implements Serializable {}

    public List<Stretch> of(DayOfWeek day) {
        return hours.getOrDefault(day, List.of());
    }
}
