package de.medicalhub.transport.it;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.testing.Stack;
import de.medicalhub.transport.it.Hub.Answered;
import de.medicalhub.transport.it.Orders.Sent;
import de.medicalhub.transport.it.Orders.Wanted;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A driver's duty as phones say it (package driving, rules 11 to 13). */
class DutyIT {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    @DisplayName("12, 13: a position beside the end of the duty is not kept; what was said is gone after its time")
    void nothingIsKeptBeyondTheDuty() {
        JsonObject tour = tour();
        String path = "/transport/api/tours/" + tour.getString("id");
        String driver = tour.getJsonObject("driver").getString("reference").replace("Practitioner/driver-", "driver");
        for (int round = 0; round < 3; round++) {
            assertThat(say(path, driver, "started").status()).isEqualTo(204);
            CompletableFuture<?>[] beside = Stream.generate(
                            () -> CompletableFuture.runAsync(() -> position(path, driver)))
                    .limit(6)
                    .toArray(CompletableFuture<?>[]::new);
            assertThat(say(path, driver, "ended").status()).isEqualTo(204);
            CompletableFuture.allOf(beside).join();
            JsonObject duty = duty(tour);
            assertThat(duty.getString("state")).isEqualTo("ended");
            assertThat(hasPosition(duty)).isFalse();
        }
        Stack.moveClock(Duration.ofDays(32));
        try {
            assertThat(duty(tour).containsKey("state") && !duty(tour).isNull("state"))
                    .isFalse();
        } finally {
            Stack.moveClock(Duration.ZERO);
        }
    }

    @Test
    @DisplayName("12: where the vehicle was is seen by nobody after its time, though the duty goes on")
    void positionsAreForgotten() {
        JsonObject tour = tour();
        String path = "/transport/api/tours/" + tour.getString("id");
        String driver = tour.getJsonObject("driver").getString("reference").replace("Practitioner/driver-", "driver");
        assertThat(say(path, driver, "started").status()).isEqualTo(204);
        position(path, driver);
        assertThat(hasPosition(duty(tour))).isTrue();
        Stack.moveClock(Duration.ofMinutes(16));
        try {
            assertThat(duty(tour).getString("state")).isEqualTo("started");
            assertThat(hasPosition(duty(tour))).isFalse();
        } finally {
            Stack.moveClock(Duration.ZERO);
            say(path, driver, "ended");
        }
    }

    private static boolean hasPosition(JsonObject duty) {
        return duty.containsKey("position") && !duty.isNull("position");
    }

    private static Answered say(String path, String driver, String step) {
        return Hub.send("POST", path + "/duty", driver, body().add("step", step).build());
    }

    private static void position(String path, String driver) {
        JsonObjectBuilder place =
                Json.createObjectBuilder().add("latitude", 50.3).add("longitude", 7.3);
        Hub.send("POST", path + "/position", driver, place.add("accuracy", 20).build());
    }

    private static JsonObjectBuilder body() {
        return Json.createObjectBuilder().add("id", UUID.randomUUID().toString());
    }

    private static JsonObject duty(JsonObject tour) {
        return list(Hub.get("/transport/api/duties?date=" + day(), "dispatcher1", "de")
                        .body())
                .stream()
                .filter(one -> one.getString("tourId").equals(tour.getString("id")))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonObject> list(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            JsonArray all = reader.readArray();
            return all.getValuesAs(JsonObject.class);
        }
    }

    /** The tour of a driver who can sign in. */
    private static JsonObject tour() {
        Sent sent = Orders.send(new Wanted("transport-leg", at(10), at(12), "walking", "56751", "Polch"));
        return Hub.await(
                "the tour of " + sent.taskId(),
                () -> Hub.get("/transport/api/board?date=" + day(), "dispatcher1", "de")
                        .json()
                        .getJsonArray("tours")
                        .getValuesAs(JsonObject.class)
                        .stream()
                        .filter(tour -> tour.getJsonArray("stops").toString().contains(sent.taskId()))
                        .findFirst());
    }

    /** Far from the days that other tests use. */
    private static LocalDate day() {
        LocalDate today = LocalDate.ofInstant(Clock.systemUTC().instant(), BERLIN);
        return today.plusWeeks(6).with(TemporalAdjusters.next(DayOfWeek.FRIDAY));
    }

    private static Instant at(int hour) {
        return day().atTime(hour, 0).atZone(BERLIN).toInstant();
    }
}
