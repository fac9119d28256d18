package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.fleet.Fleet;
import de.medicalhub.transport.fleet.ShiftOnDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Shifts without a database. */
final class PretendedFleet extends Fleet {
    private final Map<LocalDate, List<ShiftOnDay>> shifts = new TreeMap<>();

    void add(LocalDate day, ShiftOnDay shift) {
        shifts.computeIfAbsent(day, first -> new ArrayList<>()).add(shift);
    }

    void clear() {
        shifts.clear();
    }

    @Override
    public List<ShiftOnDay> shiftsOn(LocalDate day) {
        return List.copyOf(shifts.getOrDefault(day, List.of()));
    }
}
