package de.medicalhub.transport.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.orders.JobKind;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.orders.Place;
import de.medicalhub.transport.orders.Posture;
import de.medicalhub.transport.orders.TransportRequest;
import de.medicalhub.transport.planning.Refusal;
import de.medicalhub.transport.planning.Refusal.Rule;
import de.medicalhub.transport.roads.Address;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.Geocoder;
import de.medicalhub.transport.roads.control.Gazetteer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders that nobody could drive, whatever the day looks like (package dispatch, rules 1 and 21). */
class ContradictionTest {
    private static final Geocoder GEOCODER = new Geocoder(Gazetteer.ofTheDistrict(), new GeoPoint(50.36, 7.45), 150);

    @Test
    @DisplayName("21: a window that ends before it begins is said to be one, and no plan takes it")
    void reversedWindows() {
        assertThat(of(request("Am Markt 1", "Hauptstr. 1", "10:00", "09:00")))
                .map(Refusal::rule)
                .contains(Rule.WINDOW_REVERSED);
        OneDay day = new OneDay();
        Tour tour = day.tour("bus", 1, "06:00", "14:00");
        TransportJob job = day.ride("reversed", OneDay.DEPOT, OneDay.FAR, "10:00", "09:00");
        day.plan();
        assertThat(job.tourId()).isEmpty();
        assertThat(day.book.stops(tour.id())).isEmpty();
    }

    @Test
    @DisplayName("21: a ride without an hour waits for a call, which is no fault of the order; the record hears that")
    void waitsForACall() {
        TransportRequest back = request("phone-1-back", "Am Markt 1", "Hauptstr. 1", Optional.empty());
        assertThat(of(back)).hasValueSatisfying(why -> {
            assertThat(why.rule()).isEqualTo(Rule.WAITS_FOR_CALL);
            assertThat(why.sentence(Locale.GERMAN)).contains("wartet auf den Anruf");
            assertThat(why.sentence(Locale.ENGLISH)).contains("waits for the call");
        });
        OneDay day = new OneDay();
        TransportJob job = day.ride("back", OneDay.DEPOT, OneDay.FAR, "09:00", "10:00");
        day.bean(PlanWriter.class).refuse(job, Refusal.of(Rule.WAITS_FOR_CALL));
        assertThat(day.told.answers.get(day.told.answers.size() - 1).businessStatus())
                .isEqualTo("waits-for-call");
        day.bean(PlanWriter.class).refuse(job, Refusal.of(Rule.NO_SHIFT));
        assertThat(day.told.answers.get(day.told.answers.size() - 1).businessStatus())
                .isEqualTo("unplanned");
    }

    @Test
    @DisplayName(
            "21: without an hour only a way back waits for a call, for nobody is called to any other ride; there it is missing")
    void lacksItsHour() {
        assertThat(of(request("job", "Am Markt 1", "Hauptstr. 1", Optional.empty())))
                .map(Refusal::rule)
                .contains(Rule.ORDER_INCOMPLETE);
    }

    @ParameterizedTest
    @DisplayName("27: the way back of an order by telephone or of a standing order waits for its way out")
    @CsvSource({
        "phone-1-back, phone-1-out",
        "standing-1-20261214-back, standing-1-20261214-out",
        "standing-1-20261214-out,",
        "task-back,"
    })
    void waysBack(String leg, String out) {
        assertThat(Board.wayOutOf(leg)).isEqualTo(Optional.ofNullable(out));
    }

    @Test
    @DisplayName("21: a ride from a house to itself is said to be one; a delivery within a house is possible")
    void nowhereToGo() {
        assertThat(of(request("Am Markt 1", "am markt 1", "09:00", "10:00"))).hasValueSatisfying(why -> {
            assertThat(why.rule()).isEqualTo(Rule.SAME_PLACE);
            assertThat(why.sentence(Locale.GERMAN)).contains("am selben Ort");
        });
        assertThat(of(request("Am Markt 1", "Am Markt 2", "09:00", "10:00"))).isEmpty();
    }

    @Test
    @DisplayName("21: what begins where it ends stays unplanned when the day is planned again")
    void staysUnplanned() {
        OneDay day = new OneDay();
        day.tour("bus", 1, "06:00", "14:00");
        TransportJob job = day.ride("nowhere", OneDay.DEPOT, OneDay.FAR, "09:00", "10:00");
        job.refuse(Refusal.of(Rule.SAME_PLACE), Optional.empty(), day.now);
        day.plan();
        assertThat(job.tourId()).isEmpty();
        assertThat(job.refusal()).map(Refusal::rule).contains(Rule.SAME_PLACE);
    }

    private static Optional<Refusal> of(TransportRequest request) {
        return RequestDesk.contradiction(request, GEOCODER);
    }

    private static TransportRequest request(String from, String to, String earliest, String latest) {
        return request("job", from, to, Optional.of(new Period(OneDay.at(earliest), OneDay.at(latest))));
    }

    private static TransportRequest request(String id, String from, String to, Optional<Period> window) {
        return new TransportRequest(
                id,
                JobKind.RIDE,
                Optional.empty(),
                OneDay.CARRIER,
                "Patient/p",
                "P",
                "",
                place(from),
                place(to),
                window,
                Optional.of(Posture.WALKING),
                false,
                Set.of());
    }

    private static Place place(String line) {
        return new Place("", new Address(line, "56727", "Mayen", Optional.empty()));
    }
}
