package de.medicalhub.transport.planning;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.planning.Refusal.Rule;
import de.medicalhub.transport.planning.TourTerms.Rest;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.TravelTimes;
import de.medicalhub.transport.roads.control.EstimatedTravelTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Each rule that goes beyond times and places, alone. */
class PlannerTermsTest {
    private static final GeoPoint MAYEN = new GeoPoint(50.3276, 7.2227);
    private static final GeoPoint POLCH = new GeoPoint(50.2986, 7.3150);
    private static final GeoPoint ANDERNACH = new GeoPoint(50.4397, 7.4014);
    private static final long TEN = 10 * 3600;
    private static final TravelTimes ROADS = new EstimatedTravelTimes(50);
    private static final Load SEAT = new Load(1, 0, 0);

    private final Planner planner = new Planner(ROADS, 1);

    @Test
    @DisplayName("3: a cold box holds so many parcels at once, in every set-up")
    void coldBoxesAreFull() {
        TourTerms folding = new TourTerms(List.of(new Load(1, 1, 0, 0, 1)), false, List.of());
        PlanTour van = tour("van", new Load(3, 0, 0, 0, 1), folding);
        assertThat(van.holds(new Load(0, 0, 0, 0, 1))).isTrue();
        assertThat(van.holds(new Load(1, 1, 0, 0, 1))).isTrue();
        assertThat(van.holds(new Load(0, 0, 0, 0, 2))).isFalse();
        PlanJob first = ride("a", new Load(0, 0, 0, 0, 1), JobTerms.NONE);
        PlanJob second = ride("b", new Load(0, 0, 0, 0, 1), JobTerms.NONE);
        Plan plan = planner.replan(List.of(van), List.of(first, second), 1);
        assertThat(Faults.of(ROADS, plan.tours(), planner)).isEmpty();
        assertThat(planner.insert(List.of(tour("none", new Load(3, 0, 0), TourTerms.NONE)), first))
                .isInstanceOf(Answer.Refused.class);
    }

    @Test
    @DisplayName("3: an attendant may take a patient's seat, a patient never the attendant's")
    void staffSeatsAreForStaff() {
        PlanTour car = tour("car", new Load(1, 0, 0, 1), TourTerms.NONE);
        assertThat(car.holds(new Load(1, 0, 0, 1))).isTrue();
        assertThat(car.holds(new Load(0, 0, 0, 2))).isTrue();
        assertThat(car.holds(new Load(2, 0, 0))).isFalse();
    }

    @Test
    @DisplayName("3: walkers lie in the boot, each further one takes a seat, of an attendant first, in every set-up")
    void luggageTakesRoom() {
        PlanTour car = tour("car", new Load(2, 0, 0, 1, 0, 1), TourTerms.NONE);
        assertThat(car.holds(new Load(2, 0, 0, 1, 0, 1))).isTrue();
        assertThat(car.holds(new Load(2, 0, 0, 0, 0, 2))).isTrue();
        assertThat(car.holds(new Load(1, 0, 0, 0, 0, 3))).isTrue();
        assertThat(car.holds(new Load(2, 0, 0, 0, 0, 3))).isFalse();
        assertThat(car.holds(new Load(1, 0, 0, 1, 0, 3))).isFalse();
        TourTerms mixed = new TourTerms(List.of(), true, List.of());
        PlanTour ambulance = tour("ambulance", new Load(1, 0, 1), mixed);
        assertThat(ambulance.holds(new Load(1, 0, 0, 0, 0, 1))).isTrue();
        assertThat(ambulance.holds(new Load(0, 0, 1, 0, 0, 1))).isTrue();
        assertThat(ambulance.holds(new Load(1, 0, 1, 0, 0, 1))).isFalse();
    }

