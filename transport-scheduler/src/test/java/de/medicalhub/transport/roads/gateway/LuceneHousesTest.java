package de.medicalhub.transport.roads.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.transport.roads.Address;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.KnownAddress;
import de.medicalhub.transport.roads.control.HouseIndexes.Counted;
import de.medicalhub.transport.roads.control.Houses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LuceneHousesTest {
    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Houses houses;

    private static Counted counted = new Counted(0, 0);

    @BeforeAll
    static void readsTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("houses.csv"), """
                strasse;hausnummer;zusatz;plz;ort;breite;laenge
                Koblenzer Straße;12;;56727;Mayen;50,3301;7,2301
                Koblenzer Straße;12;a;56727;Mayen;50,3302;7,2302
                Koblenzer Straße;20;;56727;Mayen;50,3303;7,2303
                Bergstraße;3;;56727;Mayen;50,3310;7,2210
                Burgstraße;3;;56727;Mayen;50,3320;7,2220
                Bürresheimer Weg;7;;56727;Mayen;50,3330;7,2230
                Am Großen Büchel;1;;56743;Thür;50,3583;7,2797
                Koblenzer Straße;12;;56626;Andernach;50,4300;7,4000
                Burgstraße;5;;56727;Mayen;50,3321;7,2221
                Römerstraße;1;;53498;Bad Breisig;50,5090;7,2960
                Römerstraße;1;;56130;Bad Ems;50,3380;7,7100
                Straße des 17. Juni;5;;56727;Mayen;50,3340;7,2240
                ;4;;56727;Mayen;50,33;7,22
                Ohne Ort;4;;56727;Mayen;nirgends;7,22
                """);
        LuceneHouses index = new LuceneHouses();
        counted = index.build(file, folder.resolve("index"));
        houses = index.open(folder.resolve("index"));
    }

    @AfterAll
    static void closes() throws IOException {
        houses.close();
    }

    @Test
    @DisplayName("8: faulty rows are left out and counted")
    void leavesFaultyRowsOut() {
        assertThat(counted).isEqualTo(new Counted(12, 2));
    }

    @ParameterizedTest
    @DisplayName("8: a house is found however people write it")
    @CsvSource(
            delimiter = '|',
            value = {
                "Koblenzer Straße 12|50.3301",
                "Koblenzer Str. 12|50.3301",
                "KOBLENZERSTRASSE 12 a|50.3302",
                "Koblentzer Strasse 12a|50.3302",
                "koblenzer-straße 20|50.3303",
                "Bergstr. 3|50.3310",
                "Burgstr. 3|50.3320",
                "Buerresheimer Weg 7|50.3330",
                "Büresheimerweg 7|50.3330"
            })
    void findsTheHouse(String line, double latitude) {
        assertThat(find(line, "56727", "Mayen"))
                .get()
                .satisfies(found -> assertThat(found.house()).isTrue())
                .extracting(found -> found.position().latitude())
                .isEqualTo(latitude);
    }

    @Test
    @DisplayName("8: without that number it is the nearest house of the street")
    void takesTheNearestNumber() {
        assertThat(find("Koblenzer Straße 18", "56727", "Mayen")).get().satisfies(found -> {
            assertThat(found.house()).isFalse();
            assertThat(found.number()).isEqualTo("20");
        });
    }

    @Test
    @DisplayName("8: a street that is written exactly so goes before one that resembles it, whatever its numbers")
    void staysInTheStreet() {
        assertThat(find("Bergstraße 5", "56727", "Mayen")).get().satisfies(found -> {
            assertThat(found.line()).isEqualTo("Bergstraße 3");
            assertThat(found.house()).isFalse();
            assertThat(found.like()).isFalse();
        });
        assertThat(find("Birgstraße 5", "56727", "Mayen")).get().satisfies(found -> {
            assertThat(found.line()).isEqualTo("Burgstraße 5");
            assertThat(found.like()).isTrue();
        });
    }

    @Test
    @DisplayName(
            "8: a house of that street in another place is not found; the postcode alone counts where no town is given")
    void staysInTheTown() {
        assertThat(find("Römerstraße 1", "56130", "Bad Ems").orElseThrow().town())
                .isEqualTo("Bad Ems");
        assertThat(find("Römerstraße 1", "", "Bad Neuenahr")).isEmpty();
        assertThat(find("Römerstraße 1", "56130", "Bad Kreuznach")).isEmpty();
        assertThat(find("Römerstraße 1", "53498", "").orElseThrow().town()).isEqualTo("Bad Breisig");
        assertThat(find("Römerstraße 1", "", "")).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("8: what is behind the number is not part of the address")
    @CsvSource(
            delimiter = '|',
            value = {
                "Koblenzer Str. 12, 3. Stock|Koblenzer Straße 12",
                "Koblenzer Str. 12a (EG)|Koblenzer Straße 12a",
                "Koblenzer Str. 20, Hinterhaus|Koblenzer Straße 20",
                "Koblenzer Str. 20-22|Koblenzer Straße 20",
                "Straße des 17. Juni 5|Straße des 17. Juni 5",
                "Straße des 17. Juni|Straße des 17. Juni 5",
                "20 Koblenzer Straße|Koblenzer Straße 20"
            })
    void cutsWhatIsBehind(String line, String found) {
        assertThat(find(line, "56727", "Mayen").orElseThrow().line()).isEqualTo(found);
    }

    @Test
    @DisplayName("8: the town must fit, or the postcode if there is no town")
    void mindsTheTown() {
        assertThat(find("Koblenzer Straße 12", "56626", "Andernach")
                        .orElseThrow()
                        .town())
                .isEqualTo("Andernach");
        assertThat(find("Koblenzer Straße 12", "", "Andernnach").orElseThrow().town())
                .isEqualTo("Andernach");
        assertThat(find("Koblenzer Straße 12", "80331", "München")).isEmpty();
        assertThat(find("Marktplatz 1", "56727", "Mayen")).isEmpty();
        assertThat(find("", "56727", "Mayen")).isEmpty();
    }

    @Test
    @DisplayName("8: suggestions come while somebody types, each street once")
    void suggests() {
        assertThat(lines("koblen")).containsExactlyInAnyOrder("Koblenzer Straße Mayen", "Koblenzer Straße Andernach");
        assertThat(lines("Koblenzer Str 12a Mayen").get(0)).isEqualTo("Koblenzer Straße 12a Mayen");
        assertThat(lines("12, koblenzer strase 56626").get(0)).isEqualTo("Koblenzer Straße 12 Andernach");
        assertThat(lines("grosen buechel")).containsExactly("Am Großen Büchel Thür");
        assertThat(lines("56727")).isEmpty();
        assertThat(lines("xyz")).isEmpty();
    }

    @Test
    @DisplayName("8: a file without a column or without a house is refused")
    void refusesWhatIsNoRegister(@TempDir Path other) throws IOException {
        LuceneHouses index = new LuceneHouses();
        Path noTown = Files.writeString(other.resolve("one.csv"), "street,number,postcode,latitude,longitude\n");
        assertThatThrownBy(() -> index.build(noTown, other.resolve("one")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("town");
        Path empty = Files.writeString(other.resolve("two.csv"), "street,number,postcode,town,latitude,longitude\n");
        assertThatThrownBy(() -> index.build(empty, other.resolve("two"))).isInstanceOf(IOException.class);
    }

    private static Optional<KnownAddress> find(String line, String postcode, String town) {
        return houses.find(new Address(line, postcode, town, Optional.<GeoPoint>empty()));
    }

    private static List<String> lines(String typed) {
        return houses.suggest(typed, 8).stream()
                .map(found -> found.line() + " " + found.town())
                .toList();
    }
}
