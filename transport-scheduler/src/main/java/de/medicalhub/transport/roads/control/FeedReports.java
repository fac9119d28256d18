package de.medicalhub.transport.roads.control;

import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.Slowdown;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a feed says, as docs/configuration.md describes it.
 *
 * @param reports by id; the last one of an id counts
 * @param leftOut how many made no sense
 */
record FeedReports(Map<String, Report> reports, int leftOut) {
    /** More are not those of one district. */
    static final int MOST = 500;

    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Duration LASTING = Duration.ofDays(1);
    private static final int LONGEST_LABEL = 100;
    private static final int LONGEST_ID = 100;
    private static final double STEPS_OF_FACTOR = 4;
    private static final double LEAST_FACTOR = 1.25;

    /**
     * One report.
     *
     * @param from since when, if it says so
     * @param until when it ends, if it says so
     */
    record Report(
            String id,
            String label,
            GeoPoint at,
            double kilometres,
            double factor,
            boolean closed,
            Optional<Instant> from,
            Optional<Instant> until) {
        /** Whether it had ended by then. */
        boolean isOver(Instant now) {
            return until.filter(end -> !end.isAfter(now)).isPresent();
        }

        /**
         * As it counts: from when it was first seen, or from its beginning if that is later; one without an end for a day, and again as
         * long as it is reported.
         */
        Slowdown since(Instant firstSeen) {
            Instant begin = from.filter(firstSeen::isBefore).orElse(firstSeen);
            Instant latest = begin.plus(until.isPresent() ? LONGEST : LASTING);
            return new Slowdown(
                    id,
                    label,
                    at,
                    kilometres,
                    factor,
                    closed,
                    begin,
                    until.filter(end -> end.isBefore(latest)).orElse(latest));
        }
    }

    /**
     * Reads a feed; reports that make no sense are left out and counted.
     *
     * @throws IllegalArgumentException if it is none at all
     */
    static FeedReports read(String text, Instant now) {
        Map<String, Report> reports = new LinkedHashMap<>();
        int leftOut = 0;
        for (JsonValue value : situations(text)) {
            Optional<Report> report = report(value).filter(one -> reports.size() < MOST && makesSense(one, now));
            report.ifPresent(one -> reports.put(one.id, one));
            leftOut += report.isPresent() ? 0 : 1;
        }
        return new FeedReports(reports, leftOut);
    }

    private static JsonArray situations(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            if (reader.readValue() instanceof JsonObject feed && feed.get("situations") instanceof JsonArray found) {
                return found;
            }
            throw new IllegalArgumentException("The feed has no list of situations");
        } catch (JsonException noJson) {
            throw new IllegalArgumentException("The feed is no JSON", noJson);
        }
    }

    /** Whether it may become a slowdown; whose end has passed is merely over. */
    private static boolean makesSense(Report report, Instant now) {
        try {
            return report.isOver(now) || !report.since(now).label().isEmpty();
        } catch (IllegalArgumentException nonsense) {
            return false;
        }
    }

    private static Optional<Report> report(JsonValue value) {
        if (!(value instanceof JsonObject json)) {
            return Optional.empty();
        }
        try {
            boolean closed = json.getBoolean("closed", false);
            return Optional.of(new Report(
                    Slowdown.REPORTED + text(json, "id", LONGEST_ID),
                    text(json, "label", LONGEST_LABEL),
                    new GeoPoint(number(json, "latitude"), number(json, "longitude")),
                    number(json, "kilometres"),
                    closed ? Slowdown.AROUND : inSteps(number(json, "factor")),
                    closed,
                    instant(json, "from"),
                    instant(json, "until")));
        } catch (IllegalArgumentException | DateTimeException nonsense) {
            return Optional.empty();
        }
    }

    /** In quarters: days are planned again for a change, and a feed changes each minute. */
    private static double inSteps(double factor) {
        double rounded = Math.round(factor * STEPS_OF_FACTOR) / STEPS_OF_FACTOR;
        return factor < 1 ? factor : Math.min(Slowdown.AROUND, Math.max(LEAST_FACTOR, rounded));
    }

    private static String text(JsonObject json, String name, int longest) {
        if (json.get(name) instanceof JsonString text && !text.getString().isBlank()) {
            String said = text.getString().strip();
            return said.substring(0, Math.min(longest, said.length()));
        }
        throw new IllegalArgumentException("No " + name);
    }

    private static double number(JsonObject json, String name) {
        if (json.get(name) instanceof JsonNumber number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException("No " + name);
    }

    private static Optional<Instant> instant(JsonObject json, String name) {
        return json.get(name) instanceof JsonString text
                ? Optional.of(Instant.parse(text.getString()).truncatedTo(ChronoUnit.SECONDS))
                : Optional.empty();
    }
}
