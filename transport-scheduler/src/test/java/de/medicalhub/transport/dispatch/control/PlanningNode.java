package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.planning.Load;
import de.medicalhub.transport.planning.Plan;
import de.medicalhub.transport.planning.PlanJob;
import de.medicalhub.transport.planning.PlanTour;
import de.medicalhub.transport.planning.Planner;
import de.medicalhub.transport.planning.TimeWindow;
import de.medicalhub.transport.planning.Waypoint;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.TravelTimes;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** A node that plans a small day: its own lease, one plan in one transaction, as the container does it. */
final class PlanningNode implements PlannedDays {
    static final TravelTimes ROADS = TravelTimes.estimate(50);
    private static final Duration TERM = Duration.ofMinutes(1);

    private final String name;
    private final Transactions transactions;
    final RegionPlanner planner;
    Runnable beforeWriting = () -> {};
    Optional<String> failing = Optional.empty();
    int changes;
    int reads;
    final List<LocalDate> days = new CopyOnWriteArrayList<>();

    PlanningNode(String name, DataSource database, TravelTimes roads) {
        this(name, database, roads, TERM);
    }

    PlanningNode(String name, DataSource database, TravelTimes roads, Duration term) {
        this.name = name;
        transactions = new Transactions(database);
        DataSource joined = transactions.dataSource();
        planner = new RegionPlanner(
                new PlannerLease(joined, term),
                new PlanningWishes(joined),
                this,
                new TimedPlanner(new Planner(roads, 1), 2, Duration.ofMinutes(1)));
    }

    @Override
    public Draft read(LocalDate day, String carrier) {
        reads++;
        days.add(day);
        if (failing.filter(carrier::equals).isPresent()) {
            throw new IllegalStateException("This day is broken");
        }
        return new Draft(day, carrier, Instant.EPOCH, Map.of(), tours(), tours(), jobs());
    }

    @Override
    public boolean write(Draft draft, Plan plan, BooleanSupplier mayWrite, Runnable written) {
        beforeWriting.run();
        if (changes-- > 0) {
            return false;
        }
        return transactions.in(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("insert into planned values (?, ?)")) {
                insert.setString(1, name);
                insert.setString(2, text(plan));
                insert.executeUpdate();
            }
            if (!mayWrite.getAsBoolean()) {
                throw new IllegalStateException("Another node plans by now");
            }
            written.run();
            return true;
        });
    }

    static String undisturbed() {
        return text(new Planner(ROADS, 1).replan(tours(), jobs(), 2));
    }

    private static String text(Plan plan) {
        return plan.tours().stream()
                .map(tour -> tour.stops().stream()
                        .map(stop -> stop.job().id() + stop.action().code())
                        .toList()
                        .toString())
                .toList()
                .toString();
    }

    private static List<PlanTour> tours() {
        GeoPoint depot = new GeoPoint(50.32, 7.22);
        return IntStream.range(0, 3)
                .mapToObj(i -> new PlanTour(
                        "tour-" + i, depot, depot, new TimeWindow(0, 40_000), new Load(3, 0, 0), Set.of(), List.of()))
                .toList();
    }

    private static List<PlanJob> jobs() {
        return IntStream.range(0, 12)
                .mapToObj(i -> new PlanJob(
                        "job-" + i,
                        new Waypoint(new GeoPoint(50.3 + i * 0.01, 7.2), new TimeWindow(i * 1000L, 30_000), 300),
                        new Waypoint(new GeoPoint(50.4, 7.2 + i * 0.01), TimeWindow.from(0), 300),
                        new Load(1, 0, 0),
                        Set.of(),
                        7200))
                .toList();
    }
}
