package de.medicalhub.transport.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.dispatch.Step;
import de.medicalhub.transport.dispatch.TransportJobTest;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.orders.JobKind;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.planning.Refusal;
import de.medicalhub.transport.planning.Refusal.Rule;
import de.medicalhub.transport.planning.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HomecomingTest {
    /** Begin of the windows of all jobs, which last an hour. */
    private static final Instant START = TransportJobTest.NOW;

    private static final Duration WAY = Duration.ofMinutes(25);
    private static final TimeWindow ORDER = window(START, START.plus(Duration.ofHours(10)));

    @Test
    @DisplayName("10: the hand-over may begin when the ride arrives by plan")
    void notBeforeThePlannedArrival() {
        TransportJob ride = TransportJobTest.planned(JobKind.RIDE);
        assertThat(new Homecoming(ride, WAY).handOver(ORDER))
                .isEqualTo(window(START.plusSeconds(1800), START.plus(Duration.ofHours(10))));
        ride.take(Step.ACCEPTED, START);
        assertThat(new Homecoming(ride, WAY).at()).contains(START.plusSeconds(1800));
    }

    @Test
    @DisplayName("10: while the ride is on no tour, the latest arrival counts")
    void unplannedRideArrivesAtItsLatest() {
        TransportJob ride = TransportJobTest.planned(JobKind.RIDE);
        ride.refuse(Refusal.of(Rule.NO_SHIFT), Optional.empty(), START);
        assertThat(new Homecoming(ride, WAY).at())
                .contains(START.plus(Duration.ofHours(1)).plus(WAY));
    }

    @Test
    @DisplayName("10: who is at home, or is not driven, is waited for no longer")
    void endedRideBindsNoLonger() {
        TransportJob ride = TransportJobTest.planned(JobKind.RIDE);
        List.of(Step.ACCEPTED, Step.ARRIVED, Step.ON_BOARD, Step.DROPPED_OFF).forEach(step -> ride.take(step, START));
        assertThat(new Homecoming(ride, WAY).handOver(ORDER)).isEqualTo(ORDER);
        TransportJob cancelled = TransportJobTest.planned(JobKind.RIDE);
        cancelled.cancel(START);
        assertThat(new Homecoming(cancelled, WAY).at()).isEmpty();
    }

    @Test
    @DisplayName("10: a delivery five minutes before its patient is planned again, one after not")
    void earlyDeliveryIsFound() {
        TransportJob ride = TransportJobTest.planned(JobKind.RIDE);
        TransportJob delivery = TransportJobTest.planned(JobKind.DELIVERY);
        assertThat(new Homecoming(ride, WAY).isMissedBy(delivery)).isFalse();
        delivery.plan("tour-1", START, START.plusSeconds(1500), START);
        assertThat(new Homecoming(ride, WAY).isMissedBy(delivery)).isTrue();
        delivery.take(Step.ACCEPTED, START);
        assertThat(new Homecoming(ride, WAY).isMissedBy(delivery)).isFalse();
    }

    @Test
    @DisplayName("10: who comes home after the latest hand-over is said with the minutes")
    void tooLateIsCounted() {
        Homecoming home = new Homecoming(TransportJobTest.planned(JobKind.RIDE), WAY);
        assertThat(home.tooLateFor(new Period(START, START.plusSeconds(1200)))).contains(Duration.ofMinutes(10));
        assertThat(home.tooLateFor(new Period(START, START.plusSeconds(1800)))).isEmpty();
    }

    private static TimeWindow window(Instant from, Instant to) {
        return new TimeWindow(from.getEpochSecond(), to.getEpochSecond());
    }
}
