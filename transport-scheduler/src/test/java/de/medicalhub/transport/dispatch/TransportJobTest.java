package de.medicalhub.transport.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.transport.dispatch.entity.LocatedPlace;
import de.medicalhub.transport.dispatch.entity.StepRefusal;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.dispatch.entity.Wish;
import de.medicalhub.transport.orders.JobKind;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.orders.Place;
import de.medicalhub.transport.orders.Posture;
import de.medicalhub.transport.orders.RideNeed;
import de.medicalhub.transport.orders.TransportRequest;
import de.medicalhub.transport.planning.Refusal;
import de.medicalhub.transport.planning.Refusal.Rule;
import de.medicalhub.transport.roads.Address;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The state graph; its jobs serve other tests too. */
public class TransportJobTest {
    public static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @Test
    @DisplayName("7: a ride goes through its steps in their order")
    void rideGoesHome() {
        TransportJob job = planned(JobKind.RIDE);
        for (Step step : List.of(Step.ACCEPTED, Step.ARRIVED, Step.ON_BOARD, Step.DROPPED_OFF)) {
            assertThat(job.nextSteps()).contains(step);
            assertThat(job.take(step, NOW)).isEmpty();
        }
        assertThat(job.state()).isEqualTo(JobState.DROPPED_OFF);
        assertThat(job.state().taskStatus()).isEqualTo("completed");
    }

    @Test
    @DisplayName("7: a delivery is picked up without arriving first")
    void deliveryIsHandedOver() {
        TransportJob job = planned(JobKind.DELIVERY);
        assertThat(job.take(Step.ACCEPTED, NOW)).isEmpty();
        assertThat(job.nextSteps()).containsExactly(Step.PICKED_UP, Step.TURNED_DOWN);
        assertThat(job.take(Step.ARRIVED, NOW)).contains(StepRefusal.OTHER_KIND);
        assertThat(job.take(Step.HANDED_OVER, NOW)).contains(StepRefusal.WRONG_ORDER);
        assertThat(job.take(Step.PICKED_UP, NOW)).isEmpty();
        assertThat(job.take(Step.HANDED_OVER, NOW)).isEmpty();
        assertThat(job.state()).isEqualTo(JobState.HANDED_OVER);
    }

    @Test
    @DisplayName("11: on no tour when its window has passed, a job is overdue; on a tour it is not")
    void waitingBeyondItsWindowIsOverdue() {
        Instant end = NOW.plusSeconds(3600);
        TransportJob job = waiting(JobKind.RIDE, Optional.of(new Period(NOW, end)));
        assertThat(job.isOverdue(end)).isFalse();
        assertThat(job.isOverdue(end.plusSeconds(1))).isTrue();
        job.plan("tour", NOW, end, NOW);
        assertThat(job.isOverdue(end.plusSeconds(1))).isFalse();
    }

    @Test
    @DisplayName("11: an order without a window is overdue when its day is over in Europe/Berlin")
    void withoutAWindowTheDayCounts() {
        TransportJob job = waiting(JobKind.RIDE, Optional.empty());
        assertThat(job.isOverdue(Instant.parse("2026-11-22T22:59:59Z"))).isFalse();
        assertThat(job.isOverdue(Instant.parse("2026-11-22T23:00:01Z"))).isTrue();
    }

    @Test
    @DisplayName("13: a mis-tap is taken back, an end within fifteen minutes")
    void lastStepIsTakenBack() {
        TransportJob job = planned(JobKind.RIDE);
        List<Step> steps = List.of(Step.ACCEPTED, Step.ARRIVED, Step.ON_BOARD, Step.DROPPED_OFF);
        steps.forEach(step -> job.take(step, NOW));
        assertThat(job.takeBack(Step.ON_BOARD, NOW)).contains(StepRefusal.NOT_LAST);
        assertThat(job.takeBack(Step.DROPPED_OFF, NOW.plusSeconds(901))).contains(StepRefusal.TOO_LONG_AGO);
        for (Step step : List.of(Step.DROPPED_OFF, Step.ON_BOARD, Step.ARRIVED, Step.ACCEPTED)) {
            assertThat(job.takeBack(step, NOW.plusSeconds(900))).isEmpty();
        }
        assertThat(job.state()).isEqualTo(JobState.PLANNED);
        assertThat(job.takeBack(Step.ACCEPTED, NOW)).contains(StepRefusal.NOT_LAST);
    }

