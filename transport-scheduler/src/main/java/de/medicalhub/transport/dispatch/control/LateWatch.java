package de.medicalhub.transport.dispatch.control;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.transport.dispatch.AlertKind;
import de.medicalhub.transport.dispatch.Whereabouts;
import de.medicalhub.transport.dispatch.control.Delays.Delay;
import de.medicalhub.transport.dispatch.entity.Alert.What;
import de.medicalhub.transport.dispatch.entity.Stop;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.planning.PlanTour;
import de.medicalhub.transport.planning.Planner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    private Whereabouts whereabouts;

    @Inject
    private Clock clock;

    /** The ids of all tours that may be driven now. */
    @Transactional
    public List<String> driven() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, HubClock.berlin());
        return List.of(today.minusDays(1), today).stream()
                .flatMap(day -> book.tours(day).stream())
                .filter(tour -> !now.isBefore(tour.shiftStart()) && !tour.isOver(now))
                .map(Tour::id)
                .toList();
    }

    /** One tour, by itself: another one's fault must not hide its delay. */
    @Transactional
    public void look(String tourId) {
        Instant now = clock.instant();
        book.findTour(tourId).filter(tour -> tour.isOpen(now)).ifPresent(tour -> look(tour, now));
    }

    /** Of a break only where somebody is driven to: whoever waits all day has rested. */
    private void look(Tour tour, Instant now) {
        List<Stop> stops = book.stops(tour.id());
        if (stops.stream().anyMatch(stop -> stop.doneAt().isEmpty())) {
            PlanTour rest = input.tour(tour, stops, now);
            List<TransportJob> jobs = stops.stream().map(Stop::job).toList();
            Delays.greatest(rest, planner.earliest(rest), Delays.said(jobs)).ifPresent(delay -> raise(tour, delay));
        }
        if (whereabouts.restingSince(tour.id()).isPresent()) {
            alerts.withdrawOfTour(tour.id(), Set.of(AlertKind.BREAK_OVERDUE));
        } else if (!stops.isEmpty() && LegalBreaks.isOverdue(PlanInput.shift(tour), tour.breaksTaken(), now)) {
            alerts.raise(
                    "break:" + tour.id() + ":" + tour.breaksTaken().size(), what(AlertKind.BREAK_OVERDUE, tour, 0));
        }
    }

    /** Until what is said is true again the day is to be planned, whoever has seen the alert. */
    private void raise(Tour tour, Delay delay) {
        alerts.raise(
                delay.alertId(tour.id()),
                what(AlertKind.LATE, tour, delay.late().toMinutes()));
        replans.later(tour.serviceDate(), tour.carrier());
    }

    private static What what(AlertKind kind, Tour tour, long minutes) {
        return new What(
                kind, tour.serviceDate(), tour.carrier(), Optional.of(tour.id()), Optional.empty(), minutes, "");
    }
}
