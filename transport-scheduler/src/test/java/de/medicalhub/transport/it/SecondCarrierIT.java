package de.medicalhub.transport.it;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.it.Hub.Answered;
import de.medicalhub.transport.it.Orders.Sent;
import de.medicalhub.transport.it.Orders.Wanted;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two carriers on one hub: neither learns of the other's patients, neither touches the other's vehicles. */
class SecondCarrierIT {
    private static final String CARRIER = "Organization/carrier-it";
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @BeforeAll
    static void bringCarrier() {
        Hub.importAll(Json.createObjectBuilder()
                .add("resourceType", "Bundle")
                .add("type", "transaction")
                .add(
                        "entry",
                        Json.createArrayBuilder()
                                .add(put(resource("Organization", "carrier-it")
                                        .add("active", true)
                                        .add("name", "Fahrdienst der Probe")))
                                .add(put(
                                        resource("Practitioner", "dispatcher-2").add("active", true)))
                                .add(put(resource("Practitioner", "driver-it").add("active", true)))
                                .add(put(resource("PractitionerRole", "role-dispatcher-2")
                                        .add("active", true)
                                        .add("practitioner", reference("Practitioner/dispatcher-2"))
                                        .add("organization", reference(CARRIER)))))
                .build());
        Hub.await("the second carrier's fleet", () -> {
            Answered answer = Hub.send("PUT", "/transport/api/fleet", "dispatcher2", fleet("it-car-1"));
            return answer.status() == 204 ? Optional.of(answer) : Optional.empty();
        });
    }

    @Test
    @DisplayName("12: an order is planned onto the named carrier's own vehicle and stands on its board only")
    void orderIsOnTheBoardOfItsCarrierOnly() {
        Sent theirs = Orders.send(ride(10), CARRIER);
        Sent ours = Orders.send(ride(11));
        Hub.await("stop of the second carrier", () -> onBoard("dispatcher2", theirs, "tours"));
        Hub.await("stop of the first carrier", () -> onBoard("dispatcher1", ours, "tours"));

        assertThat(board("dispatcher1")).doesNotContain(theirs.taskId()).doesNotContain("Probewagen");
        assertThat(board("dispatcher2")).doesNotContain(ours.taskId()).doesNotContain("MYK");
    }

    @Test
    @DisplayName("12: what is on no tour is the business of its carrier only")
    void unplannedIsOnTheBoardOfItsCarrierOnly() {
        Instant then = at(10);
        Sent theirs = Orders.send(
                new Wanted("transport-leg", then, then.plusSeconds(3600), "walking", "80331", "München"), CARRIER);
        Sent ours =
                Orders.send(new Wanted("transport-leg", then, then.plusSeconds(3600), "walking", "80331", "München"));
        Hub.await("their unplanned order", () -> onBoard("dispatcher2", theirs, "unplanned"));
        Hub.await("our unplanned order", () -> onBoard("dispatcher1", ours, "unplanned"));

        assertThat(board("dispatcher1")).doesNotContain(theirs.taskId());
        assertThat(board("dispatcher2")).doesNotContain(ours.taskId());
    }