    @Test
    @DisplayName(
            "3: two people with walkers share a car only if it has room for both walkers; the checker says so, too")
    void walkersAreNotLeftBehind() {
        Load withWalker = new Load(1, 0, 0, 0, 0, 1);
        List<PlanJob> two = List.of(ride("a", withWalker, JobTerms.NONE), ride("b", withWalker, JobTerms.NONE));
        PlanTour roomy = tour("car", new Load(2, 0, 0, 0, 0, 2), TourTerms.NONE);
        PlanTour full = tour("car", new Load(2, 0, 0, 0, 0, 0), TourTerms.NONE);
        PlanTour together = roomy.with(two.get(0), 0, 0).with(two.get(1), 1, 1);
        Schedule times = planner.schedule(together).orElseThrow();
        assertThat(new PlanChecker(ROADS).check(together, times, Set.of())).isEmpty();
        assertThat(new PlanChecker(ROADS).check(full.with(together.stops()), times, Set.of()))
                .containsExactly("3: places (b)");
        assertThat(planner.schedule(full.with(together.stops()))).isEmpty();
    }

    @Test
    @DisplayName("3: who could sit is carried on a stretcher only where the vehicle allows it")
    void sittingOnAStretcher() {
        TourTerms mixed = new TourTerms(List.of(), true, List.of());
        PlanJob two = ride("two", new Load(2, 0, 0), JobTerms.NONE);
        assertThat(planner.insert(List.of(tour("a", new Load(1, 0, 1), TourTerms.NONE)), two))
                .isInstanceOf(Answer.Refused.class);
        assertThat(planner.insert(List.of(tour("a", new Load(1, 0, 1), mixed)), two))
                .isInstanceOf(Answer.Placed.class);
    }

    @Test
    @DisplayName("3: seats fold away for a wheelchair, but not for both at once")
    void vehicleIsSetUpOneWayOrTheOther() {
        TourTerms folding = new TourTerms(List.of(new Load(1, 1, 0)), false, List.of());
        PlanTour van = tour("van", new Load(3, 0, 0), folding);
        assertThat(van.holds(new Load(3, 0, 0))).isTrue();
        assertThat(van.holds(new Load(1, 1, 0))).isTrue();
        assertThat(van.holds(new Load(2, 1, 0))).isFalse();
        assertThat(planner.insert(List.of(van), ride("a", new Load(0, 1, 0), JobTerms.NONE)))
                .isInstanceOf(Answer.Placed.class);
    }

    @Test
    @DisplayName("11: a break is taken with nobody aboard, and a ride that leaves no room for it is refused")
    void breaksHaveRoom() {
        TimeWindow noon = new TimeWindow(TEN, TEN + 1800);
        TourTerms terms = new TourTerms(List.of(), false, List.of(new Rest(noon, 1800)));
        PlanTour tour = tour("t", SEAT, terms);
        PlanJob during = ride("during", SEAT, JobTerms.NONE, TEN - 600, TEN);
        PlanTour busy = tour("t", SEAT, new TourTerms(List.of(), false, List.of(new Rest(noon, 9000))));
        PlanTour with = placed(planner.insert(List.of(tour), during));
        Schedule times = planner.schedule(with).orElseThrow();
        assertThat(new PlanChecker(ROADS).check(with, times, Set.of())).isEmpty();
        assertThat(planner.insert(List.of(busy), ride("b", SEAT, JobTerms.NONE, TEN + 2400, TEN + 3000)))
                .isInstanceOf(Answer.Refused.class);
    }

