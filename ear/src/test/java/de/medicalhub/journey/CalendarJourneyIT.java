package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;
import de.medicalhub.common.testing.Stack;
import de.medicalhub.common.time.HubClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** Free times, booking, moving, holiday cover: a practice, a hospital and a patient look at the same calendar. */
@EnabledIf(value = "de.medicalhub.journey.Browsers#available", disabledReason = "no Chromium is installed")
@ExtendWith(StepByStep.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@DisplayName("One calendar for practice, hospital and patient")
class CalendarJourneyIT {
    private static final DateTimeFormatter GERMAN = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm", Locale.GERMANY);

    private final Browsers browsers = new Browsers();
    private final DischargeForm.Times times =
            DischargeForm.Times.seenFrom(Clock.systemUTC().instant().atZone(ZoneOffset.UTC));

    private Page gp;
    private Page patient;
    private OwnStay stay;
    private String caseUrl = "";

    @BeforeAll
    void aPatientIsInHospital() {
        stay = OwnStay.of("Patient/patient-3");
        gp = browsers.signedIn("gp2");
        patient = browsers.phoneSignedIn("patient3", "/");
    }

    @AfterAll
    void close() {
        Stack.moveClock(Duration.ZERO);
        stay.cancelCase();
        browsers.keepPictures("calendar");
        browsers.close();
    }

    @Test
    @Order(1)
    @DisplayName("K1, K4: the practice enters its hours; they become free times of the coming weeks")
    void hoursBecomeFreeTimes() {
        gp.navigate(Stack.hubUrl() + "/calendar");
        Accessibility.assertOf(gp);
        gp.getByTestId("hours-video").click();
        gp.fill("#monday", "vormittags");
        gp.getByTestId("save-hours").click();
        assertThat(gp.getByTestId("form-errors")).containsText("9:00–12:00");
        assertThat(gp.locator("#monday")).hasValue("vormittags");
        Accessibility.assertOf(gp);
        for (String day : List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")) {
            gp.fill("#" + day, "17-18 Uhr");
        }
        gp.check("#patients");
        gp.getByTestId("save-hours").click();
        gp.waitForURL("**/calendar?done=hours");
        assertThat(gp.getByTestId("done")).isVisible();
        gp.getByTestId("after").click();
        assertThat(gp.locator("[data-testid=calendar-entry][data-kind=free]").first())
                .containsText("17:00–18:00");
        Browsers.picture(gp, "calendar-week");
        Accessibility.assertOf(gp);
        gp.getByTestId("hours-video").click();
        assertThat(gp.locator("#friday")).hasValue("17:00–18:00");
    }

    @Test
    @Order(2)
    @DisplayName(
            "K1, K15: a time is blocked and opened again, and blocked again by one button; what was typed survives a fault")
    void aTimeIsBlocked() {
        ZonedDateTime day = times.followUp().plusDays(4).withHour(17).withMinute(15);
        gp.navigate(Stack.hubUrl() + "/calendar?view=day&day=" + day.toLocalDate());
        gp.fill("#blockFrom_input", GERMAN.format(day));
        gp.getByTestId("submit-block").click();
        assertThat(gp.getByTestId("form-errors")).containsText("von wann bis wann");
        assertThat(gp.locator("#blockFrom_input")).hasValue(GERMAN.format(day));
        gp.fill("#blockUntil_input", GERMAN.format(day.plusMinutes(30)));
        gp.getByTestId("submit-block").click();
        Locator blocked = gp.locator("[data-testid=calendar-entry][data-kind=blocked]");
        Locator free = gp.locator("[data-testid=calendar-entry][data-kind=free]");
        assertThat(blocked).containsText("17:15–17:45");
        assertThat(free).hasCount(2);
        gp.getByTestId("undo").click();
        assertThat(gp.getByTestId("toast")).containsText("Zurückgenommen");
        assertThat(blocked).hasCount(0);
        assertThat(free).hasCount(1);
        assertThat(free).containsText("17:00–18:00");
        gp.fill("#blockFrom_input", GERMAN.format(day));
        gp.fill("#blockUntil_input", GERMAN.format(day.plusMinutes(30)));
        gp.getByTestId("submit-block").click();
        assertThat(blocked).containsText("17:15–17:45");
        assertThat(free).hasCount(2);
        Accessibility.assertOf(gp);
        gp.getByTestId("unblock").click();
        assertThat(blocked).hasCount(0);
        assertThat(gp.getByTestId("toast")).containsText("wieder frei");
        Accessibility.assertOf(gp);
        gp.getByTestId("undo").click();
        assertThat(gp.getByTestId("toast")).containsText("Zurückgenommen");
        assertThat(blocked).containsText("17:15–17:45");
        gp.getByTestId("close-toast").click();
        assertThat(gp.getByTestId("toast")).isHidden();
        gp.getByTestId("unblock").click();
        assertThat(blocked).hasCount(0);
    }

    @Test
    @Order(3)
    @DisplayName("D9: the hospital picks a free time of the practice in the form of the discharge")
    void theHospitalBooks() {
        Page manager = browsers.signedIn("discharge1");
        manager.navigate(
                Stack.hubUrl() + "/discharge?encounter=" + stay.encounter().getIdPart());
        DischargeForm form = new DischargeForm(manager);
        form.consentSignedByPatient(times.signed());
        form.leaves(times, "3", List.of("medication"));
        form.ask(List.of("Pflegedienst Eifelblick Mayen"), times.deadline(), "");
        form.ride("walking", "Stehbach 12", "56727", "Mayen");
        manager.selectOption("#pharmacy", "Organization/pharmacy-polch");
        manager.selectOption("#gp", "PractitionerRole/role-gp-2");
        Locator pick = manager.locator("#followUpPick");
        assertThat(pick).isVisible();
        String free = pick.locator("option").nth(2).getAttribute("value");
        pick.selectOption(free);
        String shown = GERMAN.format(LocalDateTime.parse(free));
        assertThat(manager.locator("#followUp_input")).hasValue(shown);
        Accessibility.assertOf(manager);
        form.submitAndOpen();
        caseUrl = manager.url();
        assertThat(manager.locator("[data-testid=timeline-entry][data-strand=consultation][data-state=booked]"))
                .containsText(shown.substring(11));
    }

    @Test
    @Order(4)
    @DisplayName("K5 to K7: the patient moves the own consultation on the phone; the old one is over for everybody")
    void thePatientMovesIt() {
        patient.navigate(Stack.hubUrl() + "/");
        patient.getByTestId("appointments").click();
        Accessibility.assertOf(patient);
        patient.getByTestId("change").click();
        patient.getByTestId("submit-booking").click();
        assertThat(patient.getByTestId("form-errors")).containsText("Uhrzeit");
        patient.getByTestId("day-choice").nth(3).click(); // behind the discharge, also where that is on Monday
        patient.getByTestId("time-choice").first().check();
        Browsers.picture(patient, "calendar-patient-phone");
        Accessibility.assertOf(patient);
        Request sent = patient.waitForRequest(
                request -> request.method().equals("POST"),
                () -> patient.getByTestId("submit-booking").dblclick());
        assertThat(patient.getByTestId("booked")).containsText("verschoben");
        DoubleSubmit.again(patient, sent);
        Accessibility.assertOf(patient);

        gp.navigate(caseUrl);
        assertThat(gp.locator("[data-testid=timeline-entry][data-strand=consultation][data-state=moved]"))
                .isVisible();
        assertThat(gp.locator("[data-testid=timeline-entry][data-strand=consultation][data-state=booked]"))
                .hasCount(1);
    }

    @Test
    @Order(5)
    @DisplayName("K4, K7: the practice sees it in its calendar, with name and next step")
    void thePracticeSeesIt() {
        gp.navigate(Stack.hubUrl() + "/calendar?day=" + times.leaves().toLocalDate());
        Locator booked = gp.locator("[data-testid=calendar-entry][data-kind=booked]");
        if (booked.count() == 0) {
            gp.getByTestId("after").click();
        }
        assertThat(booked.first()).containsText("Videosprechstunde: ");
        assertThat(booked.first().getByTestId("open-consultation")).isVisible();
        Accessibility.assertOf(gp);
        gp.getByTestId("switch-language").click();
        assertThat(booked.first()).containsText("Video consultation: ");
        Browsers.picture(gp, "calendar-english");
        gp.getByTestId("switch-language").click();
    }

    @Test
    @Order(6)
    @DisplayName(
            "D13: the discharge moves beyond the consultation: the page names the first free time before, whatever is typed beside it, and takes it")
    void theDischargeMovesBeyondIt() {
        Page manager = browsers.signedIn("discharge1");
        manager.navigate(caseUrl);
        manager.getByTestId("move-case").click();
        assertThat(manager.locator("[data-testid=move-consult] input[value=keep]"))
                .isChecked();
        ZonedDateTime later = times.leaves().plusDays(8).withHour(10).withMinute(0);
        manager.fill("#confirmBy_input", "01.12.2026 25:99");
        manager.fill("#planned_input", GERMAN.format(later));
        manager.keyboard().press("Tab");
        assertThat(manager.locator("#consult-help")).containsText("vor der neuen Entlassung");
        String first = GERMAN.format(later.withHour(17));
        Locator times = manager.getByTestId("move-consult");
        assertThat(times.locator("input[value='" + later.withHour(17).toLocalDateTime() + "']"))
                .isChecked();
        manager.locator("[data-testid=move-reason] input[value=medical]").check();
        Browsers.picture(manager, "move-consultation");
        Accessibility.assertOf(manager);
        assertThat(manager.locator("#confirmBy_input")).hasValue("01.12.2026 25:99");
        manager.getByTestId("submit-move").click();
        assertThat(manager.getByTestId("form-errors")).containsText("Die Frist für die Bestätigung ist nicht lesbar");
        manager.fill("#confirmBy_input", GERMAN.format(later.minusDays(7)));
        manager.getByTestId("submit-move").click();
        assertThat(manager.locator("[data-testid=timeline-entry][data-strand=consultation][data-state=booked]"))
                .containsText(first.substring(11));
        assertThat(manager.locator("[data-testid=timeline-entry][data-strand=consultation][data-state=booked]"))
                .hasCount(1);
        gp.navigate(Stack.hubUrl() + "/calendar?view=day&day=" + later.toLocalDate());
        assertThat(gp.locator("[data-testid=calendar-entry][data-kind=booked]")).hasCount(1);
    }

    private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    @Order(7)
    @DisplayName("T1, T2: the substitute sees the practice's case in the period, and not after")
    void holidayCover() {
        Page other = browsers.signedIn("gp1");
        assertThat(other.navigate(caseUrl).status()).isEqualTo(404);
        ZonedDateTime now = Clock.systemUTC().instant().atZone(HubClock.berlin());
        gp.navigate(Stack.hubUrl() + "/substitution");
        gp.getByTestId("submit-substitution").click();
        assertThat(gp.getByTestId("form-errors")).containsText("wer vertritt");
        gp.selectOption("#substitute", "PractitionerRole/role-gp-1");
        gp.fill("#coverStart_input", GERMAN.format(now.minusHours(1)));
        gp.fill("#coverEnd_input", GERMAN.format(now.plusHours(3)));
        gp.getByTestId("submit-substitution").click();
        assertThat(gp.locator("[data-testid=cover-row][data-running=true]")).hasCount(1);
        Browsers.picture(gp, "substitution");
        Accessibility.assertOf(gp);

        other.navigate(Stack.hubUrl() + "/");
        assertThat(other.getByTestId("cover-banner")).containsText("Sie vertreten");
        assertThat(other.navigate(caseUrl).status()).isEqualTo(200);
        Stack.moveClock(Duration.ofHours(4));
        assertThat(other.navigate(caseUrl).status()).isEqualTo(404);
        other.navigate(Stack.hubUrl() + "/");
        other.waitForLoadState(LoadState.DOMCONTENTLOADED);
        assertThat(other.getByTestId("cover-banner")).hasCount(0);
        Stack.moveClock(Duration.ZERO);
        gp.navigate(Stack.hubUrl() + "/substitution");
        gp.getByTestId("end-substitution").click();
        assertThat(gp.getByTestId("cover-row")).hasCount(0);
    }

    @Test
    @Order(8)
    @DisplayName("K7: cancelling needs a reason and stands in the timeline")
    void itIsCancelled() {
        patient.navigate(Stack.hubUrl() + "/");
        patient.getByTestId("appointments").click();
        patient.getByTestId("change").click();
        patient.getByTestId("submit-cancel").click();
        assertThat(patient.getByTestId("form-errors")).containsText("warum");
        patient.locator("[data-testid=cancel-reason] input[value=own-wish]").check();
        patient.getByTestId("submit-cancel").click();
        assertThat(patient.getByTestId("booked")).containsText("abgesagt");
        gp.navigate(caseUrl);
        assertThat(gp.locator("[data-testid=timeline-entry][data-strand=consultation][data-state=cancelled]"))
                .isVisible();
    }

    @Test
    @Order(9)
    @DisplayName("K8: a feed by a secret address tells times and kinds and no name; a new address ends the old one")
    void theFeedTellsNoNames() throws IOException, InterruptedException {
        gp.navigate(Stack.hubUrl() + "/calendar");
        gp.getByTestId("to-feed").click();
        Locator own = gp.getByTestId("feed").first();
        own.getByTestId("feed-new").click();
        String address = own.getByTestId("feed-address").textContent();
        Accessibility.assertOf(gp);
        HttpResponse<String> feed = get(address);
        assertThat(feed.statusCode()).isEqualTo(200);
        assertThat(feed.headers().firstValue("Content-Type").orElse("")).startsWith("text/calendar");
        assertThat(feed.body())
                .contains("SUMMARY:Videosprechstunde", "STATUS:CANCELLED")
                .doesNotContain("Schmitz", "Anneliese", "Mayen", caseUrl.substring(caseUrl.indexOf('=') + 1));
        own.getByTestId("feed-new").click();
        assertThat(own.getByTestId("feed-address")).not().hasText(address);
        assertThat(get(address).statusCode()).isEqualTo(404);
        String newer = own.getByTestId("feed-address").textContent();
        assertThat(get(newer).statusCode()).isEqualTo(200);
        own.getByTestId("feed-end").click();
        assertThat(own.getByTestId("feed-end")).hasCount(0);
        assertThat(get(newer).statusCode()).isEqualTo(404);
    }
}
