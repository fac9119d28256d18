package de.medicalhub.transport.it;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.it.Hub.Answered;
import de.medicalhub.transport.it.Orders.Sent;
import de.medicalhub.transport.it.Orders.Wanted;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a dispatcher decides by hand holds against every planning (package dispatch, rules 15 to 18). */
class HandMovesIT {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    @DisplayName("15, 18: a moved job keeps its tour, a job taken off is held, and who saw an older version is told so")
    void whatIsMovedStays() {
        Sent sent = Orders.send(ride("walking", 10));
        JsonObject planned = awaitJob(sent);
        String other = otherTour(sent, planned);
        Answered moved = post(sent, "moves", version(planned).add("tourId", other));
        assertThat(moved.json().getBoolean("possible")).isTrue();
        assertThat(moved.json().getJsonArray("concerned").toString()).contains(sent.taskId());
        replan();
        assertThat(tourOf(sent)).isEqualTo(other);
        assertThat(awaitJob(sent).getBoolean("pinned")).isTrue();

        Answered late = post(sent, "moves", version(planned));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().getString("detail")).contains("gerade geändert");

        assertThat(post(sent, "moves", version(awaitJob(sent))).json().getBoolean("possible"))
                .isTrue();
        replan();
        JsonObject held = unplanned(sent);
        assertThat(held.getBoolean("held")).isTrue();
        assertThat(held.getString("reason")).contains("herausgenommen");

