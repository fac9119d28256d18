package de.medicalhub.transport.it;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.it.Orders.Sent;
import de.medicalhub.transport.it.Orders.Wanted;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A patient finds in the trail who saw the own name and address on the board. */
class TrailIT {
    @Test
    @DisplayName("1, 2: looking at the board is recorded once for each patient, however often the page reloads")
    void viewOfTheBoardIsRecordedOnce() {
        Instant then = Clock.systemUTC().instant().plus(Duration.ofDays(12));
        Sent sent = Orders.send(
                new Wanted("transport-leg", then, then.plus(Duration.ofHours(1)), "walking", "80331", "München"));
        Hub.await("the order on the board", () -> shown(sent));
        shown(sent);
        shown(sent);
        List<JsonObject> views = Hub.await(
                "the view in the trail",
                () -> Optional.of(viewsByDispatcher(sent)).filter(found -> !found.isEmpty()));
        Sent later = Orders.send(
                new Wanted("transport-leg", then, then.plus(Duration.ofHours(1)), "walking", "80331", "München"));
        Hub.await("the later order on the board", () -> shown(later));
        Hub.await(
                "the later view in the trail",
                () -> Optional.of(viewsByDispatcher(later)).filter(found -> !found.isEmpty()));

        assertThat(views).hasSize(1);
        assertThat(viewsByDispatcher(sent)).hasSize(1);
    }

    private static Optional<String> shown(Sent sent) {
        return Optional.of(Hub.get("/transport/api/board", "dispatcher1").body())
                .filter(board -> board.contains(sent.taskId()));
    }

    private static List<JsonObject> viewsByDispatcher(Sent sent) {
        JsonObject found = Hub.get("/fhir/AuditEvent?patient=Patient/" + sent.patientId(), "admin1")
                .json();
        return found.containsKey("entry")
                ? found.getJsonArray("entry").getValuesAs(JsonObject.class).stream()
                        .filter(entry -> entry.toString().contains("Practitioner/dispatcher-1"))
                        .toList()
                : List.of();
    }
}
