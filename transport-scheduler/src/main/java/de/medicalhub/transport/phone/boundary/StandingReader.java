package de.medicalhub.transport.phone.boundary;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.phone.control.StandingOrder;
import de.medicalhub.transport.phone.control.StandingOrder.Pickup;
import de.medicalhub.transport.phone.control.StandingOrder.Rhythm;
import de.medicalhub.transport.web.Inputs;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what the form of standing orders sends; what is missing or wrong is refused by its name. */
final class StandingReader {
    private StandingReader() {}

    /** The order, for that carrier. */
    static StandingOrder read(JsonObject json, String carrier, LocalDate today) {
        boolean ended = json.getBoolean("ended", false);
        Rhythm rhythm = rhythm(json);
        LocalDate first = rhythm.firstFrom(today)
                .or(() -> ended || !rhythm.daysOff().isEmpty() ? Optional.of(rhythm.from()) : Optional.empty())
                .orElseThrow(() -> refused(rhythm.until().isBefore(today) ? "over" : "no-day"));
        JsonObject onFirstDay = Json.createObjectBuilder(json)
                .add(
                        "at",
                        first.atTime(rhythm.time())
                                .atZone(HubClock.berlin())
                                .toInstant()
                                .toString())
                .remove("backAt")
                .build();
        return new StandingOrder(
                CallReader.read(onFirstDay, carrier),
                Inputs.text(json, "version"),
                rhythm,
                promised(json),
                Inputs.text(json, "approval").orElse(""),
                day(json, "approvalUntil"),
                ended);
    }

    private static Rhythm rhythm(JsonObject json) {
        Set<DayOfWeek> weekdays = texts(json, "weekdays").stream()
                .map(code -> StandingOrder.weekday(code).orElseThrow(() -> refused("weekdays")))
                .collect(Collectors.toSet());
        if (weekdays.isEmpty()) {
            throw refused("weekdays");
        }
        LocalDate from = day(json, "firstDay").orElseThrow(() -> refused("firstDay"));
        LocalDate until = day(json, "lastDay").orElseThrow(() -> refused("lastDay"));
        if (until.isBefore(from)) {
            throw refused("end-before-start");
        }
        LocalTime time = time(json, "time").orElseThrow(() -> refused("time"));
        Optional<LocalTime> backAt = json.getBoolean("back", false) ? time(json, "backTime") : Optional.empty();
        if (backAt.filter(time::equals).isPresent()) {
            throw refused("backTime");
        }
        Set<LocalDate> daysOff = texts(json, "daysOff").stream()
                .map(text -> parsed(text, LocalDate::parse, "daysOff"))
                .collect(Collectors.toSet());
        return new Rhythm(weekdays, from, until, time, backAt, json.getBoolean("onHolidays", false), daysOff);
    }

    private static Optional<Pickup> promised(JsonObject json) {
        return time(json, "pickupStart")
                .flatMap(start -> time(json, "pickupEnd").map(end -> new Pickup(start, end)));
    }

    private static List<String> texts(JsonObject json, String name) {
        return json.get(name) instanceof JsonArray array
                ? array.stream()
                        .filter(JsonString.class::isInstance)
                        .map(text -> ((JsonString) text).getString())
                        .toList()
                : List.of();
    }

    private static Optional<LocalDate> day(JsonObject json, String name) {
        return Inputs.text(json, name).map(text -> parsed(text, LocalDate::parse, name));
    }

    private static Optional<LocalTime> time(JsonObject json, String name) {
        return Inputs.text(json, name).map(text -> parsed(text, LocalTime::parse, name));
    }

    private static <T> T parsed(String text, Function<String, T> parse, String name) {
        try {
            return parse.apply(text);
        } catch (DateTimeException none) {
            throw refused(name);
        }
    }

    private static RefusedException refused(String name) {
        return new RefusedException(ProblemKind.INVALID, "standing.missing." + name);
    }
}