    @Test
    @DisplayName("13: what was signed for is not taken back")
    void handOverIsNotTakenBack() {
        TransportJob job = planned(JobKind.DELIVERY);
        List.of(Step.ACCEPTED, Step.PICKED_UP, Step.HANDED_OVER).forEach(step -> job.take(step, NOW));
        assertThat(job.takeBack(Step.HANDED_OVER, NOW)).contains(StepRefusal.NOT_LAST);
    }

    @Test
    @DisplayName("14: who is turned down before the pickup leaves the tour; after it nobody is turned down")
    void turnedDownLeavesTheTour() {
        TransportJob job = planned(JobKind.RIDE);
        job.take(Step.ACCEPTED, NOW);
        assertThat(job.take(Step.TURNED_DOWN, NOW)).isEmpty();
        assertThat(job.state()).isEqualTo(JobState.UNPLANNED);
        assertThat(job.tourId()).isEmpty();
        TransportJob aboard = planned(JobKind.RIDE);
        List.of(Step.ACCEPTED, Step.ARRIVED, Step.ON_BOARD).forEach(step -> aboard.take(step, NOW));
        assertThat(aboard.take(Step.TURNED_DOWN, NOW)).contains(StepRefusal.WRONG_ORDER);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("7: one that ended never changes again")
    void completedJobNeverChangesAgain(Step step) {
        TransportJob job = planned(JobKind.RIDE);
        List.of(Step.ACCEPTED, Step.ARRIVED, Step.NO_SHOW).forEach(taken -> job.take(taken, NOW));
        assertThat(job.take(step, NOW)).contains(StepRefusal.ENDED);
        assertThat(job.nextSteps()).isEmpty();
        assertThatThrownBy(() -> job.plan("t", NOW, NOW, NOW)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> job.cancel(NOW)).isInstanceOf(IllegalStateException.class);
        assertThat(job.state()).isEqualTo(JobState.NO_SHOW);
    }

    @Test
    @DisplayName("4 and 6: what the driver began is neither refused nor wished otherwise")
    void startedJobKeepsItsTour() {
        TransportJob job = planned(JobKind.RIDE);
        job.take(Step.ACCEPTED, NOW);
        assertThatThrownBy(() -> job.refuse(Refusal.of(Rule.NO_SHIFT), Optional.empty(), NOW))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> job.wishes(wish(JobKind.RIDE), LocalDate.EPOCH, NOW))
                .isInstanceOf(IllegalStateException.class);
        assertThat(job.tourId()).contains("tour-1");
    }

    @Test
    @DisplayName("1: a refused job keeps its reason until it is planned")
    void refusedJobKeepsItsReason() {
        TransportJob job = new TransportJob("job-1", wish(JobKind.RIDE), LocalDate.of(2026, 11, 22), NOW);
        job.refuse(new Refusal(Rule.WINDOW_MISSED, 12), Optional.empty(), NOW);
        assertThat(job.state()).isEqualTo(JobState.UNPLANNED);
        assertThat(job.refusal()).contains(new Refusal(Rule.WINDOW_MISSED, 12));
        assertThat(job.take(Step.ACCEPTED, NOW)).contains(StepRefusal.WRONG_ORDER);
        job.plan("tour-1", NOW, NOW, NOW);
        assertThat(job.refusal()).isEmpty();
        assertThat(job.state()).isEqualTo(JobState.PLANNED);
    }

