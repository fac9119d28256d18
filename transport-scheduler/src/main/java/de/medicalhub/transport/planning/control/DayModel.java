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
import de.medicalhub.transport.planning.entity.Pause;
import de.medicalhub.transport.planning.entity.Problem;
import de.medicalhub.transport.planning.entity.Request;
import de.medicalhub.transport.planning.entity.Route;
import de.medicalhub.transport.planning.entity.RouteMaker;
import de.medicalhub.transport.planning.entity.Terms;
import de.medicalhub.transport.planning.entity.Vehicle;
import de.medicalhub.transport.planning.entity.Visit;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.TravelTimes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A day's tours and jobs as a {@link Problem}, and routes as tours again. Who is aboard already was "picked up" where the
 * vehicle is, before everything else.
 */
final class DayModel {
    private static final double ANY_TIME = 1e12;

    private final List<PlanTour> tours;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<PlanJob> jobs = new ArrayList<>();
    private final Map<String, String> aboard = new HashMap<>();
    private final Map<String, PlanTour> onTour = new HashMap<>();
    private final Map<List<Object>, Set<Integer>> unfitFor = new HashMap<>();
    private final boolean isSearched;
    private final Map<GeoPoint, Integer> depots = new LinkedHashMap<>();
    private final List<GeoPoint> points = new ArrayList<>();
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
        for (PlanTour tour : tours) {
            takeJobs(tour);
        }
        waiting.forEach(this::number);
        for (Action action : Action.values()) {
            for (PlanJob job : jobs) {
                boolean isOver = action == Action.PICKUP && aboard.containsKey(job.id());
                points.add(isOver ? startOf(job) : job.at(action).place());
            }
        }
        for (PlanTour tour : tours) {
            depot(tour.start());
            depot(tour.end());
        }
        List<Request> requests = new ArrayList<>();
        for (PlanJob job : jobs) {
            requests.add(request(job, promised.contains(job.id())));
        }
        problem = new Problem(
                requests,
                tours.stream().map(this::vehicle).toList(),
                points.size(),
                (a, b) -> travelTimes.secondsBetween(points.get(a), points.get(b)),
                new Costs(weights.detour(), weights.fairness() / 2, weights.change()),
                isSearched);
        maker = new RouteMaker(problem);
    }

    private void takeJobs(PlanTour tour) {
        Set<String> pickedUp = new HashSet<>();
        for (PlanStop stop : tour.stops()) {
            number(stop.job());
            onTour.put(stop.job().id(), tour);
            if (stop.action() == Action.PICKUP) {
                pickedUp.add(stop.job().id());
            } else if (!pickedUp.contains(stop.job().id())) {
                aboard.put(stop.job().id(), tour.id());
            }
        }
    }

    private void number(PlanJob job) {
        if (numbers.putIfAbsent(job.id(), jobs.size()) == null) {
            jobs.add(job);
        }
    }

    private GeoPoint startOf(PlanJob job) {
        return Objects.requireNonNull(onTour.get(job.id())).start();
    }

    private int depot(GeoPoint place) {
        Integer known = depots.get(place);
        if (known != null) {
            return known;
        }
        depots.put(place, points.size());
        points.add(place);
        return points.size() - 1;
    }

    private Request request(PlanJob job, boolean isPromised) {
        boolean isAboard = aboard.containsKey(job.id());
        Visit pickup = isAboard ? new Visit(-ANY_TIME, ANY_TIME, 0) : visit(job.pickup());
        double maxRide = isAboard ? 2 * ANY_TIME : Math.min((double) job.maxRideSeconds(), ANY_TIME);
        Set<Integer> apart = new HashSet<>();
        job.terms().apart().forEach(id -> Optional.ofNullable(numbers.get(id)).ifPresent(apart::add));
        int announced = job.terms().announcedTour().map(this::tourNumber).orElse(-1);
        int after = job.after().map(id -> numbers.getOrDefault(id, -1)).orElse(-1);
        long weight = isPromised ? 1_000_000L : job.terms().priority();
        return new Request(
                pickup,
                visit(job.dropOff()),
                maxRide,
                measures(job.load(), false),
                new Terms(forbidden(job), apart, after, announced, weight));
    }

    /** Tours that cannot carry it; the one that it is on already may, whatever it lacks now. */
    private Set<Integer> forbidden(PlanJob job) {
        PlanTour own = onTour.get(job.id());
        if (own != null && !isSearched) {
            return Set.of();
        }
        List<Object> needs = List.of(job.load(), job.needs(), job.terms().onlyTours());
        Set<Integer> unfit = unfitFor.computeIfAbsent(needs, key -> unfit(job));
        if (own == null || !unfit.contains(tours.indexOf(own))) {
            return unfit;
        }
        Set<Integer> others = new HashSet<>(unfit);
        others.remove(tours.indexOf(own));
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

    private int tourNumber(String id) {
        for (int v = 0; v < tours.size(); v++) {
            if (tours.get(v).id().equals(id)) {
                return v;
            }
        }
        return -1;
    }

    private static Visit visit(Waypoint point) {
        TimeWindow window = point.window();
        return new Visit(window.earliest(), Math.min((double) window.latest(), ANY_TIME), point.serviceSeconds());
    }

    private static List<Integer> measures(Load load, boolean seatsOnStretchers) {
        int more = seatsOnStretchers ? load.stretchers() : 0;
        return List.of(
                load.stretchers(),
                load.seats() + more,
                load.seats() + load.staff() + more,
                load.seats() + load.stretchers(),
                load.seats() + load.staff() + load.stretchers(),
                load.wheelchairPlaces());
    }

    private Vehicle vehicle(PlanTour tour) {
        boolean sit = tour.terms().patientsMaySitOnStretchers();
        List<Pause> pauses = tour.terms().breaks().stream()
                .map(rest -> new Pause(rest.window().earliest(), rest.window().latest(), rest.seconds()))
                .toList();
        return new Vehicle(
                depot(tour.start()),
                depot(tour.end()),
                tour.shift().earliest(),
                Math.min((double) tour.shift().latest(), ANY_TIME),
                2 * ANY_TIME,
                tour.setUps().map(place -> measures(place, sit)).toList(),
                nodes(tour, tour.frozenStops()),
                aboardIn(tour).size(),
                pauses,
                0);
    }

    /** Who is aboard, then the first stops. */
    private List<Integer> nodes(PlanTour tour, int stops) {
        List<Integer> nodes = new ArrayList<>();
        for (String id : aboardIn(tour)) {
            nodes.add(number(id));
        }
        for (PlanStop stop : tour.stops().subList(0, stops)) {
            int number = number(stop.job().id());
            nodes.add(stop.action() == Action.PICKUP ? number : number + jobs.size());
        }
        return nodes;
    }

    private Set<String> aboardIn(PlanTour tour) {
        Set<String> ids = new LinkedHashSet<>();
        for (PlanStop stop : tour.stops()) {
            if (tour.id().equals(aboard.get(stop.job().id()))) {
                ids.add(stop.job().id());
            }
        }
        return ids;
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

    /** The tour as it is; empty if it breaks a rule. */
    Optional<Route> route(int tour) {
        PlanTour plan = tours.get(tour);
        return maker.make(
                tour,
                nodes(plan, plan.stops().size()).stream()
                        .mapToInt(Integer::intValue)
                        .toArray());
    }

    /** How many positions at the beginning of a route stand for people aboard and not for stops. */
    int aboardCount(int tour) {
        return aboardIn(tours.get(tour)).size();
    }

    /** The tour with the stops of the route; what was frozen stays so. */
    PlanTour tour(Route route) {
        PlanTour old = tours.get(route.vehicle());
        int frozen = old.frozenStops();
        int first = aboardCount(route.vehicle()) + 1;
        List<PlanStop> stops = new ArrayList<>(old.stops().subList(0, frozen));
        for (int k = first + frozen; k <= route.length(); k++) {
            int node = route.node(k);
            boolean isPickup = node < jobs.size();
            PlanJob job = jobs.get(isPickup ? node : node - jobs.size());
            stops.add(PlanStop.free(job, isPickup ? Action.PICKUP : Action.DROP_OFF));
        }
        return old.with(stops);
    }
}
