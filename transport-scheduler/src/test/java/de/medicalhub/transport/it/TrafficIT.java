package de.medicalhub.transport.it;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.it.Hub.Answered;
import de.medicalhub.transport.it.Orders.Wanted;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A dispatcher says that a road is slow: days are planned again, and the board says so until somebody has seen it. */
class TrafficIT {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String TRAFFIC = "/transport/api/traffic";

    @Test
    @DisplayName("roads 11, dispatch 26: a slow road is an alert whose answer comes with the plan; it ends for all")
    void slowRoadPlansAgain() {
        Orders.send(new Wanted("transport-leg", at(10), at(12), "walking", "56751", "Polch"));
        String label = "Probe " + UUID.randomUUID();
        assertThat(Hub.send("POST", TRAFFIC, "dispatcher1", said(label, 50.6).build())
                        .status())
                .isEqualTo(204);
        JsonObject alert = Hub.await(
                "the answer of the traffic",
                () -> board().getJsonArray("alerts").getValuesAs(JsonObject.class).stream()
                        .filter(one -> one.getString("kind").equals("traffic"))
                        .filter(one -> one.getString("sentence").contains(label) && one.getBoolean("planned"))
                        .findFirst());
        assertThat(alert.getBoolean("plans")).isTrue();
        JsonObject slow = shown(label);
        String end = TRAFFIC + "/" + slow.getString("id") + "/end";
        assertThat(Hub.send("POST", end, "dispatcher1", JsonObject.EMPTY_JSON_OBJECT)
                        .status())
                .isEqualTo(204);
        assertThat(Hub.get(TRAFFIC, "dispatcher1").json().toString()).doesNotContain(label);
        assertThat(Hub.send("POST", end, "dispatcher1", JsonObject.EMPTY_JSON_OBJECT)
                        .status())
                .isEqualTo(404);
        Hub.send(
                "POST",
                "/transport/api/board/alerts/" + alert.getString("id") + "/seen",
                "dispatcher1",
                JsonObject.EMPTY_JSON_OBJECT);
        // Plans all that waits, so that the next test finds the days at rest.
        Hub.send(
                "POST",
                "/transport/api/planning",
                "dispatcher1",
                Json.createObjectBuilder().add("date", day().toString()).build());
    }

    @Test
    @DisplayName("What makes no sense, or lies elsewhere, is refused with words; a driver says nothing about roads")
    void nonsenseIsRefused() {
        Answered endless = Hub.send(
                "POST",
                TRAFFIC,
                "dispatcher1",
                said("x", 50.6).add("kilometres", 500).build());
        assertThat(endless.status()).isEqualTo(400);
        assertThat(endless.json().getString("detail")).contains("Umkreis bis 30 km");
        Answered elsewhere =
                Hub.send("POST", TRAFFIC, "dispatcher1", said("x", 10).build());
        assertThat(elsewhere.json().getString("detail")).contains("So weit fährt niemand");
        assertThat(Hub.send("POST", TRAFFIC, "driver1", said("x", 50.6).build()).status())
                .isEqualTo(403);
    }

    /** Where no tour of the demo drives, so that no other test waits longer. */
    private static JsonObjectBuilder said(String label, double latitude) {
        return Json.createObjectBuilder()
                .add("label", label)
                .add("latitude", latitude)
                .add("longitude", 6.6)
                .add("kilometres", 0.1)
                .add("factor", 1.5)
                .add("until", at(12).toString());
    }

    private static JsonObject shown(String label) {
        return Hub.get(TRAFFIC, "dispatcher1").json().getJsonArray("slowdowns").getValuesAs(JsonObject.class).stream()
                .filter(one -> one.getString("label").equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static JsonObject board() {
        return Hub.get("/transport/api/board?date=" + day(), "dispatcher1").json();
    }

    private static LocalDate day() {
        return LocalDate.ofInstant(Clock.systemUTC().instant().plus(Duration.ofDays(2)), BERLIN);
    }

    private static Instant at(int hour) {
        return day().atTime(hour, 0).atZone(BERLIN).toInstant();
    }
}
