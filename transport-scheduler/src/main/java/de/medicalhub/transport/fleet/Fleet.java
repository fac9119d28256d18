package de.medicalhub.transport.fleet;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.fleet.entity.ShiftRow;
import de.medicalhub.transport.fleet.entity.VehicleRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The fleet as it is now. */
@ApplicationScoped
public class Fleet {
    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Event<FleetReplaced> replaced;

    /** Who drives what on that day, by vehicle and start. */
    @Transactional
    public List<ShiftOnDay> shiftsOn(LocalDate day) {
        Map<String, Vehicle> vehicles = new HashMap<>();
        vehicles().forEach(vehicle -> vehicles.put(vehicle.id(), vehicle));
        return shifts().stream()
                .filter(shift -> shift.days().contains(day.getDayOfWeek()))
                .map(shift -> onDay(shift, Objects.requireNonNull(vehicles.get(shift.vehicleId())), day))
                .sorted(Comparator.comparing(
                                (ShiftOnDay shift) -> shift.vehicle().id())
                        .thenComparing(ShiftOnDay::start))
                .toList();
    }

    /** All vehicles of all carriers by id. */
    @Transactional
    public List<Vehicle> vehicles() {
        return entityManager
                .createQuery("select v from VehicleRow v order by v.id", VehicleRow.class)
                .getResultStream()
                .map(VehicleRow::toVehicle)
                .toList();
    }

    /** All shifts of all carriers by vehicle and start. */
    @Transactional
    public List<Shift> shifts() {
        return entityManager
                .createQuery("select s from ShiftRow s order by s.vehicleId, s.from", ShiftRow.class)
                .getResultStream()
                .map(ShiftRow::toShift)
                .toList();
    }

    /** Puts this fleet in place of the one that the carrier had before (rule 1). */
    @Transactional
    public void replace(String carrier, List<Vehicle> vehicles, List<Shift> shifts) {
        List<Vehicle> all = vehicles();
        List<Vehicle> own =
                all.stream().filter(vehicle -> isOf(carrier, vehicle)).toList();
        Set<String> ids = own.stream().map(Vehicle::id).collect(Collectors.toSet());
        refuseIdsOfOthers(carrier, all, vehicles);
        List<Shift> ownShifts = shifts().stream()
                .filter(shift -> ids.contains(shift.vehicleId()))
                .toList();
        if (own.equals(sortedById(vehicles)) && ownShifts.equals(sortedByStart(shifts))) {
            return;
        }
        remove("delete from ShiftRow s where s.vehicleId in :ids", ids);
        remove("delete from VehicleRow v where v.id in :ids", ids);
        // The rows that were read above are gone; others of the same ids come in their place.
        entityManager.clear();
        vehicles.forEach(vehicle -> entityManager.persist(new VehicleRow(vehicle)));
        shifts.forEach(shift -> entityManager.persist(new ShiftRow(shift)));
        entityManager.flush();
        replaced.fire(new FleetReplaced(carrier));
    }

    private void remove(String statement, Set<String> ids) {
        if (!ids.isEmpty()) {
            entityManager.createQuery(statement).setParameter("ids", ids).executeUpdate();
        }
    }

    /** Tours bear the vehicle's id; nobody takes over a vehicle by naming it. */
    private static void refuseIdsOfOthers(String carrier, List<Vehicle> all, List<Vehicle> sent) {
        Set<String> taken = all.stream()
                .filter(vehicle -> !isOf(carrier, vehicle))
                .map(Vehicle::id)
                .collect(Collectors.toSet());
        if (sent.stream().map(Vehicle::id).anyMatch(taken::contains)) {
            throw new RefusedException(ProblemKind.CONFLICT, "fleet.id-taken");
        }
    }

    private static boolean isOf(String carrier, Vehicle vehicle) {
        return vehicle.carrier().equals(carrier);
    }

    private static List<Vehicle> sortedById(List<Vehicle> vehicles) {
        return vehicles.stream().sorted(Comparator.comparing(Vehicle::id)).toList();
    }

    private static List<Shift> sortedByStart(List<Shift> shifts) {
        return shifts.stream()
                .sorted(Comparator.comparing(Shift::vehicleId).thenComparing(Shift::from))
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

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(HubClock.berlin()).toInstant();
    }
}
