package de.medicalhub.transport.planning.control;

import de.medicalhub.transport.planning.PlanStop;
import de.medicalhub.transport.planning.PlanTour;
import de.medicalhub.transport.planning.Schedule;
import de.medicalhub.transport.planning.Weights;
import de.medicalhub.transport.planning.entity.Route;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.TravelTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says when each stop of a tour begins. */
public final class RouteTimes {
    private final TravelTimes travelTimes;

    /** With these drives between the stops. */
    public RouteTimes(TravelTimes travelTimes) {
        this.travelTimes = travelTimes;
    }

    /** The earliest times that keep every rule, pickups just in time for what follows; empty if there are none. */
    public Optional<Schedule> schedule(PlanTour tour) {
        DayModel day = new DayModel(List.of(tour), List.of(), Set.of(), travelTimes, Weights.DRIVING, false);
        return day.route(0).map(route -> schedule(day, route));
    }

    private static Schedule schedule(DayModel day, Route route) {
        double[] times = day.maker().begins(route);
        List<Long> begins = new ArrayList<>();
        for (int k = day.aboardCount(0) + 1; k <= route.length(); k++) {
            begins.add(Math.round(times[k]));
        }
        double departure = times[day.aboardCount(0)];
        return new Schedule(
                Math.round(departure), begins, Math.round(times[times.length - 1]), Math.round(route.driving()));
    }

    /** As early as the road allows, whatever is missed, without breaks; for tours that run late. */
    public Schedule earliest(PlanTour tour) {
        List<Long> begins = new ArrayList<>();
        GeoPoint here = tour.start();
        long leaving = tour.shift().earliest();
        long clock = tour.shift().earliest();
        long driving = 0;
        for (PlanStop stop : tour.stops()) {
            long drive = travelTimes.secondsBetween(here, stop.waypoint().place(), leaving);
            long begin = Math.max(clock + drive, stop.waypoint().window().earliest());
            begins.add(begin);
            driving += drive;
            clock = begin + stop.waypoint().serviceSeconds();
            here = stop.waypoint().place();
            leaving = stop.waypoint().opens();
        }
        long home = travelTimes.secondsBetween(here, tour.end(), leaving);
        return new Schedule(tour.shift().earliest(), begins, clock + home, driving + home);
    }
}
