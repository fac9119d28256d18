package de.medicalhub.transport.planning;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.TravelTimes;
import de.medicalhub.transport.roads.control.EstimatedTravelTimes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the checker sees that the planner alone decided before. */
class PlanCheckerTest {
    private static final GeoPoint MAYEN = new GeoPoint(50.3276, 7.2227);
    private static final GeoPoint POLCH = new GeoPoint(50.2986, 7.3150);
    private static final long TEN = 10 * 3600;
    private static final TravelTimes ROADS = new EstimatedTravelTimes(50);

    private final PlanChecker checker = new PlanChecker(ROADS);

    @Test
    @DisplayName("3: a vehicle without the equipment is a fault, unless the job was on it already")
    void equipmentIsMissed() {
        PlanTour tour = tour().with(parcel("job", Set.of(Equipment.COLD_BOX), Optional.empty(), JobTerms.NONE), 0, 0);
        assertThat(faults(tour)).containsExactly("3: lacks equipment (job)");
        assertThat(checker.check(tour, times(tour), Set.of(), Set.of("job"))).isEmpty();
    }

    @Test
    @DisplayName("14: another vehicle than the required one is a fault")
    void otherVehicleIsRequired() {
        JobTerms only = new JobTerms(Set.of("other"), Set.of(), Optional.empty(), 1);
        PlanTour tour = tour().with(parcel("job", Set.of(), Optional.empty(), only), 0, 0);
        assertThat(faults(tour)).containsExactly("14: another vehicle is required (job)");
    }

    @Test
    @DisplayName("10: who comes after another and is dropped off before it is a fault, the other way round is none")
    void orderIsWrong() {
        PlanJob first = parcel("first", Set.of(), Optional.empty(), JobTerms.NONE);
        PlanJob second = parcel("second", Set.of(), Optional.of("first"), JobTerms.NONE);
        assertThat(faults(tour().with(first, 0, 0).with(second, 0, 1)))
                .containsExactly("10: dropped off too soon (second)");
        assertThat(faults(tour().with(first, 0, 0).with(second, 0, 2))).isEmpty();
    }

    private List<String> faults(PlanTour tour) {
        return checker.check(tour, times(tour), Set.of());
    }

    private static Schedule times(PlanTour tour) {
        return new Planner(ROADS, 1).earliest(tour);
    }

    private static PlanTour tour() {
        return new PlanTour(
                "tour", MAYEN, MAYEN, new TimeWindow(TEN, TEN + 4 * 3600), new Load(2, 0, 0), Set.of(), List.of());
    }

    private static PlanJob parcel(String id, Set<Equipment> needs, Optional<String> after, JobTerms terms) {
        TimeWindow window = new TimeWindow(TEN, TEN + 3 * 3600);
        return new PlanJob(
                id,
                new Waypoint(MAYEN, window, 60),
                new Waypoint(POLCH, window, 60),
                Load.NONE,
                needs,
                7200,
                after,
                terms);
    }
}
