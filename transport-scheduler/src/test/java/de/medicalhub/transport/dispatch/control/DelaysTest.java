package de.medicalhub.transport.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.dispatch.AlertKind;
import de.medicalhub.transport.dispatch.Step;
import de.medicalhub.transport.dispatch.StepReason;
import de.medicalhub.transport.dispatch.control.Delays.Delay;
import de.medicalhub.transport.dispatch.entity.Alert;
import de.medicalhub.transport.planning.Load;
import de.medicalhub.transport.planning.PlanJob;
import de.medicalhub.transport.planning.PlanTour;
import de.medicalhub.transport.planning.Planner;
import de.medicalhub.transport.planning.TimeWindow;
import de.medicalhub.transport.planning.Waypoint;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.TravelTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Alerts (package dispatch, rule 26). */
class DelaysTest {
    private static final TravelTimes ROADS = TravelTimes.estimate(50);
    private static final GeoPoint MAYEN = new GeoPoint(50.3276, 7.2227);
    private static final GeoPoint POLCH = new GeoPoint(50.2986, 7.3150);
    private static final long TEN = 10 * 3600;

    private final Planner planner = new Planner(ROADS, 1);

    @Test
    @DisplayName("26: ten minutes behind what was said is worth an alert, nine are not")
    void tenMinutesAreWorthAnAlert() {
        assertThat(late(TEN, 9)).isEmpty();
        assertThat(late(TEN, 10)).hasValueSatisfying(delay -> {
            assertThat(delay.stopId()).isEqualTo("ride/pickup");
            assertThat(delay.late()).isEqualTo(Duration.ofMinutes(10));
        });
    }

    @Test
    @DisplayName("26: the same promise is told once, another one again")
    void eachPromiseIsToldOnce() {
        String first = late(TEN, 20).orElseThrow().alertId("tour");
        assertThat(late(TEN, 40).orElseThrow().alertId("tour")).isEqualTo(first);
        assertThat(late(TEN + 1200, 40).orElseThrow().alertId("tour")).isNotEqualTo(first);
    }

    @Test
    @DisplayName("26: whom an alert concerns is kept with the minutes; that nobody is concerned is an answer too")
    void concernedAreKept() {
        Alert alert = alert();
        assertThat(alert.isAnswered()).isFalse();
        alert.concerns(Map.of());
        assertThat(alert.isAnswered()).isTrue();
        assertThat(alert.concerned()).isEmpty();
        Map<String, Optional<Long>> jobs = new LinkedHashMap<>();
        jobs.put("job-1", Optional.of(12L));
        jobs.put("job-2", Optional.of(-5L));
        jobs.put("job-3", Optional.empty());
        alert.concerns(jobs);
        assertThat(alert.concerned()).isEqualTo(jobs);
    }

    @Test
    @DisplayName("26: the driver's reason says what the board calls it")
    void reasonsHaveTheirAlerts() {
        assertThat(StepReason.NOT_READY.alert(Step.NO_SHOW)).isEqualTo(AlertKind.NOT_READY);
        assertThat(StepReason.VEHICLE_FAILED.alert(Step.TURNED_DOWN)).isEqualTo(AlertKind.BREAKDOWN);
        assertThat(StepReason.WRONG_ADDRESS.alert(Step.NO_SHOW)).isEqualTo(AlertKind.NO_SHOW);
        assertThat(StepReason.WRONG_ADDRESS.alert(Step.TURNED_DOWN)).isEqualTo(AlertKind.TURNED_DOWN);
    }

    private static Alert alert() {
        return new Alert(
                "id",
                new Alert.What(
                        AlertKind.OUT,
                        LocalDate.of(2026, 11, 23),
                        "Organization/c",
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        ""),
                Instant.EPOCH);
    }

    /** A vehicle that can leave only so many minutes later than it would have to. */
    private Optional<Delay> late(long said, int minutes) {
        long drive = ROADS.secondsBetween(MAYEN, POLCH);
        TimeWindow open = TimeWindow.from(0);
        PlanJob ride = new PlanJob(
                "ride",
                new Waypoint(POLCH, open, 60),
                new Waypoint(MAYEN, open, 60),
                new Load(1, 0, 0),
                Set.of(),
                7200);
        TimeWindow shift = new TimeWindow(said - drive + minutes * 60L, said + 5 * TEN);
        PlanTour tour = new PlanTour("tour", MAYEN, MAYEN, shift, new Load(1, 0, 0), Set.of(), List.of());
        PlanTour driven = tour.with(ride, 0, 0);
        return Delays.greatest(driven, planner.earliest(driven), Map.of("ride/pickup", Instant.ofEpochSecond(said)));
    }
}
