package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import de.medicalhub.common.fhir.VitalSign;
import de.medicalhub.common.testing.Stack;
import java.util.List;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
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

/** A nurse at the patient's home, with a phone: measures, is warned of slips, writes to the practice, sees who has read it. */
@EnabledIf(value = "de.medicalhub.journey.Browsers#available", disabledReason = "no Chromium is installed")
@ExtendWith(StepByStep.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@DisplayName("A nurse at the patient's home")
class NurseJourneyIT {
    private static final String QUESTION = "Darf sie heute wieder duschen?";

    private final Browsers browsers = new Browsers();
    private PlannedDischarge discharge;
    private Page nurse;
    private Page gp;

    @BeforeAll
    void theCaseIsOurs() {
        discharge = PlannedDischarge.of("Pflegeprobe", List.of("Organization/nursing-mayen"));
        discharge.acceptAndAward("nurse1");
        PlannedDischarge.operate(
                "gp1",
                discharge.plan("gp1"),
                "$agree-range",
                new Parameters()
                        .addParameter("measure", new CodeType(VitalSign.PULSE.code()))
                        .addParameter("low", new DecimalType("50"))
                        .addParameter("high", new DecimalType("100")));
        nurse = browsers.phoneSignedIn("nurse1", "/");
        gp = browsers.signedIn("gp1");
    }

    @AfterAll
    void close() {
        browsers.keepPictures("nurse");
        browsers.close();
        discharge.cancel();
    }

    @Test
    @Order(1)
    @DisplayName("K4: what cannot be and what is unusual is said while one types, and asked about once")
    void measures() {
        nurse.navigate(url("/patient"));
        nurse.getByTestId("enter-values").click();
        type("temperature", "387");
        assertThat(soft("temperature", "impossible")).isVisible();
        type("oxygen", "84");
        assertThat(soft("oxygen", "unusual")).isVisible();
        type("systolic", "152");
        type("diastolic", "91");
        type("pulse", "118");
        Accessibility.assertOf(nurse);
        nurse.getByTestId("submit-values").click();
        assertThat(nurse.getByTestId("form-errors")).containsText("Möglich sind 25 bis 45");
        Accessibility.assertOf(nurse);
        type("temperature", "38,7");
        nurse.getByTestId("submit-values").click();
        assertThat(nurse.getByTestId("values-checked")).isVisible();
        nurse.getByTestId("values-checked").check();
        nurse.getByTestId("submit-values").click();
        nurse.waitForURL("**/patient?*case=*");
        assertThat(chart("pressure")).containsText("152 / 91 mmHg");
        assertThat(chart("temperature")).containsText("38,7 °C");
        assertThat(chart("pulse")).containsText("Ein Wert außerhalb des vereinbarten Bereichs");
        assertThat(nurse.getByTestId("latest-pulse")).containsText("außerhalb des Bereichs");
        assertThat(nurse.getByTestId("latest-pressure")).containsText("152 / 91 mmHg, ");
    }

    @Test
    @Order(2)
    @DisplayName(
            "K6, J1: a value outside the range is work for both sides until somebody says what was done; nobody's words are lost")
    void aValueOutsideIsSettled() {
        gp.navigate(Stack.hubUrl() + "/");
        Locator row = gp.locator("[data-testid=todo-row][data-kind=flag][data-case='" + discharge.caseId() + "']");
        assertThat(row).containsText("Puls außerhalb");
        Accessibility.assertOf(gp);
        assertThat(nurse.getByTestId("flag")).containsText("vereinbart: 50 bis 100");
        Accessibility.assertOf(nurse);
        nurse.getByTestId("settle-flag").click();
        assertThat(nurse.getByTestId("form-errors")).isVisible();
        Page typing = gp.context().newPage();
        typing.navigate(Stack.hubUrl() + "/patient?case=" + discharge.caseId());
        typing.fill("#note", "Wir rufen gleich an");
        nurse.fill("#note", "Nach zehn Minuten Ruhe 88, Praxis angerufen");
        nurse.getByTestId("settle-flag").click();
        assertThat(nurse.getByTestId("flag")).hasCount(0);
        assertThat(nurse.getByTestId("thread")).containsText("Praxis angerufen");
        assertThat(row).hasCount(0);
        typing.locator("#note").blur();
        assertThat(typing.getByTestId("not-sent")).isVisible();
        assertThat(typing.locator("#note")).hasValue("Wir rufen gleich an");
        Accessibility.assertOf(typing);
        typing.close();
    }

    @Test
    @Order(3)
    @DisplayName("G1, G2: a message arrives by itself, and its writer sees who has read it")
    void writesAndSeesWhoHasRead() {
        gp.navigate(discharge.url());
        nurse.getByTestId("send-message").click();
        assertThat(nurse.locator("#message-error")).isVisible();
        nurse.getByTestId("message-text").fill(QUESTION);
        Request sent = nurse.waitForRequest(
                request -> request.method().equals("POST") && request.postData().contains("sendMessage"),
                () -> nurse.getByTestId("send-message").dblclick());
        assertThat(message(nurse, "own")).containsText(QUESTION);
        assertThat(message(nurse, "own")).containsText("Noch von niemandem");
        assertThat(nurse.getByTestId("message-text")).hasValue("");
        DoubleSubmit.again(nurse, sent);
        nurse.reload();
        assertThat(nurse.getByTestId("message-text")).hasValue("");
        assertThat(message(nurse, "own").filter(new Locator.FilterOptions().setHasText(QUESTION)))
                .hasCount(1);
        assertThat(message(gp, "unread")).containsText(QUESTION);
        Accessibility.assertOf(gp);
        gp.getByTestId("confirm-read").click();
        assertThat(message(nurse, "own")).containsText("Gelesen von Dr. med. Friederike Thelen");
        nurse.navigate(Stack.hubUrl() + "/messages");
        assertThat(nurse.locator("[data-testid=conversation-row][data-case='" + discharge.caseId() + "']"))
                .isVisible();
        Accessibility.assertOf(nurse);
        nurse.navigate(url("/messages"));
        assertThat(nurse.getByTestId("thread")).containsText(QUESTION);
        Accessibility.assertOf(nurse);
    }

    @Test
    @Order(4)
    @DisplayName("K5: a value that was a slip goes from the curve and stays in the history")
    void takesAValueBack() {
        nurse.navigate(url("/patient"));
        Locator temperature = chart("temperature");
        temperature.locator("summary").click();
        temperature.getByTestId("retract-value").click();
        assertThat(temperature).hasCount(0);
        nurse.getByTestId("undo").click();
        assertThat(temperature).isVisible();
        temperature.locator("summary").click();
        temperature.getByTestId("retract-value").click();
        assertThat(temperature).hasCount(0);
        assertThat(chart("pressure")).isVisible();
    }

    @Test
    @Order(5)
    @DisplayName("A3: a task is declined with a reason, another is taken back by who gave it")
    void tasksThatAreNotDone() {
        String first = task("Bitte Thrombosestrümpfe anziehen");
        nurse.navigate(first);
        nurse.getByTestId("decline-task").click();
        assertThat(nurse.getByTestId("form-errors")).isVisible();
        nurse.fill("#note", "Strümpfe sind noch nicht geliefert");
        nurse.getByTestId("decline-task").click();
        assertThat(nurse.locator("[data-testid=task-state][data-state=rejected]"))
                .isVisible();
        gp.navigate(first);
        assertThat(gp.locator("main")).containsText("Strümpfe sind noch nicht geliefert");

        gp.navigate(task("Bitte noch einmal wiegen"));
        gp.getByTestId("take-back-task").click();
        assertThat(gp.locator("[data-testid=task-state][data-state=cancelled]")).isVisible();
    }

    /** The address of a new task from the practice. */
    private String task(String text) {
        IdType made = PlannedDischarge.assigned("gp1", discharge.plan("gp1"), "nursing", text);
        return Stack.hubUrl() + "/care-task?task=" + made.getIdPart();
    }

    @Test
    @Order(6)
    @DisplayName("F9: free places of today are told by the service itself, and seen by the hospital")
    void tellsFreePlaces() {
        nurse.navigate(Stack.hubUrl() + "/");
        nurse.getByTestId("free-places").click();
        nurse.fill("#places", "xx");
        nurse.getByTestId("submit-places").click();
        assertThat(nurse.getByTestId("form-errors")).isVisible();
        assertThat(nurse.locator("#places")).hasValue("xx");
        nurse.fill("#places", "3");
        nurse.getByTestId("submit-places").click();
        assertThat(nurse.getByTestId("note")).containsText("heute 3 freie Plätze");
        Accessibility.assertOf(nurse);
        Page manager = browsers.signedIn("discharge1");
        manager.navigate(Stack.hubUrl() + "/discharge?encounter="
                + PlannedDischarge.admitted("Platzsuche").getIdPart());
        Locator service = manager.locator("[data-testid=services] label")
                .filter(new Locator.FilterOptions().setHasText("Eifelblick Mayen"));
        assertThat(service).containsText("3");
        manager.selectOption("#language", "pl");
        assertThat(service).hasCount(0);
        assertThat(manager.locator("[data-testid=services] label")).containsText(new String[] {"Rheinaue Andernach"});
        manager.selectOption("#language", "");
        assertThat(service).isVisible();
        nurse.fill("#places", "0");
        nurse.getByTestId("submit-places").click();
        assertThat(nurse.getByTestId("note")).containsText("keine freien Plätze");
    }

    private void type(String value, String text) {
        nurse.getByTestId("value-" + value).fill(text);
        nurse.getByTestId("value-" + value).blur();
    }

    private Locator soft(String value, String word) {
        return nurse.locator("[data-soft-of=" + value + "] [data-soft=" + word + "]");
    }

    private Locator chart(String sign) {
        return nurse.locator("[data-testid=chart][data-sign=" + sign + "]");
    }

    private static Locator message(Page page, String state) {
        return page.locator("[data-testid=message][data-state=" + state + "]")
                .filter(new Locator.FilterOptions().setHasText(QUESTION));
    }

    private String url(String path) {
        return Stack.hubUrl() + path + "?case=" + discharge.caseId();
    }
}
