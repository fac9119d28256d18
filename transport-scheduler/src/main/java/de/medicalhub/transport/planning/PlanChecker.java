package de.medicalhub.transport.planning;

import de.medicalhub.transport.planning.TourTerms.Rest;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.TravelTimes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks a tour by walking along it, rule by rule, with no code of the planner's own; slow and plain on purpose. The planner
 * gives out no tour that it changed and that fails here.
 *
 * <p>What is done cannot be judged any more: of people who are aboard at the beginning neither how long they have been riding
 * nor whether the vehicle suits them; of frozen stops neither whether the vehicle suits nor who meets whom nor what comes after
 * what. That frozen stops stand as before, and that nobody promised is left out, concerns two plans and is looked at where both are known.
 */
public final class PlanChecker {
    private final TravelTimes travelTimes;

    /** With the drives that the plan was made with. */
    public PlanChecker(TravelTimes travelTimes) {
        this.travelTimes = travelTimes;
    }

    /**
     * Every broken rule in words, with ids of tours and jobs only; empty for a good tour.
     *
     * @param aboardAtFirst ids of the jobs that are aboard when the tour begins
     */
    public List<String> check(PlanTour tour, Schedule times, Set<String> aboardAtFirst) {
        return check(tour, times, aboardAtFirst, Set.of());
    }

    /**
     * The same for a tour that was changed.
     *
     * @param onItBefore ids of the jobs that were on this tour already: they stay on it even if the vehicle, or what they
     *     require, has changed since
     */
    public List<String> check(PlanTour tour, Schedule times, Set<String> aboardAtFirst, Set<String> onItBefore) {
        Walk walk = new Walk(tour, times, aboardAtFirst, onItBefore);
        walk.go();
        return walk.faults;
    }

    /**
     * Which of these jobs are on more than one tour (rule 5), in words; each walk along one tour alone would find them good.
     *
     * @param ids of the jobs that are looked for
     */
    public static List<String> onTwoTours(List<PlanTour> tours, Set<String> ids) {
        Map<String, String> found = new HashMap<>();
        Set<String> faults = new TreeSet<>();
        for (PlanTour tour : tours) {
            for (PlanStop stop : tour.stops()) {
                String job = stop.job().id();
                if (ids.contains(job) && !tour.id().equals(found.computeIfAbsent(job, first -> tour.id()))) {
                    faults.add("5: on two tours (" + job + ")");
                }
            }
        }
        return List.copyOf(faults);
    }

    private final class Walk {
        private final List<String> faults = new ArrayList<>();
        private final PlanTour tour;
        private final Schedule times;
        private final Set<String> onItBefore;
        private final Set<String> seen = new HashSet<>();
        private final Map<String, Long> since = new HashMap<>();
        private final Map<String, PlanJob> aboard = new HashMap<>();
        private final List<Rest> breaks;
        private long clock;
        private GeoPoint here;
        private long leaving;

        Walk(PlanTour tour, Schedule times, Set<String> aboardAtFirst, Set<String> onItBefore) {
            this.tour = tour;
            this.onItBefore = onItBefore;
            this.times = times;
            clock = times.departure();
            here = tour.start();
            leaving = tour.shift().earliest();
            breaks = new ArrayList<>(tour.terms().breaks());
            for (PlanStop stop : tour.stops()) {
                if (aboardAtFirst.contains(stop.job().id())) {
                    aboard.put(stop.job().id(), stop.job());
                }
            }
        }

        void go() {
            expect(clock >= tour.shift().earliest(), "4: leaves before the shift", tour.id());
            int frozen = tour.frozenStops();
            long free = tour.shift().earliest();
            for (int i = 0; i < tour.stops().size(); i++) {
                PlanStop stop = tour.stops().get(i);
                long drive = travelTimes.secondsBetween(here, stop.waypoint().place(), leaving);
                long begin = times.begins().get(i);
                rest(free, begin - drive);
                arrive(stop, begin, drive);
                load(stop, i < frozen);
                free = clock;
            }
            order(frozen);
            expect(aboard.isEmpty(), "5: still aboard at the end", tour.id());
            long drive = travelTimes.secondsBetween(here, tour.end(), leaving);
            rest(free, times.end() - drive);
            expect(times.end() >= clock + drive, "4: arrives too fast", tour.id());
            expect(times.end() <= tour.shift().latest(), "4: ends after the shift", tour.id());
            expect(breaks.isEmpty(), "11: a break has no room", tour.id());
        }

