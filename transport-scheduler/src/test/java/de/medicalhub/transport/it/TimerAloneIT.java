package de.medicalhub.transport.it;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.it.Hub.Answered;
import de.medicalhub.transport.it.Orders.Sent;
import de.medicalhub.transport.it.Orders.Wanted;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The wake-up only saves time: without it the timer finds every order. */
class TimerAloneIT {
    private static final String SUBSCRIPTION = "/fhir/Subscription/transport-legs";

    @Test
    @DisplayName("1, 5: an order arrives though the Subscription is switched off")
    void orderArrivesWithoutTheSubscription() {
        JsonObject ordered = Hub.await("the Subscription", TimerAloneIT::subscription);
        put(ordered, "off");
        try {
            Instant then = Clock.systemUTC().instant().plus(Duration.ofDays(10));
            Sent sent = Orders.send(
                    new Wanted("transport-leg", then, then.plus(Duration.ofHours(1)), "walking", "80331", "München"));
            Hub.await("the order on the board", () -> onBoard(sent));
        } finally {
            put(ordered, "requested");
        }
    }

    private static Optional<JsonObject> subscription() {
        Answered answer = Hub.asService("GET", SUBSCRIPTION, JsonObject.EMPTY_JSON_OBJECT);
        return answer.status() == 200 ? Optional.of(answer.json()) : Optional.empty();
    }

    private static void put(JsonObject subscription, String status) {
        Answered answer = Hub.asService(
                "PUT",
                SUBSCRIPTION,
                Json.createObjectBuilder(subscription).add("status", status).build());
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
    }

    private static Optional<String> onBoard(Sent sent) {
        return Optional.of(Hub.get("/transport/api/board", "dispatcher1").body())
                .filter(board -> board.contains(sent.taskId()));
    }
}
