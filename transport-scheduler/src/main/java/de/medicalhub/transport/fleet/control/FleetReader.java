package de.medicalhub.transport.fleet.control;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.fleet.Absence;
import de.medicalhub.transport.fleet.DriverTerms;
import de.medicalhub.transport.fleet.Shift;
import de.medicalhub.transport.fleet.Vehicle;
import de.medicalhub.transport.fleet.VehicleTerms;
import de.medicalhub.transport.fleet.VehicleTerms.Costs;
import de.medicalhub.transport.fleet.VehicleTerms.SetUp;
import de.medicalhub.transport.fleet.WholeFleet;
import de.medicalhub.transport.orders.RideNeed;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.web.Inputs;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads a fleet from JSON and refuses what cannot be one. */
public final class FleetReader {
    private static final int MOST_PLACES = 60;
    private static final int MOST_KILOGRAMS = 1_000;
    private static final BigDecimal MOST_EUROS = new BigDecimal(10_000);
    /** A box of which nothing else is said holds what one vehicle brings on one tour. */
    private static final int USUAL_BOX = 60;

    /** Longer is no shift but a slip of the keyboard: the hour of the end stands before that of the start. */
    private static final Duration LONGEST_SHIFT = Duration.ofHours(16);

    private static final int LONGEST_TEXT = 200;
    private static final String DRIVER = "Practitioner/[A-Za-z0-9.-]{1,64}";
    private static final String CARRIER = "Organization/[A-Za-z0-9.-]{1,64}";

    private FleetReader() {}

    /**
     * A fleet as it was sent.
     *
     * @param absences empty if nothing was said of them: those before stay
     */
    public record SentFleet(List<Vehicle> vehicles, List<Shift> shifts, Optional<List<Absence>> absences) {
        /** With the absences that were there before, if none were said. */
        public WholeFleet orWith(List<Absence> before) {
            return new WholeFleet(vehicles, shifts, absences.orElse(before));
        }
    }

    /** The carrier whose fleet it is, if the JSON names one. */
    public static Optional<String> carrier(JsonObject json) {
        Optional<String> carrier = Inputs.text(json, "carrier");
        if (carrier.filter(named -> !named.matches(CARRIER)).isPresent()) {
            throw new RefusedException(ProblemKind.INVALID, "fleet.carrier-invalid");
        }
        return carrier;
    }

    /** The fleet in that JSON, of this carrier. */
    public static SentFleet read(JsonObject json, String carrier) {
        return orRefuse(() -> {
            List<Vehicle> vehicles = json.getJsonArray("vehicles").getValuesAs(JsonObject.class).stream()
                    .map(vehicle -> vehicle(vehicle, carrier))
                    .toList();
            List<Shift> shifts = json.getJsonArray("shifts").getValuesAs(JsonObject.class).stream()
                    .map(FleetReader::shift)
                    .toList();
            Optional<List<Absence>> absences = json.containsKey("absences")
                    ? Optional.of(list(json, "absences", JsonObject.class).stream()
                            .map(FleetReader::absence)
                            .toList())
                    : Optional.empty();
            return checked(new SentFleet(vehicles, shifts, absences));
        });
    }

    private static SentFleet checked(SentFleet fleet) {
        Set<String> ids = new HashSet<>();
        fleet.vehicles().forEach(vehicle -> require(ids.add(vehicle.id()), "vehicle-twice"));
        Set<Object> starts = new HashSet<>();
        for (Shift shift : fleet.shifts()) {
            require(ids.contains(shift.vehicleId()), "no-vehicle");
            shift.days()
                    .forEach(day -> require(
                            starts.add(List.of(shift.vehicleId(), day, shift.from(), shift.firstDay())),
                            "shift-twice"));
        }
        DoubleShifts.refuse(fleet.vehicles(), fleet.shifts());
        return fleet;
    }

    private static Vehicle vehicle(JsonObject json, String carrier) {
        JsonObject depot = json.getJsonObject("depot");
        double latitude = depot.getJsonNumber("latitude").doubleValue();
        double longitude = depot.getJsonNumber("longitude").doubleValue();
        boolean coldBox = json.getBoolean("coldBox", false);
        VehicleTerms terms = new VehicleTerms(
                count(json, "staffSeats"),
                list(json, "otherSetUps", JsonObject.class).stream()
                        .map(FleetReader::setUp)
                        .toList(),
                json.getBoolean("sitsOnStretchers", false),
                coldBox ? json.getInt("coldParcels", USUAL_BOX) : 0,
                needs(json),
                kilograms(json, "liftKilograms"),
                kilograms(json, "carryKilograms"),
                count(json, "luggagePlaces"),
                new Costs(cents(json, "costPerUse"), cents(json, "costPerHour"), cents(json, "costPerKilometre")));
        require(
                terms.coldParcels() >= 0 && terms.coldParcels() <= USUAL_BOX && (coldBox == terms.coldParcels() > 0),
                "cold-box");
        require(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180, "depot");
        return new Vehicle(
                text(json, "id"),
                carrier,
                text(json, "label"),
                count(json, "seats"),
                count(json, "wheelchairPlaces"),
                count(json, "stretchers"),
                json.getBoolean("carryChair", false),
                coldBox,
                text(depot, "name"),
                new GeoPoint(latitude, longitude),
                terms);
    }

