package de.medicalhub.transport.roads.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.roads.Address;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.KnownAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddressRegisterTest {
    private static final Address ASKED = new Address("Markt 1", "56727", "Mayen", Optional.empty());

    @TempDir
    Path folder;

    /** Knows one house, in the town that the file names; a file without a word is damaged. */
    private static final class OneHouse implements HouseIndexes {
        @Override
        public Counted build(Path file, Path folder) throws IOException {
            String town = Files.readString(file);
            if (town.isBlank()) {
                throw new IOException("empty");
            }
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("town"), town);
            return new Counted(1, 0);
        }

        @Override
        public Houses open(Path folder) throws IOException {
            KnownAddress house = new KnownAddress(
                    "Markt", "1", "56727", Files.readString(folder.resolve("town")), new GeoPoint(50, 7), true, false);
            return new Houses() {
                @Override
                public Optional<KnownAddress> find(Address address) {
                    return Optional.of(house);
                }

                @Override
                public List<KnownAddress> suggest(String text, int most) {
                    return List.of(house);
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public String kind() {
            return "test";
        }
    }

    @Test
    @DisplayName("1: without a file no house is known, and nothing is wrong")
    void knowsNothingWithoutFile() {
        AddressRegister register = new AddressRegister(Optional.empty(), folder, new OneHouse());
        register.openKept();
        register.look();
        assertThat(register.find(ASKED)).isEmpty();
        assertThat(register.suggest("Markt", 8)).isEmpty();
        assertThat(register.isFaulty()).isFalse();
    }

    @Test
    @DisplayName("5: a newer file takes the old one's place once it rests; a new start begins with what is kept")
    void followsTheFile() throws IOException {
        write("Mayen", 1);
        AddressRegister register = register();
        register.look();
        assertThat(register.find(ASKED)).isEmpty();
        register.look();
        assertThat(town(register)).isEqualTo("Mayen");
        write("Thür", 2);
        register.look();
        register.look();
        assertThat(town(register)).isEqualTo("Thür");
        AddressRegister restarted = register();
        restarted.openKept();
        assertThat(town(restarted)).isEqualTo("Thür");
    }

    @Test
    @DisplayName("6: a damaged or missing file leaves what was known")
    void keepsWhatWasKnown() throws IOException {
        write("Mayen", 1);
        AddressRegister register = register();
        register.look();
        register.look();
        write(" ", 2);
        register.look();
        register.look();
        assertThat(town(register)).isEqualTo("Mayen");
        assertThat(register.isFaulty()).isTrue();
        write("Thür", 3);
        register.look();
        register.look();
        assertThat(town(register)).isEqualTo("Thür");
        assertThat(register.isFaulty()).isFalse();
        Files.delete(folder.resolve("houses.csv"));
        register.look();
        assertThat(town(register)).isEqualTo("Thür");
        assertThat(register.isFaulty()).isTrue();
        write("Thür", 3);
        register.look();
        assertThat(register.isFaulty()).as("it is back").isFalse();
    }

    @Test
    @DisplayName("6: what could not be read is tried again, for the disk may have been full")
    void triesAgain() throws IOException {
        write("Mayen", 1);
        Path blocked = Files.writeString(folder.resolve("index"), "no folder");
        AddressRegister register = register();
        register.look();
        register.look();
        assertThat(register.isFaulty()).isTrue();
        Files.delete(blocked);
        register.look();
        register.look();
        assertThat(town(register)).isEqualTo("Mayen");
        assertThat(register.isFaulty()).isFalse();
    }

    private AddressRegister register() {
        return new AddressRegister(Optional.of(folder.resolve("houses.csv")), folder.resolve("index"), new OneHouse());
    }

    private static String town(AddressRegister register) {
        return register.find(ASKED).orElseThrow().town();
    }

    private void write(String town, long second) throws IOException {
        Path file = Files.writeString(folder.resolve("houses.csv"), town);
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(second)));
    }
}
