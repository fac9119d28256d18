package de.medicalhub.transport.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.dispatch.Blocker;
import de.medicalhub.transport.dispatch.entity.LocatedPlace;
import de.medicalhub.transport.orders.Place;
import de.medicalhub.transport.planning.Refusal;
import de.medicalhub.transport.planning.Refusal.Rule;
import de.medicalhub.transport.roads.Address;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Times are written as UTC; Berlin is an hour ahead. */
class BlockersTest {
    private static final Instant UNTIL = Instant.parse("2026-11-23T09:40:00Z");
    private static final Instant POSSIBLE = Instant.parse("2026-11-23T10:12:00Z");

    @Test
    @DisplayName("21: a missed window names the only vehicle, where it is until when, and when it would be possible")
    void missedWindow() {
        Blocker only = new Blocker("MYK 1", true, Optional.of("Bendorf"), UNTIL, POSSIBLE);
        Refusal refusal = new Refusal(Rule.WINDOW_MISSED, 12);
        assertThat(Blockers.sentence(refusal, Optional.of(only), Locale.GERMAN))
                .isEqualTo(
                        "Das Zeitfenster wird um mindestens 12 Min. verfehlt. Das einzige passende Fahrzeug, MYK 1, ist"
                                + " bis 10:40 Uhr in Bendorf. Um 11:12 Uhr ginge es.");
        assertThat(Blockers.sentence(refusal, Optional.of(only), Locale.ENGLISH))
                .isEqualTo(
                        "The time window is missed by at least 12 min. The only fitting vehicle, MYK 1, is in Bendorf"
                                + " until 10:40. It would be possible at 11:12.");
    }

    @Test
    @DisplayName("21: a shift that is too short says by how much, and a vehicle at its depot when it can leave")
    void shortShift() {
        Blocker nearest = new Blocker("MYK 2", false, Optional.empty(), UNTIL, POSSIBLE);
        assertThat(Blockers.sentence(new Refusal(Rule.NO_ROOM_IN_SHIFT, 7), Optional.of(nearest), Locale.GERMAN))
                .endsWith("Am nächsten kommt MYK 2; das Fahrzeug kann erst um 10:40 Uhr losfahren."
                        + " Es ginge, wenn die Schicht 7 Min. länger dauert.");
        assertThat(Blockers.sentence(new Refusal(Rule.RIDE_TOO_LONG, 7), Optional.of(nearest), Locale.ENGLISH))
                .endsWith("It would be possible if the person may be aboard 7 min longer.");
        assertThat(Blockers.sentence(Refusal.of(Rule.BREAK_NEEDED), Optional.of(nearest), Locale.GERMAN))
                .isEqualTo("Dafür ginge die gesetzliche Pause der Fahrerin oder des Fahrers verloren."
                        + " Am nächsten kommt MYK 2. Es ginge, wenn jemand die Fahrerin oder den Fahrer ablöst.");
        Blocker only = new Blocker("MYK 1", true, Optional.of("Bendorf"), UNTIL, POSSIBLE);
        assertThat(Blockers.sentence(Refusal.of(Rule.BREAK_NEEDED), Optional.of(only), Locale.ENGLISH))
                .isEqualTo("It would cost the driver the legal break. The only fitting vehicle is MYK 1."
                        + " It would be possible if somebody relieved the driver.");
        assertThat(Blockers.sentence(Refusal.of(Rule.NO_STRETCHER), Optional.empty(), Locale.GERMAN))
                .isEqualTo("Kein Fahrzeug im Dienst hat eine Trage. Es ginge, wenn ein passendes Fahrzeug mit passender"
                        + " Besatzung an diesem Tag Dienst hätte.");
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "NO_STRETCHER",
                "NO_WHEELCHAIR_PLACE",
                "NO_CARRY_CHAIR",
                "NO_COLD_BOX",
                "NO_OXYGEN",
                "NO_INFECTION_PROTECTION",
                "NO_CARRYING",
                "NO_NARCOTICS_DRIVER",
                "VEHICLE_NOT_ON_DUTY"
            })
    @DisplayName("21: what a vehicle lacks is named with the vehicle and when it could come, in both languages")
    void lackingCondition(Rule lacking) {
        Blocker found = new Blocker("MYK 3", false, Optional.of("Bendorf"), UNTIL, POSSIBLE, Optional.of(lacking));
        for (Locale language : List.of(Locale.GERMAN, Locale.ENGLISH)) {
            String alone = Refusal.of(lacking).sentence(language);
            assertThat(Blockers.sentence(Refusal.of(lacking), Optional.of(found), language))
                    .startsWith(alone + " ")
                    .contains("MYK 3", "11:12")
                    .doesNotContain("Bendorf");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"VEHICLE_NOT_ON_DUTY", "BEARING_VEHICLE_AWAY"})
    @DisplayName("21: where no vehicle is named, what would have to be on duty is said")
    void nobodyIsNamed(Rule rule) {
        assertThat(Blockers.sentence(Refusal.of(rule), Optional.empty(), Locale.GERMAN))
                .isEqualTo(Refusal.of(rule).sentence(Locale.GERMAN)
                        + " Es ginge, wenn ein passendes Fahrzeug mit passender Besatzung an diesem Tag Dienst hätte.");
    }

    @Test
    @DisplayName(
            "21: if no single vehicle meets all, the nearest one is named with what it lacks; without a shift, where to enter one")
    void nothingFits() {
        Blocker found =
                new Blocker("MYK 3", false, Optional.empty(), UNTIL, POSSIBLE, Optional.of(Rule.NO_CARRY_CHAIR));
        assertThat(Blockers.sentence(Refusal.of(Rule.NO_FITTING_VEHICLE), Optional.of(found), Locale.GERMAN))
                .isEqualTo("Kein einzelnes Fahrzeug im Dienst erfüllt alles, was diese Fahrt braucht."
                        + " Mit einem Tragestuhl an Bord könnte MYK 3 um 11:12 Uhr abholen.");
        assertThat(Blockers.sentence(Refusal.of(Rule.NO_SHIFT), Optional.empty(), Locale.GERMAN))
                .isEqualTo("An diesem Tag ist kein Fahrzeug im Dienst."
                        + " Es ginge, wenn unter „Flotte“ für diesen Tag ein Dienst eingetragen wäre.");
        assertThat(Blockers.sentence(Refusal.of(Rule.WINDOW_PASSED), Optional.empty(), Locale.GERMAN))
                .isEqualTo("Das Zeitfenster ist schon vorbei.");
    }

    @Test
    @DisplayName("21: of a place only the town is said, for others live there")
    void onlyTheTownIsSaid() {
        assertThat(place("Am Markt 1", "56727", "Mayen").town()).contains("Mayen");
        assertThat(place("", "56170", "Bendorf am Rhein").town()).contains("Bendorf am Rhein");
        assertThat(place("", "", "").town()).isEmpty();
    }

    private static LocatedPlace place(String line, String postcode, String town) {
        Address address = new Address(line, postcode, town, Optional.empty());
        return new LocatedPlace(new Place("Erika Muster", address), Optional.empty());
    }
}
