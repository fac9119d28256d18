package de.medicalhub.transport.it;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.it.Orders.Sent;
import de.medicalhub.transport.it.Orders.Wanted;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What nobody planned is not forgotten. */
class OverdueOrdersIT {
    private final Instant now = Clock.systemUTC().instant();

    @Test
    @DisplayName("11: an order of two days ago that nobody planned stands on the board of today and of other days")
    void unservedOrderStaysOnEveryBoard() {
        Instant then = now.minus(Duration.ofDays(2));
        Sent sent = Orders.send(
                new Wanted("transport-leg", then, then.plus(Duration.ofHours(1)), "walking", "56751", "Polch"));
        JsonObject today = Hub.await("the overdue order", () -> waiting(sent, ""));
        assertThat(today.getBoolean("overdue")).isTrue();
        assertThat(today.getString("caseId")).isEqualTo(sent.caseId());
        String otherDay =
                "?date=" + LocalDate.ofInstant(now, Clock.systemUTC().getZone()).plusWeeks(5);
        assertThat(waiting(sent, otherDay)).isPresent();
    }

    @Test
    @DisplayName("11: an unplanned order of a coming day is not overdue")
    void comingOrderIsNotOverdue() {
        Instant then = now.plus(Duration.ofDays(9));
        Sent sent = Orders.send(
                new Wanted("transport-leg", then, then.plus(Duration.ofHours(1)), "walking", "80331", "München"));
        assertThat(Hub.await("the far order", () -> waiting(sent, "")).getBoolean("overdue"))
                .isFalse();
    }

    private static Optional<JsonObject> waiting(Sent sent, String query) {
        return Hub.get("/transport/api/board" + query, "dispatcher1")
                .json()
                .getJsonArray("unplanned")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(job -> job.getString("jobId").equals(sent.taskId()))
                .findFirst();
    }
}
