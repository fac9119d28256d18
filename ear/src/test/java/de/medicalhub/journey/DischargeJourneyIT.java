package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import de.medicalhub.common.testing.Stack;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
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
 * The promise of the product, with a browser for each person: one discharge, one click, everything follows. The steps
 * build on each other; each person's page stays open and is never reloaded by the test once a case is on it.
 */
@EnabledIf("de.medicalhub.journey.Browsers#available")
@ExtendWith(StepByStep.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@DisplayName("One discharge, one click, everything follows")
class DischargeJourneyIT {
    private static final String NOTE = "Schlüssel liegt bei der Nachbarin im ersten Stock";

    private final Browsers browsers = new Browsers();
    private final DischargeForm.Times times =
            DischargeForm.Times.seenFrom(Clock.systemUTC().instant().atZone(ZoneOffset.UTC));

    private Hospital.Inpatient inpatient;
    private Page manager;
    private Page winner;
    private Page loser;
    private Page gp;
    private String caseUrl = "";

    @BeforeAll
    void peopleSignIn() {
        inpatient = new Hospital().admitPatient();
        manager = browsers.signedIn("discharge1");
        winner = browsers.signedIn("nurse1");
        loser = browsers.signedIn("nurse2");
        gp = browsers.signedIn("gp1");
    }

    @AfterAll
    void close() {
        Stack.moveClock(Duration.ZERO);
        browsers.keepPictures("discharge");
        browsers.close();
    }

    @Test
    @Order(1)
    void theManagerFindsTheInpatientAndSubmitsOneForm() {
        manager.navigate(Stack.hubUrl() + "/");
        Locator filter = manager.getByTestId("inpatient-filter"); // stands there when there is something to filter
        if (filter.count() > 0) {
            filter.fill(inpatient.familyName());
        }
        Locator row = manager.locator("[data-testid=inpatient-row][data-encounter='"
                + inpatient.encounter().getIdPart() + "']");
        row.getByTestId("plan-discharge").click();
        DischargeForm form = new DischargeForm(manager);
        form.consentSignedByPatient(times.signed());
        form.leaves(times, "3", List.of("basic-care", "wound-care", "medication"));
        form.ask(services(), times.deadline(), NOTE);
        form.ride("wheelchair", "Stehbach 12", "56727", "Mayen");
        form.afterwards("Organization/pharmacy-polch", "PractitionerRole/role-gp-1", times.followUp());
        form.submit();
        caseUrl = manager.url();
        assertThat(manager.getByTestId("case-person")).containsText(inpatient.familyName());
        assertThat(strand(manager, "consent").first()).isVisible();
    }

    @Test
    @Order(2)
    void askedServicesSeeNobodysNameAndAccept() {
        for (Page nurse : List.of(winner, loser)) {
            String asked = new Hospital().referralTo(nurse == winner ? "nurse1" : "nurse2", caseId());
            Locator request = nurse.locator("[data-testid=request-row][data-task='" + asked + "']");
            assertThat(request).isVisible();
            request.getByTestId("open-request").click();
            assertThat(nurse.getByTestId("request-state")).isVisible();
            assertThat(nurse.content()).doesNotContain(inpatient.familyName(), NOTE, "Stehbach");
            nurse.getByTestId("accept-request").click();
            assertThat(nurse.locator("[data-testid=request-state][data-state=accepted]"))
                    .isVisible();
        }
        assertThat(statusOfCasePage(loser)).isEqualTo(404);
    }

    @Test
    @Order(3)
    void theManagerAwardsOneAndOnlyThenItSeesWhoItIs() {
        Locator offers = manager.locator("[data-testid=answer-row][data-state=accepted]");
        assertThat(offers).hasCount(2);
        Locator chosen = manager.locator("[data-testid=answer-row][data-organisation='Organization/nursing-mayen']");
        chosen.getByTestId("award").click();
        chosen.getByTestId("confirm-award").click();
        assertThat(state(manager, "referral", "awarded").first()).isVisible();

        assertThat(winner.locator("[data-testid=request-state][data-state=awarded]"))
                .isVisible();
        winner.getByTestId("open-case").click();
        assertThat(winner.getByTestId("case-person")).containsText(inpatient.familyName());
        assertThat(winner.getByTestId("nursing-note")).containsText(NOTE);

        assertThat(loser.locator("[data-testid=request-state][data-state=elsewhere]"))
                .isVisible();
        assertThat(statusOfCasePage(loser)).isEqualTo(404);
    }

    @Test
    @Order(4)
    void thePharmacyPreparesTheMedicine() {
        Page pharmacist = browsers.signedIn("pharmacist1");
        pharmacist.navigate(caseUrl);
        pharmacist.getByTestId("dispense").click();
        assertThat(state(pharmacist, "medicine", "dispensed").first()).isVisible();
        assertThat(pharmacist.content()).doesNotContain(NOTE);
    }

    @Test
    @Order(5)
    void theDispatcherSeesRideAndDeliveryOnTours() {
        Page dispatcher = browsers.signedIn("dispatcher1");
        dispatcher.navigate(
                Stack.hubUrl() + "/transport/board?date=" + times.leaves().toLocalDate());
        List<String> legs = new Hospital().legsOf(caseId());
        assertThat(legs).hasSize(2);
        for (String leg : legs) {
            assertThat(dispatcher
                            .locator("[data-testid=job-block][data-job='" + leg + "']")
                            .first())
                    .containsText(inpatient.familyName());
        }
    }

    @Test
    @Order(6)
    void theDriverTakesEachStepOnThePhone() {
        Stack.moveClock(
                Duration.between(Clock.systemUTC().instant(), times.leaves().minusMinutes(20)));
        Page driver = browsers.phoneSignedIn("driver1", "/transport/drive");
        new DriverPhone(driver).driveAll();
        Stack.moveClock(Duration.ZERO);

        assertThat(state(manager, "ride", "dropped-off").first()).isVisible();
        assertThat(state(manager, "medicine", "handed-over").first()).isVisible();
        assertThat(state(winner, "ride", "dropped-off").first()).isVisible();
    }

    @Test
    @Order(7)
    void theGpReadsTheLetterAndMeetsThePatientByVideo() {
        gp.navigate(caseUrl);
        assertThat(gp.getByTestId("letter")).containsText("Diagnosen");
        Stack.moveClock(Duration.between(Clock.systemUTC().instant(), times.followUp()));
        gp.reload();
        gp.getByTestId("open-consultation").first().click();
        VideoCall call = new VideoCall(browsers, gp);
        Page patient = call.invitePatient();
        call.admit();
        call.assertBothSeeAndHearEachOther(patient);
        call.assertStrangerIsRefused();
        call.end();
        Stack.moveClock(Duration.ZERO);
        assertThat(state(manager, "consultation", "finished").first()).isVisible();
    }

    @Test
    @Order(8)
    void whoIsNotInvolvedSeesNothing() {
        Page stranger = browsers.signedIn("gp2");
        assertThat(statusOfCasePage(stranger)).isEqualTo(404);
        assertThat(stranger.content()).doesNotContain(inpatient.familyName());
        assertThat(loser.getByRole(AriaRole.HEADING).allInnerTexts().toString()).doesNotContain(inpatient.familyName());
    }

    private static List<String> services() {
        return List.of("Pflegedienst Eifelblick Mayen", "Ambulante Pflege Rheinaue Andernach");
    }

    private int statusOfCasePage(Page page) {
        var answer = page.context()
                .request()
                .get(Stack.hubUrl() + URI.create(caseUrl).getPath() + "?"
                        + URI.create(caseUrl).getQuery());
        assertThat(answer.text()).doesNotContain(inpatient.familyName());
        return answer.status();
    }

    private String caseId() {
        return URI.create(caseUrl).getQuery().replace("id=", "");
    }

    private static Locator strand(Page page, String strand) {
        return page.locator("[data-testid=timeline-entry][data-strand=" + strand + "]");
    }

    private static Locator state(Page page, String strand, String state) {
        return page.locator("[data-testid=timeline-entry][data-strand=" + strand + "][data-state=" + state + "]");
    }
}
