package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import de.medicalhub.common.testing.Stack;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.IdType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** A discharge manager assesses an inpatient in three steps; what she decides stands in the form of the discharge. */
@EnabledIf(value = "de.medicalhub.journey.Browsers#available", disabledReason = "no Chromium is installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Assessment before the discharge")
class AssessmentJourneyIT {
    private static final String ANSWER = "https://medicalhub.de/fhir/CodeSystem/assessment-answer|";

    private final Browsers browsers = new Browsers();
    private Page manager;

    @BeforeAll
    void signIn() {
        manager = browsers.signedIn("discharge1");
    }

    @AfterAll
    void close() {
        browsers.keepPictures("assessment");
        browsers.close();
    }

    @Test
    @DisplayName(
            "Q1 to Q7: filled in from the record, questions appear as they are needed, drafts are kept, decisions fill"
                    + " the form")
    void threeSteps() {
        String encounter = PlannedDischarge.admitted("Einschätzung").getIdPart();
        manager.navigate(Stack.hubUrl() + "/assessment?encounter=" + encounter);
        assertThat(manager.getByTestId("screening")).containsText("Noch kein initiales Assessment");
        Accessibility.assertOf(manager);
        open("initial");
        assertThat(manager.locator("[name='q-address']")).hasValue("Stehbach 12, 56727 Mayen");
        assertThat(manager.locator("[data-question='q-helper']")).isHidden();
        yes("lives-alone");
        assertThat(manager.locator("[data-question='q-helper']")).isVisible();
        manager.getByTestId("complete-questionnaire").click();
        assertThat(manager.getByTestId("form-errors")).containsText("Bitte beantworten Sie: Pflegegrad");
        assertThat(manager.locator("[name='q-lives-alone'][value='true']")).isChecked();
        Accessibility.assertOf(manager);
        List.of("self-care", "treatment").forEach(this::yes);
        List.of("helper", "service", "readmission", "mobility", "cognition").forEach(this::no);
        choose("care-level", "https://medicalhub.de/fhir/CodeSystem/care-level|2");
        manager.waitForResponse(
                kept -> Objects.requireNonNullElse(kept.request().postData(), "")
                        .contains("q-age=82"),
                () -> manager.locator("[name='q-age']").fill("82"));
        assertThat(manager.getByTestId("kept")).containsText("Entwurf gespeichert");
        manager.reload();
        assertThat(manager.locator("[name='q-age']")).hasValue("82");
        manager.getByTestId("complete-questionnaire").click();
        assertThat(step("initial")).hasAttribute("data-state", "done");
        assertThat(manager.getByTestId("screening")).containsText("umfassendes Entlassmanagement");

        open("differentiated");
        assertThat(manager.locator("[name='q-alone'][value='true']")).isChecked();
        List.of("walking", "stairs", "transfer", "washing", "toilet", "taking")
                .forEach(question -> choose(question, ANSWER + "with-help"));
        List.of("eating", "household").forEach(question -> choose(question, ANSWER + "independent"));
        choose("ride", "https://medicalhub.de/fhir/CodeSystem/posture|wheelchair");
        choose("orientation", ANSWER + "oriented");
        choose("application", ANSWER + "none");
        choose("floor", ANSWER + "level");
        choose("return", ANSWER + "with-support");
        choose("helper", ANSWER + "nobody");
        choose("care-level", "https://medicalhub.de/fhir/CodeSystem/care-level|2");
        List.of("falls", "delirium", "injections", "palliative", "representative")
                .forEach(this::no);
        List.of("wound", "alone").forEach(this::yes);
        manager.locator("[name='q-wound-where']").fill("Linker Unterschenkel, jeden zweiten Tag");
        manager.locator("[name='q-medicines']").fill("4");
        manager.getByTestId("complete-questionnaire").click();
        assertThat(step("differentiated")).hasAttribute("data-state", "done");
        assertThat(manager.getByTestId("screening")).containsText("liegt vor");
        correct();

        open("needs");
        assertThat(manager.getByTestId("suggestions")).containsText("Waschen und Anziehen nur mit Hilfe");
        assertThat(manager.locator("[name='q-nursing-decision'][value='" + ANSWER + "needed']"))
                .isChecked();
        choose("short-term-care-decision", ANSWER + "patient-declines");
        choose("aids-decision", ANSWER + "not-needed");
        manager.locator("[name='q-aids-reason']").fill("Alles vorhanden");
        List.of("transport", "medication", "appointments", "aftercare")
                .forEach(need -> choose(need + "-decision", ANSWER + "needed"));
        Accessibility.assertOf(manager);
        manager.getByTestId("complete-questionnaire").click();
        assertThat(step("needs")).hasAttribute("data-state", "done");
        open("needs");
        assertThat(manager.getByTestId("completed-questionnaire")).containsText("Alles vorhanden");

        manager.navigate(Stack.hubUrl() + "/discharge?encounter=" + encounter);
        assertThat(manager.getByTestId("assessed")).isVisible();
        assertThat(manager.locator("#careLevel")).hasValue("2");
        assertThat(manager.locator("[data-testid=posture] input[value=wheelchair]"))
                .isChecked();
        assertThat(manager.locator("[data-testid=needs] input[value=wound-care]"))
                .isChecked();
        assertThat(manager.locator("input[name='short-term-care-decision'][value=declined]"))
                .isChecked();
        assertThat(manager.locator("[id=aids-reason]")).hasValue("Alles vorhanden");
        Page nurse = browsers.signedIn("nurse1");
        org.assertj.core.api.Assertions.assertThat(nurse.navigate(Stack.hubUrl() + "/assessment?encounter=" + encounter)
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("D12: the consent is signed on the device, and the form of the discharge knows it")
    void consentOnTheDevice() {
        String encounter = PlannedDischarge.admitted("Unterschrift").getIdPart();
        manager.navigate(Stack.hubUrl() + "/?inpatients=consent");
        Locator row = manager.locator("[data-testid=inpatient-row][data-encounter='" + encounter + "']");
        assertThat(row).containsText("Einwilligung fehlt");
        row.getByTestId("open-consent").click();
        assertThat(manager.getByTestId("consent-text")).containsText("§ 39");
        manager.getByTestId("submit-consent").click();
        assertThat(manager.getByTestId("form-errors")).containsText("wer unterschreibt");
        assertThat(manager.getByTestId("form-errors")).containsText("auf dem Gerät unterschreiben");
        Accessibility.assertOf(manager);
        manager.locator("[data-testid=signed-by] input[value=patient]").check();
        manager.fill("#signer", "Hannelore Unterschrift");
        Locator canvas = manager.getByTestId("signature");
        canvas.scrollIntoViewIfNeeded();
        var box = canvas.boundingBox();
        manager.mouse().move(box.x + 20, box.y + 60);
        manager.mouse().down();
        manager.mouse().move(box.x + 120, box.y + 20);
        manager.mouse().move(box.x + 180, box.y + 70);
        manager.mouse().up();
        manager.getByTestId("submit-consent").click();
        manager.waitForURL("**/discharge?encounter=*");
        assertThat(manager.getByTestId("consent-signed")).isVisible();
        assertThat(manager.locator("[data-testid=consentBy] input[value=patient]"))
                .isChecked();
        manager.selectOption("#order", "distance");
        assertThat(manager.locator("#service-list li").first()).containsText("km Luftlinie");
        manager.getByTestId("covering").check();
        Accessibility.assertOf(manager);
        manager.navigate(Stack.hubUrl() + "/?inpatients=consent");
        assertThat(row).hasCount(0);
    }

    @Test
    @DisplayName("D12: signed on paper: the scan is missing until somebody adds it, also after the case has begun")
    void consentOnPaper() {
        IdType stay = PlannedDischarge.admitted("Papierform");
        String page = Stack.hubUrl() + "/consent?encounter=" + stay.getIdPart();
        manager.navigate(page);
        manager.locator("[data-testid=signed-by] input[value=patient]").check();
        manager.fill("#signer", "Hannelore Papierform");
        manager.locator("[data-testid=way] input[value=paper]").check();
        manager.fill("#witness", "Sr. Zeynep Öztürk");
        manager.getByTestId("submit-consent").click();
        manager.waitForURL("**/discharge?encounter=*");
        manager.navigate(page);
        assertThat(manager.getByTestId("scan-missing")).containsText("Scan fehlt");
        manager.getByTestId("submit-scan").click();
        assertThat(manager.getByTestId("form-errors")).containsText("Bitte wählen Sie eine Datei");
        Accessibility.assertOf(manager);
        PlannedDischarge begun = PlannedDischarge.ofStay(stay, "Papierform", List.of("Organization/nursing-mayen"));
        manager.getByTestId("scan-file").setInputFiles(new FilePayload("blatt.png", "image/png", Pdfs.picture()));
        manager.getByTestId("submit-scan").click();
        assertThat(manager.getByTestId("scan")).containsText("Gescannt am");
        assertThat(manager.getByTestId("scan-missing")).hasCount(0);
        Accessibility.assertOf(manager);
        manager.navigate(begun.url());
        manager.getByTestId("open-consent").click();
        assertThat(manager.getByTestId("scan")).hasCount(1);
        begun.cancel();
    }

    private void open(String code) {
        step(code).getByTestId("open-questionnaire").click();
        manager.waitForURL("**/questionnaire?*");
    }

    /** Q9: what was signed is corrected, and says so. */
    private void correct() {
        open("differentiated");
        manager.getByTestId("correct-questionnaire").click();
        manager.locator("[name='q-medicines']").fill("5");
        Accessibility.assertOf(manager);
        manager.getByTestId("complete-questionnaire").click();
        assertThat(step("differentiated")).hasAttribute("data-state", "done");
        assertThat(step("differentiated")).containsText("korrigiert");
    }

    private Locator step(String code) {
        return manager.locator("[data-testid=assessment-step][data-step=" + code + "]");
    }

    private void yes(String question) {
        choose(question, "true");
    }

    private void no(String question) {
        choose(question, "false");
    }

    private void choose(String question, String value) {
        manager.locator("[name='q-" + question + "'][value='" + value + "']").check();
    }
}
