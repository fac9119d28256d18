package de.medicalhub.transport.it;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.testing.Stack;
import de.medicalhub.transport.it.Hub.Answered;
import de.medicalhub.transport.it.Orders.Sent;
import de.medicalhub.transport.it.Orders.Wanted;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A day's steps of phones that had no network, all at once on the next morning (driving, rules 3, 4 and 19). */
class QueuedDayIT {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final List<String> RIDE = List.of("accepted", "arrived", "on-board", "dropped-off");

    /** Both phones' clocks are wrong. */
    private static final Duration AHEAD = Duration.ofHours(2);

    private static final int RIDES = 6;

    @AfterEach
    void today() {
        Stack.moveClock(Duration.ZERO);
    }

    private record Queued(String driver, String jobId, String step, String id, Instant at) {}

    @Test
    @DisplayName(
            "a whole day of steps comes at once, some twice: each is taken once and at its own time, and no ride is lost")
    void wholeDayAtOnce() {
        List<Sent> rides = new ArrayList<>();
        for (int i = 0; i < RIDES; i++) {
            rides.add(Orders.send(
                    new Wanted("transport-leg", at(7 + 2 * i), at(8 + 2 * i), "walking", "56751", "Polch")));
        }
        Map<String, Instant> ended = new LinkedHashMap<>();
        List<Queued> queue = new ArrayList<>();
        for (Sent ride : rides) {
            JsonObject stop = Hub.await("the pickup of " + ride.taskId(), () -> pickupOf(ride));
            Instant at = Instant.parse(stop.getString("plannedAt"));
            for (String step : RIDE) {
                at = at.plusSeconds(120);
                queue.add(new Queued(
                        stop.getString("driver"),
                        ride.taskId(),
                        step,
                        UUID.randomUUID().toString(),
                        at));
            }
            ended.put(ride.taskId(), at);
        }
        queue.sort(Comparator.comparing(Queued::at));
        Stack.moveClock(Duration.between(Clock.systemUTC().instant(), at(7).plus(Duration.ofDays(1))));
        for (Queued one : queue) {
            Answered answer = send(one);
            assertThat(answer.status()).as(one.step() + " " + answer.body()).isEqualTo(200);
            if (one.step().equals("on-board")) {
                assertThat(send(one).status()).as("the same once more").isEqualTo(200);
            }
        }
        ended.forEach((id, at) -> {
            JsonObject leg = Hub.await(
                    "the end of " + id,
                    () -> Hub.findAsService("/fhir/Task/" + id)
                            .filter(task -> task.getString("status").equals("completed")));
            assertThat(Instant.parse(leg.getString("lastModified")))
                    .isBetween(at.minusSeconds(120), at.plusSeconds(120));
        });
    }

    /** As the phone sends it, by its own clock; no code was asked for, which the dispatcher hears. */
    private static Answered send(Queued one) {
        Instant now = at(7).plus(Duration.ofDays(1));
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add("id", one.id())
                .add("step", one.step())
                .add("at", one.at().plus(AHEAD).toString())
                .add("sentAt", now.plus(AHEAD).toString());
        return Hub.send("POST", "/transport/api/jobs/" + one.jobId() + "/steps", one.driver(), body.build());
    }

    private static Optional<JsonObject> pickupOf(Sent sent) {
        for (JsonObject tour : Hub.get("/transport/api/board?date=" + day(), "dispatcher1", "de")
                .json()
                .getJsonArray("tours")
                .getValuesAs(JsonObject.class)) {
            for (JsonObject stop : tour.getJsonArray("stops").getValuesAs(JsonObject.class)) {
                if (stop.getString("jobId").equals(sent.taskId())
                        && stop.getString("action").equals("pickup")) {
                    String driver = tour.getJsonObject("driver")
                            .getString("reference")
                            .replace("Practitioner/driver-", "driver");
                    return Optional.of(
                            Json.createObjectBuilder(stop).add("driver", driver).build());
                }
            }
        }
        return Optional.empty();
    }

    /** Far from the days that other tests use. */
    private static LocalDate day() {
        LocalDate today = LocalDate.ofInstant(Clock.systemUTC().instant(), BERLIN);
        return today.plusWeeks(9).with(TemporalAdjusters.next(DayOfWeek.TUESDAY));
    }

    private static Instant at(int hour) {
        return day().atTime(hour, 0).atZone(BERLIN).toInstant();
    }
}
