package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import de.medicalhub.common.testing.Stack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.IdType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** What goes wrong at a desk: a second click, a second tab, the way back, a session that has ended, records that do not answer. */
@EnabledIf(value = "de.medicalhub.journey.Browsers#available", disabledReason = "no Chromium is installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Faults at a desk")
class FaultsJourneyIT {
    private static final String NOTE = "Schlüssel beim Nachbarn, Ångström 3, 中文, ẞ";
    private static final List<String> SERVICES = List.of("Organization/nursing-mayen");
    private static final int TRIES = 40;

    private final Browsers browsers = new Browsers();
    private final DischargeForm.Times times =
            DischargeForm.Times.seenFrom(Clock.systemUTC().instant().atZone(ZoneOffset.UTC));
    private final List<PlannedDischarge> planned = new ArrayList<>();
    private Page manager;

    @BeforeAll
    void signIn() {
        manager = browsers.signedIn("discharge1");
    }

    @AfterAll
    void close() {
        planned.forEach(PlannedDischarge::cancel);
        browsers.keepPictures("faults");
        browsers.close();
    }

    private String filledIn(IdType stay) {
        String address = Stack.hubUrl() + "/discharge?encounter=" + stay.getIdPart();
        manager.navigate(address);
        DischargeForm form = new DischargeForm(manager);
        form.consentSignedByPatient(times.signed());
        form.leaves(times, "3", List.of("basic-care"));
        form.ask(List.of("Pflegedienst Eifelblick Mayen"), times.deadline(), NOTE);
        form.ride("walking", "Stehbach 12", "56727", "Mayen");
        form.afterwards("Organization/pharmacy-polch", "PractitionerRole/role-gp-1", times.followUp());
        return address;
    }

    private void opened(String familyName) {
        manager.waitForURL("**/case?id=*");
        manager.waitForLoadState(LoadState.DOMCONTENTLOADED);
        assertThat(manager.getByTestId("case-person")).containsText(familyName);
        assertThat(manager.getByTestId("nursing-note")).hasText(NOTE);
        planned.add(new PlannedDischarge(manager.url().replaceFirst(".*id=", ""), familyName));
    }

    @Test
    void twoClicksMakeOneCaseAndTheWayBackLeadsToIt() {
        String address = filledIn(PlannedDischarge.admitted("Doppelklick"));
        manager.getByTestId("submit-discharge").dblclick();
        opened("Doppelklick");

        manager.navigate(Stack.hubUrl() + "/");
        assertThat(manager.locator("[data-testid=case-row]")
                        .filter(new Locator.FilterOptions().setHasText("Doppelklick")))
                .hasCount(1);
        manager.navigate(address);
        assertThat(manager).hasURL(planned.get(planned.size() - 1).url());
    }

    @Test
    void aSessionThatHasEndedLosesNothing() {
        filledIn(PlannedDischarge.admitted("Sitzungsende"));
        manager.context()
                .clearCookies(new com.microsoft.playwright.BrowserContext.ClearCookiesOptions().setName("MHSESSION"));
        manager.getByTestId("submit-discharge").click();
        assertThat(manager.locator("[data-lost=session]")).isVisible();
        assertThat(manager.locator("#note")).hasValue(NOTE);
        Accessibility.assertOf(manager);

        Page signIn = manager.waitForPopup(
                () -> manager.locator("[data-lost=session] a").click());
        signIn.waitForURL(url -> url.startsWith(Stack.hubUrl()));
        signIn.close();
        manager.getByTestId("submit-discharge").click();
        opened("Sitzungsende");
    }

    @Test
    void recordsThatDoNotAnswerLoseNothing() throws SQLException {
        filledIn(PlannedDischarge.admitted("Ausfall"));
        database("alter role fhir nologin");
        try {
            database("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'fhir'");
            manager.getByTestId("submit-discharge").click();
            assertThat(manager.locator("[data-lost=server]")).isVisible();
            assertThat(manager.locator("#lost-incident")).containsText("Vorfalls");
            assertThat(manager.locator("#note")).hasValue(NOTE);
        } finally {
            database("alter role fhir login");
        }
        Locator lost = manager.locator("[data-lost=server]");
        for (int i = 0; i < TRIES && lost.isVisible(); i++) {
            manager.getByTestId("submit-discharge").click();
            manager.waitForCondition(() -> manager.url().contains("/case")
                    || manager.locator(".mh-errors").isVisible()
                    || (lost.isVisible()
                            && manager.getByTestId("submit-discharge").isEnabled()));
        }
        opened("Ausfall");
    }

    @Test
    void ofTwoTabsOneAwardsAndTheOtherIsToldSo() {
        PlannedDischarge theCase = PlannedDischarge.of("Zweifenster", SERVICES);
        planned.add(theCase);
        theCase.accept("nurse1");
        Page second = manager.context().newPage();
        for (Page tab : List.of(manager, second)) {
            tab.navigate(theCase.url());
            tab.getByTestId("award").click();
        }
        manager.getByTestId("confirm-award").click();
        assertThat(manager.locator("[data-strand=referral][data-state=awarded]").first())
                .isVisible();
        second.getByTestId("confirm-award").click();
        assertThat(second.locator(".mh-note--late:not(#offline)").first()).isVisible();
        assertThat(second.locator("[data-strand=referral][data-state=awarded]").first())
                .isVisible();
        second.close();
    }

    private static void database(String statement) throws SQLException {
        try (Connection owner = DriverManager.getConnection(Stack.databaseUrl(), "postgres", "demo");
                Statement sql = owner.createStatement()) {
            assertThat(owner.isValid(1)).isTrue();
            sql.execute(statement);
        }
    }
}
