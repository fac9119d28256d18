package de.medicalhub.transport.dispatch.control;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.transport.dispatch.AlertKind;
import de.medicalhub.transport.dispatch.control.Delays.Delay;
import de.medicalhub.transport.dispatch.entity.Alert.What;
import de.medicalhub.transport.dispatch.entity.Stop;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.planning.PlanTour;
import de.medicalhub.transport.planning.Planner;
import de.medicalhub.transport.planning.Schedule;
import de.medicalhub.transport.planning.TimeWindow;
import de.medicalhub.transport.roads.GeoPoint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sees which vehicles fall behind, by their drivers' steps, their positions and the clock (rule 26). */
@ApplicationScoped
public class LateWatch {
    @Inject
    private TourBook book;

    @Inject
    private PlanInput input;

    @Inject
    private Planner planner;

    @Inject
    private Alerts alerts;

    @Inject
    private Replans replans;

    @Inject
    private Clock clock;

    /** All tours that are driven now. */
    @Transactional
    public void look() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, HubClock.berlin());
        for (LocalDate day : List.of(today.minusDays(1), today)) {
            book.tours(day).stream()
                    .filter(tour -> !now.isBefore(tour.shiftStart()) && now.isBefore(tour.shiftEnd()))
                    .forEach(tour -> look(tour, Optional.empty(), now));
        }
    }

    /** One tour, whose vehicle is there now. */
    @Transactional
    public void look(String tourId, GeoPoint here) {
        book.findTour(tourId)
                .filter(tour -> tour.isOpen(clock.instant()))
                .ifPresent(tour -> look(tour, Optional.of(here), clock.instant()));
    }

    private void look(Tour tour, Optional<GeoPoint> here, Instant now) {
        List<Stop> stops = book.stops(tour.id());
        boolean isOut = tour.isOutOfService();
        if (!isOut && stops.stream().anyMatch(stop -> stop.doneAt().isEmpty())) {
            PlanTour rest = here.map(place -> from(input.tour(tour, stops, now), place, now))
                    .orElseGet(() -> input.tour(tour, stops, now));
            Schedule times = planner.schedule(rest).orElseGet(() -> planner.earliest(rest));
            Delays.greatest(rest, times, promised(stops)).ifPresent(delay -> raise(tour, delay));
        }
        if (!isOut && LegalBreaks.isOverdue(PlanInput.shift(tour), tour.breaksTaken(), now)) {
            alerts.raise(
                    "break:" + tour.id() + ":" + tour.breaksTaken().size(), what(AlertKind.BREAK_OVERDUE, tour, 0));
        }
    }

    private void raise(Tour tour, Delay delay) {
        if (alerts.raise(
                delay.alertId(tour.id()),
                what(AlertKind.LATE, tour, delay.late().toMinutes()))) {
            replans.later(tour.serviceDate(), tour.carrier());
        }
    }

    private static What what(AlertKind kind, Tour tour, long minutes) {
        return new What(
                kind, tour.serviceDate(), tour.carrier(), Optional.of(tour.id()), Optional.empty(), minutes, "");
    }

    /** Where it is now counts, not where it was last. */
    private static PlanTour from(PlanTour tour, GeoPoint here, Instant now) {
        long earliest = Math.max(tour.shift().earliest(), now.getEpochSecond());
        return new PlanTour(
                tour.id(),
                here,
                tour.end(),
                new TimeWindow(earliest, Math.max(earliest, tour.shift().latest())),
                tour.places(),
                tour.has(),
                tour.stops(),
                tour.terms());
    }

    private static Map<String, Instant> promised(List<Stop> stops) {
        Map<String, Instant> promised = new HashMap<>();
        for (Stop stop : stops) {
            TransportJob job = stop.job();
            job.plannedPickup().ifPresent(at -> promised.put(job.id(), at));
        }
        return promised;
    }
}