    @Test
    @DisplayName("11: who is aboard when the tour begins is brought home before the break")
    void nobodyWaitsAboardForTheBreak() {
        PlanJob aboard = ride("aboard", SEAT, JobTerms.NONE, TEN - 9000, TEN - 7200);
        TimeWindow early = new TimeWindow(TEN - 7200, TEN - 6900);
        TimeWindow wide = new TimeWindow(TEN - 7200, TEN);
        List<PlanStop> stops = List.of(new PlanStop(aboard, Action.DROP_OFF, true));
        assertThat(planner.schedule(tour("t", SEAT, breakIn(early)).with(stops)))
                .isEmpty();
        PlanTour tour = tour("t", SEAT, breakIn(wide)).with(stops);
        Schedule times = planner.schedule(tour).orElseThrow();
        assertThat(times.begins().get(0)).isEqualTo(TEN - 7200 + ROADS.secondsBetween(MAYEN, POLCH));
        assertThat(new PlanChecker(ROADS).check(tour, times, Set.of("aboard"))).isEmpty();
    }

    private static TourTerms breakIn(TimeWindow window) {
        return new TourTerms(List.of(), false, List.of(new Rest(window, 1800)));
    }

    @Test
    @DisplayName("12: who must not meet never is aboard together")
    void incompatiblePassengersNeverMeet() {
        PlanJob first = ride("first", SEAT, JobTerms.NONE);
        JobTerms apart = new JobTerms(Set.of(), Set.of("first"), Optional.empty(), 1);
        PlanJob second = ride("second", SEAT, apart, TEN, TEN + 7200);
        PlanTour tour = tour("t", new Load(4, 0, 0), TourTerms.NONE);
        PlanTour both = placed(planner.insert(List.of(placed(planner.insert(List.of(tour), first))), second));
        List<Action> actions = new ArrayList<>();
        both.stops().forEach(stop -> actions.add(stop.action()));
        assertThat(actions).containsExactly(Action.PICKUP, Action.DROP_OFF, Action.PICKUP, Action.DROP_OFF);
    }

