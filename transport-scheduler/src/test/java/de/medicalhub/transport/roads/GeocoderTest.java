package de.medicalhub.transport.roads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.medicalhub.transport.roads.control.EstimatedTravelTimes;
import de.medicalhub.transport.roads.control.Gazetteer;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GeocoderTest {
    private static final GeoPoint MAYEN = new GeoPoint(50.3276, 7.2227);
    private static final GeoPoint ANDERNACH = new GeoPoint(50.4397, 7.4014);

    private final Geocoder geocoder = new Geocoder(Gazetteer.ofTheDistrict(), new GeoPoint(50.36, 7.45), 150);

    @Test
    @DisplayName("1: the address's own position wins")
    void takesThePositionAtItsWord() {
        GeoPoint door = new GeoPoint(50.33, 7.23);
        assertThat(geocoder.locate(new Address("Am Markt 1", "56626", "Andernach", Optional.of(door))))
                .isEqualTo(new Location.Found(door));
    }

    @Test
    @DisplayName("1: else the postcode, and within it the town")
    void findsTownWithinPostcode() {
        assertThat(geocoder.locate(at("56743", "Thür"))).isEqualTo(new Location.Found(new GeoPoint(50.3583, 7.2797)));
        assertThat(geocoder.locate(at("56727", "Mayen-Hausen"))).isEqualTo(new Location.Found(MAYEN));
        assertThat(geocoder.locate(at("", " WEISSENTHURM "))).isInstanceOf(Location.Found.class);
    }

    @Test
    @DisplayName("1: else the house of the register, before the postcode")
    void asksTheRegister() {
        GeoPoint house = new GeoPoint(50.331, 7.231);
        Geocoder withHouses = new Geocoder(
                address -> address.line().startsWith("Haupt")
                        ? Optional.of(new KnownAddress("Hauptstraße", "1", "56727", "Mayen", house, true, false))
                        : address.line().startsWith("Haubt")
                                ? Optional.of(new KnownAddress("Hauptstraße", "1", "56727", "Mayen", house, true, true))
                                : Optional.empty(),
                () -> true,
                Gazetteer.ofTheDistrict(),
                new GeoPoint(50.36, 7.45),
                150);
        assertThat(withHouses.locate(at("56727", "Mayen"))).isEqualTo(new Location.Found(house));
        assertThat(withHouses.isRegisterFaulty()).isTrue();
        assertThat(geocoder.isRegisterFaulty()).isFalse();
        assertThat(withHouses.locate(new Address("Haubtstr. 1", "56727", "Mayen", Optional.empty())))
                .isEqualTo(new Location.Found(house, Optional.of("Hauptstraße 1, 56727 Mayen")));
        assertThat(withHouses.locate(new Address("Am Wald 1", "56727", "Mayen", Optional.empty())))
                .isEqualTo(new Location.Found(MAYEN));
    }

    @Test
    @DisplayName("2: unknown and far away are answers")
    void saysWhyNot() {
        assertThat(geocoder.locate(at("00000", "Nirgendwo"))).isInstanceOf(Location.Unknown.class);
        assertThat(geocoder.locate(at("80331", "München"))).isInstanceOfSatisfying(Location.OutsideArea.class, far -> {
            assertThat(far.kilometres()).isBetween(350L, 420L);
        });
    }

    @Test
    @DisplayName("3: great circle times 1.3 at the configured speed")
    void estimatesDrives() {
        assertThat(MAYEN.kilometresTo(ANDERNACH)).isCloseTo(17.8, within(0.3));
        EstimatedTravelTimes times = new EstimatedTravelTimes(50);
        assertThat(times.secondsBetween(MAYEN, ANDERNACH)).isBetween(1_630L, 1_700L);
        assertThat(times.secondsBetween(MAYEN, MAYEN)).isZero();
    }

    @Test
    @DisplayName(
            "1: two addresses are one house by their words or by an exact position; one town or a likeness is none")
    void knowsTheSameHouse() {
        Geocoder withHouses = new Geocoder(
                address -> Optional.of(new KnownAddress(
                        "Hauptstraße",
                        "1",
                        "56727",
                        "Mayen",
                        MAYEN,
                        address.line().startsWith("H"),
                        address.line().startsWith("X"))),
                () -> false,
                Gazetteer.ofTheDistrict(),
                new GeoPoint(50.36, 7.45),
                150);
        assertThat(withHouses.isSame(line("Hauptstr. 1"), line("HAUPTSTR.  1"))).isTrue();
        assertThat(withHouses.isSame(line("Hauptstr. 1"), line("Hauptstraße 1")))
                .isTrue();
        assertThat(withHouses.isSame(line("Hauptstr. 1"), line("Am Wald 7")))
                .as("the nearest number of the street is another house")
                .isFalse();
        assertThat(withHouses.isSame(line("Hauptstr. 1"), line("Xauptstr. 1")))
                .as("written otherwise")
                .isFalse();
        assertThat(geocoder.isSame(line("Hauptstr. 1"), line("Hauptstr. 2")))
                .as("of the same town nothing more is known")
                .isFalse();
        assertThat(geocoder.isSame(line(""), line(""))).isFalse();
        assertThat(geocoder.isSame(
                        new Address("A 1", "", "", Optional.of(MAYEN)), new Address("B 2", "", "", Optional.of(MAYEN))))
                .isTrue();
    }

    private static Address line(String line) {
        return new Address(line, "56727", "Mayen", Optional.empty());
    }

    private static Address at(String postcode, String town) {
        return new Address("Hauptstraße 1", postcode, town, Optional.empty());
    }
}
