package de.medicalhub.transport.planning.control;

import de.medicalhub.transport.planning.Action;
import de.medicalhub.transport.planning.Load;
import de.medicalhub.transport.planning.PlanJob;
import de.medicalhub.transport.planning.PlanStop;
import de.medicalhub.transport.planning.PlanTour;
import de.medicalhub.transport.planning.TimeWindow;
import de.medicalhub.transport.planning.Waypoint;
import de.medicalhub.transport.planning.Weights;
import de.medicalhub.transport.planning.entity.Costs;
import de.medicalhub.transport.planning.entity.Drives;
import de.medicalhub.transport.planning.entity.Pause;
import de.medicalhub.transport.planning.entity.Problem;
import de.medicalhub.transport.planning.entity.Request;
import de.medicalhub.transport.planning.entity.Route;
import de.medicalhub.transport.planning.entity.RouteMaker;
import de.medicalhub.transport.planning.entity.Terms;
import de.medicalhub.transport.planning.entity.Vehicle;
import de.medicalhub.transport.planning.entity.Visit;
import de.medicalhub.transport.roads.TravelTimes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A day's tours and jobs as a {@link Problem}, and routes as tours again. Who is aboard already was "picked up" where the
 * vehicle is, before everything else.
 */
final class DayModel {
    private static final double ANY_TIME = 1e12;

    private final List<PlanTour> tours;
    private final Map<String, Integer> numbers;
    private final List<PlanJob> jobs = new ArrayList<>();
    private final BitSet aboard = new BitSet();
    private final List<Integer> tourOf = new ArrayList<>();
    private final List<int[]> jobsOfStops = new ArrayList<>();
    private final List<List<Integer>> aboardOf = new ArrayList<>();
    private final Map<String, Integer> tourNumbers = new HashMap<>();
    private final Map<List<Object>, Set<Integer>> unfitFor = new HashMap<>();
    private final Map<Load, List<Integer>> loads = new HashMap<>();
    private final boolean isSearched;
    private final Measures measures;
    private final Map<Spot, Integer> depots = new LinkedHashMap<>();
    private final List<Spot> points = new ArrayList<>();
    private final Problem problem;
    private final RouteMaker maker;

