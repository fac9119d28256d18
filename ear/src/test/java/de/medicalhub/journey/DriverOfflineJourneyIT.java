package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Geolocation;
import de.medicalhub.common.testing.Stack;
import de.medicalhub.transport.it.Hub;
import de.medicalhub.transport.it.Orders;
import de.medicalhub.transport.it.Orders.Sent;
import de.medicalhub.transport.it.Orders.Wanted;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** A driver drives through a dead zone: the page is opened again there, and everything arrives afterwards, once. */
@EnabledIf(value = "de.medicalhub.journey.Browsers#available", disabledReason = "no Chromium is installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DriverOfflineJourneyIT {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String KEPT_WHOLE = """
            () => navigator.serviceWorker.controller !== null
                && caches.keys().then(names => names.some(name => name.startsWith('medhub-drive-')))""";

    private final Browsers browsers = new Browsers();

    @AfterAll
    void close() {
        Stack.moveClock(Duration.ZERO);
        browsers.keepPictures("driver-offline");
        browsers.close();
    }

    @Test
    @DisplayName(
            "Without the network the page opens, the steps are kept, a mis-tap is taken back, and all arrives once")
    void aRideThroughADeadZone() {
        Sent sent = Orders.send(new Wanted("transport-leg", at(10), at(11), "walking", "56751", "Polch"));
        String driver = Hub.await("the tour of " + sent.taskId(), () -> driverOf(sent));
        Stack.moveClock(Duration.between(Clock.systemUTC().instant(), at(9)));
        Page page = browsers.phoneSignedIn(driver, "/transport/drive/");
        assertThat(page.locator("[data-testid=next-stop][data-job='" + sent.taskId() + "']"))
                .isVisible();
        page.waitForFunction(KEPT_WHOLE);
        beginDuty(page, sent);

        page.context().setOffline(true);
        page.reload();
        assertThat(page.locator("[data-testid=next-stop][data-job='" + sent.taskId() + "']"))
                .isVisible();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Kein Netz. Sie sehen den Stand von");
        List.of("accepted", "arrived", "on-board")
                .forEach(step -> page.getByTestId("step-" + step).click());
        DriverPhone.boardWithoutCode(page);
        page.getByTestId("take-back").click();
        page.getByTestId("step-on-board").click();
        page.getByTestId("boarding-code").fill("12");
        page.getByTestId("board").click();
        assertThat(page.getByText("Der Code hat vier Ziffern.")).isVisible();
        page.getByTestId("boarding-code").fill(boardingCode(sent));
        page.getByTestId("board").click();
        page.getByTestId("step-dropped-off").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("4 Schritte gespeichert");
        page.reload();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("4 Schritte gespeichert");
        Browsers.picture(page, "driver-offline");

        page.context().setOffline(false);
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Gesendet");
        JsonObject leg = Hub.await(
                "the end of " + sent.taskId(),
                () -> Optional.of(Hub.readAsService("/fhir/Task/" + sent.taskId()))
                        .filter(task -> task.getString("status").equals("completed")));
        assertThat(OffsetDateTime.parse(leg.getString("lastModified")).toInstant())
                .isBetween(at(9), at(10));
        assertThat(board(sent).stream().filter(stop -> stop.getString("state").equals("dropped-off")))
                .hasSize(2);
        endDuty(page, sent);
    }

    /** The check of the vehicle finds something; the phone says where it is from then on. Both stand on the board. */
    private static void beginDuty(Page page, Sent sent) {
        page.context().grantPermissions(List.of("geolocation"));
        page.context().setGeolocation(new Geolocation(50.30, 7.31));
        page.locator("[data-testid=duty] summary").click();
        page.getByTestId("fault-lift").check();
        page.waitForResponse(
                answer -> answer.url().endsWith("/position") && answer.status() == 204,
                () -> page.getByTestId("duty-started").click());
        JsonObject duty = duties().stream()
                .filter(one -> one.getString("tourId").equals(tourOf(sent)))
                .findFirst()
                .orElseThrow();
        assertThat(duty.getString("state")).isEqualTo("started");
        assertThat(duty.getJsonArray("faults").toString()).contains("lift");
        assertThat(duty.getJsonObject("position").getJsonNumber("latitude").doubleValue())
                .isEqualTo(50.30);
    }

    private static List<JsonObject> duties() {
        return Json.createReader(new StringReader(Hub.get("/transport/api/duties?date=" + day(), "dispatcher1", "de")
                        .body()))
                .readArray()
                .getValuesAs(JsonObject.class);
    }

    private static String tourOf(Sent sent) {
        return tours().stream()
                .filter(tour -> tour.getJsonArray("stops").toString().contains(sent.taskId()))
                .map(tour -> tour.getString("id"))
                .findFirst()
                .orElseThrow();
    }

    /** As patient and ward read it. */
    private static String boardingCode(Sent sent) {
        return Hub.await(
                "the code of " + sent.taskId(),
                () -> Hub.findAsService("/fhir/Task/" + sent.taskId())
                        .filter(leg -> leg.containsKey("output"))
                        .flatMap(leg -> leg.getJsonArray("output").getValuesAs(JsonObject.class).stream()
                                .filter(output ->
                                        output.getJsonObject("type").toString().contains("boarding-code"))
                                .map(output -> output.getString("valueString"))
                                .findFirst()));
    }

    /** With the end of the duty the position is gone. */
    private static void endDuty(Page page, Sent sent) {
        page.locator("[data-testid=duty] summary").click();
        page.waitForResponse(
                answer -> answer.url().endsWith("/duty"),
                () -> page.getByTestId("duty-ended").click());
        JsonObject duty = duties().stream()
                .filter(one -> one.getString("tourId").equals(tourOf(sent)))
                .findFirst()
                .orElseThrow();
        assertThat(duty.getString("state")).isEqualTo("ended");
        assertThat(duty.containsKey("position") && !duty.isNull("position")).isFalse();
    }

    private static Optional<String> driverOf(Sent sent) {
        return tours().stream()
                .filter(tour -> tour.getJsonArray("stops").toString().contains(sent.taskId()))
                .map(tour ->
                        tour.getJsonObject("driver").getString("reference").replace("Practitioner/driver-", "driver"))
                .findFirst();
    }

    private static List<JsonObject> board(Sent sent) {
        return tours().stream()
                .flatMap(tour -> tour.getJsonArray("stops").getValuesAs(JsonObject.class).stream())
                .filter(stop -> stop.getString("jobId").equals(sent.taskId()))
                .toList();
    }

    private static List<JsonObject> tours() {
        return Hub.get("/transport/api/board?date=" + day(), "dispatcher1", "de")
                .json()
                .getJsonArray("tours")
                .getValuesAs(JsonObject.class);
    }

    /** Far from the days that other tests use. */
    private static LocalDate day() {
        LocalDate today = LocalDate.ofInstant(Clock.systemUTC().instant(), BERLIN);
        return today.plusWeeks(5).with(TemporalAdjusters.next(DayOfWeek.TUESDAY));
    }

    private static Instant at(int hour) {
        return day().atTime(hour, 0).atZone(BERLIN).toInstant();
    }
}
