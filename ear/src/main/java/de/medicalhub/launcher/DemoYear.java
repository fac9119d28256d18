package de.medicalhub.launcher;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The year that lies behind the demo's district, as lines for {@code $import}. In each part of {@code year.json} every row is
 * filled into every line of that part: {@code {name}} becomes the row's text of that name. A line that names what a row has not is
 * left out for it: no ride where nobody drove. Days are those of {@link DemoDates}.
 */
public final class DemoYear {
    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z]+)}");

    private DemoYear() {}

    /**
     * All lines in the order of the file, those of a row together, so that what refers to each other comes together.
     *
     * @param year the text of {@code year.json}
     * @param loaded the last month is the one before this moment's, in Europe/Berlin
     * @return FHIR resources as JSON, one a line
     */
    public static List<String> lines(String year, Instant loaded) {
        DemoDates dates = new DemoDates(loaded);
        return parts(year).flatMap(DemoYear::filled).map(dates::in).toList();
    }

    /** Names in rows that no line uses: a mistake in writing, for the line that was meant is left out silently. */
    static Set<String> unused(String year) {
        Set<String> names = new HashSet<>();
        parts(year).forEach(part -> {
            part.getJsonArray("rows").getValuesAs(JsonObject.class).forEach(row -> names.addAll(row.keySet()));
            part.getJsonArray("lines")
                    .forEach(line ->
                            PLACE.matcher(line.toString()).results().forEach(used -> names.remove(used.group(1))));
        });
        return names;
    }

    private static Stream<JsonObject> parts(String year) {
        try (var reader = Json.createReader(new StringReader(year))) {
            return reader.readObject().getJsonArray("parts").getValuesAs(JsonObject.class).stream();
        }
    }

    private static Stream<String> filled(JsonObject part) {
        JsonArray lines = part.getJsonArray("lines");
        return part.getJsonArray("rows").getValuesAs(JsonObject.class).stream()
                .flatMap(row -> lines.stream().flatMap(line -> filled(line.toString(), row).stream()));
    }

    private static Optional<String> filled(String line, JsonObject row) {
        Matcher matcher = PLACE.matcher(line);
        boolean all = matcher.results().allMatch(place -> row.containsKey(place.group(1)));
        return all
                ? Optional.of(matcher.replaceAll(place -> Matcher.quoteReplacement(text(row, place.group(1)))))
                : Optional.empty();
    }

    /** As it stands within a JSON string. */
    private static String text(JsonObject row, String name) {
        String quoted = row.getJsonString(name).toString();
        return quoted.substring(1, quoted.length() - 1);
    }
}
