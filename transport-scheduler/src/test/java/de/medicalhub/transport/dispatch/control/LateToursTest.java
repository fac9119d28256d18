package de.medicalhub.transport.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.dispatch.JobState;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.planning.PlanJob;
import de.medicalhub.transport.planning.PlanTour;
import de.medicalhub.transport.planning.Planner;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a late vehicle does to those who were promised a ride (package dispatch, rule 5). */
class LateToursTest {
    private final OneDay day = new OneDay();
    private final Tour tour = day.tour("bus", 1, "06:00", "14:00");
    private final TransportJob first = day.ride("first", OneDay.FAR, OneDay.DEPOT, "08:00", "09:00");
    private final TransportJob second = day.ride("second", OneDay.DEPOT, OneDay.FAR, "09:00", "09:58");

    /** The first pickup at nine; the driver is not there at a quarter past. */
    private void late() {
        day.promise(tour, first, "09:00", "09:47");
        day.promise(tour, second, "09:57", "10:44");
        day.now = OneDay.at("09:15");
    }

    @Test
    @DisplayName("5: who would miss the window by minutes keeps the late vehicle if no other one comes in time")
    void nobodyLosesTheRide() {
        late();
        day.plan();
        assertThat(second.state()).isEqualTo(JobState.PLANNED);
        assertThat(second.tourId()).contains(tour.id());
        assertThat(second.plannedPickup().orElseThrow()).isBetween(OneDay.at("10:08"), OneDay.at("10:15"));
        assertThat(day.told.answers)
                .anySatisfy(answer -> assertThat(answer.taskId()).isEqualTo("second"));
        int told = day.told.answers.size();
        day.plan();
        assertThat(day.told.answers).as("the next plan says the same").hasSize(told);
        assertThat(second.tourId()).contains(tour.id());
    }

    @Test
    @DisplayName("5: another vehicle that comes in time takes over")
    void anotherVehicleTakesOver() {
        Tour other = day.tour("other", 1, "06:00", "14:00");
        late();
        day.plan();
        assertThat(second.tourId()).contains(other.id());
        assertThat(second.plannedPickup().orElseThrow()).isBeforeOrEqualTo(OneDay.at("09:58"));
    }

    @Test
    @DisplayName("5: a break that is due makes nobody lose the ride")
    void breaksThrowNobodyOff() {
        day.fleet.clear();
        Tour longTour = day.tour("bus", 1, "03:30", "13:00");
        day.book.tours.remove(tour.id());
        TransportJob only = day.ride("only", OneDay.FAR, OneDay.DEPOT, "09:40", "09:50");
        day.promise(longTour, only, "09:45", "10:32");
        day.now = OneDay.at("09:20");
        day.plan();
        assertThat(only.tourId()).contains(longTour.id());
    }

    @Test
    @DisplayName(
            "19: who is late goes back to the own tour only where that leaves nobody on two; what the planner says of"
                    + " them is not believed")
    void nobodyIsLateOnTwoTours() {
        late();
        Tour other = day.tour("other", 1, "06:00", "14:00");
        PlanInput input = day.bean(PlanInput.class);
        PlanTour stood = input.tour(tour, day.book.stops(tour.id()), day.now);
        PlanJob job = input.job(second, day.now);
        PlanTour without = stood.without(job);
        PlanTour empty = input.tour(other, List.of(), day.now);
        Lateness lateness = new Lateness(new Planner(OneDay.ROADS, 1));

        Set<String> refused = new HashSet<>(Set.of("second"));
        assertThat(lateness.withLate(List.of(without, empty), List.of(stood, empty), refused)
                        .get(0)
                        .stops())
                .extracting(stop -> stop.job().id())
                .contains("second");
        assertThat(refused).isEmpty();

        refused.add("second");
        List<PlanTour> faulty = List.of(without, empty.with(job, 0, 0));
        assertThat(lateness.withLate(faulty, List.of(stood, empty), refused)).isEqualTo(faulty);
    }

    @Test
    @DisplayName("2: what the vehicle can no longer carry leaves it")
    void whatCannotBeCarriedLeaves() {
        day.book.tours.remove(tour.id());
        day.fleet.clear();
        Tour without = day.tour("bus", 0, "06:00", "14:00");
        day.promise(without, second, "09:57", "10:44");
        day.now = OneDay.at("08:00");
        day.plan();
        assertThat(second.state()).isEqualTo(JobState.UNPLANNED);
    }
}
