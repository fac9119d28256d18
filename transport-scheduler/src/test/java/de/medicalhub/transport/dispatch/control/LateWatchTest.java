package de.medicalhub.transport.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.dispatch.AlertKind;
import de.medicalhub.transport.dispatch.Step;
import de.medicalhub.transport.dispatch.Whereabouts.Seen;
import de.medicalhub.transport.dispatch.entity.Alert.What;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.roads.GeoPoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who is late, and who is not (package dispatch, rule 26). */
class LateWatchTest {
    private final OneDay day = new OneDay();
    private Tour tour;
    private TransportJob first;
    private TransportJob second;

    /** The first patient is brought home at nine; to the second one it is a drive of 36 minutes. */
    @BeforeEach
    void planned() {
        tour = day.tour("bus", 2, "06:00", "14:00");
        first = day.ride("first", OneDay.DEPOT, OneDay.DEPOT, "08:00", "08:30");
        second = day.ride("second", OneDay.FAR, OneDay.DEPOT, "09:00", "10:30");
        day.promise(tour, first, "08:40", "08:50");
        day.promise(tour, second, "09:37", "10:24");
        day.now = OneDay.at("09:00");
        day.steps(first, Step.ACCEPTED, Step.ARRIVED, Step.ON_BOARD, Step.DROPPED_OFF);
    }

    @Test
    @DisplayName("26: a vehicle that drives as planned is not late, how ever long the drive is")
    void longDrivesAreNoDelay() {
        for (String time : new String[] {"09:05", "09:12", "09:30", "09:36", "09:46"}) {
            look(time);
        }
        day.seen.put(tour.id(), new Seen(between(0.5), 20, OneDay.at("09:18")));
        look("09:19");
        assertThat(day.alerts.raised).isEmpty();
        assertThat(day.replans.wishes).isZero();
    }

    @Test
    @DisplayName(
            "26: without a position a vehicle is late ten minutes after the time that was said, once, but planned until it is told")
    void lateByTheClock() {
        look("09:47");
        assertThat(day.alerts.raised.values())
                .singleElement()
                .satisfies(what -> assertThat(what.kind()).isEqualTo(AlertKind.LATE));
        look("09:50");
        assertThat(day.alerts.raised.values())
                .singleElement()
                .satisfies(what -> assertThat(what.minutes()).isEqualTo(13));
        assertThat(day.replans.wishes).isEqualTo(2);
    }

    @Test
    @DisplayName(
            "26: a vehicle that is seen at the start when it should be half-way is late at once, and the plan knows it")
    void lateByPosition() {
        day.seen.put(tour.id(), new Seen(OneDay.DEPOT, 20, OneDay.at("09:17")));
        look("09:18");
        assertThat(day.alerts.raised).hasSize(1);
        day.plan();
        assertThat(second.plannedPickup().orElseThrow()).isBetween(OneDay.at("09:50"), OneDay.at("09:56"));
        day.alerts.raised.clear();
        look("09:19");
        assertThat(day.alerts.raised).as("what is said is true again").isEmpty();
    }

    @Test
    @DisplayName("26: what a phone in a house says, or said long ago, is no delay")
    void inexactPositionsDoNotCount() {
        day.seen.put(tour.id(), new Seen(OneDay.DEPOT, 2000, OneDay.at("09:17")));
        look("09:18");
        day.seen.put(tour.id(), new Seen(OneDay.DEPOT, 20, OneDay.at("09:11")));
        look("09:18");
        assertThat(day.alerts.raised).isEmpty();
    }

    @Test
    @DisplayName(
            "26: who stands at the door as long as planned is not late, at pickup and drop-off, with and without a position")
    void standingIsNoDelay() {
        TransportJob third = day.ride("third", OneDay.DEPOT, OneDay.DEPOT, "10:00", "11:30");
        day.promise(tour, third, "10:35", "10:45");
        day.now = OneDay.at("09:37");
        day.steps(second, Step.ACCEPTED, Step.ARRIVED);
        look("09:47");
        day.now = OneDay.at("09:47");
        day.steps(second, Step.ON_BOARD);
        look("10:34");
        day.seen.put(tour.id(), new Seen(OneDay.DEPOT, 20, OneDay.at("10:34")));
        look("10:34");
        assertThat(day.alerts.raised).isEmpty();
    }

    @Test
    @DisplayName("26: who is brought home late is told too, also after the shift")
    void lateDropOffs() {
        day.now = OneDay.at("09:47");
        day.steps(second, Step.ACCEPTED, Step.ARRIVED, Step.ON_BOARD);
        look("10:50");
        assertThat(day.alerts.raised).hasSize(1);
        day.now = OneDay.at("14:30");
        assertThat(day.bean(LateWatch.class).driven()).containsExactly(tour.id());
    }

    @Test
    @DisplayName("26: who waits for a tour by hand hears the true time too")
    void toursByHandSayTheTruth() {
        tour.planByHand(true);
        look("09:52");
        day.plan();
        assertThat(second.plannedPickup().orElseThrow()).isBetween(OneDay.at("09:51"), OneDay.at("09:53"));
        assertThat(second.tourId()).contains(tour.id());
    }

    @Test
    @DisplayName("20, 26: who is on a break now is not overdue with it, and what was said of it is over")
    void whoRestsIsNotOverdue() {
        look("12:30");
        assertThat(day.alerts.raised.values()).extracting(What::kind).contains(AlertKind.BREAK_OVERDUE);
        day.resting.put(tour.id(), OneDay.at("12:31"));
        look("12:32");
        assertThat(day.alerts.raised.values()).extracting(What::kind).doesNotContain(AlertKind.BREAK_OVERDUE);
    }

    @Test
    @DisplayName("20: nothing is said of the breaks of a tour on which nobody is driven")
    void whoWaitsAllDayHasRested() {
        Tour idle = day.tour("idle", 2, "06:00", "14:00");
        day.now = OneDay.at("12:30");
        day.bean(LateWatch.class).look(idle.id());
        assertThat(day.alerts.raised).isEmpty();
    }

    private void look(String time) {
        day.now = OneDay.at(time);
        day.bean(LateWatch.class).look(tour.id());
    }

    private static GeoPoint between(double part) {
        double north = OneDay.DEPOT.latitude() + part * (OneDay.FAR.latitude() - OneDay.DEPOT.latitude());
        return new GeoPoint(north, OneDay.DEPOT.longitude());
    }
}
