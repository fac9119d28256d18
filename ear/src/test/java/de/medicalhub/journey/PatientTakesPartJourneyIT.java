package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import de.medicalhub.common.testing.Stack;
import de.medicalhub.common.time.HubClock;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
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

/** A patient who does something: answers the nurse, fetches a file, reads simple words, joins the video, signs out. */
@EnabledIf(value = "de.medicalhub.journey.Browsers#available", disabledReason = "no Chromium is installed")
@ExtendWith(StepByStep.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@DisplayName("A patient takes part")
class PatientTakesPartJourneyIT {
    private static final String QUESTION = "Passt es morgen um acht?";
    private static final String ANSWER = "Ja, gern. Bitte zweimal klingeln – Grüße";

    private final Browsers browsers = new Browsers();
    private PlannedDischarge planned;
    private Page patient;
    private Page nurse;

    @BeforeAll
    void aDischargeIsAwarded() {
        planned = PlannedDischarge.ofStay(
                OwnStay.of("Patient/patient-3").encounter(),
                "Schmitz-Oberländer-Westerhausen",
                List.of("Organization/nursing-mayen"));
        planned.acceptAndAward("nurse1");
        planned.record(about -> {
            AllergyIntolerance allergy = new AllergyIntolerance();
            allergy.setPatient(about);
            allergy.setClinicalStatus(new CodeableConcept(
                    new Coding("http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical", "active", null)));
            allergy.setCode(new CodeableConcept().setText("Penicillin"));
            return allergy;
        });
        patient = browsers.phoneSignedIn("patient3", "/");
        nurse = browsers.signedIn("nurse1");
    }

    @AfterAll
    void close() {
        Stack.moveClock(Duration.ZERO);
        planned.cancel();
        browsers.keepPictures("patient-takes-part");
        browsers.close();
    }

    @Test
    @Order(1)
    @DisplayName("G2, G3: the nurse writes to the patient as well, and the patient answers from the phone")
    void theyWriteToEachOther() {
        nurse.navigate(Stack.hubUrl() + "/patient?case=" + planned.caseId());
        assertThat(nurse.getByTestId("allergies")).containsText("Penicillin");
        nurse.getByTestId("message-text").fill(QUESTION);
        nurse.getByTestId("message-patient").check();
        nurse.getByTestId("send-message").click();
        assertThat(message(nurse, QUESTION)).isVisible();
        assertThat(nurse.getByTestId("message-text")).hasValue("");
        assertThat(nurse.getByTestId("send-message")).isEnabled();

        patient.getByTestId("to-messages").click();
        assertThat(message(patient, QUESTION)).containsText("Katja Lenz");
        patient.getByTestId("message-text").fill(ANSWER);
        patient.getByTestId("send-message").click();
        assertThat(message(patient, ANSWER)).isVisible();
        assertThat(patient.getByTestId("message-text")).hasValue("");
        assertThat(message(nurse, ANSWER)).isVisible();
        assertThat(message(nurse, QUESTION).getByTestId("readers")).containsText("Gelesen von");
    }

    @Test
    @Order(2)
    @DisplayName("L7: a file appears in others' lists beside what they type; it is fetched as a file, and runs nowhere")
    void aFileIsFetched() {
        nurse.navigate(Stack.hubUrl() + "/case-documents?id=" + planned.caseId());
        nurse.getByTestId("upload-file").setInputFiles(new FilePayload("rest.png", "image/png", Pdfs.picture()));
        nurse.locator("#documentTitle").fill(ANSWER);
        int before = nurse.getByTestId("document-row").count();
        Page manager = browsers.signedIn("discharge1");
        manager.navigate(Stack.hubUrl() + "/case-documents?id=" + planned.caseId());
        manager.getByTestId("upload-file").setInputFiles(new FilePayload("wunde.png", "image/png", Pdfs.picture()));
        manager.locator("#kind").selectOption("photo");
        manager.getByTestId("upload").click();
        assertThat(manager.getByTestId("document-added")).isVisible();
        assertThat(nurse.getByTestId("document-row")).hasCount(before + 1);
        assertThat(nurse.locator("#documentTitle")).hasValue(ANSWER);
        assertThat(nurse.locator("#documentTitle")).isVisible();

        patient.navigate(Stack.hubUrl() + "/my-documents");
        String address = patient.locator("[data-testid=document-row][data-letter=false] a")
                .first()
                .getAttribute("href");
        APIResponse file = patient.request().get(Stack.hubUrl() + address);
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.headers())
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("cache-control", "no-store");
        assertThat(file.headers().get("content-disposition")).startsWith("attachment");
        assertThat(file.headers().get("content-security-policy")).contains("sandbox");
        assertThat(nurse.request()
                        .get(Stack.hubUrl() + "/my-documents/file?id=none")
                        .status())
                .isIn(403, 404);
    }

    @Test
    @Order(3)
    @DisplayName("W7: Leichte Sprache is chosen in the frame, stays on the page, and reaches errors, too")
    void simpleWords() {
        patient.navigate(Stack.hubUrl() + "/book?id=" + planned.caseId());
        patient.getByTestId("switch-simple").click();
        assertThat(patient).hasURL(Stack.hubUrl() + "/book?id=" + planned.caseId());
        assertThat(patient.locator("h1")).hasText("Termin aus·suchen");
        assertThat(patient.locator("aside a.mh-phone")).isVisible();
        Accessibility.assertOf(patient);
        Pictures.take(patient, "book-simple");
        patient.navigate(Stack.hubUrl() + "/notifications");
        assertThat(patient.locator("h1")).hasText("Bescheid bekommen");
        Pictures.take(patient, "notifications-simple");
        patient.navigate(Stack.hubUrl() + "/help");
        assertThat(patient.getByTestId("guide")).containsText("Das Nächste steht oben.");
        patient.navigate(Stack.hubUrl() + "/gibt-es-nicht");
        assertThat(patient.locator("h1")).hasText("Das gibt es nicht");
        assertThat(patient.locator("header a.mh-phone")).isVisible();
        assertThat(patient.locator("header a[href^='/language?to=de&']")).isVisible();
        patient.navigate(Stack.hubUrl() + "/accessibility");
        assertThat(patient.locator("h1")).hasText("Seiten für alle Menschen");
        patient.navigate(Stack.hubUrl() + "/");
        patient.locator("header a[href^='/language?to=de&']").click();
        assertThat(patient.locator("main")).containsText("Guten Tag");
        assertThat(patient.getByTestId("switch-simple")).isVisible();
    }

    @Test
    @Order(4)
    @DisplayName("P2: when it is time, one big button leads into the waiting room")
    void joinsTheVideo() {
        Stack.moveClock(Duration.ofDays(3).minusMinutes(10));
        patient.navigate(Stack.hubUrl() + "/");
        Locator card = patient.getByTestId("card-appointment");
        assertThat(card).containsText("Es ist so weit");
        Pictures.take(patient, "patient-join");
        String door = "**" + card.getByTestId("join").getAttribute("data-join");
        patient.route(door, route -> route.fulfill(new Route.FulfillOptions().setStatus(404)));
        card.getByTestId("join").click();
        assertThat(patient.locator("[data-lost=gone]")).isVisible();
        assertThat(patient.locator("[data-lost=server]")).isHidden();
        patient.unroute(door);
        card.getByTestId("join").click();
        patient.waitForURL("**/video/**");
        assertThat(patient.getByTestId("join")).isVisible();
        Accessibility.assertOf(patient);
        Stack.moveClock(Duration.ZERO);
    }

    @Test
    @Order(5)
    @DisplayName(
            "K13, K14: the practice notes in its calendar that nobody came, and that it took place, and takes back both")
    void nobodyCame() {
        patient.navigate("about:blank");
        Stack.moveClock(Duration.ofDays(3).plusMinutes(10));
        Page gp = browsers.signedIn("gp1");
        LocalDate day = LocalDate.ofInstant(Clock.systemUTC().instant().plus(Duration.ofDays(3)), HubClock.berlin());
        gp.navigate(Stack.hubUrl() + "/calendar?view=day&day=" + day);
        Locator booked = gp.locator("[data-testid=calendar-entry][data-kind=booked]")
                .filter(new Locator.FilterOptions().setHasText("Schmitz"));
        booked.getByTestId("miss").click();
        assertThat(gp.locator("[data-testid=calendar-entry][data-kind=missed]")
                        .filter(new Locator.FilterOptions().setHasText("Schmitz")))
                .containsText("Nicht erschienen");
        Accessibility.assertOf(gp);
        Locator missed = gp.locator("[data-testid=calendar-entry][data-kind=missed]")
                .filter(new Locator.FilterOptions().setHasText("Schmitz"));
        gp.getByTestId("undo").click();
        assertThat(booked).isVisible();
        booked.getByTestId("miss").click();
        assertThat(missed).isVisible();
        missed.getByTestId("came").click();
        assertThat(booked).isVisible();
        assertThat(missed).hasCount(0);
        Stack.moveClock(Duration.ofDays(3).plusHours(5));
        gp.navigate(Stack.hubUrl() + "/calendar?view=day&day=" + day);
        booked.getByTestId("held").click();
        Locator held = gp.locator("[data-testid=calendar-entry][data-kind=held]")
                .filter(new Locator.FilterOptions().setHasText("Schmitz"));
        assertThat(held).containsText("Hat stattgefunden");
        gp.navigate(Stack.hubUrl() + "/calendar?view=day&day=" + day);
        held.getByTestId("not-held").click();
        assertThat(booked).isVisible();
        assertThat(held).hasCount(0);
        Stack.moveClock(Duration.ZERO);
    }

    @Test
    @Order(6)
    @DisplayName("I4: who signs out is signed out here and at Keycloak")
    void signsOut() {
        patient.navigate(Stack.hubUrl() + "/");
        patient.getByTestId("logout").click();
        assertThat(patient.locator("h1")).hasText("Sie sind abgemeldet");
        assertThat(patient.locator("main a[href='/letter']")).isVisible();
        patient.navigate(Stack.hubUrl() + "/my-documents");
        assertThat(patient.locator("#username")).isVisible();
        assertThat(patient.locator("body")).not().containsText("Schmitz");
    }

    private static Locator message(Page page, String text) {
        return page.getByTestId("message").filter(new Locator.FilterOptions().setHasText(text));
    }
}
