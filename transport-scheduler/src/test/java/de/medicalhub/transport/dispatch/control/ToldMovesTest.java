package de.medicalhub.transport.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.dispatch.AlertKind;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.roads.GeoPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who was told a time counts on it. */
class ToldMovesTest {
    /** About twelve minutes by road. */
    private static final GeoPoint NEAR = new GeoPoint(50.38, 7.20);

    private final OneDay day = new OneDay();
    private final DayPlanning planning = day.bean(DayPlanning.class);

    @Test
    @DisplayName(
            "32: a new order moves a told time only where it has no other place, and the board names whom and by how much")
    void movedTimesAreNamed() {
        Tour bus = day.tour("bus", 1, "08:00", "18:00");
        TransportJob told = day.ride("told", OneDay.DEPOT, NEAR, "10:00", "11:00");
        planning.insert(told);
        Instant promised = told.told().orElseThrow();
        assertThat(told.plannedPickup()).contains(promised);

        planning.insert(day.ride("newcomer", OneDay.DEPOT, NEAR, "09:55", "10:05"));
        long late =
                Duration.between(promised, told.plannedPickup().orElseThrow()).toMinutes();
        assertThat(late).isGreaterThan(10);
        assertThat(told.told()).isEqualTo(told.plannedPickup());
        assertThat(day.alerts.raised.values()).singleElement().satisfies(what -> {
            assertThat(what.kind()).isEqualTo(AlertKind.TOLD_LATER);
            assertThat(what.jobId()).contains("told");
            assertThat(what.tourId()).contains(bus.id());
            assertThat(what.minutes()).isEqualTo(late);
        });
    }

    @Test
    @DisplayName("32: another vehicle, however far, comes before another time")
    void anotherVehicleComesFirst() {
        day.tour("bus", 1, "08:00", "18:00");
        TransportJob told = day.ride("told", OneDay.DEPOT, NEAR, "10:00", "11:00");
        planning.insert(told);
        day.tour("second", 1, "08:00", "18:00");
        planning.insert(day.ride("newcomer", OneDay.DEPOT, NEAR, "09:55", "10:05"));
        assertThat(told.plannedPickup()).isEqualTo(told.told());
        assertThat(day.alerts.raised).isEmpty();
    }

    @Test
    @DisplayName(
            "32: small moves add up to no great one: what was told stands until it is left by more than the tolerance")
    void smallMovesDoNotAddUp() {
        TransportJob job = day.ride("told", OneDay.DEPOT, NEAR, "10:00", "11:00");
        Duration tolerance = Duration.ofMinutes(10);
        planned(job, "10:00");
        assertThat(job.tell(tolerance)).isEmpty();
        planned(job, "10:09");
        assertThat(job.tell(tolerance)).isEmpty();
        assertThat(job.told()).contains(OneDay.at("10:00"));
        planned(job, "10:18");
        assertThat(job.tell(tolerance)).contains(Duration.ofMinutes(18));
        assertThat(job.told()).contains(OneDay.at("10:18"));
        planned(job, "10:05");
        assertThat(job.tell(tolerance)).contains(Duration.ofMinutes(-13));
    }

    @Test
    @DisplayName("32: who is moved to a time that was told once before is named again")
    void movedBackAndForthIsNamedEachTime() {
        TransportJob job = day.ride("told", OneDay.DEPOT, NEAR, "10:00", "11:00");
        planned(job, "10:30");
        job.tell(Duration.ofMinutes(10));
        ToldMoves moves = day.bean(ToldMoves.class);
        moves.name(List.of(new ToldMoves.Move(job, Duration.ofMinutes(30))));
        day.now = day.now.plusSeconds(3600);
        moves.name(List.of(new ToldMoves.Move(job, Duration.ofMinutes(30))));
        assertThat(day.alerts.raised).hasSize(2);
    }

    private void planned(TransportJob job, String pickup) {
        job.plan("bus", OneDay.at(pickup), OneDay.at("11:30"), day.now);
    }
}
