package de.medicalhub.transport.dispatch.control;

import static de.medicalhub.transport.dispatch.control.OneDay.CARRIER;
import static de.medicalhub.transport.dispatch.control.OneDay.DAY;
import static de.medicalhub.transport.dispatch.control.OneDay.DEPOT;
import static de.medicalhub.transport.dispatch.control.OneDay.FAR;
import static de.medicalhub.transport.dispatch.control.OneDay.at;
import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.dispatch.Step;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.fleet.ShiftOnDay;
import de.medicalhub.transport.fleet.Vehicle;
import de.medicalhub.transport.fleet.VehicleTerms;
import de.medicalhub.transport.fleet.VehicleTerms.Costs;
import de.medicalhub.transport.planning.TourCosts;
import de.medicalhub.transport.planning.Weights;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fleet says of costs chooses between vehicles that fit (planning, rule 15). */
class VehicleCostsTest {
    private final OneDay day = new OneDay(Weights.USUAL);

    @ParameterizedTest
    @DisplayName("15: of two cars that could go, the one without costs goes, whatever the other one costs")
    @CsvSource({"3000, 0, 0", "0, 4000, 0", "0, 0, 80"})
    void cheaperCarGoes(int perUse, int perHour, int perKilometre) {
        car("a", new Costs(perUse, perHour, perKilometre));
        Tour cheap = car("b", Costs.NONE);
        TransportJob job = day.ride("job", DEPOT, FAR, "08:00", "08:30");
        day.plan();
        assertThat(job.tourId()).contains(cheap.id());
    }

    @Test
    @DisplayName(
            "15: a kilometre counts as the part of an hour that it takes; a car that is out costs nothing more for being used")
    void whatThePlannerIsTold() {
        Tour car = car("a", new Costs(3_000, 4_000, 50));
        TransportJob first = day.ride("first", DEPOT, FAR, "07:00", "07:30");
        day.promise(car, first, "07:10", "07:57");
        assertThat(told(car)).isEqualTo(new TourCosts(30, 65));
        day.now = at("07:15");
        day.steps(first, Step.ACCEPTED, Step.ARRIVED, Step.ON_BOARD);
        assertThat(told(car)).isEqualTo(new TourCosts(0, 65));
    }

    @ParameterizedTest
    @DisplayName("15: who is on the way of a car that drives anyway goes along with it, however dear its use is")
    @ValueSource(booleans = {true, false})
    void usedAnyway(boolean isInserted) {
        Tour dear = car("a", new Costs(20_000, 0, 0));
        car("b", Costs.NONE);
        TransportJob moved = day.ride("moved", DEPOT, FAR, "08:00", "08:30");
        day.promise(dear, moved, "08:05", "08:50");
        moved.pin();
        TransportJob home = day.ride("home", FAR, DEPOT, "09:00", "10:00");
        if (isInserted) {
            day.bean(DayPlanning.class).insert(home);
        } else {
            day.plan();
        }
        assertThat(home.tourId()).contains(dear.id());
    }

    private TourCosts told(Tour tour) {
        return day.bean(PlanInput.class)
                .tour(tour, day.book.stops(tour.id()), day.now)
                .terms()
                .costs();
    }

    private Tour car(String id, Costs costs) {
        VehicleTerms terms = new VehicleTerms(0, List.of(), false, 0, Set.of(), 0, 0, 0, costs);
        Vehicle vehicle = new Vehicle(id, CARRIER, id, 2, 0, 0, false, false, "Depot", DEPOT, terms);
        ShiftOnDay shift = new ShiftOnDay(vehicle, "Practitioner/" + id, "D", at("06:00"), at("14:00"));
        day.fleet.add(DAY, shift);
        Tour tour = new Tour(DAY, shift);
        day.book.tours.put(tour.id(), tour);
        return tour;
    }
}
