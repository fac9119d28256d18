package de.medicalhub.transport.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.dispatch.entity.LocatedPlace;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.dispatch.entity.Wish;
import de.medicalhub.transport.orders.JobKind;
import de.medicalhub.transport.orders.Place;
import de.medicalhub.transport.orders.Posture;
import de.medicalhub.transport.orders.TransportRequest;
import de.medicalhub.transport.planning.Action;
import de.medicalhub.transport.roads.Address;
import de.medicalhub.transport.roads.GeoPoint;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PlaceByHandTest {
    private static final GeoPoint SET = new GeoPoint(50.4, 7.3);
    private static final GeoPoint FOUND = new GeoPoint(50.3, 7.2);

    @Test
    @DisplayName("30: a position set by hand counts on when the order changes, as long as it names the same place")
    void countsOnForTheSamePlace() {
        TransportJob job = waiting("Forsthaus am Berg");
        job.locate(Action.PICKUP, SET);
        assertThat(job.wish().pickup().position()).contains(SET);
        assertThat(job.wish().pickup().isByHand()).isTrue();
        assertThat(job.wish().dropOff().isByHand()).isFalse();

        Wish again = RequestDesk.asSetByHand(wish("Forsthaus am Berg", Optional.empty()), job.wish());
        assertThat(again.pickup().position()).contains(SET);
        assertThat(again.pickup().isByHand()).isTrue();
        Wish elsewhere = RequestDesk.asSetByHand(wish("Forsthaus im Tal", Optional.empty()), job.wish());
        assertThat(elsewhere.pickup().position()).isEmpty();
        assertThat(elsewhere.pickup().isByHand()).isFalse();
    }

    @Test
    @DisplayName("30: what the register has learnt meanwhile goes before what was set by hand")
    void registerGoesBefore() {
        TransportJob job = waiting("Forsthaus am Berg");
        job.locate(Action.PICKUP, SET);
        Wish again = RequestDesk.asSetByHand(wish("Forsthaus am Berg", Optional.of(FOUND)), job.wish());
        assertThat(again.pickup().position()).contains(FOUND);
        assertThat(again.pickup().isByHand()).isFalse();
    }

    private static TransportJob waiting(String line) {
        return new TransportJob(
                "leg",
                wish(line, Optional.empty()),
                LocalDate.parse("2026-12-01"),
                Instant.parse("2026-12-01T06:00:00Z"));
    }

    private static Wish wish(String line, Optional<GeoPoint> found) {
        Place from = new Place("", new Address(line, "", "", Optional.empty()));
        Place to = new Place("", new Address("Markt 1", "56727", "Mayen", Optional.empty()));
        TransportRequest request = new TransportRequest(
                "leg",
                JobKind.RIDE,
                Optional.empty(),
                "Organization/carrier-1",
                "Patient/p",
                "Erika Muster",
                "",
                from,
                to,
                Optional.empty(),
                Optional.of(Posture.WALKING),
                false,
                Set.of());
        return new Wish(request, new LocatedPlace(from, found), new LocatedPlace(to, Optional.of(FOUND)));
    }
}