    @Test
    @DisplayName("14: a required vehicle is the only one; without it the refusal says so")
    void requiredVehicle() {
        JobTerms only = new JobTerms(Set.of("b"), Set.of(), Optional.empty(), 1);
        PlanJob job = ride("job", SEAT, only);
        PlanTour a = tour("a", SEAT, TourTerms.NONE);
        PlanTour b = new PlanTour(
                "b", ANDERNACH, ANDERNACH, new TimeWindow(0, 86_400), SEAT, Set.of(), List.of(), TourTerms.NONE);
        Answer answer = planner.insert(List.of(a, b), job);
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Placed.class,
                        placed -> assertThat(placed.tourId()).isEqualTo("b"));
        assertThat(planner.insert(List.of(a), job))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.refusal().rule()).isEqualTo(Rule.VEHICLE_NOT_ON_DUTY));
    }

    @Test
    @DisplayName("15: the announced vehicle stays unless another saves more than the change costs")
    void announcedVehicleStays() {
        JobTerms announced = new JobTerms(Set.of(), Set.of(), Optional.of("b"), 1);
        PlanTour a = tour("a", SEAT, TourTerms.NONE);
        PlanTour b = tour("b", SEAT, TourTerms.NONE);
        Planner loyal = new Planner(ROADS, new Weights(0, 0, 600), 1);
        assertThat(loyal.insert(List.of(a, b), ride("job", SEAT, announced)))
                .isInstanceOfSatisfying(
                        Answer.Placed.class,
                        placed -> assertThat(placed.tourId()).isEqualTo("b"));
    }

    @Test
    @DisplayName("15: with fairness the work is spread, without it one vehicle drives all")
    void fairnessSpreadsWork() {
        List<PlanJob> jobs = List.of(
                ride("x", SEAT, JobTerms.NONE, TEN, TEN + 600), ride("y", SEAT, JobTerms.NONE, TEN + 9000, TEN + 9600));
        List<PlanTour> tours = List.of(tour("a", SEAT, TourTerms.NONE), tour("b", SEAT, TourTerms.NONE));
        assertThat(used(new Planner(ROADS, new Weights(0, 0, 0), 1), tours, jobs))
                .isEqualTo(1);
        assertThat(used(new Planner(ROADS, new Weights(0, 5, 0), 1), tours, jobs))
                .isEqualTo(2);
    }

    @Test
    @DisplayName(
            "15: of two vehicles that fit the cheaper one drives, by the hour or for being used; unless euros do not count")
    void cheaperVehicleDrives() {
        PlanTour cheap = tour("cheap", SEAT, TourTerms.NONE);
        PlanJob job = ride("job", SEAT, JobTerms.NONE);
        for (TourCosts costs : List.of(new TourCosts(0, 40), new TourCosts(30, 0))) {
            List<PlanTour> tours = List.of(tour("dear", SEAT, costing(costs)), cheap);
            Planner weighing = new Planner(ROADS, new Weights(0, 0, 0, 60), 1);
            assertThat(((Answer.Placed) weighing.insert(tours, job)).tourId()).isEqualTo("cheap");
            assertThat(weighing.replan(tours, List.of(job), 1).tours().get(1).stops())
                    .hasSize(2);
            Planner careless = new Planner(ROADS, new Weights(0, 0, 0, 0), 1);
            assertThat(((Answer.Placed) careless.insert(tours, job)).tourId()).isEqualTo("dear");
        }
    }

    @Test
    @DisplayName("15: what using a vehicle costs outweighs that the work would be spread; what driving costs does not")
    void useOfVehiclesIsWeighed() {
        List<PlanJob> jobs = List.of(
                ride("x", SEAT, JobTerms.NONE, TEN, TEN + 600), ride("y", SEAT, JobTerms.NONE, TEN + 9000, TEN + 9600));
        Planner planner = new Planner(ROADS, new Weights(0, 5, 0, 60), 1);
        TourTerms perUse = costing(new TourCosts(200, 0));
        assertThat(used(planner, List.of(tour("a", SEAT, perUse), tour("b", SEAT, perUse)), jobs))
                .isEqualTo(1);
        TourTerms perHour = costing(new TourCosts(0, 40));
        assertThat(used(planner, List.of(tour("a", SEAT, perHour), tour("b", SEAT, perHour)), jobs))
                .isEqualTo(2);
    }

    private static TourTerms costing(TourCosts costs) {
        return new TourTerms(List.of(), false, List.of(), costs);
    }

    @Test
    @DisplayName("16: if not all can be served, priority decides")
    void priorityDecides() {
        JobTerms urgent = new JobTerms(Set.of(), Set.of(), Optional.empty(), 10);
        PlanTour one = tour("one", SEAT, TourTerms.NONE);
        PlanJob usual = ride("usual", SEAT, JobTerms.NONE, TEN, TEN + 60);
        PlanJob dialysis = ride("dialysis", SEAT, urgent, TEN, TEN + 60);
        Plan plan = planner.replan(List.of(one), List.of(usual, dialysis), 3);
        assertThat(plan.refused()).containsOnlyKeys("usual");
    }

    private static long used(Planner planner, List<PlanTour> tours, List<PlanJob> jobs) {
        return planner.replan(tours, jobs, 2).tours().stream()
                .filter(tour -> !tour.stops().isEmpty())
                .count();
    }

    private static PlanTour tour(String id, Load places, TourTerms terms) {
        return new PlanTour(
                id, MAYEN, MAYEN, new TimeWindow(TEN - 7200, TEN + 6 * 3600), places, Set.of(), List.of(), terms);
    }

    private static PlanJob ride(String id, Load load, JobTerms terms) {
        return ride(id, load, terms, TEN, TEN + 1800);
    }

    private static PlanJob ride(String id, Load load, JobTerms terms, long from, long to) {
        return new PlanJob(
                id,
                new Waypoint(MAYEN, new TimeWindow(from, to), 300),
                new Waypoint(POLCH, TimeWindow.from(from), 300),
                load,
                Set.of(),
                3600,
                Optional.empty(),
                terms);
    }

    private static PlanTour placed(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Placed.class);
        return ((Answer.Placed) answer).tours().get(0);
    }
}
