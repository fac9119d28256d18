package de.medicalhub.transport.dispatch.control;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.transport.fleet.Fleet;
import de.medicalhub.transport.fleet.ShiftOnDay;
import de.medicalhub.transport.orders.Period;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;

/** To which day's tours a job belongs (rule 2). */
@ApplicationScoped
public class ServiceDays {
    @Inject
    private Fleet fleet;

    /**
     * The day in Europe/Berlin on which the window begins; after midnight the day before, if the carrier's shift of that day still runs
     * then and none of the new one does.
     */
    LocalDate of(Period window, String carrier) {
        LocalDate day = LocalDate.ofInstant(window.start(), HubClock.berlin());
        Instant midnight = day.atStartOfDay(HubClock.berlin()).toInstant();
        boolean byNight = shifts(day.minusDays(1), carrier)
                .anyMatch(shift -> shift.end().isAfter(midnight) && shift.end().isAfter(window.start()));
        boolean byDay = byNight
                && shifts(day, carrier)
                        .anyMatch(shift -> shift.start().isBefore(window.end())
                                && shift.end().isAfter(window.start()));
        return byNight && !byDay ? day.minusDays(1) : day;
    }

    private Stream<ShiftOnDay> shifts(LocalDate day, String carrier) {
        return fleet.shiftsOn(day).stream()
                .filter(shift -> shift.vehicle().carrier().equals(carrier));
    }
}