    private static Shift shift(JsonObject json) {
        Set<DayOfWeek> days = json.getJsonArray("days").getValuesAs(JsonString.class).stream()
                .map(day -> DayOfWeek.valueOf(day.getString()))
                .collect(Collectors.toSet());
        LocalTime from = LocalTime.parse(text(json, "from"));
        LocalTime to = LocalTime.parse(text(json, "to"));
        String driver = text(json, "driver");
        Optional<LocalDate> first = Inputs.text(json, "firstDay").map(LocalDate::parse);
        Optional<LocalDate> last = Inputs.text(json, "lastDay").map(LocalDate::parse);
        Duration length = Duration.between(from, to);
        length = length.isNegative() ? length.plusDays(1) : length;
        require(!length.isZero() && length.compareTo(LONGEST_SHIFT) <= 0, "shift-length");
        require(!days.isEmpty(), "shift-days");
        require(driver.matches(DRIVER), "driver");
        require(first.flatMap(day -> last.filter(day::isAfter)).isEmpty(), "days-reversed");
        DriverTerms terms = new DriverTerms(needs(json), json.getBoolean("narcotics", false));
        return new Shift(text(json, "vehicleId"), driver, text(json, "driverName"), from, to, days, terms, first, last);
    }

    private static Absence absence(JsonObject json) {
        Absence absence = new Absence(
                text(json, "holder"),
                LocalDate.parse(text(json, "first")),
                LocalDate.parse(text(json, "last")),
                Inputs.text(json, "reason").orElse(""));
        require(!absence.last().isBefore(absence.first()), "days-reversed");
        require(absence.reason().length() <= LONGEST_TEXT, "text");
        require(absence.holder().matches(DRIVER) || absence.holder().startsWith(Absence.holderOf("")), "holder");
        return absence;
    }

    private static SetUp setUp(JsonObject json) {
        SetUp other = new SetUp(
                count(json, "seats"),
                count(json, "wheelchairPlaces"),
                count(json, "stretchers"),
                count(json, "staffSeats"));
        require(other.seats() + other.wheelchairPlaces() + other.stretchers() > 0, "set-up");
        return other;
    }

    private static Set<RideNeed> needs(JsonObject json) {
        return list(json, "cannot", JsonString.class).stream()
                .map(code -> RideNeed.find(code.getString()).orElseThrow(IllegalArgumentException::new))
                .collect(Collectors.toSet());
    }

    private static <T extends JsonValue> List<T> list(JsonObject json, String name, Class<T> type) {
        return json.containsKey(name) ? json.getJsonArray(name).getValuesAs(type) : List.of();
    }

    private static int kilograms(JsonObject json, String name) {
        int kilograms = json.getInt(name, 0);
        require(kilograms >= 0 && kilograms <= MOST_KILOGRAMS, "weight");
        return kilograms;
    }

    /** Euros with two decimals at most. */
    private static int cents(JsonObject json, String name) {
        BigDecimal euros = json.containsKey(name) ? json.getJsonNumber(name).bigDecimalValue() : BigDecimal.ZERO;
        require(
                euros.signum() >= 0
                        && euros.compareTo(MOST_EUROS) <= 0
                        && euros.stripTrailingZeros().scale() <= 2,
                "cost");
        return euros.movePointRight(2).intValueExact();
    }

    private static int count(JsonObject json, String name) {
        int count = json.getInt(name, 0);
        require(count >= 0 && count <= MOST_PLACES, "places");
        return count;
    }

    private static String text(JsonObject json, String name) {
        String text = json.getString(name).strip();
        require(!text.isEmpty() && text.length() <= LONGEST_TEXT, "text");
        return text;
    }

    private static void require(boolean fine, String what) {
        if (!fine) {
            throw new RefusedException(ProblemKind.INVALID, "fleet.wrong." + what);
        }
    }

    /** JSON-P tells of a missing or wrong member by exceptions of many kinds; to the sender it is one thing. */
    private static <T> T orRefuse(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException
                | java.time.DateTimeException
                | NullPointerException
                | ClassCastException notAFleet) {
            throw new RefusedException(ProblemKind.INVALID, "fleet.invalid");
        }
    }
}