    @Test
    @DisplayName("Fleet 1: a dispatcher changes neither the fleet of another carrier nor takes over its vehicles")
    void fleetOfOthersStays() {
        JsonObject named = Json.createObjectBuilder(fleet("it-car-9"))
                .add("carrier", "Organization/carrier-mayen-koblenz")
                .build();
        assertThat(Hub.send("PUT", "/transport/api/fleet", "dispatcher2", named).status())
                .isEqualTo(403);
        assertThat(Hub.send("PUT", "/transport/api/fleet", "dispatcher2", fleet("car-1"))
                        .status())
                .isEqualTo(409);
        assertThat(Hub.send("PUT", "/transport/api/fleet", "admin1", fleet("it-car-9"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("Fleet 1: a vehicle of the own fleet may change")
    void ownVehicleMayChange() {
        JsonObject other = fleet("it-car-1", "Probewagen, neu beschriftet");
        assertThat(Hub.send("PUT", "/transport/api/fleet", "dispatcher2", other).status())
                .isEqualTo(204);
        assertThat(Hub.send("PUT", "/transport/api/fleet", "dispatcher2", fleet("it-car-1"))
                        .status())
                .isEqualTo(204);
    }

    @Test
    @DisplayName("12: planning again leaves the other carrier's day as it is")
    void planningIsTheOwn() {
        Sent ours = Orders.send(ride(14));
        Hub.await("stop of the first carrier", () -> onBoard("dispatcher1", ours, "tours"));
        JsonObject day =
                Json.createObjectBuilder().add("date", day().toString()).build();
        assertThat(Hub.send("POST", "/transport/api/planning", "dispatcher2", day)
                        .status())
                .isEqualTo(204);
        assertThat(onBoard("dispatcher1", ours, "tours")).isPresent();
    }

    @Test
    @DisplayName(
            "dispatch 2: a shift that begins later keeps its tour; rides of a vehicle that left the fleet go to another one")
    void toursFollowTheFleet() {
        Sent theirs = Orders.send(ride(12), CARRIER);
        JsonObject before = Hub.await("their tour", () -> tourOf(theirs));
        try {
            change(fleet("it-car-1", "Probewagen", "07:00"));
            JsonObject later = Hub.await(
                    "the later begin",
                    () -> tourOf(theirs)
                            .filter(tour -> !tour.getString("shiftStart").equals(before.getString("shiftStart"))));
            assertThat(later.getString("id")).isEqualTo(before.getString("id"));

            change(fleet("it-car-2"));
            JsonObject other = Hub.await(
                    "the other vehicle",
                    () -> tourOf(theirs).filter(tour -> !tour.getString("id").equals(before.getString("id"))));
            assertThat(other.getJsonObject("vehicle").getString("id")).isEqualTo("it-car-2");
        } finally {
            change(fleet("it-car-1"));
        }
        JsonObject back = Hub.await(
                "the first vehicle",
                () -> tourOf(theirs)
                        .filter(tour ->
                                tour.getJsonObject("vehicle").getString("id").equals("it-car-1")));
        assertThat(back.getString("shiftStart")).isEqualTo(before.getString("shiftStart"));
    }

    private static void change(JsonObject fleet) {
        assertThat(Hub.send("PUT", "/transport/api/fleet", "dispatcher2", fleet).status())
                .isEqualTo(204);
    }

    private static Optional<JsonObject> tourOf(Sent sent) {
        return Hub.get("/transport/api/board?date=" + day(), "dispatcher2")
                .json()
                .getJsonArray("tours")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(tour -> tour.getJsonArray("stops").toString().contains(sent.taskId()))
                .findFirst();
    }

    private static JsonObject fleet(String vehicle) {
        return fleet(vehicle, "Probewagen");
    }

    private static JsonObject fleet(String vehicle, String label) {
        return fleet(vehicle, label, "06:00");
    }

    private static JsonObject fleet(String vehicle, String label, String from) {
        JsonObjectBuilder depot = Json.createObjectBuilder()
                .add("latitude", 50.3231)
                .add("longitude", 7.2467)
                .add("name", "Hof");
        JsonArrayBuilder days = Json.createArrayBuilder();
        for (DayOfWeek weekday : DayOfWeek.values()) {
            days.add(weekday.name());
        }
        return Json.createObjectBuilder()
                .add(
                        "vehicles",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("id", vehicle)
                                        .add("label", label)
                                        .add("seats", 4)
                                        .add("depot", depot)))
                .add(
                        "shifts",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("vehicleId", vehicle)
                                        .add("driver", "Practitioner/driver-it")
                                        .add("driverName", "Pia Probe")
                                        .add("from", from)
                                        .add("to", "20:00")
                                        .add("days", days)))
                .build();
    }

    private static LocalDate day() {
        return LocalDate.ofInstant(Clock.systemUTC().instant(), BERLIN)
                .plusWeeks(4)
                .with(TemporalAdjusters.next(DayOfWeek.THURSDAY));
    }

    private static Instant at(int hour) {
        return day().atTime(hour, 0).atZone(BERLIN).toInstant();
    }

    private static Wanted ride(int hour) {
        return new Wanted("transport-leg", at(hour), at(hour + 1), "walking", "56751", "Polch");
    }

    private static Optional<String> onBoard(String dispatcher, Sent sent, String part) {
        JsonObject board =
                Hub.get("/transport/api/board?date=" + day(), dispatcher).json();
        String there = board.getOrDefault(part, JsonValue.NULL).toString();
        return there.contains(sent.taskId()) ? Optional.of(there) : Optional.empty();
    }

    private static String board(String dispatcher) {
        return Hub.get("/transport/api/board?date=" + day(), dispatcher).body();
    }

    private static JsonObjectBuilder resource(String type, String id) {
        return Json.createObjectBuilder().add("resourceType", type).add("id", id);
    }

    private static JsonObjectBuilder reference(String to) {
        return Json.createObjectBuilder().add("reference", to);
    }

    private static JsonObjectBuilder put(JsonObjectBuilder built) {
        JsonObject resource = built.build();
        String url = resource.getString("resourceType") + "/" + resource.getString("id");
        return Json.createObjectBuilder()
                .add("resource", resource)
                .add("request", Json.createObjectBuilder().add("method", "PUT").add("url", url));
    }
}
