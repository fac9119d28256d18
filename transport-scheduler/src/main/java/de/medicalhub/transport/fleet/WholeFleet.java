package de.medicalhub.transport.fleet;

import de.medicalhub.common.time.HubClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Vehicles, shifts and absences; of each shift the vehicle is there.
 *
 * @param vehicles by id
 * @param shifts by vehicle and start
 * @param absences by first day and holder
 */
public record WholeFleet(List<Vehicle> vehicles, List<Shift> shifts, List<Absence> absences) {
    /** Puts them into their order. */
    public WholeFleet {
        vehicles = vehicles.stream().sorted(Comparator.comparing(Vehicle::id)).toList();
        shifts = shifts.stream()
                .sorted(Comparator.comparing(Shift::vehicleId)
                        .thenComparing(Shift::from)
                        .thenComparing(shift -> shift.firstDay().orElse(LocalDate.MIN))
                        .thenComparing(shift -> shift.days().stream()
                                .min(Comparator.naturalOrder())
                                .orElseThrow()))
                .toList();
        absences = absences.stream()
                .sorted(Comparator.comparing(Absence::first)
                        .thenComparing(Absence::holder)
                        .thenComparing(Absence::last)
                        .thenComparing(Absence::reason))
                .toList();
    }

    /** Who drives what on that day, by vehicle and start. */
    public List<ShiftOnDay> on(LocalDate day) {
        Map<String, Vehicle> byId = new HashMap<>();
        vehicles.forEach(vehicle -> byId.put(vehicle.id(), vehicle));
        return shifts.stream()
                .filter(shift -> shift.isOn(day))
                .filter(shift -> absences.stream().noneMatch(absence -> absence.takesOut(shift, day)))
                .map(shift -> onDay(shift, Objects.requireNonNull(byId.get(shift.vehicleId())), day))
                .filter(shift -> shift.end().isAfter(shift.start()))
                .sorted(Comparator.comparing(
                                (ShiftOnDay shift) -> shift.vehicle().id())
                        .thenComparing(ShiftOnDay::start))
                .toList();
    }

    private static ShiftOnDay onDay(Shift shift, Vehicle vehicle, LocalDate day) {
        LocalDate endDay = shift.to().isAfter(shift.from()) ? day : day.plusDays(1);
        return new ShiftOnDay(
                vehicle,
                shift.driver(),
                shift.driverName(),
                at(day, shift.from()),
                at(endDay, shift.to()),
                shift.terms());
    }

    /** What the clocks leave out in spring is the moment at which they do; a shift within it is none. */
    private static Instant at(LocalDate day, LocalTime time) {
        LocalDateTime wanted = day.atTime(time);
        return Optional.ofNullable(HubClock.berlin().getRules().getTransition(wanted))
                .filter(ZoneOffsetTransition::isGap)
                .map(ZoneOffsetTransition::getInstant)
                .orElseGet(() -> wanted.atZone(HubClock.berlin()).toInstant());
    }
}
