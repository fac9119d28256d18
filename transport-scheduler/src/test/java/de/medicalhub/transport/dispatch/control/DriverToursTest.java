package de.medicalhub.transport.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.fleet.DriverTerms;
import de.medicalhub.transport.fleet.ShiftOnDay;
import de.medicalhub.transport.fleet.Vehicle;
import de.medicalhub.transport.fleet.VehicleTerms;
import de.medicalhub.transport.fleet.VehicleTerms.SetUp;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.orders.RideNeed;
import de.medicalhub.transport.planning.Equipment;
import de.medicalhub.transport.planning.Load;
import de.medicalhub.transport.roads.GeoPoint;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Times are written as UTC; Berlin is an hour ahead. */
class DriverToursTest {
    private final Tour late = tour("2026-11-23", "2026-11-23T13:00:00Z", "2026-11-23T22:00:00Z");
    private final Tour early = tour("2026-11-24", "2026-11-24T05:00:00Z", "2026-11-24T13:00:00Z");

    @Test
    @DisplayName("driving 1: a tour with open stops stays on the phone over midnight")
    void tourStaysOverMidnight() {
        assertThat(at("2026-11-23T22:30:00Z", late)).containsExactly(late);
        assertThat(at("2026-11-23T23:30:00Z", late, early)).containsExactly(late);
        assertThat(at("2026-11-24T04:30:00Z", late, early)).containsExactly(late);
    }

    @Test
    @DisplayName(
            "driving 1: a forgotten stop does not hide the tour of the new day, and is gone twelve hours after the shift")
    void forgottenStopHidesNothing() {
        assertThat(at("2026-11-24T05:00:00Z", late, early)).containsExactly(early);
        assertThat(at("2026-11-24T10:00:00Z", late)).containsExactly(late);
        assertThat(at("2026-11-24T10:00:01Z", late)).isEmpty();
    }

    @Test
    @DisplayName("driving 1: of two shifts of one day the earlier one comes first, before today the next one")
    void earlierShiftComesFirst() {
        Tour afternoon = tour("2026-11-24", "2026-11-24T14:00:00Z", "2026-11-24T18:00:00Z");
        assertThat(at("2026-11-24T14:30:00Z", early, afternoon)).containsExactly(early);
        assertThat(at("2026-11-23T08:00:00Z", early, afternoon)).containsExactly(early);
    }

    @Test
    @DisplayName("20: a tour has the set-ups, the box and the abilities of vehicle and driver; breaks are kept once")
    void aTourCanWhatVehicleAndDriverCan() {
        VehicleTerms terms = new VehicleTerms(1, List.of(new SetUp(1, 2, 0, 0)), true, 8, Set.of(RideNeed.OXYGEN));
        GeoPoint depot = new GeoPoint(50.3, 7.3);
        Vehicle vehicle = new Vehicle("bus", "Organization/c", "Bus", 4, 0, 1, false, true, "Depot", depot, terms);
        Instant start = Instant.parse("2026-11-24T05:00:00Z");
        DriverTerms driver = new DriverTerms(Set.of(RideNeed.CARRYING), true);
        Tour tour = new Tour(
                LocalDate.parse("2026-11-24"),
                new ShiftOnDay(vehicle, "Practitioner/d", "D", start, start.plusSeconds(8 * 3600), driver));
        assertThat(tour.places()).isEqualTo(new Load(4, 0, 1, 1, 8));
        assertThat(tour.otherPlaces()).containsExactly(new Load(1, 2, 0, 0, 8));
        assertThat(tour.sitsOnStretchers()).isTrue();
        assertThat(tour.equipment())
                .containsExactlyInAnyOrder(Equipment.COLD_BOX, Equipment.INFECTION_PROTECTION, Equipment.NARCOTICS);
        Period taken = new Period(start.plusSeconds(7200), start.plusSeconds(9000));
        tour.rested(taken);
        tour.rested(taken);
        assertThat(tour.breaksTaken()).containsExactly(taken);
    }

    private static List<Tour> at(String now, Tour... open) {
        return DriverTours.choose(List.of(open), Instant.parse(now)).stream().toList();
    }

    private static Tour tour(String day, String from, String to) {
        GeoPoint depot = new GeoPoint(50.3, 7.3);
        Vehicle vehicle = new Vehicle("bus", "Organization/c", "Bus", 4, 0, 0, false, false, "Depot", depot);
        Instant start = Instant.parse(from);
        return new Tour(LocalDate.parse(day), new ShiftOnDay(vehicle, "Practitioner/d", "D", start, Instant.parse(to)));
    }
}