    @Test
    @DisplayName("21: what stands in the way is kept with the refusal and goes with it")
    void blockerIsKept() {
        TransportJob job = new TransportJob("job-1", wish(JobKind.RIDE), LocalDate.of(2026, 11, 22), NOW);
        Blocker blocker = new Blocker("MYK 1", true, Optional.of("Bendorf"), NOW, NOW.plusSeconds(720));
        job.refuse(new Refusal(Rule.WINDOW_MISSED, 12), Optional.of(blocker), NOW);
        assertThat(job.blocker()).contains(blocker);
        job.plan("tour-1", NOW, NOW, NOW);
        assertThat(job.blocker()).isEmpty();
    }

    public static TransportJob planned(JobKind kind) {
        TransportJob job = new TransportJob("job-1", wish(kind), LocalDate.of(2026, 11, 22), NOW);
        job.plan("tour-1", NOW, NOW.plusSeconds(1800), NOW);
        return job;
    }

    /** A job that waits, with what it needs. */
    public static TransportJob waiting(String id, JobKind kind, Set<RideNeed> needs) {
        Wish wish = wish(kind, Optional.of(new Period(NOW, NOW.plusSeconds(3600))), needs);
        return new TransportJob(id, wish, LocalDate.of(2026, 11, 22), NOW);
    }

    @Test
    @DisplayName("24: what nobody took is on its way back until the pharmacy has it, and may then be tried once more")
    void whatNobodyTookGoesBack() {
        TransportJob job = delivered();
        assertThat(job.take(Step.NOT_DELIVERED, NOW)).isEmpty();
        assertThat(job.state().isAboard()).isTrue();
        assertThat(job.nextSteps()).containsExactly(Step.BROUGHT_BACK);
        assertThatThrownBy(() -> job.tryAgain(new Period(NOW, NOW.plusSeconds(60)), LocalDate.of(2026, 11, 23), NOW))
                .isInstanceOf(IllegalStateException.class);
        assertThat(job.take(Step.BROUGHT_BACK, NOW)).isEmpty();
        assertThat(job.state().isEnded()).isFalse();
        job.receiveBack(NOW);
        assertThat(job.state()).isEqualTo(JobState.RETURNED);
        assertThat(job.take(Step.ACCEPTED, NOW)).contains(StepRefusal.ENDED);
        Period tomorrow = new Period(NOW.plusSeconds(86_400), NOW.plusSeconds(90_000));
        job.tryAgain(tomorrow, LocalDate.of(2026, 11, 23), NOW);
        assertThat(job.state()).isEqualTo(JobState.UNPLANNED);
        assertThat(job.wish().window()).contains(tomorrow);
        assertThat(job.wish().patient()).isEqualTo("Patient/p");
    }

    @Test
    @DisplayName("13, 24: that nobody took it may have been a mis-tap")
    void notDeliveredIsTakenBack() {
        TransportJob job = delivered();
        assertThat(job.take(Step.NOT_DELIVERED, NOW)).isEmpty();
        assertThat(job.takeBack(Step.NOT_DELIVERED, NOW)).isEmpty();
        assertThat(job.state()).isEqualTo(JobState.PICKED_UP);
    }

