package de.medicalhub.transport.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.transport.planning.control.Safeguard;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.TravelTimes;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What would leave the planner if it had a fault (package planning). */
class SafeguardTest {
    private static final TravelTimes ROADS = TravelTimes.estimate(60);
    private static final GeoPoint DEPOT = new GeoPoint(50.3, 7.2);

    private final PlanJob job = new PlanJob(
            "twice",
            new Waypoint(new GeoPoint(50.31, 7.2), new TimeWindow(0, 30_000), 300),
            new Waypoint(new GeoPoint(50.35, 7.2), TimeWindow.from(0), 300),
            new Load(1, 0, 0),
            Set.of(),
            7200);
    private final PlanTour one = tour("one");
    private final PlanTour two = tour("two");

    @Test
    @DisplayName("5: a job that is on two tours leaves the planner on none, though each tour alone keeps every rule")
    void onTwoToursIsAFault() {
        List<PlanTour> before = List.of(one, two);
        Safeguard guard = new Safeguard(ROADS);
        assertThatCode(() -> guard.accepted(before, List.of(one.with(job, 0, 0), two)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> guard.accepted(before, List.of(one.with(job, 0, 0), two.with(job, 0, 0))))
                .hasMessageContaining("5: on two tours (twice)");
    }

    @Test
    @DisplayName("5: nor one that is put onto a tour and stays on the other that nobody touched")
    void onAnUntouchedTourIsAFault() {
        PlanTour has = one.with(job, 0, 0);
        assertThatThrownBy(() -> new Safeguard(ROADS).accepted(List.of(has, two), List.of(has, two.with(job, 0, 0))))
                .hasMessageContaining("5: on two tours (twice)");
        assertThat(PlanChecker.onTwoTours(List.of(has, two), Set.of("twice"))).isEmpty();
    }

    private static PlanTour tour(String id) {
        return new PlanTour(id, DEPOT, DEPOT, new TimeWindow(0, 40_000), new Load(3, 0, 0), Set.of(), List.of());
    }
}
