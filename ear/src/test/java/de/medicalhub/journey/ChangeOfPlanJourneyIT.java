package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import de.medicalhub.common.testing.Stack;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.IdType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** Things come otherwise: nobody accepts, a request is taken back, a consent is withdrawn or lies on paper only. Who is concerned is told by the page. */
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
        manager.navigate(Stack.hubUrl() + "/?inpatients=consent");
        Locator row = manager.locator("[data-testid=inpatient-row][data-encounter='" + stay.getIdPart() + "']");
        assertThat(row.getByTestId("scan-missing")).containsText("Scan der Einwilligung fehlt");
        row.getByTestId("open-consent").click();
        manager.waitForURL(page);
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
        manager.navigate(Stack.hubUrl() + "/?inpatients=consent");
        assertThat(manager.getByTestId("unsigned-filter")).hasAttribute("aria-current", "true");
        assertThat(row).hasCount(0);
        manager.navigate(begun.url());
        manager.getByTestId("open-consent").click();
        assertThat(manager.getByTestId("scan")).hasCount(1);
        begun.cancel();
    }
}