    @Test
    @DisplayName("24: a pharmacy calls back only what is in a vehicle; what it needs is said before the driver begins")
    void calledBackFromTheVehicle() {
        TransportJob job = delivered();
        assertThatThrownBy(() -> job.packed(true, false)).isInstanceOf(IllegalStateException.class);
        job.callBack(NOW);
        assertThat(job.state()).isEqualTo(JobState.NOT_DELIVERED);
        assertThatThrownBy(() -> job.callBack(NOW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("24: what the pharmacy called back the driver does not take back; handed over before the call, it was")
    void aCallBackIsNoStepOfTheDriver() {
        TransportJob job = delivered();
        job.callBack(NOW);
        assertThat(job.takeBack(Step.NOT_DELIVERED, NOW)).contains(StepRefusal.CALLED_BACK);
        assertThat(job.resume(NOW)).isFalse();
        assertThat(job.state()).isEqualTo(JobState.NOT_DELIVERED);
        assertThat(job.resume(NOW.minusSeconds(1))).isTrue();
        assertThat(job.take(Step.HANDED_OVER, NOW)).isEmpty();
    }

    @Test
    @DisplayName("25: until the take-over a bag may be packed otherwise, also when the driver has accepted")
    void packedUntilItIsTakenOver() {
        TransportJob job = planned(JobKind.DELIVERY);
        assertThat(job.take(Step.ACCEPTED, NOW)).isEmpty();
        job.packed(true, true);
        assertThat(job.isCold()).isTrue();
        assertThat(job.isNarcotic()).isTrue();
        assertThat(job.take(Step.PICKED_UP, NOW)).isEmpty();
        assertThatThrownBy(() -> job.packed(false, false)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName(
            "delivery 9: a second attempt keeps its window when the order changes, unless the order leaves more time")
    void secondAttemptKeepsItsWindow() {
        TransportJob job = returned();
        Period attempt = new Period(NOW.plusSeconds(86_400), NOW.plusSeconds(90_000));
        job.tryAgain(attempt, LocalDate.of(2026, 11, 23), NOW);
        job.wishes(wish(JobKind.DELIVERY), LocalDate.of(2026, 11, 23), NOW);
        assertThat(job.wish().window()).contains(attempt);
        Period later = new Period(NOW.plusSeconds(86_400), NOW.plusSeconds(99_000));
        assertThat(job.windowFor(Optional.of(later))).contains(later);
        assertThat(planned(JobKind.DELIVERY).windowFor(Optional.of(later))).contains(later);
    }

    @Test
    @DisplayName("delivery 9: what was withdrawn on the way is not sent once more")
    void withdrawnIsNotTriedAgain() {
        TransportJob job = returned();
        job.ordered(false);
        assertThat(job.isWithdrawn()).isTrue();
        assertThatThrownBy(() -> job.tryAgain(new Period(NOW, NOW.plusSeconds(60)), LocalDate.of(2026, 11, 23), NOW))
                .isInstanceOf(IllegalStateException.class);
    }

    private static TransportJob returned() {
        TransportJob job = delivered();
        job.callBack(NOW);
        job.receiveBack(NOW);
        return job;
    }

    @Test
    @DisplayName("28: a job remembers the tours that it was on")
    void toursAreRemembered() {
        TransportJob job = planned(JobKind.RIDE);
        assertThat(job.formerTours()).isEmpty();
        job.plan("tour-2", NOW, NOW, NOW);
        job.waitAgain(NOW);
        job.plan("tour-1", NOW, NOW, NOW);
        job.plan("tour-2", NOW, NOW, NOW);
        assertThat(job.formerTours()).containsExactly("tour-1", "tour-2");
    }

    private static TransportJob delivered() {
        TransportJob job = waiting(JobKind.DELIVERY, Optional.of(new Period(NOW, NOW.plusSeconds(3600))));
        job.plan("tour-1", NOW, NOW, NOW);
        assertThat(job.take(Step.ACCEPTED, NOW)).isEmpty();
        assertThat(job.take(Step.PICKED_UP, NOW)).isEmpty();
        return job;
    }

    private static TransportJob waiting(JobKind kind, Optional<Period> window) {
        return new TransportJob("job-1", wish(kind, window), LocalDate.of(2026, 11, 22), NOW);
    }

    private static Wish wish(JobKind kind) {
        return wish(kind, Optional.of(new Period(NOW, NOW.plusSeconds(3600))));
    }

    private static Wish wish(JobKind kind, Optional<Period> window) {
        return wish(kind, window, Set.of());
    }

    private static Wish wish(JobKind kind, Optional<Period> window, Set<RideNeed> needs) {
        Place place = new Place("Haus", new Address("Am Markt 1", "56727", "Mayen", Optional.empty()));
        TransportRequest request = new TransportRequest(
                "job-1",
                kind,
                Optional.empty(),
                "Organization/c",
                "Patient/p",
                "P",
                "",
                place,
                place,
                window,
                kind == JobKind.RIDE ? Optional.of(Posture.WALKING) : Optional.empty(),
                false,
                needs);
        return new Wish(request, new LocatedPlace(place, Optional.empty()), new LocatedPlace(place, Optional.empty()));
    }
}
