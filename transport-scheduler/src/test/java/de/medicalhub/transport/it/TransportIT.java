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
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Orders become jobs, stops and answers, with the demo fleet of the stack: on the Wednesdays of the coming weeks, far from
 * the days that the browser journeys use.
 */
class TransportIT {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String PNG = "data:image/png;base64,"
            + Base64.getEncoder().encodeToString(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0});

    @Test
    void orderBecomesAPlannedStopAndTheAnswerReachesTheTask() {
        Sent sent = Orders.send(ride("walking", "56751", "Polch", 10));
        JsonObject pickup = awaitStop(sent, "pickup");
        assertThat(pickup.getString("name")).contains("Probefahrt");
        assertThat(Instant.parse(pickup.getString("plannedAt")))
                .isBetween(at(10), at(11))
                .isBefore(Instant.parse(awaitStop(sent, "drop-off").getString("plannedAt")));
        JsonObject leg = awaitTask(sent.taskId(), "accepted");
        assertThat(leg.toString()).contains("assigned", "planned-pickup", "planned-drop-off", "vehicle");
        JsonObject child = awaitTask("driver-" + sent.taskId(), "accepted");
        assertThat(child.getJsonObject("owner").getString("reference")).startsWith("Practitioner/driver");
    }

    @Test
    void repeatedWakeUpsDoubleNothing() {
        Sent sent = Orders.send(ride("walking", "56743", "Mendig", 12));
        awaitTask(sent.taskId(), "accepted");
        for (int i = 0; i < 5; i++) {
            assertThat(Hub.withoutLogin("/transport/api/wake-up", "demo-wakeup").status())
                    .isEqualTo(204);
        }
        String version = Hub.readAsService("/fhir/Task/" + sent.taskId())
                .getJsonObject("meta")
                .getString("versionId");
        Sent later = Orders.send(ride("walking", "56743", "Mendig", 13));
        awaitTask(later.taskId(), "accepted");
        assertThat(stops(sent)).hasSize(2);
        assertThat(jobs(sent)).hasSize(1);
        assertThat(Integer.parseInt(Hub.readAsService("/fhir/Task/" + sent.taskId())
                        .getJsonObject("meta")
                        .getString("versionId")))
                .isLessThanOrEqualTo(Integer.parseInt(version) + 1);
    }

    @Test
    void wakeUpNeedsTheSecret() {
        assertThat(Hub.withoutLogin("/transport/api/wake-up", "guessed").status())
                .isEqualTo(403);
    }

    @Test
    void farAwayStaysUnplannedWithTheReasonInTheCallersLanguage() {
        Sent sent = Orders.send(ride("walking", "80331", "München", 10));
        JsonObject leg = awaitTask(sent.taskId(), "received");
        assertThat(leg.getJsonObject("statusReason").getString("text")).contains("außerhalb des Gebiets");
        assertThat(leg.getJsonObject("businessStatus").toString()).contains("unplanned");
        assertThat(unplanned(sent, "de").getString("reason")).contains("außerhalb des Gebiets");
        assertThat(unplanned(sent, "en").getString("reason")).contains("outside the area");
    }

    @Test
    void outsideAllShiftsStaysUnplanned() {
        Instant night = day().atTime(2, 0).atZone(BERLIN).toInstant();
        Sent sent = Orders.send(
                new Wanted("transport-leg", night, night.plusSeconds(1800), "wheelchair", "56626", "Andernach"));
        awaitTask(sent.taskId(), "received");
        assertThat(unplanned(sent, "de").getString("reason")).isNotBlank();
    }

    @Test
    void onlyTheDriverOfTheTourTakesSteps() {
        Sent sent = Orders.send(ride("walking", "56751", "Polch", 15));
        awaitStop(sent, "pickup");
        String path = "/transport/api/jobs/" + sent.taskId() + "/steps";
        assertThat(Hub.send("POST", path, "nurse1", step("accepted")).status()).isEqualTo(403);
        String stranger = driverOf(sent).equals("Practitioner/driver-1") ? "driver2" : "driver1";
        Answered refused = Hub.send("POST", path, stranger, step("accepted"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().getString("detail")).contains("Ihrer Tour");
        assertThat(Hub.send("POST", "/transport/api/planning", "driver1", JsonValue.EMPTY_JSON_OBJECT)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void stepsOfADeliveryReachTheRecordWithTheProof() {
        Sent sent = Orders.send(new Wanted("delivery-leg", at(9), at(19), "", "56727", "Mayen"));
        awaitStop(sent, "pickup");
        String path = "/transport/api/jobs/" + sent.taskId() + "/steps";
        String driver = userOf(driverOf(sent));
        Answered tooEarly = Hub.send("POST", path, driver, step("accepted"));
        assertThat(tooEarly.status()).isEqualTo(409);
        assertThat(tooEarly.json().getString("detail")).contains("beginnt erst später");
        Stack.moveClock(Duration.between(Clock.systemUTC().instant(), at(8)));
        try {
            deliver(sent, path, driver);
        } finally {
            Stack.moveClock(Duration.ZERO);
        }
    }

    private static void deliver(Sent sent, String path, String driver) {
        Answered early = Hub.send("POST", path, driver, handedOver(Optional.of(PNG)));
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.contentType()).contains("application/problem+json");
        JsonObject accepted = step("accepted");
        assertThat(Hub.send("POST", path, driver, accepted).json().getString("state"))
                .isEqualTo("accepted");
        assertThat(Hub.send("POST", path, driver, accepted).status()).isEqualTo(200);
        JsonObject tour = Hub.get("/transport/api/tour", driver).json();
        assertThat(Instant.parse(tour.getString("shiftStart"))).isBefore(Instant.parse(tour.getString("shiftEnd")));
        assertThat(tour.getJsonArray("stops")).isNotEmpty();
        assertThat(Hub.send("POST", path, driver, step("picked-up")).status()).isEqualTo(200);
        assertThat(Hub.send("POST", path, driver, handedOver(Optional.empty())).status())
                .isEqualTo(422);
        assertThat(Hub.send("POST", path, driver, handedOver(Optional.of(PNG))).status())
                .isEqualTo(200);
        JsonObject late = step("accepted");
        assertThat(Hub.send("POST", path, driver, late).status()).isEqualTo(409);
        assertThat(Hub.get("/transport/api/board?date=" + day(), "dispatcher1", "de")
                        .json()
                        .getJsonArray("alerts")
                        .toString())
                .contains("step-refused:" + late.getString("id"), "schon abgeschlossen");
        JsonObject leg = awaitTask(sent.taskId(), "completed");
        assertThat(OffsetDateTime.parse(leg.getString("lastModified")).toInstant())
                .isBetween(at(8), at(9));
        assertThat(leg.getJsonArray("output").toString()).contains("receiver", "Erika Beispiel");
        JsonObject delivery =
                Hub.await("SupplyDelivery", () -> found("/fhir/SupplyDelivery/handover-" + sent.taskId()));
        assertThat(delivery.getString("status")).isEqualTo("completed");
        JsonObject proof = Hub.await("Provenance", () -> found("/fhir/Provenance/proof-" + sent.taskId()));
        assertThat(proof.getJsonArray("signature").getJsonObject(0).getString("sigFormat"))
                .isEqualTo("image/png");
    }

    @Test
    void planningAgainKeepsWhatWasPlanned() {
        Sent sent = Orders.send(ride("wheelchair", "56626", "Andernach", 16));
        awaitStop(sent, "pickup");
        JsonObject day =
                Json.createObjectBuilder().add("date", day().toString()).build();
        assertThat(Hub.send("POST", "/transport/api/planning", "dispatcher1", day)
                        .status())
                .isEqualTo(204);
        assertThat(stops(sent)).hasSize(2);
    }

    private static LocalDate day() {
        LocalDate today = LocalDate.ofInstant(Clock.systemUTC().instant(), BERLIN);
        return today.plusWeeks(3).with(TemporalAdjusters.next(DayOfWeek.WEDNESDAY));
    }

    private static Wanted ride(String posture, String postcode, String town, int hour) {
        return new Wanted("transport-leg", at(hour), at(hour + 1), posture, postcode, town);
    }

    private static Instant at(int hour) {
        return day().atTime(hour, 0).atZone(BERLIN).toInstant();
    }

    private static JsonObject step(String step) {
        return stepBuilder(step).build();
    }

    private static JsonObject handedOver(Optional<String> signature) {
        JsonObjectBuilder step = stepBuilder("handed-over").add("receiver", "Erika Beispiel");
        signature.ifPresent(png -> step.add("signature", png));
        return step.build();
    }

    private static JsonObjectBuilder stepBuilder(String step) {
        return Json.createObjectBuilder()
                .add("id", UUID.randomUUID().toString())
                .add("step", step);
    }

    private static JsonObject board(String language) {
        return Hub.get("/transport/api/board?date=" + day(), "dispatcher1", language)
                .json();
    }

    private static JsonObject awaitStop(Sent sent, String action) {
        return Hub.await(
                "stop of " + sent.taskId(),
                () -> stops(sent).stream()
                        .filter(stop -> stop.getString("action").equals(action))
                        .findFirst());
    }

    private static List<JsonObject> stops(Sent sent) {
        return board("de").getJsonArray("tours").getValuesAs(JsonObject.class).stream()
                .flatMap(tour -> tour.getJsonArray("stops").getValuesAs(JsonObject.class).stream())
                .filter(stop -> stop.getString("jobId").equals(sent.taskId()))
                .toList();
    }

    private static List<JsonObject> jobs(Sent sent) {
        return board("de").getJsonArray("jobs").getValuesAs(JsonObject.class).stream()
                .filter(job -> job.getString("id").equals(sent.taskId()))
                .toList();
    }

    private static String driverOf(Sent sent) {
        return board("de").getJsonArray("tours").getValuesAs(JsonObject.class).stream()
                .filter(tour -> tour.getJsonArray("stops").toString().contains(sent.taskId()))
                .map(tour -> tour.getJsonObject("driver").getString("reference"))
                .findFirst()
                .orElseThrow();
    }

    /** Drivers 1 and 2 can sign in. */
    private static String userOf(String practitioner) {
        return practitioner.replace("Practitioner/driver-", "driver");
    }

    private static JsonObject unplanned(Sent sent, String language) {
        return Hub.await(
                "unplanned " + sent.taskId(),
                () -> board(language).getJsonArray("unplanned").getValuesAs(JsonObject.class).stream()
                        .filter(job -> job.getString("jobId").equals(sent.taskId()))
                        .findFirst());
    }

    private static JsonObject awaitTask(String id, String status) {
        return Hub.await(
                id + " " + status,
                () -> found("/fhir/Task/" + id)
                        .filter(task -> task.getString("status").equals(status)));
    }

    private static Optional<JsonObject> found(String path) {
        Answered answer = Hub.asService("GET", path, JsonValue.EMPTY_JSON_OBJECT);
        return answer.status() == 200 ? Optional.of(answer.json()) : Optional.empty();
    }
}
