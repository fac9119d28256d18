package de.medicalhub.transport.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.dispatch.AlertKind;
import de.medicalhub.transport.dispatch.JobState;
import de.medicalhub.transport.dispatch.entity.Stop;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.fleet.ShiftOnDay;
import de.medicalhub.transport.fleet.Vehicle;
import de.medicalhub.transport.planning.Action;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Medicines of one day for a patient who comes home on another (package dispatch, rules 3 and 10). */
class OtherDaysTest {
    private static final LocalDate DAY_BEFORE = OneDay.DAY.minusDays(1);

    private final UUID caseId = UUID.randomUUID();
    private final OneDay day = new OneDay();
    private final TransportJob delivery =
            day.delivery("medicine", Optional.of(caseId), OneDay.DEPOT, OneDay.FAR, "06:00", "22:00");
    private final Instant dropOff = OneDay.at("08:40").minus(Duration.ofDays(1));

    @BeforeEach
    void deliveredTheDayBefore() {
        Tour today = day.tour("bus", 1, "06:00", "22:00");
        Vehicle bus = new Vehicle("bus", OneDay.CARRIER, "bus", 1, 0, 0, false, false, "Depot", OneDay.DEPOT);
        Duration aDay = Duration.ofDays(1);
        ShiftOnDay shift = new ShiftOnDay(
                bus,
                today.driver(),
                "D",
                today.shiftStart().minus(aDay),
                today.shiftEnd().minus(aDay));
        Tour before = new Tour(DAY_BEFORE, shift);
        day.book.tours.put(before.id(), before);
        delivery.wishes(delivery.wish(), DAY_BEFORE, day.now);
        delivery.plan(before.id(), dropOff.minusSeconds(2400), dropOff, day.now);
        day.book.add(new Stop(before.id(), delivery, Action.PICKUP, 0, dropOff.minusSeconds(2400)));
        day.book.add(new Stop(before.id(), delivery, Action.DROP_OFF, 1, dropOff));
    }

    @Test
    @DisplayName(
            "3 and 10: a ride that is placed has the day of its delivery planned again, and writes nothing of that day itself")
    void theOtherDayIsPlannedByItself() {
        TransportJob ride = day.ride("ride", Optional.of(caseId), OneDay.FAR, OneDay.DEPOT, "10:00", "11:00");
        day.bean(DayPlanning.class).insert(ride);
        assertThat(ride.state()).isEqualTo(JobState.PLANNED);
        assertThat(delivery.plannedDropOff()).contains(dropOff);
        assertThat(day.replans.days).contains(DAY_BEFORE);
    }

    @Test
    @DisplayName(
            "3 and 10: so does a day that is planned again; a pinned delivery stays, and the board says that nobody is at home")
    void aPlannedDayFollowsTheOtherOne() {
        day.ride("ride", Optional.of(caseId), OneDay.FAR, OneDay.DEPOT, "10:00", "11:00");
        day.plan();
        assertThat(day.replans.days).containsExactly(DAY_BEFORE);
        day.replans.days.clear();
        delivery.pin();
        day.plan();
        assertThat(day.replans.days).isEmpty();
        assertThat(day.alerts.raised.values())
                .extracting(what -> what.kind())
                .containsExactly(AlertKind.DELIVERY_EARLY);
        assertThat(delivery.plannedDropOff()).contains(dropOff);
    }
}
