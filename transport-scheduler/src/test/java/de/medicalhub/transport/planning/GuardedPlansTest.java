package de.medicalhub.transport.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.transport.planning.JobTerms.Told;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.TravelTimes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Every plan passes the checker before it leaves the planner (package planning). Here only the checker knows how long the drives
 * are: what it is not asked about comes out.
 */
class GuardedPlansTest {
    private static final GeoPoint DEPOT = new GeoPoint(50.3, 7.2);
    private static final TravelTimes ROADS = TravelTimes.estimate(60);

    private final PlanJob job = ride("job", 1000, JobTerms.NONE);
    private final PlanTour empty =
            new PlanTour("tour", DEPOT, DEPOT, new TimeWindow(0, 40_000), new Load(3, 0, 0), Set.of(), List.of());
    private final PlanTour told =
            empty.with(ride("told", 8000, JobTerms.NONE.told(new Told(Action.PICKUP, 8000, 600))), 0, 0);

    private final Planner sound = new Planner(ROADS, 1);
    private final Planner wrong = new Planner(new KnownToTheChecker(), 1);

    @Test
    @DisplayName("9: what has one more job is checked")
    void insertionsAreChecked() {
        assertThat(sound.insert(List.of(empty), job)).isInstanceOf(Answer.Placed.class);
        assertThatThrownBy(() -> wrong.insert(List.of(empty), job))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("The plan breaks rules");
    }

    @Test
    @DisplayName("9: also where told times are kept")
    void insertionsBesideToldTimesAreChecked() {
        assertThat(sound.insert(List.of(told), job)).isInstanceOf(Answer.Placed.class);
        assertThatThrownBy(() -> wrong.insert(List.of(told), job))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("The plan breaks rules");
    }

    @Test
    @DisplayName("9: and a whole day")
    void daysAreChecked() {
        assertThat(sound.replan(List.of(empty), List.of(job), 1).refused()).isEmpty();
        assertThatThrownBy(() -> wrong.replan(List.of(empty), List.of(job), 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("The plan breaks rules");
    }

    private static PlanJob ride(String id, long from, JobTerms terms) {
        return new PlanJob(
                id,
                new Waypoint(new GeoPoint(50.31, 7.2), new TimeWindow(from, from + 3600), 300),
                new Waypoint(new GeoPoint(50.35, 7.2), TimeWindow.from(0), 300),
                new Load(1, 0, 0),
                Set.of(),
                7200,
                Optional.empty(),
                terms);
    }

    /** Drives that take long, which only the checker hears. */
    private static final class KnownToTheChecker implements TravelTimes {
        private static final long LONG = 20_000;

        @Override
        public long secondsBetween(GeoPoint from, GeoPoint to) {
            boolean checked = StackWalker.getInstance()
                    .walk(frames ->
                            frames.anyMatch(frame -> frame.getClassName().startsWith(PlanChecker.class.getName())));
            return checked && !from.equals(to) ? LONG : ROADS.secondsBetween(from, to);
        }
    }
}
