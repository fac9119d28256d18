package de.medicalhub.journey;

import de.medicalhub.common.testing.Stack;
import de.medicalhub.common.time.HubClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.hl7.fhir.r4.model.Parameters;

/**
 * A year of discharges that lies behind the district, so that the page of numbers has something to say: the hub's clock is set
 * back, and everybody does then what they do. Its stack is given up afterwards.
 */
final class YearBehind {
    private static final int MONTHS = 12;
    /** How many in each month, the first one a year ago; less than five are not told. */
    private static final int[] CASES = {5, 6, 5, 7, 4, 6, 7, 5, 6, 7, 8, 9};

    private static final int SLOWEST_HOURS = 26;
    /** How long a service thinks, in hundredths of the slowest answer of that month. */
    private static final int[] THINKING = {20, 45, 30, 60, 35, 80, 40, 25, 55};

    private static final String NURSING = "Organization/nursing-mayen";

    private YearBehind() {}

    static void live() {
        YearMonth running = YearMonth.from(Clock.systemUTC().instant().atZone(HubClock.berlin()));
        for (int month = 0; month < MONTHS; month++) {
            for (int number = 0; number < CASES[month]; number++) {
                Instant asked = running.minusMonths(MONTHS - month)
                        .atDay(1 + 3 * number)
                        .atTime(8, 0)
                        .atZone(HubClock.berlin())
                        .toInstant();
                aCase(asked, thinking(month, number), number % 6 == 5);
            }
        }
        Stack.moveClock(Duration.ZERO);
    }

    /** A little faster from month to month. */
    private static Duration thinking(int month, int number) {
        return Duration.ofHours(SLOWEST_HOURS - month)
                .multipliedBy(THINKING[(2 * month + number) % THINKING.length])
                .dividedBy(100);
    }

    /** Home two days after the request; one in six has no nursing service by then. */
    private static void aCase(Instant asked, Duration thinking, boolean late) {
        setClock(asked);
        Instant planned = asked.plus(Duration.ofHours(51));
        Parameters order = PlannedDischarge.order(List.of(NURSING));
        order.setParameter("consent-given", PlannedDischarge.time(asked.minus(Duration.ofHours(1))));
        order.setParameter("answer-deadline", PlannedDischarge.time(asked.plus(Duration.ofHours(30))));
        order.setParameter("planned-discharge", PlannedDischarge.time(planned));
        order.setParameter("follow-up", PlannedDischarge.time(planned.plus(Duration.ofHours(47))));
        PlannedDischarge discharge = PlannedDischarge.ordered(PlannedDischarge.admitted("Vorjahr"), "Vorjahr", order);
        if (late) {
            return;
        }
        setClock(asked.plus(thinking));
        discharge.acceptAndAward("nurse1");
    }

    private static void setClock(Instant time) {
        Stack.moveClock(Duration.between(Clock.systemUTC().instant(), time));
    }
}
