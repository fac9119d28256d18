package de.medicalhub.transport.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.dispatch.Step;
import de.medicalhub.transport.dispatch.entity.LocatedPlace;
import de.medicalhub.transport.dispatch.entity.Stop;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.dispatch.entity.Wish;
import de.medicalhub.transport.orders.Demands;
import de.medicalhub.transport.orders.JobKind;
import de.medicalhub.transport.orders.OpeningHours;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.orders.Pharmacy;
import de.medicalhub.transport.orders.Place;
import de.medicalhub.transport.orders.Posture;
import de.medicalhub.transport.orders.TransportRequest;
import de.medicalhub.transport.planning.Action;
import de.medicalhub.transport.roads.Address;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose number a stop has, and what is to be done there (package driving, rule 21). */
class WhoIsCalledTest {
    private static final Optional<UUID> CASE = Optional.of(UUID.fromString("5f0f3a57-3f0a-4a43-9f0f-0f6a3d1c9a11"));

    @ParameterizedTest
    @DisplayName(
            "21: who is fetched at home or at the practice is called there; on the way to an appointment nobody is called at its end")
    @CsvSource({
        "phone-1-out, PICKUP, 02651 1",
        "phone-1-out, DROP_OFF, ''",
        "standing-1-20261214-out, DROP_OFF, ''",
        "phone-1-back, PICKUP, 02651 1",
        "phone-1-back, DROP_OFF, 02651 1",
        "another, PICKUP, 02651 1",
        "another, DROP_OFF, 02651 1"
    })
    void ridesWithoutACase(String leg, Action action, String phone) {
        Stop stop = stop(ride(leg, Optional.empty()), action);
        assertThat(stop.phone()).isEqualTo(phone);
        assertThat(stop.pharmacy()).isEmpty();
    }

    @Test
    @DisplayName("21: at the hospital nobody has the patient's number at hand, at home it is called")
    void ridesOfACase() {
        TransportJob home = ride("leg", CASE);
        assertThat(stop(home, Action.PICKUP).phone()).isEmpty();
        assertThat(stop(home, Action.DROP_OFF).phone()).isEqualTo("02651 1");
    }

    @Test
    @DisplayName("21: home is where the ride of a case and a way back end, and no pickup")
    void whereHomeIs() {
        assertThat(stop(ride("leg", CASE), Action.DROP_OFF).isHome()).isTrue();
        assertThat(stop(ride("leg", CASE), Action.PICKUP).isHome()).isFalse();
        assertThat(stop(ride("phone-1-back", Optional.empty()), Action.DROP_OFF).isHome())
                .isTrue();
        assertThat(stop(ride("standing-1-20261214-out", Optional.empty()), Action.DROP_OFF)
                        .isHome())
                .isFalse();
        assertThat(stop(ride("another", Optional.empty()), Action.DROP_OFF).isHome())
                .isFalse();
        assertThat(stop(bag(), Action.DROP_OFF).isHome()).isFalse();
    }

    @Test
    @DisplayName("21: the pharmacy's number bears its name, also when the medicines come back")
    void pharmaciesAreNamed() {
        TransportJob bag = bag();
        Stop door = stop(bag, Action.DROP_OFF);
        assertThat(stop(bag, Action.PICKUP).pharmacy()).contains("Rathaus-Apotheke");
        assertThat(door.pharmacy()).isEmpty();
        bag.take(Step.ACCEPTED, OneDay.at("08:00"));
        bag.take(Step.PICKED_UP, OneDay.at("08:10"));
        bag.take(Step.NOT_DELIVERED, OneDay.at("08:40"));
        assertThat(door.pharmacy()).contains("Rathaus-Apotheke");
        assertThat(door.phone()).isEqualTo("0221 4710 620");
    }

    private static Stop stop(TransportJob job, Action action) {
        return new Stop("tour", job, action, 0, OneDay.at("08:00"));
    }

    private static TransportJob ride(String id, Optional<UUID> caseId) {
        return job(id, JobKind.RIDE, caseId, Optional.of(Posture.WALKING));
    }

    private static TransportJob bag() {
        TransportJob bag = job("bag", JobKind.DELIVERY, CASE, Optional.empty());
        bag.plan("tour", OneDay.at("08:10"), OneDay.at("08:40"), OneDay.at("06:00"));
        return bag;
    }

    private static TransportJob job(String id, JobKind kind, Optional<UUID> caseId, Optional<Posture> posture) {
        Address address = new Address("Am Markt 1", "56727", "Mayen", Optional.empty());
        Place from = new Place("Rathaus-Apotheke", address);
        Place to = new Place("Erika Muster", address);
        TransportRequest request = new TransportRequest(
                id,
                kind,
                caseId,
                OneDay.CARRIER,
                "Patient/p",
                "Erika Muster",
                "02651 1",
                from,
                to,
                Optional.of(new Period(OneDay.at("08:00"), OneDay.at("09:00"))),
                posture,
                false,
                Set.of(),
                1,
                "",
                "",
                Optional.empty(),
                new Pharmacy("0221 4710 620", OpeningHours.of("")),
                Demands.NONE);
        Wish wish = new Wish(request, new LocatedPlace(from, Optional.empty()), new LocatedPlace(to, Optional.empty()));
        return new TransportJob(id, wish, OneDay.DAY, OneDay.at("05:00"));
    }
}
