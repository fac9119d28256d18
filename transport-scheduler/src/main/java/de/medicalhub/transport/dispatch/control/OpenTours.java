package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.dispatch.entity.Stop;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.fleet.Fleet;
import de.medicalhub.transport.fleet.ShiftOnDay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The tours of the fleet's shifts (rule 2): what has no shift any more is not planned. */
@ApplicationScoped
public class OpenTours {
    private static final Comparator<Tour> IN_ORDER = Comparator.comparing(Tour::vehicleId)
            .thenComparing(Tour::shiftStart)
            .thenComparing(Tour::id);

    @Inject
    private TourBook book;

    @Inject
    private Fleet fleet;

    @Inject
    private Replans replans;

    @Inject
    private Clock clock;

    /**
     * Those of that day as the fleet is now, written; the day is locked by the caller. What was planned onto a shift that is gone waits and is
     * planned again; what its driver began stays there.
     */
    List<Tour> of(LocalDate day) {
        Map<ShiftOnDay, Tour> known = known(day);
        List<Tour> current = new ArrayList<>();
        for (ShiftOnDay shift : fleet.shiftsOn(day)) {
            Tour tour = known.get(shift);
            if (tour == null) {
                tour = new Tour(day, shift);
                book.add(tour);
            } else {
                tour.follow(shift);
            }
            current.add(tour);
        }
        book.flush();
        Set<String> ids = current.stream().map(Tour::id).collect(Collectors.toSet());
        book.tours(day).stream()
                .filter(tour -> !ids.contains(tour.id()))
                .toList()
                .forEach(this::dissolve);
        return current.stream().sorted(IN_ORDER).toList();
    }

    /** The same without writing anything: a shift that has no tour yet has one in memory. */
    List<Tour> foreseen(LocalDate day) {
        Map<ShiftOnDay, Tour> known = known(day);
        return fleet.shiftsOn(day).stream()
                .map(shift -> Optional.ofNullable(known.get(shift)).orElseGet(() -> new Tour(day, shift)))
                .sorted(IN_ORDER)
                .toList();
    }

    /** By shift; one that begins at another time now, with the same vehicle and driver, is the same tour. */
    private Map<ShiftOnDay, Tour> known(LocalDate day) {
        Map<String, Tour> left = new LinkedHashMap<>();
        book.tours(day).forEach(tour -> left.put(tour.id(), tour));
        Map<ShiftOnDay, Tour> known = new LinkedHashMap<>();
        List<ShiftOnDay> shifts = fleet.shiftsOn(day);
        for (ShiftOnDay shift : shifts) {
            Optional.ofNullable(left.remove(Tour.idOf(day, shift))).ifPresent(tour -> known.put(shift, tour));
        }
        for (ShiftOnDay shift : shifts) {
            if (!known.containsKey(shift)) {
                left.values().stream()
                        .filter(tour -> isMoved(tour, shift))
                        .findFirst()
                        .map(tour -> left.remove(tour.id()))
                        .ifPresent(tour -> known.put(shift, tour));
            }
        }
        return known;
    }

    private static boolean isMoved(Tour tour, ShiftOnDay shift) {
        return tour.vehicleId().equals(shift.vehicle().id())
                && tour.driver().equals(shift.driver())
                && tour.shiftStart().isBefore(shift.end())
                && shift.start().isBefore(tour.shiftEnd());
    }

    private void dissolve(Tour tour) {
        Set<TransportJob> waiting = new HashSet<>();
        for (Stop stop : book.stops(tour.id())) {
            TransportJob job = stop.job();
            if (!job.state().isStarted() && !job.state().isEnded()) {
                book.remove(stop);
                waiting.add(job);
            }
        }
        waiting.forEach(job -> job.waitAgain(clock.instant()));
        book.flush();
        if (book.stops(tour.id()).isEmpty()) {
            book.remove(tour);
        }
        if (!waiting.isEmpty()) {
            // The plan that follows tells the record of each of them.
            replans.later(tour.serviceDate(), tour.carrier());
        }
    }
}
