package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import de.medicalhub.common.testing.Stack;
import de.medicalhub.common.time.HubClock;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.IdType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** Two colleagues, each at a computer of their own, work on the same thing: nobody loses words, and the second reads what the first did. */
@EnabledIf(value = "de.medicalhub.journey.Browsers#available", disabledReason = "no Chromium is installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Two people at the same thing")
class TwoPeopleJourneyIT {
    private static final List<String> SERVICES = List.of("Organization/nursing-mayen");

    private final Browsers browsers = new Browsers();
    private final List<PlannedDischarge> planned = new ArrayList<>();
    private Page first;
    private Page second;

    @BeforeAll
    void bothSignIn() {
        first = browsers.signedIn("discharge1");
        second = browsers.signedIn("discharge1");
    }

    @AfterAll
    void close() {
        planned.forEach(PlannedDischarge::cancel);
        browsers.keepPictures("two-people");
        browsers.close();
    }

    private void bothOpen(String path) {
        first.navigate(Stack.hubUrl() + path);
        second.navigate(Stack.hubUrl() + path);
    }

    private PlannedDischarge plan(String familyName) {
        PlannedDischarge made = PlannedDischarge.of(familyName, SERVICES);
        planned.add(made);
        return made;
    }

    @Test
    @DisplayName("D17: both plan the same discharge: the second reads what stands otherwise in the case, and opens it")
    void twoPlanOneDischarge() {
        IdType stay = PlannedDischarge.admitted("Doppelt");
        DischargeForm.Times times =
                DischargeForm.Times.seenFrom(Clock.systemUTC().instant().atZone(ZoneOffset.UTC));
        bothOpen("/discharge?encounter=" + stay.getIdPart());
        for (Page page : List.of(first, second)) {
            DischargeForm form = new DischargeForm(page);
            form.consentSignedByPatient(times.signed());
            form.leaves(times, "3", List.of("basic-care"));
            form.ask(
                    List.of("Pflegedienst Eifelblick Mayen"),
                    times.deadline(),
                    page.equals(first) ? "Zwei Treppen" : "");
            form.ride(page.equals(first) ? "wheelchair" : "walking", "Stehbach 12", "56727", "Mayen");
            form.afterwards("Organization/pharmacy-polch", "PractitionerRole/role-gp-1", times.followUp());
        }
        new DischargeForm(second).submitAndOpen();
        planned.add(new PlannedDischarge(URI.create(second.url()).getQuery().replace("id=", ""), "Doppelt"));

        new DischargeForm(first).submit();
        assertThat(first.getByTestId("others-words")).containsText("Fahrt: im Fall gehfähig, bei Ihnen im Rollstuhl");
        assertThat(first.getByTestId("others-words")).containsText("bei Ihnen Zwei Treppen");
        assertThat(first.locator("#note")).hasValue("Zwei Treppen");
        Accessibility.assertOf(first);
        first.getByTestId("open-meanwhile").click();
        assertThat(first).hasURL(planned.get(planned.size() - 1).url());
    }

    @Test
    @DisplayName("D17: of two who decide, or say how something stands, the second reads first what the other has said")
    void twoDecide() {
        String page = "/case-need?kind=aids&id=" + plan("Zweitmeinung").caseId();
        bothOpen(page);
        first.check("input[name=aids-decision][value=declined]");
        first.fill("[id=aids-reason]", "Hat einen Rollator vom Bruder");
        second.check("input[name=aids-decision][value=needed]");
        second.fill("[id=aids-note]", "Rollator");
        second.getByTestId("submit-need").click();
        second.waitForURL("**/case?id=*");

        first.getByTestId("submit-need").click();
        assertThat(first.getByTestId("others-words")).containsText("Jetzt: Nötig");
        assertThat(first.getByTestId("need-state")).containsText("Nötig");
        assertThat(first.locator("[id=aids-reason]")).hasValue("Hat einen Rollator vom Bruder");
        Accessibility.assertOf(first);

        bothOpen(page);
        second.check("input[name=outcome][value=done]");
        second.getByTestId("submit-outcome").click();
        second.waitForURL("**/case?id=*");
        first.check("input[name=outcome][value=accepted]");
        first.fill("#outcomeNote", "Kommt am Montag früh");
        first.getByTestId("submit-outcome").click();
        assertThat(first.getByTestId("form-errors")).containsText("Erledigt");
        assertThat(first.locator("#outcomeNote")).hasValue("Kommt am Montag früh");
        Accessibility.assertOf(first);
    }

    @Test
    @DisplayName("D13: both move the discharge: the second reads the date that stands and its reason, and decides")
    void twoMove() {
        PlannedDischarge theCase = plan("Verschoben");
        ZonedDateTime now = Clock.systemUTC().instant().atZone(HubClock.berlin());
        bothOpen("/case-move?id=" + theCase.caseId());
        move(second, now.plusHours(2), "medical", "Fieber seit heute früh");
        assertThat(moves(second)).hasCount(1);

        move(first, now.plusHours(3), "ride", "Der Wagen kommt erst später");
        assertThat(first.getByTestId("others-words")).containsText("Grund: Medizinischer Grund");
        assertThat(first.getByTestId("others-words")).containsText("Fieber seit heute früh");
        assertThat(first.locator("#comment")).hasValue("Der Wagen kommt erst später");
        assertThat(first.locator("#planned_input")).hasValue(PlannedDischarge.later(now.plusHours(3)));
        Accessibility.assertOf(first);
        first.getByTestId("submit-move").click();
        assertThat(moves(first)).hasCount(2);
    }

    private static Locator moves(Page page) {
        return page.locator("[data-testid=timeline-entry][data-strand=case][data-state=moved]");
    }

    /** An earlier date than the page proposes: the time to answer would end behind it, and is proposed anew. */
    private static void move(Page page, ZonedDateTime before, String reason, String comment) {
        page.fill("#planned_input", PlannedDischarge.later(before));
        page.keyboard().press("Tab");
        page.locator("[data-testid=move-reason] input[value=" + reason + "]").check();
        page.fill("#comment", comment);
        page.getByTestId("submit-move").click();
    }

    @Test
    @DisplayName("K3: both change the opening hours of one calendar: the second reads the others, and saves both")
    void twoSaveHours() {
        Page mine = browsers.signedIn("nurse4");
        Page colleague = browsers.signedIn("nurse4");
        for (Page page : List.of(mine, colleague)) {
            page.navigate(Stack.hubUrl() + "/calendar-hours?kind=home-visit");
        }
        hours(colleague, "monday", "8-9 Uhr");
        colleague.waitForURL("**/calendar?done=hours");
        hours(mine, "tuesday", "10-11 Uhr");
        assertThat(mine.getByTestId("form-errors")).containsText("Montag 08:00–09:00");
        assertThat(mine.locator("#tuesday")).hasValue("10-11 Uhr");
        Accessibility.assertOf(mine);
        hours(mine, "monday", "8-9 Uhr");
        mine.waitForURL("**/calendar?done=hours");
        mine.navigate(Stack.hubUrl() + "/calendar-hours?kind=home-visit");
        assertThat(mine.locator("#monday")).hasValue("08:00–09:00");
        assertThat(mine.locator("#tuesday")).hasValue("10:00–11:00");
        mine.fill("#monday", "");
        hours(mine, "tuesday", "");
        mine.waitForURL("**/calendar?done=hours");
    }

    private static void hours(Page page, String day, String typed) {
        page.fill("#" + day, typed);
        page.getByTestId("save-hours").click();
    }
}
