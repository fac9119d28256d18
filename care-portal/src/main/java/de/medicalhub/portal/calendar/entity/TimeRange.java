package de.medicalhub.portal.calendar.entity;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** From a moment up to, not including, another one. */
public record TimeRange(Instant start, Instant end) implements Serializable {

    public boolean overlaps(TimeRange other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    public boolean contains(TimeRange other) {
        return !other.start.isBefore(start) && !other.end.isAfter(end);
    }

    /** What is left of it without the others, in order. */
    public List<TimeRange> without(List<TimeRange> others) {
        List<TimeRange> left = new ArrayList<>();
        Instant reached = start;
        List<TimeRange> inOrder = others.stream()
                .filter(this::overlaps)
                .sorted(Comparator.comparing(TimeRange::start))
                .toList();
        for (TimeRange other : inOrder) {
            if (other.start.isAfter(reached)) {
                left.add(new TimeRange(reached, other.start));
            }
            reached = other.end.isAfter(reached) ? other.end : reached;
        }
        if (reached.isBefore(end)) {
            left.add(new TimeRange(reached, end));
        }
        return left;
    }
}
