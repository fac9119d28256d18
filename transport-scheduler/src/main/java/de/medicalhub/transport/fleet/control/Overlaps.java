package de.medicalhub.transport.fleet.control;

import de.medicalhub.transport.fleet.ShiftOnDay;
import de.medicalhub.transport.fleet.WholeFleet;
import de.medicalhub.transport.fleet.control.FleetDesk.Twice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who, or what vehicle, is in two shifts at the same time. */
final class Overlaps {
    private Overlaps() {}

    /** Each once, with the first day on which it is so. */
    static List<Twice> of(WholeFleet fleet, LocalDate first, int days) {
        Map<String, Twice> found = new LinkedHashMap<>();
        List<ShiftOnDay> yesterday = List.of();
        for (LocalDate day = first; day.isBefore(first.plusDays(days)); day = day.plusDays(1)) {
            List<ShiftOnDay> today = fleet.on(day);
            // A night's shift reaches into the next day.
            List<ShiftOnDay> both = new ArrayList<>(yesterday);
            both.addAll(today);
            for (int one = 0; one < both.size(); one++) {
                for (int other = one + 1; other < both.size(); other++) {
                    note(both.get(one), both.get(other), day, found);
                }
            }
            yesterday = today;
        }
        return List.copyOf(found.values());
    }

    private static void note(ShiftOnDay one, ShiftOnDay other, LocalDate day, Map<String, Twice> found) {
        if (!one.start().isBefore(other.end()) || !other.start().isBefore(one.end())) {
            return;
        }
        if (one.driver().equals(other.driver())) {
            found.putIfAbsent(one.driver(), new Twice(day, one.driverName()));
        }
        if (one.vehicle().id().equals(other.vehicle().id())) {
            found.putIfAbsent(one.vehicle().id(), new Twice(day, one.vehicle().label()));
        }
    }
}