    /**
     * @param waiting jobs that are on no tour
     * @param promised ids of jobs that must not be left out
     * @param isSearched whether many routes will be tried
     */
    DayModel(
            List<PlanTour> tours,
            List<PlanJob> waiting,
            Set<String> promised,
            TravelTimes travelTimes,
            Weights weights,
            boolean isSearched) {
        this.tours = tours;
        this.isSearched = isSearched;
        int stops = tours.stream().mapToInt(tour -> tour.stops().size()).sum();
        numbers = new HashMap<>(stops + 2 * waiting.size());
        for (int t = 0; t < tours.size(); t++) {
            tourNumbers.putIfAbsent(tours.get(t).id(), t);
            takeJobs(t);
        }
        waiting.forEach(this::take);
        for (Action action : Action.values()) {
            for (int i = 0; i < jobs.size(); i++) {
                boolean isOver = action == Action.PICKUP && aboard.get(i);
                points.add(
                        isOver
                                ? Spot.start(tours.get(tourOf.get(i)))
                                : Spot.of(jobs.get(i).at(action)));
            }
        }
        for (PlanTour tour : tours) {
            depot(Spot.start(tour));
            depot(Spot.end(tour));
        }
        measures = Measures.of(jobs);
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < jobs.size(); i++) {
            requests.add(request(i, promised.contains(jobs.get(i).id())));
        }
        Drives drives = (a, b) -> travelTimes.secondsBetween(
                points.get(a).place(), points.get(b).place(), points.get(a).leaving());
        problem = new Problem(
                requests,
                IntStream.range(0, tours.size())
                        .mapToObj(v -> vehicle(v, weights))
                        .toList(),
                points.size(),
                isSearched ? drives : new KnownDrives(points.size(), drives),
                new Costs(weights.detour(), weights.fairness() / 2, weights.change()),
                isSearched);
        maker = new RouteMaker(problem);
    }

    private void takeJobs(int tour) {
        List<PlanStop> stops = tours.get(tour).stops();
        BitSet pickedUp = new BitSet();
        int[] jobsHere = new int[stops.size()];
        List<Integer> first = new ArrayList<>();
        for (int s = 0; s < jobsHere.length; s++) {
            int job = take(stops.get(s).job());
            jobsHere[s] = job;
            tourOf.set(job, tour);
            if (stops.get(s).action() == Action.PICKUP) {
                pickedUp.set(job);
            } else if (!pickedUp.get(job)) {
                aboard.set(job);
                first.add(job);
            }
        }
        jobsOfStops.add(jobsHere);
        aboardOf.add(first);
    }

    private int take(PlanJob job) {
        Integer known = numbers.putIfAbsent(job.id(), jobs.size());
        if (known != null) {
            return known;
        }
        jobs.add(job);
        tourOf.add(-1);
        return jobs.size() - 1;
    }

    private int depot(Spot place) {
        return depots.computeIfAbsent(place, unseen -> {
            points.add(unseen);
            return points.size() - 1;
        });
    }

    private Request request(int number, boolean isPromised) {
        PlanJob job = jobs.get(number);
        boolean isAboard = aboard.get(number);
        Visit pickup = isAboard ? new Visit(-ANY_TIME, ANY_TIME, 0) : visit(job.pickup());
        double maxRide = isAboard ? 2 * ANY_TIME : Math.min((double) job.maxRideSeconds(), ANY_TIME);
        Set<Integer> apart =
                job.terms().apart().isEmpty() ? Set.of() : numbersOf(job.terms().apart());
        int announced = job.terms()
                .announcedTour()
                .map(id -> tourNumbers.getOrDefault(id, -1))
                .orElse(-1);
        int after = job.after().map(id -> numbers.getOrDefault(id, -1)).orElse(-1);
        long weight = isPromised ? 1_000_000L : job.terms().priority();
        return new Request(
                pickup,
                visit(job.dropOff()),
                maxRide,
                loads.computeIfAbsent(job.load(), load -> measures.of(load, false)),
                new Terms(forbidden(number), apart, after, announced, weight));
    }

    private Set<Integer> numbersOf(Set<String> ids) {
        Set<Integer> known = new HashSet<>();
        ids.forEach(id -> Optional.ofNullable(numbers.get(id)).ifPresent(known::add));
        return known;
    }

    /** Tours that cannot carry it; the one that it is on already may, whatever it lacks now. */
    private Set<Integer> forbidden(int number) {
        int own = tourOf.get(number);
        if (own >= 0 && !isSearched) {
            return Set.of();
        }
        PlanJob job = jobs.get(number);
        List<Object> needs = List.of(job.load(), job.needs(), job.terms().onlyTours());
        Set<Integer> unfit = unfitFor.computeIfAbsent(needs, key -> unfit(job));
        if (!unfit.contains(own)) {
            return unfit;
        }
        Set<Integer> others = new HashSet<>(unfit);
        others.remove(own);
        return others;
    }

    private Set<Integer> unfit(PlanJob job) {
        Set<Integer> unfit = new HashSet<>();
        for (int v = 0; v < tours.size(); v++) {
            if (!tours.get(v).canCarry(job)) {
                unfit.add(v);
            }
        }
        return unfit;
    }

    private static Visit visit(Waypoint point) {
        TimeWindow window = point.window();
        return new Visit(window.earliest(), Math.min((double) window.latest(), ANY_TIME), point.serviceSeconds());
    }

    private Vehicle vehicle(int number, Weights weights) {
        PlanTour tour = tours.get(number);
        boolean sit = tour.terms().patientsMaySitOnStretchers();
        List<Pause> pauses = tour.terms().breaks().stream()
                .map(rest -> new Pause(rest.window().earliest(), rest.window().latest(), rest.seconds()))
                .toList();
        return new Vehicle(
                depot(Spot.start(tour)),
                depot(Spot.end(tour)),
                tour.shift().earliest(),
                Math.min((double) tour.shift().latest(), ANY_TIME),
                2 * ANY_TIME,
                tour.setUps().map(place -> measures.of(place, sit)).toList(),
                Arrays.stream(nodes(number, tour.frozenStops())).boxed().toList(),
                aboardOf.get(number).size(),
                pauses,
                isUsed(number) ? 0 : weights.euro() * tour.terms().costs().perUse(),
                1 + weights.euro() * tour.terms().costs().perSecond());
    }

    /** Whether it drives anyway: somebody is aboard, or its first stops stay as they are. */
    private boolean isUsed(int tour) {
        return tours.get(tour).frozenStops() > 0 || !aboardOf.get(tour).isEmpty();
    }

    /** Who is aboard, then the first stops. */
    private int[] nodes(int tour, int stops) {
        List<Integer> first = aboardOf.get(tour);
        int[] nodes = new int[first.size() + stops];
        int to = 0;
        for (int job : first) {
            nodes[to++] = job;
        }
        for (int s = 0; s < stops; s++) {
            int job = jobsOfStops.get(tour)[s];
            boolean isPickup = tours.get(tour).stops().get(s).action() == Action.PICKUP;
            nodes[to++] = isPickup ? job : job + jobs.size();
        }
        return nodes;
    }

    Problem problem() {
        return problem;
    }

    RouteMaker maker() {
        return maker;
    }

    int number(String jobId) {
        return numbers.getOrDefault(jobId, -1);
    }

    PlanJob job(int number) {
        return jobs.get(number);
    }

    /** The stop that a node stands for. */
    PlanStop stop(int node) {
        PlanJob job = jobs.get(node % jobs.size());
        return PlanStop.free(job, node < jobs.size() ? Action.PICKUP : Action.DROP_OFF);
    }

    /** The tour as it is; empty if it breaks a rule. */
    Optional<Route> route(int tour) {
        return maker.make(tour, nodes(tour, jobsOfStops.get(tour).length));
    }

    /** How many positions at the beginning of a route stand for people aboard and not for stops. */
    int aboardCount(int tour) {
        return aboardOf.get(tour).size();
    }

    /** The tour with the stops of the route; what was frozen stays so. */
    PlanTour tour(Route route) {
        PlanTour old = tours.get(route.vehicle());
        int frozen = old.frozenStops();
        int first = aboardCount(route.vehicle()) + 1;
        List<PlanStop> stops = new ArrayList<>(old.stops().subList(0, frozen));
        for (int k = first + frozen; k <= route.length(); k++) {
            stops.add(stop(route.node(k)));
        }
        return old.with(stops);
    }
}
