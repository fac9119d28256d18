package de.medicalhub.transport.planning.control;

import de.medicalhub.transport.planning.Action;
import de.medicalhub.transport.planning.Load;
import de.medicalhub.transport.planning.PlanStop;
import de.medicalhub.transport.planning.PlanTour;
import de.medicalhub.transport.planning.Schedule;
import de.medicalhub.transport.roads.TravelTimes;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Says whether a tour keeps all rules and when each stop begins. */
public final class RouteTimes {
    private final TravelTimes travelTimes;

    /** With these drives between the stops. */
    public RouteTimes(TravelTimes travelTimes) {
        this.travelTimes = travelTimes;
    }

    /** The times that keep rules 1 to 5 and 10 with the shortest rides that the eight steps find; empty if there are none. */
    public Optional<Schedule> schedule(PlanTour tour) {
        if (!loadFits(tour) || !orderKept(tour)) {
            return Optional.empty();
        }
        EightSteps steps = new EightSteps(tour, travelTimes);
        return steps.run() ? Optional.of(steps.schedule()) : Optional.empty();
    }

    /** As early as the road allows, whatever is missed; for tours that run late. */
    public Schedule earliest(PlanTour tour) {
        EightSteps steps = new EightSteps(tour, travelTimes);
        steps.driveAtOnce();
        return steps.schedule();
    }

    /** By how many seconds the worst stop (or the end of the shift) is late if everybody drives at once. */
    long lateness(PlanTour tour) {
        EightSteps steps = new EightSteps(tour, travelTimes);
        steps.driveAtOnce();
        return steps.lateness();
    }

    /** Rule 10; what is frozen is as it is (rule 6). */
    private static boolean orderKept(PlanTour tour) {
        Set<String> ahead = new HashSet<>();
        for (int i = tour.stops().size() - 1; i >= 0; i--) {
            PlanStop stop = tour.stops().get(i);
            if (stop.action() == Action.DROP_OFF) {
                if (!stop.frozen() && stop.job().after().filter(ahead::contains).isPresent()) {
                    return false;
                }
                ahead.add(stop.job().id());
            }
        }
        return true;
    }

    private static boolean loadFits(PlanTour tour) {
        Load aboard = alreadyAboard(tour);
        for (PlanStop stop : tour.stops()) {
            aboard = stop.action() == Action.PICKUP
                    ? aboard.plus(stop.job().load())
                    : aboard.minus(stop.job().load());
            if (!aboard.fitsInto(tour.places())) {
                return false;
            }
        }
        return true;
    }

    private static Load alreadyAboard(PlanTour tour) {
        Load aboard = Load.NONE;
        for (int i = 0; i < tour.stops().size(); i++) {
            PlanStop stop = tour.stops().get(i);
            if (stop.action() == Action.DROP_OFF && EightSteps.pickupOf(tour.stops(), i) < 0) {
                aboard = aboard.plus(stop.job().load());
            }
        }
        return aboard;
    }
}
