package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import de.medicalhub.common.testing.Stack;
import de.medicalhub.transport.it.Hub;
import de.medicalhub.transport.it.Orders;
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
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** Cold narcotics on their way: from the pharmacy's label to the door, with a thermometer that shows too much. */
@EnabledIf(value = "de.medicalhub.journey.Browsers#available", disabledReason = "no Chromium is installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MedicineJourneyIT {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String QUALIFIED = "Practitioner/driver-1";
    private static final String NO_LONGER = "Practitioner/driver-5";

    private final Browsers browsers = new Browsers();

    @AfterAll
    void close() {
        narcoticsUntil(QUALIFIED, Optional.empty());
        narcoticsUntil(NO_LONGER, Optional.empty());
        Stack.moveClock(Duration.ZERO);
        browsers.keepPictures("medicine");
        browsers.close();
    }

    @Test
    @DisplayName(
            "A cold narcotic is packed, taken over by its code, held by the pharmacist, released, signed for by two and proven")
    void coldNarcoticsReachTheDoor() {
        narcoticsUntil(QUALIFIED, Optional.of(day().plusYears(1)));
        narcoticsUntil(NO_LONGER, Optional.of(day().minusDays(1)));
        Sent sent = Orders.send(new Wanted("delivery-leg", at(9), at(19), "", "56751", "Polch"));
        Page pharmacist = browsers.signedIn("pharmacist1");
        Hub.await("the delivery on the pharmacy's list", () -> parcel(sent));
        pharmacist.navigate(Stack.hubUrl() + "/transport/parcels/");
        String code = pack(pharmacist, card(pharmacist, sent));
        JsonObject tour = Hub.await("a tour with cold box and qualified driver", () -> tourOf(sent));
        assertThat(tour.getJsonObject("driver").getString("reference")).isEqualTo(QUALIFIED);
        Stack.moveClock(Duration.between(Clock.systemUTC().instant(), at(9)));

        Page driver = browsers.phoneSignedIn("driver1", "/transport/drive/");
        takeOver(driver, sent, code);
        photograph(driver, pharmacist, card(pharmacist, sent));
        atTheDoor(driver, code, Optional.of("9,4"), "/temperatures", 204);
        assertThat(driver.getByTestId("bag-held")).isVisible();
        release(pharmacist, card(pharmacist, sent));
        driver.reload();
        assertThat(driver.getByTestId("celsius")).hasCount(0);
        atTheDoor(driver, code, Optional.empty(), "/steps", 200);
        proven(sent);
        chainOfCustody(sent, pharmacist);
    }

    private static String pack(Page page, Locator card) {
        card.getByTestId("pack").locator("summary").click();
        card.getByTestId("pack-cold").check();
        card.getByTestId("pack-narcotic").check();
        Accessibility.assertOf(page);
        card.getByTestId("pack-save").click();
        assertThat(card.getByTestId("is-cold")).isVisible();
        assertThat(card.getByTestId("is-narcotic")).isVisible();
        Browsers.picture(page, "medicine-packed");
        return card.getByTestId("label-code").innerText();
    }

    private static void takeOver(Page driver, Sent sent, String code) {
        assertThat(driver.locator("[data-testid=next-stop][data-job='" + sent.taskId() + "']"))
                .isVisible();
        driver.getByTestId("step-accepted").click();
        driver.getByTestId("step-picked-up").click();
        driver.getByTestId("bag-code").fill("2222-2222");
        driver.getByTestId("celsius").fill("5,2");
        driver.getByTestId("take-over").click();
        assertThat(driver.locator("#bag-code-error")).containsText("falsche Tüte");
        driver.getByTestId("bag-code").fill(code.toLowerCase(Locale.ROOT));
        driver.waitForResponse(
                answer -> answer.url().endsWith("/steps") && answer.status() == 200,
                () -> driver.getByTestId("take-over").click());
    }

    /** A camera's picture is made small on the phone; its pharmacy sees it. */
    private static void photograph(Page driver, Page pharmacist, Locator card) {
        driver.getByTestId("photo-part").locator("summary").click();
        driver.waitForResponse(
                answer -> answer.url().endsWith("/photos") && answer.status() < 300,
                () -> driver.getByTestId("photo")
                        .setInputFiles(new FilePayload("door.png", "image/png", driver.screenshot())));
        pharmacist.reload();
        card.getByTestId("photos").locator("summary").click();
        String path = card.getByTestId("photo").getAttribute("href");
        APIResponse picture = pharmacist.request().get(Stack.hubUrl() + path);
        assertThat(picture).isOK();
        assertThat(picture.headers()).containsEntry("content-type", "image/jpeg");
        assertThat(driver.request().get(Stack.hubUrl() + path).status()).isEqualTo(403);
        deletePhoto(driver);
        assertThat(pharmacist.request().get(Stack.hubUrl() + path).status()).isEqualTo(404);
    }

    /** Whoever finds a person on it deletes it; it is gone from the phone's list, too. */
    private static void deletePhoto(Page driver) {
        driver.reload();
        Locator own = driver.getByTestId("own-photos");
        own.locator("summary").click();
        Accessibility.assertOf(driver);
        driver.waitForResponse(
                answer -> answer.url().endsWith("/remove") && answer.status() < 300,
                () -> own.getByTestId("photo-remove").first().click());
        assertThat(own).hasCount(0);
    }

    private static void atTheDoor(Page driver, String code, Optional<String> celsius, String answered, int status) {
        driver.getByTestId("step-handed-over").click();
        driver.getByTestId("bag-code").fill(code);
        driver.getByTestId("relation-relative").check();
        driver.getByTestId("identity-id-card").check();
        driver.getByTestId("receiver").fill("Erika Beispiel");
        driver.getByTestId("second-name").fill("Dirk Paulsen");
        DriverPhone.draw(driver, "signature-pad");
        DriverPhone.draw(driver, "second-signature-pad", 5);
        celsius.ifPresent(read -> driver.getByTestId("celsius").fill(read));
        Browsers.picture(driver, "medicine-at-the-door");
        driver.waitForResponse(
                answer -> answer.url().endsWith(answered) && answer.status() == status,
                () -> driver.getByTestId("send-signature").click());
    }

    private static void release(Page page, Locator card) {
        page.reload();
        assertThat(card.getByTestId("is-held")).isVisible();
        card.getByTestId("release").click();
        assertThat(card.locator(".mh-error")).isVisible();
        card.getByTestId("release-reason").fill("Laut Hersteller bis 25 °C vier Stunden haltbar.");
        Accessibility.assertOf(page);
        Browsers.picture(page, "medicine-held");
        card.getByTestId("release").click();
        assertThat(card.getByTestId("is-held")).hasCount(0);
    }

    private static void proven(Sent sent) {
        Hub.await(
                "the end of " + sent.taskId(),
                () -> parcel(sent).filter(parcel -> parcel.getString("state").equals("handed-over")));
        Hub.await(
                "the leg's end",
                () -> Optional.of(Hub.readAsService("/fhir/Task/" + sent.taskId()))
                        .filter(task -> task.getString("status").equals("completed")));
        JsonObject proof = Hub.await("the proof", () -> Hub.findAsService("/fhir/Provenance/proof-" + sent.taskId()));
        assertThat(proof.getJsonArray("signature")).hasSize(2);
        assertThat(proof.toString()).contains("Angehörige", "Personalausweis", "Organization/pharmacy-polch");
        assertThat(Hub.readAsService("/fhir/SupplyDelivery/handover-" + sent.taskId())
                        .getJsonObject("supplier")
                        .getString("reference"))
                .isEqualTo("Organization/pharmacy-polch");
    }

    private void chainOfCustody(Sent sent, Page pharmacist) {
        pharmacist.reload();
        Locator lines = card(pharmacist, sent).getByTestId("custody");
        lines.locator("summary").click();
        assertThat(lines.locator("li")).hasCount(7);
        assertThat(lines.locator("li[data-kind=released]")).containsText("Laut Hersteller");
        Browsers.picture(pharmacist, "medicine-custody");
        Page dispatcher = browsers.signedIn("dispatcher1");
        dispatcher.navigate(Stack.hubUrl() + "/transport/parcels/");
        Locator seen = card(dispatcher, sent);
        seen.getByTestId("custody").locator("summary").click();
        assertThat(seen.getByTestId("custody").locator("li")).hasCount(7);
        assertThat(seen.getByTestId("label-code")).hasCount(0);
        Accessibility.assertOf(dispatcher);
        dispatcher.navigate(Stack.hubUrl() + "/transport/papers/");
        assertThat(dispatcher.locator("[data-holder='" + QUALIFIED + "'] [data-testid=paper-narcotics]"))
                .hasValue(day().plusYears(1).toString());
        Accessibility.assertOf(dispatcher);
        Browsers.picture(dispatcher, "papers");
    }

    private static Locator card(Page page, Sent sent) {
        return page.locator("[data-testid=parcel][data-job='" + sent.taskId() + "']");
    }

    private static Optional<JsonObject> parcel(Sent sent) {
        return Hub.list("/transport/api/parcels", "pharmacist1").stream()
                .filter(parcel -> parcel.getString("jobId").equals(sent.taskId()))
                .findFirst();
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

    private static void narcoticsUntil(String driver, Optional<LocalDate> until) {
        JsonObjectBuilder paper =
                Json.createObjectBuilder().add("holder", driver).add("kind", "narcotics");
        until.ifPresent(last -> paper.add("validUntil", last.toString()));
        assertThat(Hub.send("PUT", "/transport/api/papers", "dispatcher1", paper.build())
                        .status())
                .isEqualTo(204);
    }

    /** Far from the days that other tests use. */
    private static LocalDate day() {
        LocalDate today = LocalDate.ofInstant(Clock.systemUTC().instant(), BERLIN);
        return today.plusWeeks(7).with(TemporalAdjusters.next(DayOfWeek.SATURDAY));
    }

    private static Instant at(int hour) {
        return day().atTime(hour, 0).atZone(BERLIN).toInstant();
    }
}
