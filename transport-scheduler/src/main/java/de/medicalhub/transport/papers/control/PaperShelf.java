package de.medicalhub.transport.papers.control;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.fleet.Fleet;
import de.medicalhub.transport.papers.Paper;
import de.medicalhub.transport.papers.PaperKind;
import de.medicalhub.transport.papers.Papers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The papers of the drivers and vehicles of a carrier's fleet (rule 1). */
@ApplicationScoped
public class PaperShelf {
    @Inject
    private Fleet fleet;

    @Inject
    private Papers papers;

    @Inject
    private Clock clock;

    /** Who or what has papers: a driver or a vehicle. */
    public record Holder(String carrier, String reference, String name, boolean driver, List<Paper> papers) {}

    /** What is entered. */
    public record Entered(String holder, PaperKind kind, Optional<LocalDate> validUntil) {}

    /** All drivers and vehicles of these carriers, the drivers first. */
    @Transactional
    public List<Holder> show(Set<String> carriers) {
        return carriers.stream()
                .sorted()
                .flatMap(carrier -> holders(carrier).stream())
                .toList();
    }

    /** Keeps it for a driver or vehicle of one of these carriers. */
    @Transactional
    public void enter(Entered entered, Set<String> carriers) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), HubClock.berlin());
        if (entered.validUntil().filter(day -> !Paper.isPossible(day, today)).isPresent()) {
            throw new RefusedException(ProblemKind.INVALID, "paper.day-impossible");
        }
        Set<String> owners = show(carriers).stream()
                .filter(holder -> holder.reference().equals(entered.holder()))
                .filter(holder -> holder.driver() == entered.kind().isOfDriver())
                .map(Holder::carrier)
                .collect(Collectors.toSet());
        if (owners.isEmpty()) {
            throw new RefusedException(ProblemKind.NOT_FOUND, "paper.no-holder");
        }
        owners.forEach(carrier -> papers.keep(carrier, entered.holder(), entered.kind(), entered.validUntil()));
    }

    private List<Holder> holders(String carrier) {
        Map<String, String> vehicles = new LinkedHashMap<>();
        fleet.vehicles().stream()
                .filter(vehicle -> vehicle.carrier().equals(carrier))
                .forEach(vehicle -> vehicles.put(vehicle.id(), vehicle.label()));
        Map<String, String> drivers = new LinkedHashMap<>();
        fleet.shifts().stream()
                .filter(shift -> vehicles.containsKey(shift.vehicleId()))
                .forEach(shift -> drivers.putIfAbsent(shift.driver(), shift.driverName()));
        List<Paper> all = papers.of(carrier);
        List<Holder> holders = new ArrayList<>();
        drivers.forEach(
                (reference, name) -> holders.add(new Holder(carrier, reference, name, true, of(all, reference))));
        vehicles.forEach((id, label) ->
                holders.add(new Holder(carrier, Paper.holderOf(id), label, false, of(all, Paper.holderOf(id)))));
        return holders;
    }

    private static List<Paper> of(List<Paper> all, String holder) {
        return all.stream().filter(paper -> paper.holder().equals(holder)).toList();
    }
}
