package de.medicalhub.transport.roads.control;

import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.Town;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Postcodes and towns of the district and the larger towns around it, with the positions of their centres. */
public final class Gazetteer {
    private final List<Entry> entries;

    private Gazetteer(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** The list that the product ships. */
    public static Gazetteer ofTheDistrict() {
        try (InputStream file = Objects.requireNonNull(
                        Gazetteer.class.getResourceAsStream("/de/medicalhub/transport/roads/gazetteer.json"));
                var reader = Json.createReader(file)) {
            return new Gazetteer(reader.readArray().getValuesAs(JsonObject.class).stream()
                    .map(Gazetteer::entry)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("Gazetteer not readable", e);
        }
    }

    /** The centre of that postcode, best of that town in it; without such a postcode the centre of that town. */
    public Optional<GeoPoint> find(String postcode, String town) {
        String wanted = plain(town);
        Optional<Entry> byPostcode = entries.stream()
                .filter(entry -> entry.postcode.equals(postcode.strip()))
                .min(Comparator.comparing(entry -> !entry.town.equals(wanted)));
        return byPostcode
                .or(() -> entries.stream()
                        .filter(entry -> entry.town.equals(wanted))
                        .findFirst())
                .map(Entry::position);
    }

    /** Each town once, with the position of its first postcode. */
    public List<Town> towns() {
        Map<String, Town> towns = new LinkedHashMap<>();
        entries.forEach(entry -> towns.putIfAbsent(entry.town, new Town(entry.name, entry.position)));
        return List.copyOf(towns.values());
    }

    private static Entry entry(JsonObject json) {
        double latitude = json.getJsonNumber("latitude").doubleValue();
        double longitude = json.getJsonNumber("longitude").doubleValue();
        String name = json.getString("town");
        return new Entry(json.getString("postcode"), name, plain(name), new GeoPoint(latitude, longitude));
    }

    private static String plain(String town) {
        return town.strip().toLowerCase(Locale.GERMAN).replace("ß", "ss").replaceAll("\\s*\\(.*\\)$", "");
    }

    private record Entry(String postcode, String name, String town, GeoPoint position) {}
}
