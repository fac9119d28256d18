package de.medicalhub.transport.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.dispatch.JobState;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.orders.JobKind;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.orders.Place;
import de.medicalhub.transport.orders.Posture;
import de.medicalhub.transport.orders.TransportRequest;
import de.medicalhub.transport.roads.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Days that are improved in the background after orders (package dispatch, rule 22). */
class BackgroundTest {
    private final OneDay day = new OneDay();
    private final RequestDesk desk = day.bean(RequestDesk.class);

    @BeforeEach
    void oneBusOfOneSeat() {
        day.tour("bus", 1, "06:00", "14:00");
    }

    @Test
    @DisplayName("22: an order has its day improved quietly; a change of its day the other one, too")
    void ordersImproveTheirDays() {
        desk.take(request("order", OneDay.at("09:00")));
        assertThat(day.book.find("order").map(TransportJob::state)).contains(JobState.PLANNED);
        assertThat(day.replans.quiet).containsExactly(OneDay.DAY);
        assertThat(day.replans.wishes).isZero();
        day.replans.quiet.clear();
        desk.take(request("order", OneDay.at("09:00").plus(Duration.ofDays(1))));
        assertThat(day.replans.quiet).containsExactly(OneDay.DAY, OneDay.DAY.plusDays(1));
    }

    @Test
    @DisplayName("22: days that are over are not planned again for what is taken in of them")
    void daysThatAreOverRest() {
        desk.take(request("long ago", OneDay.at("09:00").minus(Duration.ofDays(2))));
        assertThat(day.replans.quiet).isEmpty();
        desk.take(request("last night", OneDay.at("09:00").minus(Duration.ofDays(1))));
        assertThat(day.replans.quiet).containsExactly(OneDay.DAY.minusDays(1));
    }

    @Test
    @DisplayName("22: who was refused has the place of a ride that is withdrawn when the day is improved")
    void whoWaitsGetsTheFreePlace() {
        TransportJob first = day.ride("first", OneDay.DEPOT, OneDay.FAR, "08:00", "08:10");
        TransportJob second = day.ride("second", OneDay.DEPOT, OneDay.FAR, "08:05", "08:15");
        DayPlanning planning = day.bean(DayPlanning.class);
        planning.insert(first);
        planning.insert(second);
        assertThat(second.state()).isEqualTo(JobState.UNPLANNED);
        desk.withdraw("first");
        assertThat(day.replans.quiet).containsExactly(OneDay.DAY);
        day.plan();
        assertThat(second.state()).isEqualTo(JobState.PLANNED);
    }

    private static TransportRequest request(String id, Instant from) {
        return new TransportRequest(
                id,
                JobKind.RIDE,
                Optional.empty(),
                OneDay.CARRIER,
                "Patient/p",
                "P",
                "",
                place("Am Markt 1", "56727", "Mayen"),
                place("Hauptstr. 1", "56751", "Polch"),
                Optional.of(new Period(from, from.plus(Duration.ofHours(1)))),
                Optional.of(Posture.WALKING),
                false,
                Set.of());
    }

    private static Place place(String line, String postcode, String town) {
        return new Place("", new Address(line, postcode, town, Optional.empty()));
    }
}
