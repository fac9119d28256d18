package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import de.medicalhub.common.testing.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.IdType;
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

/** A patient with a phone: what comes next, who has seen the data, documents, consents. */
@EnabledIf(value = "de.medicalhub.journey.Browsers#available", disabledReason = "no Chromium is installed")
@ExtendWith(StepByStep.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@DisplayName("A patient knows what comes next and decides about the own data")
class PatientJourneyIT {
    private final Browsers browsers = new Browsers();
    private PlannedDischarge planned;
    private Page patient;

    @BeforeAll
    void aDischargeIsPlanned() {
        planned = PlannedDischarge.ofStay(
                new IdType("Encounter/encounter-3"),
                "Schmitz-Oberländer-Westerhausen",
                List.of("Organization/nursing-mayen"));
        patient = browsers.phoneSignedIn("patient3", "/");
    }

    @AfterAll
    void close() {
        planned.cancel();
        browsers.keepPictures("patient");
        browsers.close();
    }

    @Test
    @Order(1)
    void theFirstPageSaysWhatHappensNext() {
        Locator steps = patient.locator(".mh-step");
        assertThat(steps).hasCount(3);
        assertThat(patient.getByTestId("card-ride").locator(".mh-step")).containsText("holt Sie der Wagen ab.");
        assertThat(patient.getByTestId("card-medicine").locator(".mh-step")).containsText("kommen Ihre Medikamente.");
        assertThat(patient.getByTestId("card-appointment").locator(".mh-step")).containsText("sprechen Sie mit");
        assertThat(patient.locator("a.mh-phone").first()).isVisible();
        assertThat(patient.getByTestId("help-hours").first()).containsText("09:00–19:00");
        Accessibility.assertOf(patient);
        Pictures.take(patient, "patient-home-de");
        patient.navigate(Stack.hubUrl() + "/language?to=en&back=/");
        assertThat(patient.getByTestId("card-ride").locator(".mh-step")).containsText("the car picks you up.");
        Pictures.take(patient, "patient-home-en");
        patient.navigate(Stack.hubUrl() + "/language?to=de&back=/");
    }

    @Test
    @Order(2)
    @DisplayName("P6, P7, H15: the course in plain words with full dates, who helps, and one number of the hospital")
    void whatIsPlannedIsTold() {
        patient.navigate(planned.url());
        assertThat(patient).hasURL(Stack.hubUrl() + "/my-plan?id=" + planned.caseId());
        assertThat(patient.locator("main"))
                .containsText(Pattern.compile("(Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag), "
                        + "\\d+\\. [A-Za-zä]+ \\d{4}, \\d+(:\\d+)? Uhr"));
        assertThat(patient.locator("[data-testid=course-ahead] [data-kind=discharge]"))
                .hasCount(1);
        Locator hospital = patient.locator("[data-testid=supporter][data-part=hospital]");
        assertThat(hospital.locator("a[href^='tel:']"))
                .containsText(
                        patient.locator("a.mh-phone").first().textContent().strip());
        Accessibility.assertOf(patient);
        Pictures.take(patient, "patient-plan-de");
        patient.navigate(Stack.hubUrl() + "/language?to=de-simple&back=/my-plan");
        assertThat(patient.locator("h1")).hasText("Das ist geplant");
        Accessibility.assertOf(patient);
        Pictures.take(patient, "patient-plan-simple");
        patient.navigate(Stack.hubUrl() + "/language?to=en&back=/my-plan");
        assertThat(patient.locator("h1")).hasText("What is planned");
        Pictures.take(patient, "patient-plan-en");
        patient.navigate(Stack.hubUrl() + "/language?to=de&back=/");
    }

    @Test
    @Order(2)
    void whoHasSeenMyDataIsTold() {
        follow("/who-saw");
        Locator entries = patient.getByTestId("access-entry");
        Locator hers = patient.getByTestId("access-group")
                .filter(new Locator.FilterOptions().setHasText("Sabine Nussbaum"))
                .first();
        assertThat(hers.getByTestId("access-entry").first()).isHidden();
        hers.locator("summary").click();
        assertThat(hers.getByTestId("access-entry").first()).containsText("Sabine Nussbaum");
        assertThat(hers.getByTestId("access-entry").first()).isVisible();
        assertThat(entries.filter(new Locator.FilterOptions().setHasText("Sie haben am")))
                .hasCount(0);
        assertThat(patient.locator("a.mh-phone").first()).isVisible();
        Accessibility.assertOf(patient);
        Pictures.take(patient, "patient-who-saw-de");
        patient.locator("a[href='/who-saw?show=all']").click();
        assertThat(entries.filter(new Locator.FilterOptions().setHasText("Sie haben am"))
                        .first())
                .isAttached();
        patient.locator("a[href='/who-saw?show=emergency']").click();
        assertThat(patient.locator("main")).containsText("Hier ist nichts verzeichnet.");
    }

    @Test
    @Order(3)
    void theLetterIsRead() {
        patient.navigate(Stack.hubUrl() + "/");
        follow("/my-documents");
        Locator letter =
                patient.locator("[data-testid=document-row][data-letter=true]").first();
        assertThat(letter).isVisible();
        Accessibility.assertOf(patient);
        letter.locator("a").click();
        assertThat(patient.getByTestId("letter").locator("h2").first()).isVisible();
        Accessibility.assertOf(patient);
        Pictures.take(patient, "patient-letter-de");
        assertThat(patient.navigate(Stack.hubUrl() + "/my-document?id=none").status())
                .isEqualTo(404);
    }

    @Test
    @Order(4)
    void everythingCanBeTakenAlong() throws IOException {
        patient.navigate(Stack.hubUrl() + "/");
        follow("/my-data");
        Accessibility.assertOf(patient);
        Download pdf =
                patient.waitForDownload(() -> patient.getByTestId("data-pdf").click());
        assertThat(pdf.suggestedFilename()).matches("Meine-Daten-\\d{4}-\\d{2}-\\d{2}\\.pdf");
        assertThat(PrintedPdf.text(pdf)).contains("Oberländer", "Alendronsäure");
        Download file =
                patient.waitForDownload(() -> patient.getByTestId("data-file").click());
        assertThat(Files.readString(file.path())).contains("\"resourceType\":\"Bundle\"");
    }

    @Test
    @Order(5)
    void aConsentIsWithdrawnWithItsConsequenceNamed() {
        patient.navigate(Stack.hubUrl() + "/");
        follow("/my-consents");
        Locator holding = patient.locator("[data-testid=consent-row][data-holds=true]");
        assertThat(holding).hasCount(3);
        Locator video = holding.filter(new Locator.FilterOptions().setHasText("Ihre Hausarztpraxis darf mit Ihnen"));
        Accessibility.assertOf(patient);
        video.getByTestId("withdraw-consent").click();
        assertThat(patient.locator("dialog[open]")).containsText("wird Ihre Videosprechstunde abgesagt");
        Accessibility.assertOf(patient);
        Pictures.take(patient, "patient-withdraw-de");
        patient.locator("dialog[open]").getByTestId("confirm-withdraw").click();
        assertThat(patient.getByTestId("note")).containsText("gilt ab sofort");
        assertThat(holding).hasCount(2);
        patient.navigate(Stack.hubUrl() + "/");
        assertThat(patient.getByTestId("card-appointment")).hasCount(0);
        assertThat(patient.getByTestId("card-ride")).isVisible();
    }

    @Test
    @Order(6)
    @DisplayName(
            "Q4, Q5: a questionnaire is begun, kept and sent; before the ride home the first page does not offer it")
    void aQuestionnaireIsBegunKeptAndSent() {
        patient.navigate(Stack.hubUrl() + "/");
        assertThat(patient.getByTestId("to-plan")).isVisible();
        assertThat(patient.getByTestId("to-questions")).hasCount(0);
        patient.navigate(Stack.hubUrl() + "/my-questions");
        assertThat(patient.getByTestId("question-row").first()).containsText("für die Zeit zu Hause");
        Accessibility.assertOf(patient);
        patient.getByTestId("question-row").first().locator("a").click();
        patient.locator("input[name=q-pain][value=some]").check();
        patient.fill("#q-where", "Hüfte");
        patient.fill("#q-weight", "viel");
        patient.getByTestId("save-answers").click();
        assertThat(patient.getByTestId("form-errors")).containsText("Zahl");
        assertThat(patient.locator("#q-where")).hasValue("Hüfte");
        Accessibility.assertOf(patient);
        patient.fill("#q-weight", "71,5");
        patient.getByTestId("save-answers").click();
        assertThat(patient.getByTestId("note")).containsText("später weitermachen");
        patient.navigate(Stack.hubUrl() + "/my-questions");
        assertThat(patient.getByTestId("question-row").first()).containsText("Angefangen");
        patient.getByTestId("question-row").first().locator("a").click();
        assertThat(patient.locator("#q-weight")).hasValue("71,5");
        assertThat(patient.locator("input[name=q-pain][value=some]")).isChecked();
        Pictures.take(patient, "patient-questions-de");
        inAnotherWindow(patient.url());
        patient.getByTestId("send-answers").click();
        assertThat(patient.getByTestId("form-errors")).containsText("Im anderen Fenster steht: Knie");
        assertThat(patient.locator("#q-where")).hasValue("Hüfte");
        patient.getByTestId("send-answers").click();
        assertThat(patient.getByTestId("form-errors")).containsText("beantworten");
        patient.locator("input[name=q-medicine][value=true]").check();
        patient.getByTestId("send-answers").click();
        assertThat(patient.getByTestId("note")).containsText("abgeschickt");
        assertThat(patient.getByTestId("question-row")).hasCount(0);
    }

    /** Q7: the same questionnaire is kept with another answer meanwhile. */
    private void inAnotherWindow(String address) {
        Page second = patient.context().newPage();
        second.navigate(address);
        second.fill("#q-where", "Knie");
        second.getByTestId("save-answers").click();
        assertThat(second.getByTestId("note")).containsText("später weitermachen");
        second.close();
    }

    @Test
    @Order(7)
    @DisplayName(
            "Q6, L7: the practice sends a questionnaire, which appears by itself; the patient answers, the practice takes note")
    void thePracticeAsks() {
        Page gp = browsers.signedIn("gp1");
        patient.navigate(Stack.hubUrl() + "/my-questions");
        assertThat(patient.getByTestId("question-row")).hasCount(0);
        gp.navigate(Stack.hubUrl() + "/questionnaires?case=" + planned.caseId());
        gp.getByTestId("send-questionnaire").click();
        assertThat(gp.getByTestId("form-errors")).containsText("Bitte wählen Sie einen Fragebogen");
        Accessibility.assertOf(gp);
        gp.locator("input[name=chosen]").first().check();
        gp.getByTestId("send-questionnaire").click();
        Locator sent = gp.getByTestId("sent-questionnaire").first();
        assertThat(sent).hasAttribute("data-state", "waiting");
        assertThat(patient.getByTestId("question-row")).hasCount(1);
        sent.getByTestId("take-back-questionnaire").click();
        assertThat(sent).hasAttribute("data-state", "taken-back");
        assertThat(patient.getByTestId("question-row")).hasCount(0);
        gp.locator("input[name=chosen]").first().check();
        gp.getByTestId("send-questionnaire").click();
        assertThat(sent).hasAttribute("data-state", "waiting");
        Accessibility.assertOf(gp);

        assertThat(patient.getByTestId("question-row")).hasCount(1);
        patient.getByTestId("question-row").first().locator("a").click();
        assertThat(patient.locator("#q-where")).isHidden();
        patient.locator("input[name=q-pain][value=none]").check();
        patient.locator("input[name=q-medicine][value=true]").check();
        patient.fill("#q-wish", "Der Verband ist nass");
        patient.getByTestId("send-answers").click();
        assertThat(patient.getByTestId("note")).containsText("abgeschickt");

        gp.navigate(Stack.hubUrl() + "/");
        gp.locator("[data-testid=todo-row][data-kind=answers][data-case='" + planned.caseId() + "']")
                .getByTestId("todo-open")
                .click();
        assertThat(sent).hasAttribute("data-state", "answered");
        assertThat(sent).containsText("Der Verband ist nass");
        Accessibility.assertOf(gp);
        sent.getByTestId("note-answers").click();
        assertThat(sent).hasAttribute("data-state", "noted");
        Pictures.take(gp, "gp-questionnaires-de");
    }

    @Test
    @Order(8)
    @DisplayName("P1: who was to go home and does not is told so, not that nothing is planned")
    void theDischargeIsCalledOff() {
        planned.cancel();
        patient.navigate(Stack.hubUrl() + "/");
        assertThat(patient.getByTestId("nothing-ahead")).containsText("findet nicht wie geplant statt");
        Accessibility.assertOf(patient);
    }

    private void follow(String href) {
        patient.locator("[data-testid=ways] a[href='" + href + "']").click();
        assertThat(patient.locator("h1")).isVisible();
    }
}
