package de.medicalhub.transport.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.dispatch.DriverTour;
import de.medicalhub.transport.dispatch.Step;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Shifts of which nothing is planned or left (package driving, rules 1 and 12). */
class IdleToursTest {
    private final OneDay day = new OneDay();
    private final Tour tour = day.tour("bus", 1, "06:00", "14:00");

    @Test
    @DisplayName("driving 1: a shift on which nothing is planned is shown from two hours before its begin to its end")
    void anEmptyShiftIsShown() {
        day.now = OneDay.at("03:59");
        assertThat(idle()).isEmpty();
        day.now = OneDay.at("04:00");
        assertThat(idle()).extracting(DriverTour::id).containsExactly(tour.id());
        assertThat(idle().get(0).stops()).isEmpty();
        day.now = OneDay.at("14:00");
        assertThat(idle()).isEmpty();
        assertThat(day.bean(DriverTours.class).idle("Practitioner/other")).isEmpty();
    }

    @Test
    @DisplayName(
            "driving 1 and 12: with a stop left it is no idle one, and the position is taken for a while after the shift; then it is both not")
    void whatIsLeftCounts() {
        TransportJob ride = day.ride("ride", OneDay.FAR, OneDay.DEPOT, "08:00", "09:00");
        day.promise(tour, ride, "09:00", "09:47");
        day.now = OneDay.at("10:00");
        assertThat(idle()).isEmpty();
        assertThat(until()).isEqualTo(Duration.ofHours(2));
        day.steps(ride, Step.ACCEPTED, Step.ARRIVED, Step.ON_BOARD, Step.DROPPED_OFF);
        assertThat(idle()).hasSize(1);
        assertThat(until()).isZero();
    }

    private Duration until() {
        return Duration.between(tour.shiftEnd(), day.bean(DriverTours.class).positionUntil(tour.id()));
    }

    private List<DriverTour> idle() {
        return day.bean(DriverTours.class).idle(tour.driver());
    }
}
