package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import de.medicalhub.common.testing.Stack;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** Things come otherwise: nobody accepts, a request is taken back, a consent withdrawn, a patient dies. Who is concerned is told by the page. */
@EnabledIf(value = "de.medicalhub.journey.Browsers#available", disabledReason = "no Chromium is installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Things come otherwise")
class ChangeOfPlanJourneyIT {
    private static final String MAYEN = "Organization/nursing-mayen";
    private static final String ANDERNACH = "Organization/nursing-andernach";

    private final Browsers browsers = new Browsers();
    private final List<PlannedDischarge> planned = new ArrayList<>();
    private Page manager;

    @BeforeAll
    void signIn() {
        manager = browsers.signedIn("discharge1");
    }

    private PlannedDischarge plan(String familyName, List<String> services) {
        PlannedDischarge made = PlannedDischarge.of(familyName, services);
        planned.add(made);
        return made;
    }

    @AfterAll
    void close() {
        planned.forEach(PlannedDischarge::cancel);
        browsers.keepPictures("change-of-plan");
        browsers.close();
    }

    @Test
    @DisplayName("H9: one service is told that its request has ended and why, the other may still answer")
    void oneRequestIsTakenBack() {
        PlannedDischarge theCase = plan("Zurückgezogen", List.of(MAYEN, ANDERNACH));
        Page nurse = browsers.signedIn("nurse1");
        String task = new Hospital().referralTo("nurse1", theCase.caseId());
        nurse.navigate(Stack.hubUrl() + "/request?task=" + task);
        assertThat(nurse.locator("[data-testid=request-state][data-state=open]"))
                .isVisible();

        manager.navigate(theCase.url());
        Locator row = manager.locator("[data-testid=answer-row][data-organisation='" + MAYEN + "']");
        row.getByTestId("withdraw").click();
        row.locator("input[value=dates-changed]").check();
        Accessibility.assertOf(manager);
        row.getByTestId("confirm-withdraw").click();
        assertThat(manager.getByTestId("note")).containsText("zurückgezogen");
        assertThat(row).hasAttribute("data-state", "ended");
        assertThat(manager.locator("[data-testid=answer-row][data-organisation='" + ANDERNACH + "']"))
                .hasAttribute("data-state", "open");

        assertThat(nurse.locator("[data-testid=request-state][data-state=withdrawn]"))
                .isVisible();
        assertThat(nurse.getByTestId("request-reason")).containsText("Termine");
    }

    @Test
    @DisplayName("D8: the only service asked declines; a further round asks another, which sees it at once")
    void aFurtherRound() {
        PlannedDischarge theCase = plan("Nachgefragt", List.of(MAYEN));
        Page other = browsers.signedIn("nurse2");
        theCase.decline("nurse1");
        manager.navigate(theCase.url());
        manager.getByTestId("ask-again").click();
        assertThat(manager.getByText("hat abgesagt")).isVisible();
        manager.getByTestId("submit-round").click();
        assertThat(manager.getByTestId("form-errors")).containsText("mindestens einen Pflegedienst");
        Accessibility.assertOf(manager);
        manager.locator("[data-testid=services] input[value='" + ANDERNACH + "']")
                .check();
        manager.getByTestId("submit-round").click();
        assertThat(manager.locator("[data-testid=answer-row][data-organisation='" + ANDERNACH + "']"))
                .hasAttribute("data-state", "open");
        assertThat(manager.locator("[data-testid=timeline-entry][data-strand=referral][data-state=waiting]"))
                .isVisible();
        String task = new Hospital().referralTo("nurse2", theCase.caseId());
        assertThat(other.locator("[data-testid=request-row][data-task='" + task + "']"))
                .isVisible();
    }

