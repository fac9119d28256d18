package de.medicalhub.portal.calendar.entity;

import java.util.List;

/**
 * Some of the free days at a time: nobody scrolls through two months on a phone.
 *
 * @param all in order
 */
public record DayPage(List<DayChoice> all) {
    private static final int SHOWN = 8;

    public DayPage {
        all = List.copyOf(all);
    }

    /** Those around the open day. */
    public List<DayChoice> shown() {
        return all.subList(first(), Math.min(all.size(), first() + SHOWN));
    }

    /** The first day after or before those that are shown; empty if there is none. */
    public String other(boolean later) {
        int wanted = first() + (later ? SHOWN : -SHOWN);
        return wanted < 0 || wanted >= all.size() ? "" : all.get(wanted).day().toString();
    }

    private int first() {
        int open = Math.max(0, all.stream().map(DayChoice::open).toList().indexOf(true));
        return open - open % SHOWN;
    }
}
