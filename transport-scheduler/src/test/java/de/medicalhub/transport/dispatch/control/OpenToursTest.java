package de.medicalhub.transport.dispatch.control;

import static de.medicalhub.transport.dispatch.control.OneDay.CARRIER;
import static de.medicalhub.transport.dispatch.control.OneDay.DAY;
import static de.medicalhub.transport.dispatch.control.OneDay.DEPOT;
import static de.medicalhub.transport.dispatch.control.OneDay.FAR;
import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.dispatch.JobState;
import de.medicalhub.transport.dispatch.Step;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.fleet.ShiftOnDay;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Fleets that change during the day (package dispatch, rule 2). */
class OpenToursTest {
    private final OneDay day = new OneDay();
    private final Tour tour = day.tour("bus", 4, "06:00", "16:00");
    private final TransportJob first = day.ride("first", FAR, DEPOT, "07:00", "07:30");
    private final TransportJob second = day.ride("second", DEPOT, FAR, "10:00", "11:00");

    private void driveTheFirst() {
        day.promise(tour, first, "07:10", "07:57");
        day.promise(tour, second, "10:30", "11:17");
        day.now = OneDay.at("08:10");
        day.steps(first, Step.ACCEPTED, Step.ARRIVED, Step.ON_BOARD, Step.DROPPED_OFF);
    }

    @Test
    @DisplayName("2: a vehicle that left the fleet after its first ride gets no more, and its other rides go elsewhere")
    void planThatLeftGetsNothing() {
        driveTheFirst();
        day.fleet.clear();
        Tour other = day.tour("other", 4, "06:00", "16:00");
        day.plan();
        assertThat(second.tourId()).contains(other.id());
        assertThat(day.replans.wishes).isPositive();
        day.plan();
        assertThat(second.tourId()).contains(other.id());
        assertThat(day.book.findTour(tour.id())).as("what was driven stays").isPresent();
    }

    @Test
    @DisplayName("2: with no other vehicle its rides wait with the reason, and are planned when one comes")
    void waitsForAVehicle() {
        driveTheFirst();
        day.fleet.clear();
        day.plan();
        assertThat(second.state()).isEqualTo(JobState.UNPLANNED);
        assertThat(second.refusal()).isPresent();
        Tour other = day.tour("other", 4, "06:00", "16:00");
        day.plan();
        assertThat(second.tourId()).contains(other.id());
    }

    @Test
    @DisplayName("2: a shift that begins at another time with the same vehicle and driver is the same tour, never two")
    void movedShiftIsTheSameTour() {
        driveTheFirst();
        ShiftOnDay before = day.fleet.shiftsOn(DAY).get(0);
        day.fleet.clear();
        day.fleet.add(
                DAY,
                new ShiftOnDay(
                        before.vehicle(), before.driver(), before.driverName(), OneDay.at("06:15"), before.end()));
        day.plan();
        assertThat(day.book.tours(DAY)).containsExactly(tour);
        assertThat(tour.shiftStart()).isEqualTo(OneDay.at("06:15"));
        assertThat(second.tourId()).contains(tour.id());
    }

    @Test
    @DisplayName("2: who only asks writes no tour")
    void askingWritesNothing() {
        day.book.tours.clear();
        List<Tour> foreseen = day.bean(FitTours.class).foreseen(DAY, CARRIER);
        assertThat(foreseen).extracting(Tour::id).containsExactly(tour.id());
        assertThat(day.book.tours).isEmpty();
        assertThat(day.bean(DayPlanning.class).foreseen(foreseen, day.now)).hasSize(1);
        day.bean(OpenTours.class).of(DAY);
        assertThat(day.book.tours).containsOnlyKeys(tour.id());
    }
}
