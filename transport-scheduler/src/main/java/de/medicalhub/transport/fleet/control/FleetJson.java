package de.medicalhub.transport.fleet.control;

import de.medicalhub.transport.fleet.Absence;
import de.medicalhub.transport.fleet.Shift;
import de.medicalhub.transport.fleet.Vehicle;
import de.medicalhub.transport.fleet.VehicleTerms.SetUp;
import de.medicalhub.transport.fleet.WholeFleet;
import de.medicalhub.transport.orders.RideNeed;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Writes a fleet as {@link FleetReader} reads it. */
public final class FleetJson {
    private FleetJson() {}

    /** Vehicles, shifts and absences. */
    public static JsonObject of(WholeFleet fleet) {
        return Json.createObjectBuilder()
                .add("vehicles", array(fleet.vehicles(), FleetJson::vehicle))
                .add("shifts", array(fleet.shifts(), FleetJson::shift))
                .add("absences", array(fleet.absences(), FleetJson::absence))
                .build();
    }

    /** The same fleet has the same version, on every node. */
    public static String version(WholeFleet fleet) {
        return UUID.nameUUIDFromBytes(of(fleet).toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static JsonObject vehicle(Vehicle vehicle) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", vehicle.id())
                .add("label", vehicle.label())
                .add("seats", vehicle.seats())
                .add("wheelchairPlaces", vehicle.wheelchairPlaces())
                .add("stretchers", vehicle.stretchers())
                .add("staffSeats", vehicle.terms().staffSeats())
                .add("otherSetUps", array(vehicle.terms().otherSetUps(), FleetJson::setUp))
                .add("sitsOnStretchers", vehicle.terms().sitsOnStretchers())
                .add("carryChair", vehicle.carryChair())
                .add("coldBox", vehicle.coldBox())
                .add("cannot", needs(vehicle.terms().cannot()))
                .add(
                        "depot",
                        Json.createObjectBuilder()
                                .add("name", vehicle.depotName())
                                .add("latitude", vehicle.depot().latitude())
                                .add("longitude", vehicle.depot().longitude()));
        if (vehicle.coldBox()) {
            json.add("coldParcels", vehicle.terms().coldParcels());
        }
        ifSaid(json, "liftKilograms", vehicle.terms().liftKilograms());
        ifSaid(json, "carryKilograms", vehicle.terms().carryKilograms());
        ifSaid(json, "luggagePlaces", vehicle.terms().luggagePlaces());
        eurosIfSaid(json, "costPerUse", vehicle.terms().costs().perUse());
        eurosIfSaid(json, "costPerHour", vehicle.terms().costs().perHour());
        eurosIfSaid(json, "costPerKilometre", vehicle.terms().costs().perKilometre());
        return json.build();
    }

    private static void ifSaid(JsonObjectBuilder json, String name, int number) {
        if (number > 0) {
            json.add(name, number);
        }
    }

    private static void eurosIfSaid(JsonObjectBuilder json, String name, int cents) {
        if (cents > 0) {
            json.add(name, BigDecimal.valueOf(cents, 2));
        }
    }

    private static JsonObject setUp(SetUp setUp) {
        return Json.createObjectBuilder()
                .add("seats", setUp.seats())
                .add("wheelchairPlaces", setUp.wheelchairPlaces())
                .add("stretchers", setUp.stretchers())
                .add("staffSeats", setUp.staffSeats())
                .build();
    }

    private static JsonObject shift(Shift shift) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("vehicleId", shift.vehicleId())
                .add("driver", shift.driver())
                .add("driverName", shift.driverName())
                .add("from", shift.from().toString())
                .add("to", shift.to().toString())
                .add("days", array(shift.days().stream().sorted().toList(), day -> Json.createValue(day.name())))
                .add("cannot", needs(shift.terms().cannot()))
                .add("narcotics", shift.terms().narcotics());
        shift.firstDay().ifPresent(day -> json.add("firstDay", day.toString()));
        shift.lastDay().ifPresent(day -> json.add("lastDay", day.toString()));
        return json.build();
    }

    private static JsonObject absence(Absence absence) {
        return Json.createObjectBuilder()
                .add("holder", absence.holder())
                .add("first", absence.first().toString())
                .add("last", absence.last().toString())
                .add("reason", absence.reason())
                .build();
    }

    private static JsonArray needs(Collection<RideNeed> needs) {
        List<String> codes = needs.stream().map(RideNeed::code).sorted().toList();
        return array(codes, Json::createValue);
    }

    private static <T> JsonArray array(List<T> values, Function<T, JsonValue> write) {
        var array = Json.createArrayBuilder();
        values.stream().map(write).forEach(array::add);
        return array.build();
    }
}
