package de.medicalhub.transport.phone.boundary;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.orders.Place;
import de.medicalhub.transport.orders.Posture;
import de.medicalhub.transport.orders.RideNeed;
import de.medicalhub.transport.phone.control.PhoneCall;
import de.medicalhub.transport.roads.Address;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.web.Inputs;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what the form sends; what is missing or wrong is refused by its name. */
final class CallReader {
    private static final int LONGEST = 1_000;
    private static final BigDecimal HEAVIEST = BigDecimal.valueOf(500);

    private final JsonObject json;

    private CallReader(JsonObject json) {
        this.json = json;
    }

    /** The call, for that carrier. */
    static PhoneCall read(JsonObject json, String carrier) {
        CallReader reader = new CallReader(json);
        PhoneCall call = new PhoneCall(
                reader.needed("number", CallReader::uuid),
                carrier,
                reader.needed("name", Optional::of),
                reader.needed("phone", Optional::of),
                reader.place("from"),
                reader.place("to"),
                reader.needed("at", CallReader::instant),
                json.getBoolean("appointment", false),
                reader.needed("posture", Posture::find),
                json.getBoolean("companion", false),
                reader.needs(),
                reader.text(json, "note").orElse(""),
                reader.text(json, "vehicle").orElse(""),
                reader.text(json, "driver").orElse(""),
                reader.kilograms(),
                json.getBoolean("back", false),
                reader.text(json, "backAt").map(text -> instant(text).orElseThrow(() -> refused("backAt"))));
        if (call.from().equals(call.to())) {
            throw refused("same");
        }
        if (call.backAt().filter(back -> back.isBefore(call.at())).isPresent()) {
            throw refused("backAt");
        }
        return call;
    }

    private int kilograms() {
        if (!json.containsKey("weight")) {
            return 0;
        }
        if (json.get("weight") instanceof JsonNumber weight
                && weight.isIntegral()
                && weight.bigDecimalValue().compareTo(BigDecimal.ONE) >= 0
                && weight.bigDecimalValue().compareTo(HEAVIEST) <= 0) {
            return weight.intValue();
        }
        throw refused("weight");
    }

    private <T> T needed(String name, Function<String, Optional<T>> read) {
        return text(json, name).flatMap(read).orElseThrow(() -> refused(name));
    }

    private Optional<String> text(JsonObject from, String name) {
        Optional<String> text = Inputs.text(from, name);
        if (text.filter(said -> said.length() > LONGEST).isPresent()) {
            throw refused(name);
        }
        return text;
    }

    private Place place(String name) {
        if (!(json.get(name) instanceof JsonObject place)) {
            throw refused(name);
        }
        Optional<GeoPoint> position = position(place);
        Address address = new Address(
                text(place, "line").orElse(""),
                text(place, "postcode").orElse(""),
                text(place, "town").orElse(""),
                position,
                position.isPresent() && place.getBoolean("byHand", false));
        if (address.inOneLine().isBlank()) {
            throw refused(name);
        }
        return new Place(text(place, "name").orElse(""), address);
    }

    private static Optional<GeoPoint> position(JsonObject place) {
        if (place.get("latitude") instanceof JsonNumber north && place.get("longitude") instanceof JsonNumber east) {
            double latitude = north.doubleValue();
            double longitude = east.doubleValue();
            boolean real = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
            return real ? Optional.of(new GeoPoint(latitude, longitude)) : Optional.empty();
        }
        return Optional.empty();
    }

    private Set<RideNeed> needs() {
        JsonValue needs = json.getOrDefault("needs", JsonValue.EMPTY_JSON_ARRAY);
        if (!(needs instanceof JsonArray codes)) {
            throw refused("needs");
        }
        return codes.stream().map(CallReader::need).collect(Collectors.toUnmodifiableSet());
    }

    /** A need that is not known is refused: a ride without it would be another one. */
    private static RideNeed need(JsonValue code) {
        return Optional.of(code)
                .filter(JsonString.class::isInstance)
                .flatMap(text -> RideNeed.find(((JsonString) text).getString()))
                .orElseThrow(() -> refused("needs"));
    }

    static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static RefusedException refused(String name) {
        return new RefusedException(ProblemKind.INVALID, "phone.missing." + name);
    }
}
