package de.medicalhub.transport.dispatch.control;

import static de.medicalhub.transport.dispatch.control.OneDay.CARRIER;
import static de.medicalhub.transport.dispatch.control.OneDay.DAY;
import static de.medicalhub.transport.dispatch.control.OneDay.DEPOT;
import static de.medicalhub.transport.dispatch.control.OneDay.FAR;
import static de.medicalhub.transport.dispatch.control.OneDay.at;
import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.fleet.ShiftOnDay;
import de.medicalhub.transport.fleet.Vehicle;
import de.medicalhub.transport.fleet.VehicleTerms;
import de.medicalhub.transport.fleet.VehicleTerms.Costs;
import de.medicalhub.transport.orders.RideNeed;
import de.medicalhub.transport.planning.Load;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Walkers and folded wheelchairs take room (planning, rule 3). */
class LuggageTest {
    private final OneDay day = new OneDay();

    @Test
    @DisplayName("3: walker and folded wheelchair are one piece each; what takes no room is none")
    void pieces() {
        TransportJob both = ride("both", RideNeed.WALKER, RideNeed.FOLDED_WHEELCHAIR, RideNeed.OXYGEN);
        assertThat(JobDemand.load(both)).isEqualTo(new Load(1, 0, 0, 0, 0, 2));
        assertThat(JobDemand.load(ride("none", RideNeed.OXYGEN))).isEqualTo(new Load(1, 0, 0));
        assertThat(both.wish().equipment()).hasSize(1);
    }

    @ParameterizedTest
    @DisplayName("3: a car with one seat takes who brings a walker only if there is room for it")
    @CsvSource({"1, 0, false", "1, 1, true", "2, 0, true"})
    void roomForAWalker(int seats, int room, boolean goes) {
        car("car", seats, room);
        TransportJob job = ride("walker", RideNeed.WALKER);
        day.plan();
        assertThat(job.tourId().isPresent()).isEqualTo(goes);
        assertThat(job.refusal().isEmpty()).isEqualTo(goes);
    }

    @Test
    @DisplayName("3: who brings a wheelchair goes with the car that has room for it")
    void goesWhereThereIsRoom() {
        car("small", 1, 0);
        Tour roomy = car("roomy", 1, 1);
        TransportJob job = ride("chair", RideNeed.FOLDED_WHEELCHAIR);
        day.plan();
        assertThat(job.tourId()).contains(roomy.id());
    }

    private TransportJob ride(String id, RideNeed... needs) {
        return day.ride(id, DEPOT, FAR, "08:00", "08:30", Set.of(needs));
    }

    private Tour car(String id, int seats, int room) {
        VehicleTerms terms = new VehicleTerms(0, List.of(), false, 0, Set.of(), 0, 0, room, Costs.NONE);
        Vehicle vehicle = new Vehicle(id, CARRIER, id, seats, 0, 0, false, false, "Depot", DEPOT, terms);
        ShiftOnDay shift = new ShiftOnDay(vehicle, "Practitioner/" + id, "D", at("06:00"), at("14:00"));
        day.fleet.add(DAY, shift);
        Tour tour = new Tour(DAY, shift);
        day.book.tours.put(tour.id(), tour);
        return tour;
    }
}
