package de.medicalhub.transport.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.dispatch.AlertKind;
import de.medicalhub.transport.dispatch.JobState;
import de.medicalhub.transport.dispatch.Step;
import de.medicalhub.transport.dispatch.StepNote;
import de.medicalhub.transport.dispatch.StepReason;
import de.medicalhub.transport.dispatch.control.HandMoves.Outcome;
import de.medicalhub.transport.dispatch.control.HandMoves.Wanted;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Vehicles that drop out, and events that were none (package dispatch, rules 13, 17 and 26). */
class DropOutTest {
    private final OneDay day = new OneDay();
    private final Tour tour = day.tour("bus", 1, "06:00", "14:00");
    private final TransportJob first = day.ride("first", OneDay.FAR, OneDay.DEPOT, "08:00", "09:30");
    private final TransportJob second = day.ride("second", OneDay.DEPOT, OneDay.FAR, "10:00", "11:00");

    @BeforeEach
    void planned() {
        day.promise(tour, first, "09:00", "09:47");
        day.promise(tour, second, "10:30", "11:17");
        day.now = OneDay.at("08:00");
    }

    @Test
    @DisplayName("26: an outage names who moved and by how much from what was said, and who is on no tour now")
    void anOutageNamesWhomItConcerns() {
        Tour other = day.tour("other", 1, "10:30", "12:15");
        day.bean(TourHand.class).takeOut(tour.id(), Set.of(OneDay.CARRIER));
        day.plan();
        assertThat(second.tourId()).contains(other.id());
        assertThat(first.state()).isEqualTo(JobState.UNPLANNED);
        long later = Math.round((second.plannedPickup().orElseThrow().getEpochSecond()
                        - OneDay.at("10:30").getEpochSecond())
                / 60.0);
        Map<String, Optional<Long>> concerned =
                day.alerts.concerned.values().iterator().next();
        assertThat(concerned).containsEntry("first", Optional.empty());
        if (later != 0) {
            assertThat(concerned).containsEntry("second", Optional.of(later));
        } else {
            assertThat(concerned).doesNotContainKey("second");
        }
    }

    @Test
    @DisplayName("17: whom no vehicle can fetch in time after an outage, one fetches late, though the window is over")
    void whoIsOwedARideComesLate() {
        Tour other = day.tour("other", 4, "06:00", "14:00");
        day.now = OneDay.at("09:20");
        day.bean(TourHand.class).takeOut(tour.id(), Set.of(OneDay.CARRIER));
        day.plan();
        assertThat(first.tourId()).contains(other.id());
        assertThat(first.plannedPickup().orElseThrow()).isAfter(OneDay.at("09:30"));
        day.now = OneDay.at("09:40");
        day.plan();
        assertThat(first.tourId()).as("and stays there").contains(other.id());
    }

    @Test
    @DisplayName("15: a dispatcher gives a late ride a tour, and is told that it is late")
    void aDispatcherMayBeLate() {
        Tour other = day.tour("other", 4, "06:00", "14:00");
        TransportJob late = day.ride("late", OneDay.FAR, OneDay.DEPOT, "06:00", "07:00");
        day.plan();
        assertThat(late.tourId()).as("planning does not").isEmpty();
        Outcome outcome = day.bean(HandMoves.class)
                .move(new Wanted("late", Optional.of(other.id()), late.version(), false), Set.of(OneDay.CARRIER));
        assertThat(outcome.hindrance()).isEmpty();
        assertThat(outcome.late()).isTrue();
        assertThat(late.tourId()).contains(other.id());
        day.plan();
        assertThat(late.tourId()).contains(other.id());
    }

    @Test
    @DisplayName("17: who was begun is named, and moved by hand while nobody is aboard")
    void whoWasBegunIsNamed() {
        Tour other = day.tour("other", 4, "06:00", "14:00");
        StepTaking steps = day.bean(StepTaking.class);
        steps.take("first", Step.ACCEPTED, note(null), tour.driver());
        day.bean(TourHand.class).takeOut(tour.id(), Set.of(OneDay.CARRIER));
        assertThat(day.alerts.raised.values())
                .filteredOn(what -> what.kind() == AlertKind.STRANDED)
                .singleElement()
                .satisfies(what -> assertThat(what.jobId()).contains("first"));
        day.bean(HandMoves.class)
                .move(new Wanted("first", Optional.of(other.id()), first.version(), false), Set.of(OneDay.CARRIER));
        assertThat(first.tourId()).contains(other.id());
        assertThat(first.state()).isEqualTo(JobState.PLANNED);
    }