    @Test
    @DisplayName("F8, D14: a service asks before it answers; the reply names nobody and reaches all who are asked")
    void aQuestionBeforeTheAward() {
        PlannedDischarge theCase = plan("Nachfrage", List.of(MAYEN, ANDERNACH));
        Page nurse = browsers.signedIn("nurse1");
        nurse.navigate(Stack.hubUrl() + "/request?task=" + new Hospital().referralTo("nurse1", theCase.caseId()));
        nurse.fill("#question", "Ist es Frau Nachfrage?");
        nurse.getByTestId("ask-question").click();
        assertThat(nurse.getByTestId("form-errors")).containsText("nennt einen Namen");
        nurse.fill("#question", "Gibt es einen Aufzug?");
        nurse.getByTestId("ask-question").click();
        assertThat(nurse.getByTestId("questions")).containsText("Gibt es einen Aufzug?");
        Accessibility.assertOf(nurse);

        manager.navigate(theCase.url());
        manager.getByTestId("reply").click();
        manager.fill("#reply", "Nein, aber Familie Nachfrage hilft beim Tragen.");
        manager.getByTestId("submit-reply").click();
        assertThat(manager.getByTestId("form-errors")).containsText("Nachfrage");
        Accessibility.assertOf(manager);
        manager.fill("#reply", "Nein, erster Stock, die Familie hilft beim Tragen.");
        manager.getByTestId("submit-reply").click();
        assertThat(manager.locator("[data-testid=question][data-open=false]").first())
                .containsText("erster Stock");

        assertThat(nurse.getByTestId("questions")).containsText("erster Stock");
        Page other = browsers.signedIn("nurse2");
        other.navigate(Stack.hubUrl() + "/request?task=" + new Hospital().referralTo("nurse2", theCase.caseId()));
        assertThat(other.getByTestId("questions")).containsText("Gibt es einen Aufzug?");
        assertThat(other.locator("body")).not().containsText("Eifelblick");
    }

    @Test
    @DisplayName("C6: the list is narrowed to cases that wait for a service")
    void theListIsNarrowed() {
        PlannedDischarge theCase = plan("Gefiltert", List.of(MAYEN));
        manager.navigate(Stack.hubUrl() + "/");
        Locator row = manager.locator("[data-testid=case-row][data-case='" + theCase.caseId() + "']");
        manager.locator("[data-testid=case-filter][data-filter-code=open]").click();
        assertThat(row).isVisible();
        assertThat(manager.locator("[data-testid=case-filter][aria-current=true]"))
                .containsText("Pflegedienst");
        Accessibility.assertOf(manager);
        manager.locator("[data-testid=case-filter][data-filter-code=late]").click();
        assertThat(manager.locator("[data-testid=case-filter][data-filter-code=late][aria-current=true]"))
                .isVisible();
        assertThat(row).hasCount(0);
    }

    @Test
    @DisplayName(
            "D13, H11, F7: the discharge moves: the page says before who is told, the chosen service confirms the new"
                    + " date")
    void theDischargeMoves() {
        PlannedDischarge theCase = plan("Verschoben", List.of(MAYEN));
        theCase.acceptAndAward("nurse1");
        Page nurse = browsers.signedIn("nurse1");
        String task = new Hospital().referralTo("nurse1", theCase.caseId());
        manager.navigate(theCase.url());
        manager.getByTestId("move-case").click();
        assertThat(manager.getByTestId("consequences")).containsText("behält den Zuschlag");
        manager.fill("#planned_input", "01.01.2020 10:00");
        manager.getByTestId("submit-move").click();
        assertThat(manager.getByTestId("form-errors")).containsText("in der Zukunft");
        assertThat(manager.getByTestId("form-errors")).containsText("warum die Entlassung verschoben wird");
        Accessibility.assertOf(manager);
        manager.fill("#planned_input", theCase.later());
        manager.keyboard().press("Tab");
        manager.locator("[data-testid=move-reason] input[value=medical]").check();
        manager.fill("#comment", "Fieber seit heute früh");
        manager.getByTestId("submit-move").click();

        Locator moved = manager.locator("[data-testid=timeline-entry][data-strand=case][data-state=moved]");
        assertThat(moved).containsText("Fieber seit heute früh");
        assertThat(manager.locator("[data-testid=timeline-entry][data-strand=referral][data-state=confirm]"))
                .isVisible();
        Accessibility.assertOf(manager);

        nurse.navigate(theCase.url());
        assertThat(nurse.getByTestId("contact-line")).containsText("Mo–Fr 09:00–19:00, Sa/So 10:00–14:00");
        nurse.getByTestId("confirm-receipt").click();
        assertThat(nurse.locator("[data-testid=timeline-entry][data-strand=documents][data-state=received]"))
                .containsText("Eifelblick");
        nurse.getByTestId("confirm-date").click();
        nurse.waitForURL("**/request?task=" + task);
        assertThat(nurse.getByText("Das Krankenhaus hat die Entlassung verschoben"))
                .isVisible();
        Accessibility.assertOf(nurse);
        nurse.getByTestId("accept-request").click();
        assertThat(nurse.locator("[data-testid=request-state][data-state=awarded]"))
                .isVisible();
        assertThat(manager.locator("[data-testid=timeline-entry][data-strand=referral][data-state=confirm]"))
                .hasCount(0);
    }

