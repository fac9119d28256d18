package de.medicalhub.transport.fleet;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.fleet.entity.AbsenceRow;
import de.medicalhub.transport.fleet.entity.ShiftRow;
import de.medicalhub.transport.fleet.entity.VehicleRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The fleet as it is now. */
@ApplicationScoped
public class Fleet {
    /** First key of its advisory locks; days are locked by another one. */
    private static final int LOCK = 47_201;

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Event<FleetReplaced> replaced;

    /** Who drives what on that day, by vehicle and start. */
    @Transactional
    public List<ShiftOnDay> shiftsOn(LocalDate day) {
        return new WholeFleet(vehicles(), shifts(), absences()).on(day);
    }

    /** All absences of all carriers. */
    @Transactional
    public List<Absence> absences() {
        return entityManager
                .createQuery("select a from AbsenceRow a order by a.first, a.holder", AbsenceRow.class)
                .getResultStream()
                .map(AbsenceRow::toAbsence)
                .toList();
    }

    /** The carrier's own. */
    @Transactional
    public WholeFleet of(String carrier) {
        List<Vehicle> own =
                vehicles().stream().filter(vehicle -> isOf(carrier, vehicle)).toList();
        Set<String> ids = own.stream().map(Vehicle::id).collect(Collectors.toSet());
        List<Absence> away = entityManager
                .createQuery("select a from AbsenceRow a where a.carrier = :carrier", AbsenceRow.class)
                .setParameter("carrier", carrier)
                .getResultStream()
                .map(AbsenceRow::toAbsence)
                .toList();
        return new WholeFleet(
                own,
                shifts().stream()
                        .filter(shift -> ids.contains(shift.vehicleId()))
                        .toList(),
                away);
    }

    /** Until the transaction ends nobody else changes the carrier's fleet. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock(String carrier) {
        entityManager
                .createNativeQuery("select cast(pg_advisory_xact_lock(:what, hashtext(:carrier)) as text)")
                .setParameter("what", LOCK)
                .setParameter("carrier", carrier)
                .getSingleResult();
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
    public void replace(String carrier, WholeFleet fleet) {
        refuseIdsOfOthers(carrier, vehicles(), fleet.vehicles());
        WholeFleet before = of(carrier);
        if (before.equals(fleet)) {
            return;
        }
        Set<String> ids = before.vehicles().stream().map(Vehicle::id).collect(Collectors.toSet());
        remove("delete from ShiftRow s where s.vehicleId in :ids", ids);
        remove("delete from VehicleRow v where v.id in :ids", ids);
        remove("delete from AbsenceRow a where a.carrier in :ids", Set.of(carrier));
        // The rows that were read above are gone; others of the same ids come in their place.
        entityManager.clear();
        fleet.vehicles().forEach(vehicle -> entityManager.persist(new VehicleRow(vehicle)));
        fleet.shifts().forEach(shift -> entityManager.persist(new ShiftRow(shift)));
        fleet.absences().forEach(absence -> entityManager.persist(new AbsenceRow(carrier, absence)));
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
}
