package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import de.medicalhub.common.testing.Stack;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
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

/**
 * One case as the discharge manager works on it, from the consent to the end. What else may happen on the way has journeys of its
 * own: {@link DecisionsJourneyIT}, {@link ChangeOfPlanJourneyIT}, {@link DocumentsJourneyIT}, {@link EndingsJourneyIT}.
 */
@EnabledIf(value = "de.medicalhub.journey.Browsers#available", disabledReason = "no Chromium is installed")
@ExtendWith(StepByStep.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@DisplayName("The discharge manager")
class DischargeManagerJourneyIT {
    private static final String NAME = "Nachfrage";

    private final Browsers browsers = new Browsers();
    private final DischargeForm.Times times =
            DischargeForm.Times.seenFrom(Clock.systemUTC().instant().atZone(ZoneOffset.UTC));
    private String encounter = "";
    private PlannedDischarge theCase = new PlannedDischarge("", NAME);
    private Page manager;
    private Page nurse;

    @BeforeAll
    void signIn() {
        encounter = PlannedDischarge.admitted(NAME).getIdPart();
        manager = browsers.signedIn("discharge1");
        nurse = browsers.signedIn("nurse1");
    }

    @AfterAll
    void close() {
        theCase.cancel();
        browsers.keepPictures("discharge-manager");
        browsers.close();
    }

    @Test
    @Order(1)
    @DisplayName("D12: the consent is signed on the device")
    void theConsentIsSigned() {
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
        manager.fill("#signer", "Hannelore " + NAME);
        sign(manager.getByTestId("signature"));
        manager.getByTestId("submit-consent").click();
        manager.waitForURL("**/discharge?encounter=*");
        assertThat(manager.getByTestId("consent-signed")).isVisible();
        manager.navigate(Stack.hubUrl() + "/?inpatients=consent");
        assertThat(row).hasCount(0);
    }

    @Test
    @Order(2)
    @DisplayName("Q1 to Q9: three steps, filled in from the record, drafts kept, corrected; nobody else reads them")
    void theNeedsAreAssessed() {
        AssessmentForms forms = new AssessmentForms(manager);
        forms.open(encounter);
        forms.initial();
        forms.differentiated();
        forms.correct();
        forms.needs();
        assertThat(Objects.requireNonNull(nurse.navigate(Stack.hubUrl() + "/assessment?encounter=" + encounter))
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Order(3)
    @DisplayName("D11, D16: the form knows consent and decisions; two services are found and asked")
    void servicesAreFoundAndAsked() {
        manager.navigate(Stack.hubUrl() + "/discharge?encounter=" + encounter);
        assertThat(manager.getByTestId("assessed")).isVisible();
        assertThat(manager.locator("[data-testid=consentBy] input[value=patient]"))
                .isChecked();
        assertThat(manager.locator("#careLevel")).hasValue("2");
        assertThat(manager.locator("[data-testid=posture] input[value=wheelchair]"))
                .isChecked();
        assertThat(manager.locator("[data-testid=needs] input[value=wound-care]"))
                .isChecked();
        assertThat(manager.locator("input[name='short-term-care-decision'][value=declined]"))
                .isChecked();
        assertThat(manager.locator("[id=aids-reason]")).hasValue("Alles vorhanden");
        manager.selectOption("#order", "distance");
        assertThat(manager.locator("#service-list li").first()).containsText("km Luftlinie");
        manager.getByTestId("covering").check();
        Accessibility.assertOf(manager);
        // the list of services is drawn anew, and what is chosen before it has come is lost with the old one
        manager.waitForResponse(
                answer -> answer.request().method().equals("POST"),
                () -> manager.getByTestId("covering").uncheck());
        DischargeForm form = new DischargeForm(manager);
        form.leaves(times, "2", List.of());
        form.ask(List.of("Pflegedienst Eifelblick Mayen", "Ambulante Pflege Rheinaue Andernach"), times.deadline(), "");
        form.ride("wheelchair", "Stehbach 12", "56727", "Mayen");
        form.afterwards("Organization/pharmacy-polch", "PractitionerRole/role-gp-1", times.followUp());
        form.submit();
        assertThat(manager.getByTestId("form-errors")).containsText("warum abgelehnt wird");
        manager.fill("[id=short-term-care-reason]", "Die Tochter kommt für zwei Wochen");
        form.submitAndOpen();
        theCase = new PlannedDischarge(URI.create(manager.url()).getQuery().replace("id=", ""), NAME);
        assertThat(manager.locator("[data-testid=timeline-entry][data-strand=referral][data-state=waiting]"))
                .isVisible();
    }

    @Test
    @Order(4)
    @DisplayName("F8, D14: a service asks before it answers; the reply names nobody and reaches all who are asked")
    void aQuestionIsAnswered() {
        openRequest(nurse, "nurse1");
        nurse.fill("#question", "Ist es Frau " + NAME + "?");
        nurse.getByTestId("ask-question").click();
        assertThat(nurse.getByTestId("form-errors")).containsText("nennt einen Namen");
        nurse.fill("#question", "Gibt es einen Aufzug?");
        nurse.getByTestId("ask-question").click();
        assertThat(nurse.getByTestId("questions")).containsText("Gibt es einen Aufzug?");
        Accessibility.assertOf(nurse);

        manager.getByTestId("reply").click();
        manager.fill("#reply", "Nein, aber Familie " + NAME + " hilft beim Tragen.");
        manager.getByTestId("submit-reply").click();
        assertThat(manager.getByTestId("form-errors")).containsText(NAME);
        Accessibility.assertOf(manager);
        manager.fill("#reply", "Nein, erster Stock, die Familie hilft beim Tragen.");
        manager.getByTestId("submit-reply").click();
        assertThat(manager.locator("[data-testid=question][data-open=false]").first())
                .containsText("erster Stock");

        assertThat(nurse.getByTestId("questions")).containsText("erster Stock");
        Page other = browsers.signedIn("nurse2");
        openRequest(other, "nurse2");
        assertThat(other.getByTestId("questions")).containsText("Gibt es einen Aufzug?");
        assertThat(other.locator("body")).not().containsText("Eifelblick");
    }

    @Test
    @Order(5)
    @DisplayName("One who has accepted is chosen")
    void oneIsChosen() {
        nurse.getByTestId("accept-request").click();
        Locator chosen = manager.locator("[data-testid=answer-row][data-organisation='Organization/nursing-mayen']");
        assertThat(chosen).hasAttribute("data-state", "accepted");
        chosen.getByTestId("award").click();
        chosen.getByTestId("confirm-award").click();
        assertThat(manager.locator("[data-testid=timeline-entry][data-strand=referral][data-state=awarded]")
                        .first())
                .isVisible();
    }

    @Test
    @Order(6)
    @DisplayName("H11: a paper is added, and the service proves that it has received what it needs")
    void papersAreReceived() {
        manager.getByTestId("open-documents").click();
        manager.getByTestId("upload-file").setInputFiles(new FilePayload("wunde.png", "image/png", Pdfs.picture()));
        manager.locator("#kind").selectOption("photo");
        manager.getByTestId("upload").click();
        assertThat(manager.getByTestId("document-added")).isVisible();
        nurse.navigate(theCase.url());
        assertThat(nurse.getByTestId("papers")).containsText("Foto");
        assertThat(nurse.getByTestId("contact-line")).containsText("Mo–Fr 09:00–19:00, Sa/So 10:00–14:00");
        nurse.getByTestId("confirm-receipt").click();
        assertThat(nurse.getByTestId("confirm-receipt")).hasCount(0);
        manager.navigate(theCase.url());
        assertThat(manager.locator("[data-testid=timeline-entry][data-strand=documents][data-state=received]"))
                .containsText("Eifelblick");
    }

    @Test
    @Order(7)
    @DisplayName(
            "D13, F7: the discharge moves: the page says before who is told, the chosen service confirms the new date")
    void theDischargeMoves() {
        manager.getByTestId("move-case").click();
        assertThat(manager.getByTestId("consequences")).containsText("behält den Zuschlag");
        manager.fill("#planned_input", "01.01.2020 10:00");
        manager.getByTestId("submit-move").click();
        assertThat(manager.getByTestId("form-errors")).containsText("in der Zukunft");
        assertThat(manager.getByTestId("form-errors")).containsText("warum die Entlassung verschoben wird");
        Accessibility.assertOf(manager);
        manager.fill("#planned_input", PlannedDischarge.later(times.leaves()));
        manager.keyboard().press("Tab");
        manager.locator("[data-testid=move-reason] input[value=medical]").check();
        manager.fill("#comment", "Fieber seit heute früh");
        manager.getByTestId("submit-move").click();
        assertThat(manager.locator("[data-testid=timeline-entry][data-strand=case][data-state=moved]"))
                .containsText("Fieber seit heute früh");
        Locator toConfirm = manager.locator("[data-testid=timeline-entry][data-strand=referral][data-state=confirm]");
        assertThat(toConfirm).isVisible();
        Accessibility.assertOf(manager);

        nurse.navigate(theCase.url());
        nurse.getByTestId("confirm-date").click();
        nurse.waitForURL("**/request?task=*");
        assertThat(nurse.getByText("Das Krankenhaus hat die Entlassung verschoben"))
                .isVisible();
        assertThat(nurse.locator("#comment")).hasValue("");
        assertThat(nurse.locator("#draft-note")).isHidden();
        Accessibility.assertOf(nurse);
        nurse.getByTestId("accept-request").click();
        assertThat(nurse.locator("[data-testid=request-state][data-state=awarded]"))
                .isVisible();
        assertThat(toConfirm).hasCount(0);
    }

    @Test
    @Order(8)
    @DisplayName("E1, H10: the patient has died: the case ends, and the practice sees it no more")
    void theCaseEnds() {
        Page gp = browsers.signedIn("gp1");
        gp.navigate(theCase.url());
        assertThat(gp.getByTestId("case-person")).containsText(NAME);
        assertThat(gp.getByTestId("end-case")).hasCount(0);

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
        for (String page : List.of(theCase.url(), Stack.hubUrl() + "/case-end?id=" + theCase.caseId())) {
            assertThat(Objects.requireNonNull(gp.navigate(page)).status()).isEqualTo(404);
        }
    }

    private void openRequest(Page service, String user) {
        service.navigate(Stack.hubUrl() + "/request?task=" + new Hospital().referralTo(user, theCase.caseId()));
    }

    private void sign(Locator canvas) {
        canvas.scrollIntoViewIfNeeded();
        var box = canvas.boundingBox();
        manager.mouse().move(box.x + 20, box.y + 60);
        manager.mouse().down();
        manager.mouse().move(box.x + 120, box.y + 20);
        manager.mouse().move(box.x + 180, box.y + 70);
        manager.mouse().up();
    }
}
