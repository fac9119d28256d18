package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.dispatch.AlertKind;
import de.medicalhub.transport.dispatch.entity.Alert.What;
import de.medicalhub.transport.dispatch.entity.Stop;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.Slowdown;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Drives last differently from now on: all times of a day are worked out anew (roads, rule 5). */
@ApplicationScoped
public class FollowRoads {
    @Inject
    private TourBook book;

    @Inject
    private OpenTours tours;

    @Inject
    private PlanInput input;

    @Inject
    private PlanWriter writer;

    @Inject
    private Alerts alerts;

    @Inject
    private Clock clock;

    /** Answers the carriers whose days are to be planned again, for what no longer fits. */
    @Transactional
    public Set<String> on(LocalDate day) {
        return on(day, List.of());
    }

    /**
     * The same for traffic: each carrier with tours on that day is alerted of what has begun and counts on it, and hears whom it
     * concerns when the day is planned again (rule 26); of what a feed reports only where one of its drives passes.
     */
    @Transactional
    public Set<String> on(LocalDate day, List<Slowdown> begun) {
        book.lock(day);
        Instant now = clock.instant();
        Map<String, Instant> before = begun.isEmpty() ? Map.of() : book.pickups(day);
        Set<String> carriers = new TreeSet<>();
        for (Tour tour : tours.of(day)) {
            writer.write(input.tour(tour, book.stops(tour.id()), now));
            carriers.add(tour.carrier());
        }
        for (Slowdown slowdown : begun) {
            carriers.stream()
                    .filter(carrier -> slowdown.isOn(day) && (!slowdown.isReported() || passes(day, carrier, slowdown)))
                    .forEach(carrier -> alert(slowdown, day, carrier, before));
        }
        return carriers;
    }

    private boolean passes(LocalDate day, String carrier, Slowdown slowdown) {
        return book.tours(day).stream()
                .filter(tour -> tour.carrier().equals(carrier))
                .anyMatch(tour -> passes(tour, slowdown));
    }

    /** On the straight lines from the depot to its stops and back. */
    private boolean passes(Tour tour, Slowdown slowdown) {
        GeoPoint here = tour.depot();
        for (Stop stop : book.stops(tour.id())) {
            GeoPoint next = stop.place().position().orElse(here);
            if (slowdown.circle().touches(here, next)) {
                return true;
            }
            here = next;
        }
        return slowdown.circle().touches(here, tour.depot());
    }

    private void alert(Slowdown slowdown, LocalDate day, String carrier, Map<String, Instant> before) {
        Set<String> own = book.jobs(day).stream()
                .filter(job -> job.carrier().equals(carrier))
                .map(TransportJob::id)
                .collect(Collectors.toSet());
        Map<String, Instant> pickups = new TreeMap<>(before);
        pickups.keySet().retainAll(own);
        alerts.raise(
                "traffic:" + slowdown.id() + ":" + day + ":" + carrier,
                new What(AlertKind.TRAFFIC, day, carrier, Optional.empty(), Optional.empty(), 0, slowdown.label()),
                pickups);
    }
}