        assertThat(post(sent, "release", version(held)).status()).isEqualTo(204);
        assertThat(awaitJob(sent).getBoolean("pinned")).isFalse();
    }

    @Test
    @DisplayName("15: what a vehicle cannot carry is refused with the reason, and nothing changes")
    void whatDoesNotFitIsRefusedWithTheReason() {
        Sent sent = Orders.send(ride("wheelchair", 14));
        JsonObject planned = awaitJob(sent);
        String before = tourOf(sent);
        String without = tours().stream()
                .filter(tour -> !tour.getJsonObject("vehicle")
                        .getJsonArray("postures")
                        .toString()
                        .contains("wheelchair"))
                .map(tour -> tour.getString("id"))
                .findFirst()
                .orElseThrow();
        JsonObject answer =
                post(sent, "moves", version(planned).add("tourId", without)).json();
        assertThat(answer.getBoolean("possible")).isFalse();
        assertThat(answer.getString("reason")).contains("keinen Platz");
        assertThat(tourOf(sent)).isEqualTo(before);
    }

    @Test
    @DisplayName("30: what no register knows is set by hand, and planned at once")
    void placeIsSetByHand() {
        Sent sent = Orders.send(new Wanted("transport-leg", at(11), at(12), "walking", "00000", "Nirgendsheim"));
        JsonObject waiting = Hub.await(
                "the order without a place",
                () -> board().getJsonArray("unplanned").getValuesAs(JsonObject.class).stream()
                        .filter(job -> job.getString("jobId").equals(sent.taskId()))
                        .findFirst());
        String side = waiting.getJsonArray("unplaced").getString(0);
        assertThat(post(
                                sent,
                                "place",
                                version(waiting)
                                        .add("side", side)
                                        .add("latitude", 10)
                                        .add("longitude", 7.3))
                        .json()
                        .getString("detail"))
                .contains("So weit fährt niemand");
        assertThat(post(
                                sent,
                                "place",
                                version(waiting)
                                        .add("side", side)
                                        .add("latitude", 50.3)
                                        .add("longitude", 7.3))
                        .status())
                .isEqualTo(204);
        awaitJob(sent);
        assertThat(jobs("tours").stream()
                        .filter(stop -> stop.getString("jobId").equals(sent.taskId()))
                        .filter(stop -> stop.getBoolean("placeByHand"))
                        .map(stop -> stop.getString("action")))
                .containsExactly(side);
    }

    @Test
    @DisplayName("10, 15: a pinned delivery stays when its ride moves; the board says that nobody is at home then")
    void pinnedDeliveryStaysAndTheConflictIsSaid() {
        Sent ride = Orders.send(ride("walking", 9));
        awaitJob(ride);
        Sent delivery = new Sent("it-leg-" + UUID.randomUUID(), ride.patientId(), ride.caseId());
        Orders.send(delivery, new Wanted("delivery-leg", at(9), at(13), "", "56751", "Polch"), Orders.CARRIER);
        JsonObject planned = awaitJob(delivery);
        String other = otherTour(delivery, planned);
        assertThat(post(delivery, "moves", version(planned).add("tourId", other))
                        .json()
                        .getBoolean("possible"))
                .isTrue();
        assertThat(awaitJob(delivery).getBoolean("missed")).isFalse();

        Orders.send(ride, ride("walking", 15), Orders.CARRIER);
        Hub.await(
                "the later ride",
                () -> jobs("tours").stream()
                        .filter(stop -> stop.getString("jobId").equals(ride.taskId()))
                        .filter(stop ->
                                !Instant.parse(stop.getString("plannedAt")).isBefore(at(15)))
                        .findFirst());
        JsonObject stays = awaitJob(delivery);
        assertThat(tourOf(delivery)).isEqualTo(other);
        assertThat(stays.getBoolean("pinned")).isTrue();
        assertThat(stays.getBoolean("missed")).isTrue();
        assertThat(board().getJsonArray("alerts").toString()).contains("delivery-early:" + delivery.taskId());
    }

    @Test
    @DisplayName(
            "17, 26: when a vehicle drops out, its jobs are planned anew and answer and board say whom it concerns")
    void outageMovesWhatHasNotBegun() {
        Sent sent = Orders.send(ride("walking", 16));
        awaitJob(sent);
        String tour = tourOf(sent);
        String path = "/transport/api/board/tours/" + tour + "/";
        try {
            Answered out = Hub.send("POST", path + "outage", "dispatcher1", JsonObject.EMPTY_JSON_OBJECT);
            assertThat(out.json().getJsonArray("begun")).isEmpty();
            Optional<String> now = findTour(sent);
            assertThat(now).isNotEqualTo(Optional.of(tour));
            boolean laterOrEarlier =
                    out.json().getJsonArray("concerned").toString().contains(sent.taskId());
            assertThat(now.isPresent() || laterOrEarlier).isTrue();
            JsonObject alert = alertOf(tour);
            assertThat(alert.getBoolean("planned")).isTrue();
            assertThat(alertsOf(day().plusDays(1)))
                    .as("also on other days' boards")
                    .contains(alert.getString("id"));
            // who is picked up by another vehicle at the same time is not concerned
            assertThat(alert.getJsonArray("concerned").toString().contains(sent.taskId()))
                    .isEqualTo(laterOrEarlier);
            assertThat(Hub.send(
                                    "POST",
                                    "/transport/api/board/alerts/" + alert.getString("id") + "/seen",
                                    "dispatcher1",
                                    JsonObject.EMPTY_JSON_OBJECT)
                            .status())
                    .isEqualTo(204);
            assertThat(board().getJsonArray("alerts").toString()).doesNotContain(alert.getString("id"));
            replan();
            assertThat(tours().stream()
                            .filter(one -> one.getString("id").equals(tour))
                            .flatMap(one -> one.getJsonArray("stops").stream()))
                    .isEmpty();
        } finally {
            Hub.send("POST", path + "return", "dispatcher1", JsonObject.EMPTY_JSON_OBJECT);
        }
    }

    @Test
    @DisplayName("15: the answer names also whose pickup changes on the tour that the job leaves")
    void whoStaysOnTheOldTourIsNamed() {
        Sent one = Orders.send(ride("walking", 13));
        String tour = otherTour(one, awaitJob(one));
        assertThat(moveTo(one, tour)).isTrue();
        Sent other = Orders.send(ride("walking", 13));
        awaitJob(other);
        assertThat(tourOf(other).equals(tour) || moveTo(other, tour)).isTrue();
        boolean order = pickup(one).isBefore(pickup(other));
        Sent first = order ? one : other;
        Sent second = order ? other : one;
        Instant before = pickup(second);
        JsonObject trial = post(first, "moves", version(awaitJob(first)).add("trial", true))
                .json();
        assertThat(post(first, "moves", version(awaitJob(first))).json().getBoolean("possible"))
                .isTrue();
        // earlier, or later where the driver's break has room before it now
        assertThat(pickup(second)).isNotEqualTo(before);
        assertThat(trial.getJsonArray("concerned").toString()).contains(first.taskId(), second.taskId());
    }

    @Test
    @DisplayName("16, 17: of two decisions on one tour at the same time none is lost")
    void decisionsBesideEachOtherAreBothKept() {
        Sent sent = Orders.send(ride("walking", 12));
        awaitJob(sent);
        String path = "/transport/api/board/tours/" + tourOf(sent) + "/";
        String id = tourOf(sent);
        for (int round = 0; round < 4; round++) {
            boolean hand = round % 2 == 0;
            CompletableFuture<Answered> out = CompletableFuture.supplyAsync(() ->
                    Hub.send("POST", path + (hand ? "outage" : "return"), "dispatcher1", JsonObject.EMPTY_JSON_OBJECT));
            JsonObject on = Json.createObjectBuilder().add("on", hand).build();
            assertThat(Hub.send("POST", path + "by-hand", "dispatcher1", on).status())
                    .isEqualTo(204);
            assertThat(out.join().status()).isLessThan(300);
            JsonObject tour = tours().stream()
                    .filter(one -> one.getString("id").equals(id))
                    .findFirst()
                    .orElseThrow();
            assertThat(tour.getBoolean("byHand")).isEqualTo(hand);
            assertThat(tour.getBoolean("outOfService")).isEqualTo(hand);
        }
    }

    @Test
    @DisplayName("Only a dispatcher decides")
    void onlyADispatcherDecides() {
        assertThat(Hub.send("POST", "/transport/api/board/tours/x/outage", "driver1", JsonObject.EMPTY_JSON_OBJECT)
                        .status())
                .isEqualTo(403);
        assertThat(Hub.send("POST", "/transport/api/board/tours/x/outage", "dispatcher1", JsonObject.EMPTY_JSON_OBJECT)
                        .status())
                .isEqualTo(404);
    }

    private static JsonObject alertOf(String tour) {
        return board().getJsonArray("alerts").getValuesAs(JsonObject.class).stream()
                .filter(alert -> alert.getString("id").startsWith("out:" + tour))
                .findFirst()
                .orElseThrow();
    }

    /** Another tour that the job fits on, by what the board answers. */
    private static String otherTour(Sent sent, JsonObject planned) {
        String here = tourOf(sent);
        return tours().stream()
                .map(tour -> tour.getString("id"))
                .filter(id -> !id.equals(here))
                .filter(id -> post(
                                sent,
                                "moves",
                                version(planned).add("tourId", id).add("trial", true))
                        .json()
                        .getBoolean("possible"))
                .findFirst()
                .orElseThrow();
    }

    private static boolean moveTo(Sent sent, String tour) {
        return post(sent, "moves", version(awaitJob(sent)).add("tourId", tour))
                .json()
                .getBoolean("possible");
    }

    private static Instant pickup(Sent sent) {
        return Instant.parse(awaitJob(sent).getString("plannedAt"));
    }

    private static Answered post(Sent sent, String act, JsonObjectBuilder body) {
        return Hub.send("POST", "/transport/api/board/jobs/" + sent.taskId() + "/" + act, "dispatcher1", body.build());
    }

    private static JsonObjectBuilder version(JsonObject job) {
        return Json.createObjectBuilder().add("version", job.getInt("version"));
    }

    private static void replan() {
        JsonObject day =
                Json.createObjectBuilder().add("date", day().toString()).build();
        assertThat(Hub.send("POST", "/transport/api/planning", "dispatcher1", day)
                        .status())
                .isEqualTo(204);
    }

    private static String alertsOf(LocalDate day) {
        return Hub.get("/transport/api/board?date=" + day, "dispatcher1", "de").body();
    }

    private static JsonObject board() {
        return Hub.get("/transport/api/board?date=" + day(), "dispatcher1", "de")
                .json();
    }

    private static List<JsonObject> tours() {
        return board().getJsonArray("tours").getValuesAs(JsonObject.class);
    }

    private static Optional<String> findTour(Sent sent) {
        return tours().stream()
                .filter(tour -> tour.getJsonArray("stops").toString().contains(sent.taskId()))
                .map(tour -> tour.getString("id"))
                .findFirst();
    }

    private static String tourOf(Sent sent) {
        return findTour(sent).orElseThrow();
    }

    private static JsonObject awaitJob(Sent sent) {
        return Hub.await(
                "stop of " + sent.taskId(),
                () -> jobs("tours").stream()
                        .filter(stop -> stop.getString("jobId").equals(sent.taskId()))
                        .findFirst());
    }

    private static List<JsonObject> jobs(String where) {
        Stream<JsonObject> shown = board().getJsonArray(where).getValuesAs(JsonObject.class).stream();
        return shown.flatMap(tour -> tour.getJsonArray("stops").getValuesAs(JsonObject.class).stream())
                .toList();
    }

    private static JsonObject unplanned(Sent sent) {
        return board().getJsonArray("unplanned").getValuesAs(JsonObject.class).stream()
                .filter(job -> job.getString("jobId").equals(sent.taskId()))
                .findFirst()
                .orElseThrow();
    }

    private static Wanted ride(String posture, int hour) {
        return new Wanted("transport-leg", at(hour), at(hour + 2), posture, "56751", "Polch");
    }

    /** Far from the days that other tests use. */
    private static LocalDate day() {
        LocalDate today = LocalDate.ofInstant(Clock.systemUTC().instant(), BERLIN);
        return today.plusWeeks(5).with(TemporalAdjusters.next(DayOfWeek.THURSDAY));
    }

    private static Instant at(int hour) {
        return day().atTime(hour, 0).atZone(BERLIN).toInstant();
    }
}
