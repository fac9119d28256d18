package de.medicalhub.transport.planning;

import de.medicalhub.transport.planning.TourTerms.Rest;
import de.medicalhub.transport.roads.GeoPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A day of a district that a seed makes up: tours with different vehicles, rides and deliveries. */
final class RandomDay {
    private static final long SIX = 6 * 3600;
    private final Random random;

    RandomDay(long seed) {
        random = new Random(seed);
    }

    List<PlanTour> tours(int count) {
        List<PlanTour> tours = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            GeoPoint depot = place();
            Load places =
                    new Load(1 + random.nextInt(5), random.nextInt(3), random.nextInt(2), 0, 0, random.nextInt(2));
            Set<Equipment> has = random.nextBoolean() ? Set.of(Equipment.CARRY_CHAIR) : Set.of(Equipment.values());
            long from = SIX + random.nextInt(4) * 3600L;
            tours.add(new PlanTour(
                    "tour-" + i, depot, depot, new TimeWindow(from, from + 8 * 3600), places, has, List.of()));
        }
        return tours;
    }

    List<PlanJob> jobs(int count) {
        List<PlanJob> jobs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            jobs.add(random.nextInt(3) == 0 ? delivery("job-" + i) : ride("job-" + i));
        }
        return jobs;
    }

    /** As {@link #tours}, some with a break, with seats that fold away or with stretchers to sit on. */
    List<PlanTour> toursWithTerms(int count) {
        return tours(count).stream().map(this::withTerms).toList();
    }

    private PlanTour withTerms(PlanTour tour) {
        long from = tour.shift().earliest() + 2 * 3600;
        List<Rest> breaks =
                random.nextBoolean() ? List.of(new Rest(new TimeWindow(from, from + 7200), 1800)) : List.of();
        List<Load> others = random.nextBoolean() ? List.of(new Load(1, 2, 0, 1, 0, 1)) : List.of();
        TourTerms terms = new TourTerms(others, random.nextBoolean(), breaks);
        return new PlanTour(
                tour.id(), tour.start(), tour.end(), tour.shift(), tour.places(), tour.has(), tour.stops(), terms);
    }

    PlanJob job(String id) {
        return random.nextInt(3) == 0 ? delivery(id) : ride(id);
    }

    /** Somebody who must not meet others, comes after another, wants one of two vehicles, or has an attendant. */
    PlanJob jobWithTerms(String id, List<String> others) {
        PlanJob job = ride(id);
        Set<String> only = random.nextBoolean() ? Set.of("tour-0", "tour-1") : Set.of();
        Set<String> apart = others.isEmpty() ? Set.of() : Set.of(oneOf(others));
        Optional<String> announced = random.nextBoolean() ? Optional.of("tour-1") : Optional.empty();
        Load load = random.nextBoolean() ? job.load().plus(new Load(0, 0, 0, 1)) : job.load();
        return new PlanJob(
                id,
                job.pickup(),
                job.dropOff(),
                load,
                job.needs(),
                job.maxRideSeconds(),
                others.isEmpty() || random.nextBoolean() ? Optional.empty() : Optional.of(oneOf(others)),
                new JobTerms(only, apart, announced, 1 + random.nextInt(3)));
    }

    <T> T oneOf(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    private PlanJob ride(String id) {
        long from = SIX + random.nextInt(600) * 60L;
        Load load = switch (random.nextInt(4)) {
            case 0 -> new Load(0, 1, 0);
            case 1 -> new Load(0, 0, 1);
            case 2 -> new Load(2, 0, 0, 0, 0, random.nextInt(3));
            default -> new Load(1, 0, 0);
        };
        Set<Equipment> needs = random.nextInt(6) == 0 ? Set.of(Equipment.CARRY_CHAIR) : Set.of();
        Waypoint pickup = new Waypoint(place(), new TimeWindow(from, from + 3600), 600);
        Waypoint dropOff = new Waypoint(place(), TimeWindow.from(from), 300);
        return new PlanJob(id, pickup, dropOff, load, needs, 45 * 60 + random.nextInt(30) * 60L);
    }

    private PlanJob delivery(String id) {
        long from = SIX + random.nextInt(300) * 60L;
        TimeWindow window = new TimeWindow(from, from + 5 * 3600);
        Set<Equipment> needs = random.nextInt(3) == 0 ? Set.of(Equipment.COLD_BOX) : Set.of();
        return new PlanJob(
                id, new Waypoint(place(), window, 300), new Waypoint(place(), window, 300), Load.NONE, needs, 6 * 3600);
    }

    private GeoPoint place() {
        return new GeoPoint(50.2 + random.nextDouble() * 0.3, 7.1 + random.nextDouble() * 0.6);
    }
}
