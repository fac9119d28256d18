package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import de.medicalhub.common.testing.Stack;
import java.util.List;
import java.util.Objects;

/** The three steps of the assessment, filled in for somebody who needs a nurse and lives alone. */
final class AssessmentForms {
    private static final String ANSWER = "https://medicalhub.de/fhir/CodeSystem/assessment-answer|";
    private static final String CARE_LEVEL = "https://medicalhub.de/fhir/CodeSystem/care-level|2";

    private final Page manager;

    AssessmentForms(Page manager) {
        this.manager = manager;
    }

    void open(String encounter) {
        manager.navigate(Stack.hubUrl() + "/assessment?encounter=" + encounter);
        assertThat(manager.getByTestId("screening")).containsText("Noch kein initiales Assessment");
        Accessibility.assertOf(manager);
    }

    /** Filled in from the record; what is missing is said; a draft is kept by itself. */
    void initial() {
        step("initial");
        assertThat(manager.locator("[name='q-address']")).hasValue("Stehbach 12, 56727 Mayen");
        assertThat(manager.locator("[data-question='q-helper']")).isHidden();
        yes("lives-alone");
        assertThat(manager.locator("[data-question='q-helper']")).isVisible();
        complete();
        assertThat(manager.getByTestId("form-errors")).containsText("Bitte beantworten Sie: Pflegegrad");
        assertThat(manager.locator("[name='q-lives-alone'][value='true']")).isChecked();
        Accessibility.assertOf(manager);
        List.of("self-care", "treatment").forEach(this::yes);
        List.of("helper", "service", "readmission", "mobility", "cognition").forEach(this::no);
        choose("care-level", CARE_LEVEL);
        assertThat(manager.locator("[name='q-medication-count']")).hasValue(""); // No list is not a list of none.
        manager.locator("[name='q-medication-count']").fill("6");
        manager.waitForResponse(
                kept -> Objects.requireNonNullElse(kept.request().postData(), "")
                        .contains("q-age=82"),
                () -> manager.locator("[name='q-age']").fill("82"));
        assertThat(manager.getByTestId("kept")).containsText("Entwurf gespeichert");
        manager.reload();
        assertThat(manager.locator("[name='q-age']")).hasValue("82");
        complete();
        assertDone("initial");
        assertThat(manager.getByTestId("screening")).containsText("umfassendes Entlassmanagement");
    }

    void differentiated() {
        step("differentiated");
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
        choose("care-level", CARE_LEVEL);
        List.of("falls", "delirium", "injections", "palliative", "representative")
                .forEach(this::no);
        List.of("wound", "alone").forEach(this::yes);
        manager.locator("[name='q-wound-where']").fill("Linker Unterschenkel, jeden zweiten Tag");
        manager.locator("[name='q-medicines']").fill("4");
        complete();
        assertDone("differentiated");
        assertThat(manager.getByTestId("screening")).containsText("liegt vor");
    }

    /** Q9: what was signed is corrected, and says so. */
    void correct() {
        step("differentiated");
        manager.getByTestId("correct-questionnaire").click();
        manager.locator("[name='q-medicines']").fill("5");
        Accessibility.assertOf(manager);
        complete();
        assertDone("differentiated");
        assertThat(row("differentiated")).containsText("korrigiert");
    }

    /** What is suggested is confirmed or decided otherwise. */
    void needs() {
        step("needs");
        assertThat(manager.getByTestId("suggestions")).containsText("Waschen und Anziehen nur mit Hilfe");
        assertThat(manager.locator("[name='q-nursing-decision'][value='" + ANSWER + "needed']"))
                .isChecked();
        choose("short-term-care-decision", ANSWER + "patient-declines");
        choose("aids-decision", ANSWER + "not-needed");
        manager.locator("[name='q-aids-reason']").fill("Alles vorhanden");
        List.of("transport", "medication", "appointments", "aftercare")
                .forEach(need -> choose(need + "-decision", ANSWER + "needed"));
        Accessibility.assertOf(manager);
        complete();
        assertDone("needs");
        step("needs");
        assertThat(manager.getByTestId("completed-questionnaire")).containsText("Alles vorhanden");
    }

    private void step(String code) {
        row(code).getByTestId("open-questionnaire").click();
        manager.waitForURL("**/questionnaire?*");
    }

    private void complete() {
        manager.getByTestId("complete-questionnaire").click();
    }

    private void assertDone(String code) {
        assertThat(row(code)).hasAttribute("data-state", "done");
    }

    private Locator row(String code) {
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
