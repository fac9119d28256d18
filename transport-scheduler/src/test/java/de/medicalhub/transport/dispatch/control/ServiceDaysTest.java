package de.medicalhub.transport.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.transport.Beans;
import de.medicalhub.transport.dispatch.Step;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.fleet.Fleet;
import de.medicalhub.transport.fleet.ShiftOnDay;
import de.medicalhub.transport.fleet.Vehicle;
import de.medicalhub.transport.orders.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tours that run over midnight (package dispatch, rule 2). */
class ServiceDaysTest {
    private static final String OTHER = "Organization/other";
    private final Shifts shifts = new Shifts();
    private final ServiceDays days = new Beans().with(Fleet.class, shifts).bean(ServiceDays.class);

    @Test
    @DisplayName("2: after midnight a job belongs to the tour that began the evening before, and to nobody else's")
    void nightBelongsToTheDayBefore() {
        shifts.add("2026-11-23T22:00", "2026-11-24T02:00");
        assertThat(days.of(window("2026-11-24T00:30"), OneDay.CARRIER)).isEqualTo("2026-11-23");
        assertThat(days.of(window("2026-11-23T23:30"), OneDay.CARRIER)).isEqualTo("2026-11-23");
        assertThat(days.of(window("2026-11-24T02:00"), OneDay.CARRIER)).isEqualTo("2026-11-24");
        assertThat(days.of(window("2026-11-24T00:30"), OTHER)).isEqualTo("2026-11-24");
    }

    @Test
    @DisplayName("2: where a shift of the new day runs, too, the job is the new day's")
    void newDayComesFirst() {
        shifts.add("2026-11-23T22:00", "2026-11-24T02:00");
        shifts.add("2026-11-24T00:00", "2026-11-24T08:00");
        assertThat(days.of(window("2026-11-24T00:30"), OneDay.CARRIER)).isEqualTo("2026-11-24");
    }

    @Test
    @DisplayName("2: the night in which clocks go back has both hours from two to three")
    void nightOfTheClocks() {
        shifts.add("2026-10-24T22:00", "2026-10-25T04:00");
        Instant first = Instant.parse("2026-10-25T00:30:00Z");
        for (Instant start : List.of(first, first.plus(Duration.ofHours(1)))) {
            assertThat(LocalDateTime.ofInstant(start, HubClock.berlin())).isEqualTo("2026-10-25T02:30");
            assertThat(days.of(new Period(start, start.plusSeconds(900)), OneDay.CARRIER))
                    .isEqualTo("2026-10-24");
        }
    }

    @Test
    @DisplayName("2, 7: a tour over midnight carries who is fetched after it, and takes the steps on the new day")
    void nightTourIsDriven() {
        OneDay day = new OneDay();
        Tour night = day.tour("night", 2, "21:00", "21:00");
        day.fleet.clear();
        day.fleet.add(
                OneDay.DAY,
                new ShiftOnDay(
                        new Vehicle("night", OneDay.CARRIER, "night", 2, 0, 0, false, false, "Depot", OneDay.DEPOT),
                        "Practitioner/night",
                        "D",
                        OneDay.at("21:00"),
                        OneDay.at("21:00").plus(Duration.ofHours(5))));
        TransportJob ride = day.ride("late", OneDay.DEPOT, OneDay.FAR, "23:30", "23:50");
        day.bean(DayPlanning.class).insert(ride);
        assertThat(ride.tourId()).contains(night.id());
        assertThat(ride.plannedDropOff().orElseThrow()).isAfter(OneDay.at("23:59"));
        day.now = OneDay.at("23:40");
        StepTaking steps = day.bean(StepTaking.class);
        for (Step step : List.of(Step.ACCEPTED, Step.ARRIVED, Step.ON_BOARD, Step.DROPPED_OFF)) {
            steps.take("late", step, note(day.now), "Practitioner/night");
            day.now = day.now.plus(Duration.ofMinutes(15));
        }
        assertThat(ride.state().isEnded()).isTrue();
        assertThat(day.now).isAfter(OneDay.at("23:59"));
    }

    private static de.medicalhub.transport.dispatch.StepNote note(Instant at) {
        return new de.medicalhub.transport.dispatch.StepNote(
                at, java.util.Optional.empty(), java.util.Optional.empty());
    }

    private static Period window(String start) {
        Instant from = at(start);
        return new Period(from, from.plusSeconds(1800));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(HubClock.berlin()).toInstant();
    }

    private static final class Shifts extends Fleet {
        private final List<ShiftOnDay> all = new ArrayList<>();

        void add(String from, String to) {
            Vehicle bus = new Vehicle("bus", OneDay.CARRIER, "bus", 2, 0, 0, false, false, "Depot", OneDay.DEPOT);
            all.add(new ShiftOnDay(bus, "Practitioner/d", "D", at(from), at(to)));
        }

        @Override
        public List<ShiftOnDay> shiftsOn(LocalDate day) {
            return all.stream()
                    .filter(shift -> LocalDate.ofInstant(shift.start(), HubClock.berlin())
                            .equals(day))
                    .toList();
        }
    }
}
