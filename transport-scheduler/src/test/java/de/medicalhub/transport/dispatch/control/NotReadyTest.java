package de.medicalhub.transport.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.dispatch.AlertKind;
import de.medicalhub.transport.dispatch.JobState;
import de.medicalhub.transport.dispatch.Step;
import de.medicalhub.transport.dispatch.StepNote;
import de.medicalhub.transport.dispatch.StepReason;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.orders.LegAnswer;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patients who need a while (package dispatch, rule 26). */
class NotReadyTest {
    private final OneDay day = new OneDay();
    private final Tour tour = day.tour("bus", 1, "06:00", "14:00");
    private final TransportJob ride = day.ride("ride", OneDay.DEPOT, OneDay.FAR, "08:00", "08:20");
    private final TransportJob other = day.ride("other", OneDay.DEPOT, OneDay.FAR, "11:00", "12:00");
    private final StepTaking steps = day.bean(StepTaking.class);

    @BeforeEach
    void atTheDoor() {
        day.promise(tour, ride, "08:10", "08:47");
        day.promise(tour, other, "11:30", "12:07");
        day.now = OneDay.at("08:10");
        take(Step.ACCEPTED, Optional.empty());
        take(Step.ARRIVED, Optional.empty());
    }

    @ParameterizedTest
    @DisplayName("26: who is not ready is fetched when they are, though the window is over by then; dispatch is told")
    @CsvSource({"READY_IN_15, 08:25", "READY_IN_30, 08:40", "READY_IN_60, 09:10"})
    void theRideStays(StepReason reason, String from) {
        take(Step.NOT_READY, Optional.of(reason));
        assertThat(ride.state()).isEqualTo(JobState.UNPLANNED);
        assertThat(ride.held()).isEmpty();
        assertThat(day.book.stops(tour.id()))
                .extracting(stop -> stop.job().id())
                .containsOnly("other");
        assertThat(day.alerts.raised.values()).singleElement().satisfies(what -> {
            assertThat(what.kind()).isEqualTo(AlertKind.NOT_READY);
            assertThat(what.jobId()).contains("ride");
        });
        assertThat(day.replans.wishes).isEqualTo(1);
        day.plan();
        assertThat(ride.state()).isEqualTo(JobState.PLANNED);
        Instant pickup = ride.plannedPickup().orElseThrow();
        assertThat(pickup).isBetween(OneDay.at(from), OneDay.at(from).plusSeconds(1800));
        assertThat(ride.told()).contains(pickup);
        assertThat(last().businessStatus()).isEqualTo(JobState.PLANNED.businessStatus());
    }

    @Test
    @DisplayName("26: where no vehicle can come so soon, one comes late rather than not at all")
    void lateRatherThanNotAtAll() {
        TransportJob between = day.ride("between", OneDay.DEPOT, OneDay.FAR, "08:15", "08:20");
        day.promise(tour, between, "08:18", "08:55");
        take(Step.NOT_READY, Optional.of(StepReason.READY_IN_15));
        day.plan();
        assertThat(between.tourId()).contains(tour.id());
        assertThat(ride.state()).isEqualTo(JobState.PLANNED);
        assertThat(ride.plannedPickup().orElseThrow()).isAfter(OneDay.at("08:55"));
    }

    @Test
    @DisplayName("7: the step comes after the arrival only, and is not taken back")
    void onlyAtTheDoor() {
        assertThat(other.nextSteps()).doesNotContain(Step.NOT_READY);
        assertThat(ride.nextSteps()).contains(Step.NOT_READY);
        take(Step.NOT_READY, Optional.empty());
        assertThat(ride.takeBack(Step.NOT_READY, day.now)).isPresent();
    }

    private LegAnswer last() {
        return day.told.answers.stream()
                .filter(answer -> answer.taskId().equals("ride"))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private void take(Step step, Optional<StepReason> reason) {
        steps.take("ride", step, new StepNote(day.now, Optional.empty(), reason), tour.driver());
    }
}