        private void arrive(PlanStop stop, long begin, long drive) {
            TimeWindow window = stop.waypoint().window();
            String job = stop.job().id();
            expect(begin >= clock + drive, "1: drives too fast", job);
            expect(begin >= window.earliest(), "1: begins too early", job);
            expect(begin <= window.latest(), "1: begins too late", job);
            long left = since.getOrDefault(job, begin);
            boolean isEnd = stop.action() == Action.DROP_OFF;
            expect(!isEnd || begin - left <= stop.job().maxRideSeconds(), "2: rides too long", job);
            clock = begin + stop.waypoint().serviceSeconds();
            here = stop.waypoint().place();
            leaving = stop.waypoint().opens();
        }

        /** Who comes after another is not dropped off before it. */
        private void order(int frozen) {
            Set<String> dropped = new HashSet<>();
            for (int i = tour.stops().size() - 1; i >= 0; i--) {
                PlanStop stop = tour.stops().get(i);
                if (stop.action() == Action.DROP_OFF) {
                    String other = stop.job().after().orElse("");
                    expect(
                            i < frozen || !dropped.contains(other),
                            "10: dropped off too soon",
                            stop.job().id());
                    dropped.add(stop.job().id());
                }
            }
        }

        /** Whether the vehicle has what the job needs, and is the one that it requires, if it requires one. */
        private void suits(PlanJob job) {
            boolean stays = onItBefore.contains(job.id());
            expect(stays || tour.has().containsAll(job.needs()), "3: lacks equipment", job.id());
            Set<String> only = job.terms().onlyTours();
            expect(stays || only.isEmpty() || only.contains(tour.id()), "14: another vehicle is required", job.id());
        }

        private void load(PlanStop stop, boolean isFrozen) {
            PlanJob job = stop.job();
            if (stop.action() == Action.DROP_OFF) {
                expect(aboard.remove(job.id()) != null, "5: dropped off without pickup", job.id());
                return;
            }
            expect(seen.add(job.id()), "5: picked up twice", job.id());
            since.put(job.id(), clock);
            if (!isFrozen) {
                suits(job);
                aboard.values().forEach(other -> expect(mayMeet(job, other), "12: must not meet", job.id()));
            }
            aboard.put(job.id(), job);
            Load sum = aboard.values().stream().map(PlanJob::load).reduce(Load.NONE, Load::plus);
            expect(tour.setUps().anyMatch(places -> seats(sum, places)), "3: places", job.id());
        }

        private boolean mayMeet(PlanJob one, PlanJob other) {
            return !one.terms().apart().contains(other.id())
                    && !other.terms().apart().contains(one.id());
        }

        /** Seats one kind after the other, who has least choice first; what finds no room of its own is put where attendants sit. */
        private boolean seats(Load people, Load places) {
            int stretchers = places.stretchers() - people.stretchers();
            int seats = places.seats() - people.seats();
            if (seats < 0 && tour.terms().patientsMaySitOnStretchers()) {
                stretchers += seats;
                seats = 0;
            }
            int bags = Math.max(0, people.luggage() - places.luggage());
            int standing = Math.max(0, people.staff() + bags - places.staff());
            int room = seats + (tour.terms().patientsMaySitOnStretchers() ? stretchers : 0);
            return stretchers >= 0
                    && seats >= 0
                    && standing <= room
                    && people.wheelchairPlaces() <= places.wheelchairPlaces()
                    && people.cold() <= places.cold();
        }

        /** While nobody is aboard from then to then: breaks that fit in. */
        private void rest(long from, long until) {
            long begin = from;
            while (aboard.isEmpty() && !breaks.isEmpty()) {
                Rest next = breaks.get(0);
                begin = Math.max(begin, next.window().earliest());
                if (begin > next.window().latest() || begin + next.seconds() > until) {
                    return;
                }
                begin += next.seconds();
                breaks.remove(0);
            }
        }

        private void expect(boolean fine, String fault, String about) {
            if (!fine) {
                faults.add(fault + " (" + about + ")");
            }
        }
    }
}
