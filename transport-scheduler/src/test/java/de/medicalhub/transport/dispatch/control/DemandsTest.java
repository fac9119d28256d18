package de.medicalhub.transport.dispatch.control;

import static de.medicalhub.transport.dispatch.control.OneDay.CARRIER;
import static de.medicalhub.transport.dispatch.control.OneDay.DEPOT;
import static de.medicalhub.transport.dispatch.control.OneDay.FAR;
import static de.medicalhub.transport.dispatch.control.OneDay.at;
import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.dispatch.control.HandMoves.Outcome;
import de.medicalhub.transport.dispatch.control.HandMoves.Wanted;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.orders.Demands;
import de.medicalhub.transport.planning.Refusal;
import de.medicalhub.transport.planning.Refusal.Rule;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemandsTest {
    private final OneDay day = new OneDay();

    @ParameterizedTest
    @DisplayName("31: an order that requires a vehicle or a driver goes there, though another tour is as near")
    @CsvSource({
        "bus-1, ''",
        "bus-2, ''",
        "'', Practitioner/bus-1",
        "'', Practitioner/bus-2",
        "bus-2, Practitioner/bus-2"
    })
    void goesWithWhomItRequires(String vehicle, String driver) {
        day.tour("bus-1", 4, "06:00", "14:00");
        day.tour("bus-2", 4, "06:00", "14:00");
        TransportJob job =
                day.ride("choosy", DEPOT, FAR, "08:00", "08:30", new Demands(Optional.empty(), vehicle, driver));
        day.plan();
        String wanted = vehicle.isEmpty() ? driver.substring(driver.indexOf('/') + 1) : vehicle;
        assertThat(job.tourId()).hasValueSatisfying(tour -> assertThat(tour).contains(wanted));
    }

    @Test
    @DisplayName("31: while neither is on duty the order waits and says so, however many others drive")
    void waitsForWhomItRequires() {
        day.tour("bus-1", 4, "06:00", "14:00");
        TransportJob absent =
                day.ride("absent", DEPOT, FAR, "08:00", "08:30", new Demands(Optional.empty(), "bus-9", ""));
        TransportJob together = day.ride(
                "together", DEPOT, FAR, "08:00", "08:30", new Demands(Optional.empty(), "bus-1", "Practitioner/x"));
        day.plan();
        assertThat(absent.refusal().map(Refusal::rule)).contains(Rule.VEHICLE_NOT_ON_DUTY);
        assertThat(together.refusal().map(Refusal::rule)).contains(Rule.VEHICLE_NOT_ON_DUTY);
        assertThat(absent.tourId()).isEmpty();
        day.tour("bus-9", 4, "06:00", "14:00");
        day.plan();
        assertThat(absent.tourId()).isPresent();
    }

    @Test
    @DisplayName("31: a dispatcher moves it to no other tour, and is told why")
    void isNotMovedElsewhere() {
        Tour other = day.tour("bus-1", 4, "06:00", "14:00");
        day.tour("bus-2", 4, "06:00", "14:00");
        TransportJob job = day.ride("choosy", DEPOT, FAR, "08:00", "08:30", new Demands(Optional.empty(), "bus-2", ""));
        day.plan();
        Outcome outcome = day.bean(HandMoves.class)
                .move(new Wanted(job.id(), Optional.of(other.id()), job.version(), false), Set.of(CARRIER));
        assertThat(outcome.hindrance().orElseThrow().sentence(Locale.GERMAN)).contains("verlangt ein anderes Fahrzeug");
        assertThat(job.tourId()).isNotEqualTo(Optional.of(other.id()));
    }

    @Test
    @DisplayName("27: who has an appointment is there ten minutes before it, or is told by how much it is missed")
    void isInTimeForTheAppointment() {
        day.tour("bus-1", 4, "08:20", "14:00");
        TransportJob late = day.ride("late", DEPOT, FAR, "08:00", "10:00", appointment("09:00"));
        day.plan();
        // In the car from 8:30 and 36 minutes on the way: 9:07 instead of 8:50.
        assertThat(late.refusal()).hasValueSatisfying(why -> {
            assertThat(why.rule()).isEqualTo(Rule.WINDOW_MISSED);
            assertThat(why.amount()).isBetween(16L, 18L);
        });
        TransportJob free = day.ride("free", DEPOT, FAR, "08:00", "10:00", Demands.NONE);
        TransportJob inTime = day.ride("in-time", DEPOT, FAR, "08:00", "10:00", appointment("09:20"));
        day.plan();
        assertThat(free.tourId()).isPresent();
        assertThat(inTime.plannedDropOff())
                .hasValueSatisfying(there -> assertThat(there).isBeforeOrEqualTo(at("09:10")));
    }

    @Test
    @DisplayName("27: the driver reads the appointment and the note for the door")
    void theDriverReadsThem() {
        Tour tour = day.tour("bus-1", 4, "06:00", "14:00");
        day.ride("noted", DEPOT, FAR, "08:00", "08:30", appointment("10:00"));
        day.plan();
        assertThat(day.bean(DriverTours.class)
                        .find(tour.id(), tour.driver())
                        .orElseThrow()
                        .stops())
                .hasSize(2)
                .allSatisfy(stop -> {
                    assertThat(stop.note()).isEqualTo("ring twice");
                    assertThat(stop.appointment()).contains(at("10:00"));
                });
    }

    private static Demands appointment(String time) {
        Instant at = OneDay.at(time);
        return new Demands(Optional.of(at), "", "");
    }
}