    @Test
    @DisplayName("17: who is aboard a vehicle that failed is moved by people, not on the board")
    void whoIsAboardStays() {
        Tour other = day.tour("other", 4, "06:00", "14:00");
        StepTaking steps = day.bean(StepTaking.class);
        steps.take("first", Step.ACCEPTED, note(null), tour.driver());
        steps.take("first", Step.ARRIVED, note(null), tour.driver());
        steps.take("first", Step.ON_BOARD, note(null), tour.driver());
        day.bean(TourHand.class).takeOut(tour.id(), Set.of(OneDay.CARRIER));
        Wanted wanted = new Wanted("first", Optional.of(other.id()), first.version(), false);
        assertThatThrownBy(() -> day.bean(HandMoves.class).move(wanted, Set.of(OneDay.CARRIER)))
                .isInstanceOf(RefusedException.class);
        assertThat(first.tourId()).contains(tour.id());
    }

    @Test
    @DisplayName("14: what a vehicle that failed hands back is not held, and another one gets it")
    void aFailedVehicleHoldsNothing() {
        Tour other = day.tour("other", 4, "06:00", "14:00");
        day.bean(StepTaking.class).take("first", Step.TURNED_DOWN, note(StepReason.VEHICLE_FAILED), tour.driver());
        assertThat(first.held()).isEmpty();
        day.plan();
        assertThat(first.tourId()).contains(other.id());
    }

    @Test
    @DisplayName("17: a driver who says that the vehicle failed gets nothing more until a dispatcher puts it back")
    void whoSaysItFailedGetsNothingMore() {
        day.bean(StepTaking.class).take("first", Step.TURNED_DOWN, note(StepReason.VEHICLE_FAILED), tour.driver());
        assertThat(tour.isOutOfService()).isTrue();
        day.plan();
        assertThat(second.state()).isEqualTo(JobState.UNPLANNED);
        assertThat(day.alerts.concerned.values())
                .singleElement()
                .satisfies(whom -> assertThat(whom).containsEntry("second", Optional.empty()));
        int wishes = day.replans.wishes;
        day.bean(TourHand.class).backInService(tour.id(), Set.of(OneDay.CARRIER));
        assertThat(day.alerts.raised).isEmpty();
        assertThat(day.replans.wishes).isEqualTo(wishes + 1);
        day.plan();
        assertThat(second.tourId()).contains(tour.id());
    }

    @Test
    @DisplayName("13: a no-show that was a mis-tap is no alert any more, and the day is planned again")
    void aMisTapIsWithdrawn() {
        StepTaking steps = day.bean(StepTaking.class);
        steps.take("first", Step.ACCEPTED, note(null), tour.driver());
        steps.take("first", Step.ARRIVED, note(null), tour.driver());
        steps.take("first", Step.NO_SHOW, note(StepReason.NOT_READY), tour.driver());
        assertThat(day.alerts.raised.values())
                .singleElement()
                .satisfies(what -> assertThat(what.kind()).isEqualTo(AlertKind.NOT_READY));
        int wishes = day.replans.wishes;
        steps.takeBack("first", Step.NO_SHOW, day.now, tour.driver());
        assertThat(day.alerts.raised).isEmpty();
        assertThat(day.replans.wishes).isEqualTo(wishes + 1);
    }

    @Test
    @DisplayName("3: a tour whose break is written is read after its day is locked")
    void breaksLockTheDayFirst() {
        DriverTours tours = day.bean(DriverTours.class);
        day.book.calls.clear();
        tours.ownLocked(tour.id(), tour.driver());
        assertThat(day.book.calls).containsExactly("lock " + OneDay.DAY, "find " + tour.id());
    }

    private StepNote note(@org.jspecify.annotations.Nullable StepReason reason) {
        Instant at = day.now;
        return new StepNote(at, Optional.empty(), Optional.ofNullable(reason));
    }
}
