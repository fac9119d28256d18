package de.medicalhub.transport.it;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.testing.Stack;
import de.medicalhub.transport.it.Hub.Answered;
import de.medicalhub.transport.it.Orders.Sent;
import de.medicalhub.transport.it.Orders.Wanted;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Medicine that nobody took, and a driver whose papers have expired (packages delivery, papers and billing). */
class WayBackIT {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @AfterEach
    void today() {
        Stack.moveClock(Duration.ZERO);
    }

    @Test
    @DisplayName(
            "delivery 8, 9, dispatch 24: it goes back as a stop, the pharmacy confirms, stands on the bill, and is sent once more")
    void goesBackAndIsSentOnceMore() {
        Sent sent = order();
        String driver = driverOf(sent);
        Stack.moveClock(Duration.between(Clock.systemUTC().instant(), at(9)));
        assertThat(step(sent, driver, "accepted").status()).isEqualTo(200);
        assertThat(step(sent, driver, "picked-up").status()).isEqualTo(200);
        assertThat(decide(sent, "pharmacist1", "received").status()).isEqualTo(409);
        assertThat(step(sent, driver, "not-delivered").status()).isEqualTo(200);
        JsonObject back =
                Hub.get("/transport/api/tour", driver)
                        .json()
                        .getJsonArray("stops")
                        .getValuesAs(JsonObject.class)
                        .stream()
                        .filter(stop -> stop.getString("jobId").equals(sent.taskId()) && !stop.getBoolean("done"))
                        .findFirst()
                        .orElseThrow();
        assertThat(back.getString("place")).contains("Haus der Probe");
        assertThat(back.getJsonArray("nextSteps").toString()).contains("brought-back");

        assertThat(decide(sent, "pharmacist1", "again").status()).isEqualTo(409);
        assertThat(decide(sent, "nurse1", "received").status()).isEqualTo(403);
        assertThat(decide(sent, "pharmacist1", "received").status()).isEqualTo(204);
        awaitLeg(sent, "failed");
        String bill = Hub.get("/transport/api/billing/legs.csv?month=" + YearMonth.from(day()), "dispatcher1", "de")
                .body();
        assertThat(bill.lines()
                        .filter(line -> line.startsWith(sent.taskId()))
                        .findFirst()
                        .orElseThrow())
                .contains("Medikamentenlieferung", "zurück in der Apotheke");

        assertThat(decide(sent, "pharmacist1", "again").status()).isEqualTo(204);
        awaitLeg(sent, "accepted");
        assertThat(Hub.list("/transport/api/parcels", "dispatcher1").stream()
                        .filter(parcel -> parcel.getString("jobId").equals(sent.taskId()))
                        .map(parcel -> parcel.getJsonArray("custody").toString()))
                .singleElement()
                .asString()
                .contains("taken-over", "not-delivered", "not-there", "received-back", "again");
    }

    @Test
    @DisplayName("papers 3: with an expired paper nobody is planned, and the duty does not begin; the phone says why")
    void expiredPapersStopThePlan() {
        Sent sent = order();
        JsonObject tour = Hub.await("the tour of " + sent.taskId(), () -> tourOf(sent));
        String reference = tour.getJsonObject("driver").getString("reference");
        try {
            paper(reference, Optional.of(day().minusDays(1)));
            Answered refused = Hub.send(
                    "POST",
                    "/transport/api/tours/" + tour.getString("id") + "/duty",
                    reference.replace("Practitioner/driver-", "driver"),
                    body().add("step", "started").build());
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().getString("detail")).contains("Personenbeförderungsschein", "abgelaufen");
            Hub.await(
                    "another tour",
                    () -> tourOf(sent).filter(other -> !other.getString("id").equals(tour.getString("id"))));
        } finally {
            paper(reference, Optional.empty());
        }
    }

    private static Sent order() {
        return Orders.send(new Wanted("delivery-leg", at(9), at(19), "", "56727", "Mayen"));
    }

    private static void paper(String holder, Optional<LocalDate> until) {
        JsonObjectBuilder paper =
                Json.createObjectBuilder().add("holder", holder).add("kind", "passenger-licence");
        until.ifPresent(last -> paper.add("validUntil", last.toString()));
        assertThat(Hub.send("PUT", "/transport/api/papers", "dispatcher1", paper.build())
                        .status())
                .isEqualTo(204);
    }

    private static Answered decide(Sent sent, String user, String what) {
        return Hub.send(
                "POST", "/transport/api/parcels/" + sent.taskId() + "/" + what, user, JsonValue.EMPTY_JSON_OBJECT);
    }

    private static Answered step(Sent sent, String driver, String step) {
        JsonObjectBuilder body = body().add("step", step);
        if (step.equals("not-delivered")) {
            body.add("reason", "not-there");
        }
        return Hub.send("POST", "/transport/api/jobs/" + sent.taskId() + "/steps", driver, body.build());
    }

    private static JsonObjectBuilder body() {
        return Json.createObjectBuilder().add("id", UUID.randomUUID().toString());
    }

    private static void awaitLeg(Sent sent, String status) {
        Hub.await(
                "the leg " + status,
                () -> Hub.findAsService("/fhir/Task/" + sent.taskId())
                        .filter(leg -> leg.getString("status").equals(status)));
    }

    private static String driverOf(Sent sent) {
        return Hub.await("the tour of " + sent.taskId(), () -> tourOf(sent))
                .getJsonObject("driver")
                .getString("reference")
                .replace("Practitioner/driver-", "driver");
    }

    private static Optional<JsonObject> tourOf(Sent sent) {
        return Hub.get("/transport/api/board?date=" + day(), "dispatcher1", "de")
                .json()
                .getJsonArray("tours")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(tour -> tour.getJsonArray("stops").toString().contains(sent.taskId()))
                .findFirst();
    }

    /** Far from the days that other tests use. */
    private static LocalDate day() {
        LocalDate today = LocalDate.ofInstant(Clock.systemUTC().instant(), BERLIN);
        return today.plusWeeks(8).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    }

    private static Instant at(int hour) {
        return day().atTime(hour, 0).atZone(BERLIN).toInstant();
    }
}
