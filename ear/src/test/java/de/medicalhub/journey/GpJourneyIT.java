package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import de.medicalhub.common.testing.Stack;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Reference;
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

/** The practice after a discharge: takes note, reconciles the medicines, agrees on ranges, gives the nurse a task. */
@EnabledIf(value = "de.medicalhub.journey.Browsers#available", disabledReason = "no Chromium is installed")
@ExtendWith(StepByStep.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@DisplayName("A practice takes over")
class GpJourneyIT {
    private static final String TASK = "Bitte täglich wiegen und den Verband wechseln";

    private final Browsers browsers = new Browsers();
    private PlannedDischarge discharge;
    private Page gp;
    private Page nurse;

    @BeforeAll
    void aDischargeIsAwarded() {
        discharge = PlannedDischarge.of("Praxisprobe", List.of("Organization/nursing-mayen"));
        discharge.record(GpJourneyIT::ramipril);
        discharge.record(GpJourneyIT::bisoprolol);
        discharge.record(GpJourneyIT::heartFailure);
        discharge.acceptAndAward("nurse1");
        gp = browsers.signedIn("gp1");
        nurse = browsers.phoneSignedIn("nurse1", "/");
    }

    @AfterAll
    void close() {
        browsers.keepPictures("gp");
        browsers.close();
        discharge.cancel();
    }

    @Test
    @Order(1)
    @DisplayName("J4: a new discharge stands in the list until the practice has taken note")
    void takesNote() {
        Locator row = todo(gp, "new-case");
        row.getByTestId("take-note").click();
        assertThat(row).hasCount(0);
        Accessibility.assertOf(gp);
    }

    @Test
    @Order(2)
    @DisplayName("K7: side by side, with a reason for what changes, and told to the others")
    void reconcilesTheMedicines() {
        gp.locator("nav a[href='/patients']").click();
        gp.fill("#name", "praxisp");
        gp.getByTestId("find-patient").click();
        Locator row = gp.locator("[data-testid=patient-row][data-case='" + discharge.caseId() + "']");
        assertThat(row).isVisible();
        Accessibility.assertOf(gp);
        Pictures.take(gp, "gp-patients-de");
        row.getByRole(AriaRole.LINK).first().click();
        assertThat(gp.getByTestId("all-documents")).isVisible();
        assertThat(gp.getByTestId("print-access-letter")).isVisible();
        assertThat(gp.getByTestId("diagnoses")).containsText("Herzinsuffizienz");
        gp.getByTestId("decide-medicines").click();
        Locator ramipril = gp.locator("[data-testid=decide-medicine][data-medicine^=Ramipril]");
        Locator bisoprolol = gp.locator("[data-testid=decide-medicine][data-medicine^=Bisoprolol]");
        assertThat(ramipril).hasAttribute("data-difference", "new");
        assertThat(bisoprolol).hasAttribute("data-difference", "missing");
        ramipril.locator("input[value=changed]").check();
        ramipril.locator("input[id$=Dosage]").fill("1-0-1-0");
        bisoprolol.locator("input[value=stopped]").check();
        bisoprolol.locator("input[id$=Reason]").fill("Puls zu langsam");
        assertThat(bisoprolol.locator("input[id$=Dosage]")).isHidden();
        gp.getByTestId("submit-decisions").click();
        assertThat(gp.getByTestId("form-errors")).containsText("Bitte nennen Sie den Grund");
        assertThat(gp.getByTestId("form-errors")).containsText("ist die alte");
        ramipril.locator("input[id$=Dosage]").fill("1-0-0-0");
        Accessibility.assertOf(gp);
        ramipril.locator("input[id$=Reason]").fill("Blutdruck zu niedrig");
        gp.getByTestId("submit-decisions").click();
        assertThat(gp.getByTestId("done")).containsText("sind gespeichert");
        Locator changed = gp.locator("[data-testid=medicine][data-state=changed]");
        assertThat(changed).containsText("1-0-0-0");
        assertThat(changed).containsText("vorher: 1-0-1-0");
        assertThat(changed).containsText("Blutdruck zu niedrig");
        assertThat(gp.locator("[data-testid=medicine][data-state=stopped]")).containsText("Puls zu langsam");
        assertThat(gp.getByTestId("thread")).containsText("ab jetzt 1-0-0-0");
        Accessibility.assertOf(gp);
    }

    @Test
    @Order(3)
    @DisplayName("K8, K9: a new medicine is ordered, seen by nurse and pharmacy, and taken back as a mistake")
    void ordersAMedicine() {
        gp.getByTestId("new-medicine").click();
        gp.fill("#name", "Ramipril HEXAL 5 mg");
        gp.fill("#pzn", "99001158");
        gp.getByTestId("submit-medicine").click();
        assertThat(gp.getByTestId("form-errors")).containsText("Diese PZN stimmt nicht");
        assertThat(gp.getByTestId("form-errors")).containsText("wie viel wann");
        assertThat(gp.locator("#name")).hasValue("Ramipril HEXAL 5 mg");
        Accessibility.assertOf(gp);
        gp.fill("#pzn", "");
        gp.fill("#name", "Ramipril HEXAL 5 mg Tabletten");
        gp.getByTestId("dose-evening").fill("1/2");
        gp.fill("#reason", "Blutdruck am Abend");
        gp.getByTestId("submit-medicine").click();
        assertThat(gp.getByTestId("form-errors")).containsText("Schon verordnet ist: Ramipril 5 mg");
        Accessibility.assertOf(gp);
        gp.fill("#name", "Torasemid 10 mg Tabletten");
        Request sent = gp.waitForRequest(
                request -> request.method().equals("POST"),
                () -> gp.getByTestId("submit-medicine").dblclick());
        gp.waitForURL("**/patient?*case=*");
        DoubleSubmit.again(gp, sent);
        gp.reload();
        Locator ordered = gp.locator("[data-testid=medicine][data-state=new]");
        assertThat(ordered).hasCount(1);
        assertThat(gp.getByTestId("message").filter(new Locator.FilterOptions().setHasText("Torasemid")))
                .hasCount(1);
        assertThat(ordered).containsText("Torasemid 10 mg Tabletten");
        assertThat(ordered).containsText("0-0-1/2-0");
        Accessibility.assertOf(gp);
        nurse.navigate(url("/patient"));
        assertThat(nurse.locator("[data-testid=medicine][data-state=new]")).containsText("Blutdruck am Abend");
        Page pharmacy = browsers.signedIn("pharmacist1");
        pharmacy.navigate(Stack.hubUrl() + "/case?id=" + discharge.caseId());
        // no line ends within the doses
        assertThat(pharmacy.getByTestId("medication"))
                .containsText("Torasemid 10 mg Tabletten: 0-\u20600-\u20601/2-\u20600 – neu");
        ordered.getByTestId("change-medicine").click();
        gp.locator("input[name=decision][value=mistake]").check();
        gp.getByTestId("submit-change").click();
        assertThat(gp.getByTestId("form-errors")).containsText("Bitte nennen Sie den Grund");
        Accessibility.assertOf(gp);
        gp.fill("#reason", "Falscher Patient");
        gp.getByTestId("submit-change").click();
        gp.waitForURL("**/patient?*case=*");
        assertThat(gp.locator("[data-testid=medicine][data-state=new]")).hasCount(0);
        assertThat(gp.getByTestId("thread")).containsText("war versehentlich verordnet");
    }

    @Test
    @Order(4)
    @DisplayName("K6: the practice agrees on ranges")
    void agreesOnRanges() {
        gp.getByTestId("agree-ranges").click();
        gp.fill("#pulseLow", "100");
        gp.fill("#pulseHigh", "50");
        gp.getByTestId("submit-ranges").click();
        assertThat(gp.getByTestId("form-errors")).containsText("unter der oberen");
        Accessibility.assertOf(gp);
        Page second = gp.context().newPage();
        second.navigate(url("/ranges"));
        gp.fill("#pulseLow", "50");
        gp.fill("#pulseHigh", "100");
        gp.getByTestId("submit-ranges").click();
        gp.waitForURL("**/patient?*case=*");
        second.fill("#pulseLow", "45");
        second.getByTestId("submit-ranges").click();
        assertThat(second.getByTestId("form-errors")).containsText("50 bis 100");
        assertThat(second.locator("#pulseLow")).hasValue("45");
        Accessibility.assertOf(second);
        second.close();
        gp.getByTestId("enter-values").click();
        assertThat(gp.locator("#pulse-help")).hasText("vereinbart: 50 bis 100");
    }

    @Test
    @Order(5)
    @DisplayName("A1 to A3: the nurse's phone shows the task; she acknowledges and completes it by name")
    void givesATask() {
        gp.navigate(url("/tasks"));
        gp.getByTestId("new-task").click();
        gp.locator("input[name=to][value=nursing]").check();
        gp.getByTestId("submit-task").click();
        assertThat(gp.getByTestId("form-errors")).isVisible();
        gp.fill("#description", TASK);
        Request sent = gp.waitForRequest(
                request -> request.method().equals("POST"),
                () -> gp.getByTestId("submit-task").dblclick());
        gp.waitForURL("**/tasks?*case=*");
        DoubleSubmit.again(gp, sent);
        gp.reload();
        assertThat(gp.locator("[data-testid=care-task][data-state=requested]")
                        .filter(new Locator.FilterOptions().setHasText(TASK)))
                .hasCount(1);
        Accessibility.assertOf(gp);

        nurse.navigate(Stack.hubUrl() + "/");
        Locator row = todo(nurse, "task").filter(new Locator.FilterOptions().setHasText(TASK));
        assertThat(row).isVisible();
        Accessibility.assertOf(nurse);
        row.getByTestId("todo-open").click();
        nurse.getByTestId("acknowledge-task").click();
        assertThat(nurse.locator("[data-testid=task-state][data-state=accepted]"))
                .isVisible();
        assertThat(gp.locator("[data-testid=care-task][data-state=accepted]")).isVisible();
        nurse.fill("#note", "Verband trocken, 63 kg");
        Accessibility.assertOf(nurse);
        nurse.getByTestId("complete-task").click();
        assertThat(nurse.locator("[data-testid=task-state][data-state=completed]"))
                .isVisible();
        gp.getByTestId("open-task").click();
        assertThat(gp.locator("main")).containsText("Katja Lenz");
        assertThat(gp.locator("main")).containsText("Verband trocken, 63 kg");
        Accessibility.assertOf(gp);
    }

    private Locator todo(Page page, String kind) {
        return page.locator("[data-testid=todo-row][data-kind=" + kind + "][data-case='" + discharge.caseId() + "']");
    }

    private String url(String path) {
        return Stack.hubUrl() + path + "?case=" + discharge.caseId();
    }

    private static MedicationRequest ramipril(Reference patient) {
        MedicationRequest ramipril = new MedicationRequest();
        ramipril.setStatus(MedicationRequest.MedicationRequestStatus.ACTIVE);
        ramipril.setIntent(MedicationRequest.MedicationRequestIntent.ORDER);
        ramipril.setSubject(patient);
        ramipril.setMedication(medicine("Ramipril 5 mg Tabletten", "C09AA05"));
        ramipril.addDosageInstruction().setText("1-0-1-0");
        return ramipril;
    }

    private static MedicationStatement bisoprolol(Reference patient) {
        MedicationStatement before = new MedicationStatement();
        before.setStatus(MedicationStatement.MedicationStatementStatus.ACTIVE);
        before.setSubject(patient);
        before.setMedication(medicine("Bisoprolol 2,5 mg Tabletten", "C07AB07"));
        before.addDosage().setText("1-0-0-0");
        return before;
    }

    private static Condition heartFailure(Reference patient) {
        Condition condition = new Condition();
        condition.setSubject(patient);
        condition.setCode(new CodeableConcept(
                        new Coding("http://fhir.de/CodeSystem/bfarm/icd-10-gm", "I50.13", null).setVersion("2026"))
                .setText("Herzinsuffizienz"));
        return condition;
    }

    private static CodeableConcept medicine(String name, String atc) {
        return new CodeableConcept(new Coding("http://fhir.de/CodeSystem/bfarm/atc", atc, null)).setText(name);
    }
}
