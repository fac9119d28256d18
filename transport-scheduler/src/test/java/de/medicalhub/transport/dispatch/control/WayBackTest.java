package de.medicalhub.transport.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.dispatch.Step;
import de.medicalhub.transport.dispatch.entity.LocatedPlace;
import de.medicalhub.transport.dispatch.entity.Stop;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.dispatch.entity.Wish;
import de.medicalhub.transport.orders.JobKind;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.orders.Place;
import de.medicalhub.transport.orders.Posture;
import de.medicalhub.transport.orders.TransportRequest;
import de.medicalhub.transport.planning.Action;
import de.medicalhub.transport.roads.Address;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WayBackTest {
    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

    private final TransportJob parcel =
            job("parcel", JobKind.DELIVERY, Step.ACCEPTED, Step.PICKED_UP, Step.NOT_DELIVERED);
    private final Stop back = stop(parcel, Action.DROP_OFF);

    @Test
    @DisplayName("24: the pharmacy is the next stop, before what is not begun and other parcels")
    void pharmacyComesNext() {
        Stop pickup = stop(job("ride", JobKind.RIDE), Action.PICKUP);
        Stop other = stop(job("other", JobKind.DELIVERY, Step.ACCEPTED, Step.PICKED_UP), Action.DROP_OFF);
        assertThat(WayBack.order(List.of(pickup, other, back), "parcel")).containsExactly(back, pickup, other);
    }

    @Test
    @DisplayName("24: who is aboard is brought home first")
    void whoIsAboardComesFirst() {
        TransportJob riding = job("riding", JobKind.RIDE, Step.ACCEPTED, Step.ARRIVED, Step.ON_BOARD);
        Stop home = stop(riding, Action.DROP_OFF);
        Stop pickup = stop(job("ride", JobKind.RIDE), Action.PICKUP);
        Stop later = stop(job("later", JobKind.RIDE), Action.PICKUP);
        assertThat(WayBack.order(List.of(back, pickup, home, later), "parcel"))
                .containsExactly(pickup, home, back, later);
    }

    @Test
    @DisplayName("24: at whom the driver stands is not left standing")
    void whoIsMetComesFirst() {
        TransportJob met = job("met", JobKind.RIDE, Step.ACCEPTED, Step.ARRIVED);
        Stop pickup = stop(met, Action.PICKUP);
        Stop home = stop(met, Action.DROP_OFF);
        assertThat(WayBack.order(List.of(pickup, home, back), "parcel")).containsExactly(pickup, home, back);
    }

    @Test
    @DisplayName("24: the stop is where the medicine came from")
    void stopIsAtThePharmacy() {
        assertThat(back.place().inWords()).contains("Apotheke");
    }

    private static Stop stop(TransportJob job, Action action) {
        return new Stop("tour", job, action, 0, NOW);
    }

    private static TransportJob job(String id, JobKind kind, Step... taken) {
        Place from = place("Apotheke");
        Place to = place("Zuhause");
        Optional<Posture> posture = kind == JobKind.RIDE ? Optional.of(Posture.WALKING) : Optional.empty();
        Wish wish = new Wish(
                new TransportRequest(
                        id,
                        kind,
                        Optional.empty(),
                        "Organization/c",
                        "Patient/p",
                        "P",
                        "",
                        from,
                        to,
                        Optional.of(new Period(NOW, NOW.plusSeconds(3600))),
                        posture,
                        false,
                        Set.of()),
                new LocatedPlace(from, Optional.empty()),
                new LocatedPlace(to, Optional.empty()));
        TransportJob job = new TransportJob(id, wish, LocalDate.of(2026, 11, 27), NOW);
        job.plan("tour", NOW, NOW, NOW);
        for (Step step : taken) {
            assertThat(job.take(step, NOW)).isEmpty();
        }
        return job;
    }

    private static Place place(String name) {
        return new Place(name, new Address("Weg 1", "56751", "Polch", Optional.empty()));
    }
}
