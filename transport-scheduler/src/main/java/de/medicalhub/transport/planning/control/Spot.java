package de.medicalhub.transport.planning.control;

import de.medicalhub.transport.planning.PlanTour;
import de.medicalhub.transport.planning.Waypoint;
import de.medicalhub.transport.roads.GeoPoint;

/** A place, and about when vehicles leave it: when its window opens, or the shift begins; never left: 0 (rule 17). */
record Spot(GeoPoint place, long leaving) {
    static Spot of(Waypoint point) {
        return new Spot(point.place(), point.opens());
    }

    static Spot start(PlanTour tour) {
        return new Spot(tour.start(), tour.shift().earliest());
    }

    static Spot end(PlanTour tour) {
        return new Spot(tour.end(), 0);
    }
}
