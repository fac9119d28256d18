package de.medicalhub.transport.planning;

import de.medicalhub.transport.roads.GeoPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One vehicle in one shift, with what is still to be driven.
 *
 * @param start where the vehicle is at the beginning of {@code shift}: the depot, or its last stop
 * @param shift from when on it can drive, until when it must be at {@code end}
 * @param places how much the vehicle holds
 * @param stops in driving order; a drop-off without its pickup before it belongs to a job that is already aboard
 * @param terms what else goes with the vehicle and its driver
 */
public record PlanTour(
        String id,
        GeoPoint start,
        GeoPoint end,
        TimeWindow shift,
        Load places,
        Set<Equipment> has,
        List<PlanStop> stops,
        TourTerms terms) {
    /** Keeps its own copies. */
    public PlanTour {
        has = Set.copyOf(has);
        stops = List.copyOf(stops);
    }

    /** A tour without further terms. */
    public PlanTour(
            String id,
            GeoPoint start,
            GeoPoint end,
            TimeWindow shift,
            Load places,
            Set<Equipment> has,
            List<PlanStop> stops) {
        this(id, start, end, shift, places, has, stops, TourTerms.NONE);
    }

    /** The same tour with other stops. */
    public PlanTour with(List<PlanStop> otherStops) {
        return new PlanTour(id, start, end, shift, places, has, otherStops, terms);
    }

    /** The same tour without the stops of a job. */
    public PlanTour without(PlanJob job) {
        return with(
                stops.stream().filter(stop -> !stop.job().id().equals(job.id())).toList());
    }

    /** The same tour with a job's pickup before the stop {@code i} and its drop-off before the stop {@code j}. */
    public PlanTour with(PlanJob job, int i, int j) {
        List<PlanStop> longer = new ArrayList<>(stops);
        longer.add(j, PlanStop.free(job, Action.DROP_OFF));
        longer.add(i, PlanStop.free(job, Action.PICKUP));
        return with(longer);
    }

    /** How many stops at its beginning are frozen. */
    public int frozenStops() {
        int frozen = 0;
        while (frozen < stops.size() && stops.get(frozen).frozen()) {
            frozen++;
        }
        return frozen;
    }

    /** Whether the vehicle could carry the job at all (rule 3). */
    public boolean canCarry(PlanJob job) {
        return has.containsAll(job.needs()) && isAllowed(job) && holds(job.load());
    }

    /** Whether the job may be on this tour at all, places and equipment aside. */
    public boolean isAllowed(PlanJob job) {
        return job.terms().onlyTours().isEmpty() || job.terms().onlyTours().contains(id);
    }

    /** Whether the vehicle, set up one way or another, holds the load at once (rule 3). */
    public boolean holds(Load load) {
        return setUps().anyMatch(place -> fits(load, place));
    }

    /** All ways to set it up. */
    public Stream<Load> setUps() {
        return Stream.concat(Stream.of(places), terms.otherPlaces().stream());
    }

    private boolean fits(Load load, Load place) {
        if (!terms.patientsMaySitOnStretchers()) {
            return load.fitsInto(place);
        }
        int sitting = Math.min(load.seats(), place.seats());
        int others = load.staff() + Math.max(0, load.luggage() - place.luggage());
        int staff = Math.min(others, place.staff() + place.seats() - sitting);
        Load lying = new Load(
                sitting,
                load.wheelchairPlaces(),
                load.stretchers() + load.seats() - sitting + others - staff,
                staff,
                load.cold());
        return lying.fitsInto(place);
    }
}
