package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import de.medicalhub.common.fhir.FhirClients;
import de.medicalhub.common.testing.Stack;
import java.util.List;
import org.hl7.fhir.r4.model.Patient;
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

/** A patient lets the daughter read along, and takes it back. */
@EnabledIf(value = "de.medicalhub.journey.Browsers#available", disabledReason = "no Chromium is installed")
@ExtendWith(StepByStep.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@DisplayName("A relative reads along as long as the patient wants it")
class RelativeJourneyIT {
    private static final String PASSWORD = "apfel birne kirsche";
    private static final String QUESTION = "Wann kommt morgen jemand zu uns?";
    private static final String ANSWER = "Morgen um halb acht.";

    private final Browsers browsers = new Browsers();
    private PlannedDischarge planned;
    private Page patient;
    private Page relative;

    @BeforeAll
    void bothSignIn() {
        planned = PlannedDischarge.ofStay(
                OwnStay.of("Patient/patient-1").encounter(), "Krämer", List.of("Organization/nursing-mayen"));
        planned.acceptAndAward("nurse1");
        patient = browsers.phoneSignedIn("patient1", "/my-relatives");
        takeBackIfGiven();
        relative = browsers.phoneSignedIn("relative1", "/");
    }

    @AfterAll
    void close() {
        planned.cancel();
        browsers.keepPictures("relative");
        browsers.close();
    }

    @Test
    @Order(1)
    void withoutAccessThereIsNothing() {
        assertThat(relative.locator("main")).containsText("niemand Zugang gegeben");
        assertThat(relative.getByTestId("ways")).hasCount(0);
        assertThat(relative.getByTestId("help-choice").locator("a[href^='tel:']"))
                .hasCount(2);
        assertThat(relative.getByTestId("help-choice")).containsText("Nettetal-Klinik Mayen");
        Accessibility.assertOf(relative);
    }

    @Test
    @Order(2)
    void thePatientGivesAccess() {
        patient.getByTestId("grant").click();
        assertThat(patient.getByTestId("form-errors")).containsText("wem Sie Zugang geben");
        Accessibility.assertOf(patient);
        patient.locator("[data-testid=relative-who] input[value=new]").check();
        patient.getByTestId("grant").click();
        assertThat(patient.getByTestId("form-errors")).containsText("Vorname");
        patient.locator("[data-testid=relative-who] input[value=relative-1]").check();
        patient.locator("[data-testid=relative-scope] input[value=everything]").check();
        Pictures.take(patient, "relatives-form-de");
        patient.getByTestId("grant").click();
        assertThat(patient.getByTestId("note")).containsText("Zugang ist gegeben");
        assertThat(hers()).containsText("Alles, auch Befunde");
        Accessibility.assertOf(patient);
        Pictures.take(patient, "relatives-de");
    }

    @Test
    @Order(3)
    void theRelativeReadsAlongUnderThePatientsName() {
        relative.reload();
        assertThat(relative.getByTestId("reads-along")).containsText("Krämer");
        Accessibility.assertOf(relative);
        Pictures.take(relative, "relative-home-de");
        relative.locator("[data-testid=ways] a[href='/my-documents']").click();
        assertThat(relative.locator("h1")).hasText("Unterlagen");
        Accessibility.assertOf(relative);
        for (String path : new String[] {"/who-saw", "/my-consents", "/my-relatives", "/my-data"}) {
            assertThat(relative.navigate(Stack.hubUrl() + path).status())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    @Test
    @Order(4)
    @DisplayName("P9, G8: the relative reads the plan and writes; who answers says whether the relative gets it")
    void theRelativeReadsThePlanAndWrites() {
        relative.navigate(Stack.hubUrl() + "/");
        relative.getByTestId("to-plan").click();
        assertThat(relative.locator("[data-testid=supporter][data-part=nursing]"))
                .containsText("Eifelblick");
        assertThat(relative.locator("main")).not().containsText("Sie gehen");
        Accessibility.assertOf(relative);
        Pictures.take(relative, "relative-plan-de");
        relative.navigate(Stack.hubUrl() + "/");
        relative.getByTestId("to-messages").click();
        relative.getByTestId("message-text").fill(QUESTION);
        relative.getByTestId("send-message").click();
        assertThat(message(relative, QUESTION)).isVisible();
        Accessibility.assertOf(relative);
        Page nurse = browsers.signedIn("nurse1");
        nurse.navigate(Stack.hubUrl() + "/messages?case=" + planned.caseId());
        assertThat(message(nurse, QUESTION)).containsText("Hölzer");
        nurse.getByTestId("message-text").fill("Nur für uns: Schlüssel im Büro");
        nurse.getByTestId("send-message").click();
        assertThat(message(nurse, "Nur für uns")).isVisible();
        nurse.getByTestId("message-text").fill(ANSWER);
        nurse.getByTestId("message-relatives").check();
        Accessibility.assertOf(nurse);
        nurse.getByTestId("send-message").click();
        assertThat(message(nurse, ANSWER)).isVisible();
        relative.reload();
        assertThat(message(relative, ANSWER)).isVisible();
        assertThat(message(relative, QUESTION).getByTestId("readers")).containsText("Gelesen von");
        assertThat(message(relative, "Nur für uns")).hasCount(0);
        Pictures.take(relative, "relative-messages-de");
    }

    private static Locator message(Page page, String words) {
        return page.getByTestId("message").filter(new Locator.FilterOptions().setHasText(words));
    }

    @Test
    @Order(5)
    @DisplayName("T2, T3, T5: with the letter that the patient prints, somebody new makes an account and reads along")
    void aLetterForARelative() {
        patient.navigate(Stack.hubUrl() + "/my-relatives");
        patient.locator("[data-testid=relative-who] input[value=new]").check();
        patient.fill("#given", "Wiebke");
        patient.fill("#family", "Ölschläger");
        patient.selectOption("#relationship", "DAU");
        patient.locator("[data-testid=relative-scope] input[value=appointments]")
                .check();
        patient.getByTestId("grant").click();
        Locator row = patient.getByTestId("relative-row").filter(new Locator.FilterOptions().setHasText("Ölschläger"));
        row.getByTestId("print-letter").click();
        patient.getByTestId("make-letter").click();
        assertThat(patient.getByTestId("access-letter")).containsText("das Geburtsdatum der Person ein");
        String code = patient.getByTestId("letter-code").textContent().strip();
        String born = new FhirClients(Stack.fhirUrl())
                .withToken(Stack.token("patient1"))
                .read()
                .resource(Patient.class)
                .withId("patient-1")
                .execute()
                .getBirthDateElement()
                .getValueAsString();
        Page newcomer = browsers.phone();
        newcomer.navigate(Stack.hubUrl() + "/letter#" + code);
        newcomer.fill("#born", born.replaceAll("(\\d+)-(\\d+)-(\\d+)", "$3.$2.$1"));
        newcomer.fill("#password", PASSWORD);
        newcomer.getByTestId("redeem").click();
        newcomer.getByTestId("sign-in").click();
        newcomer.fill("#password", PASSWORD);
        newcomer.click("#kc-login");
        assertThat(newcomer.getByTestId("reads-along")).containsText("Krämer");
        assertThat(newcomer.locator("[data-testid=ways] a[href='/my-documents']"))
                .hasCount(0);
        Accessibility.assertOf(newcomer);
        patient.navigate(Stack.hubUrl() + "/my-relatives");
        row.getByTestId("take-back").click();
        assertThat(row).containsText("Hat keinen Zugang");
    }

    @Test
    @Order(6)
    void takingItBackCountsAtOnce() {
        hers().getByTestId("take-back").click();
        assertThat(patient.getByTestId("toast")).containsText("gilt ab sofort");
        Accessibility.assertOf(patient);
        assertThat(hers()).containsText("Hat keinen Zugang");
        patient.getByTestId("undo").click();
        assertThat(hers()).containsText("Alles, auch Befunde");
        hers().getByTestId("take-back").click();
        assertThat(hers()).containsText("Hat keinen Zugang");
        relative.navigate(Stack.hubUrl() + "/");
        assertThat(relative.locator("main")).containsText("niemand Zugang gegeben");
        assertThat(relative.locator("main")).not().containsText("Krämer");
    }

    private Locator hers() {
        return patient.locator("[data-testid=relative-row][data-relative=relative-1]");
    }

    /** Another test may have left it open. */
    private void takeBackIfGiven() {
        assertThat(hers()).isVisible();
        if (hers().getByTestId("take-back").count() > 0) {
            hers().getByTestId("take-back").click();
            assertThat(hers()).containsText("Hat keinen Zugang");
            patient.reload();
        }
    }
}