    @Test
    @DisplayName("E1, H10: the patient has died: the case ends, and the practice sees it no more")
    void theCaseEnds() {
        PlannedDischarge theCase = plan("Verstorben", List.of(MAYEN));
        Page gp = browsers.signedIn("gp1");
        gp.navigate(theCase.url());
        assertThat(gp.getByTestId("case-person")).containsText(theCase.familyName());
        assertThat(gp.getByTestId("end-case")).hasCount(0);

        manager.navigate(theCase.url());
        manager.getByTestId("end-case").click();
        assertThat(manager.locator("#by-part")).isHidden();
        manager.getByTestId("submit-ending").click();
        assertThat(manager.getByTestId("form-errors")).containsText("was passiert ist");
        Accessibility.assertOf(manager);
        manager.locator("[data-testid=ending-what] input[value=died]").check();
        manager.fill("#comment", "In der Nacht, Angehörige wissen es");
        manager.getByTestId("submit-ending").click();

        Locator end = manager.locator("[data-testid=timeline-entry][data-strand=case][data-state=ended]");
        assertThat(end).containsText("Verstorben");
        assertThat(end).containsText("Angehörige wissen es");
        assertThat(manager.getByTestId("end-case")).hasCount(0);
        assertThat(manager.locator("[data-testid=timeline-entry][data-phase=now]"))
                .hasCount(0);
        Accessibility.assertOf(manager);
        assertThat(gp.navigate(theCase.url()).status()).isEqualTo(404);
        assertThat(gp.navigate(Stack.hubUrl() + "/case-end?id=" + theCase.caseId())
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("E3: a withdrawn consent to the video consultation cancels that and nothing else")
    void aConsentIsWithdrawn() {
        PlannedDischarge theCase = plan("Widerrufen", List.of(MAYEN));
        manager.navigate(theCase.url());
        manager.getByTestId("end-case").click();
        manager.locator("[data-testid=ending-what] input[value=consent-video]").check();
        manager.getByTestId("submit-ending").click();
        assertThat(manager.getByTestId("form-errors")).containsText("wer widerrufen hat");
        manager.locator("[data-testid=ending-by] input[value=patient]").check();
        manager.getByTestId("submit-ending").click();

        assertThat(manager.locator("[data-testid=timeline-entry][data-strand=consultation][data-state=cancelled]"))
                .isVisible();
        assertThat(manager.locator("[data-testid=timeline-entry][data-strand=referral][data-state=waiting]"))
                .isVisible();
        manager.getByTestId("end-case").click();
        assertThat(manager.locator("[data-testid=ending-what] input[value=consent-referral]"))
                .isVisible();
        assertThat(manager.locator("[data-testid=ending-what] input[value=consent-video]"))
                .hasCount(0);
    }
}
