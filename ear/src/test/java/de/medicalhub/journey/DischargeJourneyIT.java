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
import java.util.regex.Pattern;
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
 * build on each other. What a page shows of others' doing it shows by itself: pages are reloaded only where the test has
 * moved the clock, which no person can.
 */
@EnabledIf(value = "de.medicalhub.journey.Browsers#available", disabledReason = "no Chromium is installed")
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
    private Page decliner;
    private Page pharmacist;
    private Page gp;
    private String caseUrl = "";

    @BeforeAll
    void peopleSignIn() {
        inpatient = new Hospital().admitPatient();
        manager = browsers.signedIn("discharge1");
        winner = browsers.signedIn("nurse1");
        loser = browsers.signedIn("nurse2");
        decliner = browsers.signedIn("nurse3");
        pharmacist = browsers.signedIn("pharmacist1");
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
        Locator search = manager.getByTestId("search-inpatients"); // if there are more than are shown
        if (search.count() > 0) {
            search.click();
        }
        Locator row = manager.locator("[data-testid=inpatient-row][data-encounter='"
                + inpatient.encounter().getIdPart() + "']");
        row.getByTestId("plan-discharge").click();
        DischargeForm form = new DischargeForm(manager);
        form.submit();
        assertThat(manager.getByTestId("form-errors")).isVisible();
        Accessibility.assertOf(manager);
        form.consentSignedByPatient(times.signed());
        form.leaves(times, "3", List.of("basic-care", "wound-care", "medication"));
        form.ask(services(), times.deadline(), NOTE);
        manager.reload();
        assertThat(manager.locator("#draft-note")).isVisible();
        assertThat(manager.locator("#note")).hasValue(NOTE);
        form.ride("wheelchair", "Stehbach 12", "56727", "Mayen");
        form.afterwards("Organization/pharmacy-polch", "PractitionerRole/role-gp-1", times.followUp());
        form.submitAndOpen();
        caseUrl = manager.url();
        assertThat(manager.getByTestId("case-person")).containsText(inpatient.familyName());
        assertThat(strand(manager, "consent").first()).isVisible();
        Accessibility.assertOf(manager);
        gp.navigate(caseUrl);
        assertThat(gp.getByTestId("case-person")).containsText(inpatient.familyName());
    }

    @Test
    @Order(2)
    void askedServicesSeeNobodysNameAndAccept() {
        for (Page nurse : List.of(winner, loser)) {
            openRequest(nurse, nurse == winner ? "nurse1" : "nurse2");
            nurse.getByTestId("accept-request").click();
            assertThat(nurse.locator("[data-testid=request-state][data-state=accepted]"))
                    .isVisible();
            assertThat(nurse.getByTestId("request-phone")).containsText("+49");
        }
        assertThat(statusOfCasePage(loser)).isEqualTo(404);
    }

    @Test
    @Order(3)
    void anAskedServiceDeclinesWithAReason() {
        openRequest(decliner, "nurse3");
        decliner.getByTestId("decline-request").click();
        assertThat(decliner.getByTestId("form-errors")).containsText("Grund");
        Accessibility.assertOf(decliner);
        decliner.locator("[data-testid=reason] input[value=no-capacity]").check();
        decliner.getByTestId("decline-request").click();
        assertThat(decliner.locator("[data-testid=request-state][data-state=rejected]"))
                .isVisible();
        assertThat(state(manager, "referral", "rejected").first()).isVisible();
        assertThat(statusOfCasePage(decliner)).isEqualTo(404);
    }

    private void openRequest(Page nurse, String user) {
        String asked = new Hospital().referralTo(user, caseId());
        Locator request = nurse.locator("[data-testid=request-row][data-task='" + asked + "']");
        assertThat(request).isVisible();
        request.getByTestId("open-request").click();
        assertThat(nurse.getByTestId("request-state")).isVisible();
        assertThat(nurse.content()).doesNotContain(inpatient.familyName(), NOTE, "Stehbach");
    }

    @Test
    @Order(4)
    void theManagerAwardsOneAndOnlyThenItSeesWhoItIs() {
        Locator offers = manager.locator("[data-testid=answer-row][data-state=accepted]");
        assertThat(offers).hasCount(2);
        Locator chosen = manager.locator("[data-testid=answer-row][data-organisation='Organization/nursing-mayen']");
        Accessibility.assertOf(manager);
        chosen.getByTestId("award").click();
        chosen.getByTestId("confirm-award").click();
        assertThat(state(manager, "referral", "awarded").first()).isVisible();
        assertThat(state(gp, "referral", "awarded").first()).isVisible();

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
    @Order(5)
    void thePharmacyPreparesTheMedicine() {
        pharmacist.navigate(caseUrl);
        pharmacist.getByTestId("dispense").click();
        assertThat(state(pharmacist, "medicine", "dispensed").first()).isVisible();
        assertThat(pharmacist.content()).doesNotContain(NOTE);
        for (Page other : List.of(manager, winner, gp)) {
            assertThat(state(other, "medicine", "dispensed").first()).isVisible();
        }
    }

    /** V9: what is typed for Muster 4 reaches the order. */
    private void theRideNeedsOxygenAndCarrying() {
        manager.getByTestId("open-ride-facts").click();
        manager.locator("#weight").fill("140");
        manager.locator("[data-testid=ride-vehicle] input[value=taxi]").check();
        manager.locator("#posture input[value=wheelchair]").check();
        for (String need : List.of("oxygen", "infection", "carrying")) {
            manager.locator("[data-testid=ride-needs] input[value=" + need + "]")
                    .check();
        }
        manager.getByTestId("ride-fit").click();
        assertThat(manager.getByTestId("note").last()).containsText("angepasst");
        manager.navigate(caseUrl);
    }

    @Test
    @Order(6)
    void theDispatcherSeesRideAndDeliveryOnTours() {
        theRideNeedsOxygenAndCarrying();
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
        assertThat(dispatcher
                        .getByTestId("job-block")
                        .filter(new Locator.FilterOptions().setHasText(inpatient.familyName()))
                        .getByTestId("weight")
                        .first())
                .containsText("140 kg");
        Accessibility.assertOf(dispatcher);
    }

    @Test
    @Order(7)
    void theDriverTakesEachStepOnThePhone() {
        Stack.moveClock(
                Duration.between(Clock.systemUTC().instant(), times.leaves().minusMinutes(20)));
        Page driver = browsers.phoneSignedIn("driver1", "/transport/drive");
        driver.locator("[data-testid=next-stop]").waitFor();
        assertThat(driver.getByTestId("stop-note").first()).containsText(DischargeForm.DOOR_NOTE);
        assertThat(driver.locator("[data-testid=needs], [data-testid=stop-needs]")
                        .filter(new Locator.FilterOptions().setHasText("Sauerstoff während der Fahrt"))
                        .first())
                .containsText(Pattern.compile("Schutz vor Ansteckung anlegen.*Tragen über Treppen"));
        Accessibility.assertOf(driver);
        new DriverPhone(driver).driveAll();
        Stack.moveClock(Duration.ZERO);

        assertThat(state(manager, "ride", "dropped-off").first()).isVisible();
        assertThat(state(manager, "medicine", "handed-over").first()).isVisible();
        for (Page other : List.of(winner, gp, pharmacist)) {
            assertThat(state(other, "ride", "dropped-off").first()).isVisible();
        }
        Accessibility.assertOf(winner);
    }

    @Test
    @Order(8)
    void theGpReadsTheLetterAndMeetsThePatientByVideo() {
        assertThat(gp.getByTestId("letter")).containsText("Diagnosen");
        Stack.moveClock(Duration.between(Clock.systemUTC().instant(), times.followUp()));
        gp.reload();
        Accessibility.assertOf(gp);
        gp.getByTestId("open-consultation").first().click();
        VideoCall call = new VideoCall(browsers, gp);
        Page patient = call.invitePatient();
        Accessibility.assertOf(patient);
        call.admit();
        call.assertBothSeeAndHearEachOther(patient);
        Accessibility.assertOf(gp);
        Accessibility.assertOf(patient);
        call.assertStrangerIsRefused();
        call.end();
        Stack.moveClock(Duration.ZERO);
        assertThat(state(manager, "consultation", "finished").first()).isVisible();
    }

    @Test
    @Order(9)
    void whoIsNotInvolvedSeesNothing() {
        Page stranger = browsers.signedIn("gp2");
        assertThat(statusOfCasePage(stranger)).isEqualTo(404);
        assertThat(stranger.content()).doesNotContain(inpatient.familyName());
        assertThat(loser.getByRole(AriaRole.HEADING).allInnerTexts().toString()).doesNotContain(inpatient.familyName());
    }

    private static List<String> services() {
        return List.of(
                "Pflegedienst Eifelblick Mayen",
                "Ambulante Pflege Rheinaue Andernach",
                "Maifeld Mobil Häusliche Pflege Polch");
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
