package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
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
import java.util.function.Predicate;
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
    private static final String NOTE = Invented.note("Schlüssel beim Nachbarn, Ångström 3, 中文, ẞ");
    private static final List<String> SERVICES = List.of("Organization/nursing-mayen");
    private static final String TITLE = "Röntgenbild, Ångström 3";

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
        manager.goBack();
        assertThat(manager).hasURL(planned.get(planned.size() - 1).url());
        manager.goBack();
        assertThat(manager).hasURL(planned.get(planned.size() - 1).url());
        assertThat(manager.getByTestId("case-person")).containsText("Doppelklick");
        manager.navigate(address);
        assertThat(manager).hasURL(planned.get(planned.size() - 1).url());
    }

    @Test
    void aSessionThatHasEndedLosesNothing() {
        filledIn(PlannedDischarge.admitted("Sitzungsende"));
        endSession();
        manager.getByTestId("submit-discharge").click();
        assertThat(manager.locator("[data-lost=session]")).isVisible();
        assertThat(manager.locator("#note")).hasValue(NOTE);
        Accessibility.assertOf(manager);

        signInAgain();
        manager.getByTestId("submit-discharge").click();
        opened("Sitzungsende");
    }

    private void endSession() {
        manager.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("MHSESSION"));
    }

    private void signInAgain() {
        Page signIn = manager.waitForPopup(
                () -> manager.locator("[data-lost=session] a").click());
        signIn.waitForURL(url -> url.startsWith(Stack.hubUrl()));
        signIn.close();
    }

    @Test
    void anUploadAfterTheEndOfTheSessionLosesNeitherFileNorWords() {
        PlannedDischarge theCase = PlannedDischarge.of("Hochladen", SERVICES);
        planned.add(theCase);
        manager.navigate(Stack.hubUrl() + "/case-documents?id=" + theCase.caseId());
        manager.getByTestId("upload-file").setInputFiles(new FilePayload("befund.png", "image/png", Pdfs.picture()));
        manager.locator("#kind").selectOption("photo");
        manager.locator("#documentTitle").fill(TITLE);
        endSession();
        manager.getByTestId("upload").click();
        assertThat(manager.locator("[data-lost=session]")).isVisible();
        assertThat(manager.locator("#documentTitle")).hasValue(TITLE);
        assertThat(manager.getByTestId("upload-file").evaluate("one => one.files.length"))
                .isEqualTo(1);
        Accessibility.assertOf(manager);

        signInAgain();
        assertThat(manager.getByTestId("back")).isVisible();
        assertThat(manager.locator("#offline")).isHidden();
        manager.getByTestId("upload").dblclick();
        assertThat(manager.getByTestId("document-added")).isVisible();
        assertThat(manager.getByTestId("document-row").filter(new Locator.FilterOptions().setHasText(TITLE)))
                .hasCount(1);
        manager.navigate(Stack.hubUrl() + "/case-documents?id=" + theCase.caseId());
        assertThat(manager.locator("#documentTitle")).hasValue("");
        assertThat(manager.locator("#draft-note")).isHidden();
        aFileThatIsTooLargeIsNotSent();
        manager.navigate(Stack.hubUrl() + "/case-documents?id=" + theCase.caseId());
        assertThat(manager.locator("#documentTitle")).hasValue(TITLE);
    }

    /** U1: the browser says so; where it cannot, the server does, and the words stay. */
    private void aFileThatIsTooLargeIsNotSent() {
        manager.locator("#documentTitle").fill(TITLE);
        manager.getByTestId("upload-file").setInputFiles(Pdfs.onDisk("gross.png", new byte[21 * 1024 * 1024]));
        assertThat(manager.locator("#file-error")).containsText("größer als 20 MB");
        manager.getByTestId("upload").click();
        assertThat(manager.getByTestId("upload-file")).isFocused();
        Accessibility.assertOf(manager);
        manager.locator("#kind").selectOption("photo");
        manager.getByTestId("upload-file").evaluate("one => delete one.dataset.mostBytes");
        manager.getByTestId("upload").click();
        assertThat(manager.getByTestId("form-errors")).containsText("größer als 20 MB");
        assertThat(manager.locator("#documentTitle")).hasValue(TITLE);
    }

    @Test
    void recordsThatDoNotAnswerLoseNothingAndEverythingWorksAgainByItself() throws SQLException {
        IdType stay = PlannedDischarge.admitted("Ausfall");
        Page consent = manager.context().newPage();
        consent.navigate(Stack.hubUrl() + "/consent?encounter=" + stay.getIdPart());
        consent.locator("#signer").fill("Änne Ausfall");
        filledIn(stay);
        Page opened = manager.context().newPage();
        Page thread = written(PlannedDischarge.of("Nachricht", SERVICES));
        database("alter role fhir nologin");
        try {
            database("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'fhir'");
            manager.getByTestId("submit-discharge").click();
            assertThat(manager.locator("[data-lost=server]")).isVisible();
            assertThat(manager.locator("#lost-incident")).containsText("Vorfalls");
            assertThat(manager.locator("#note")).hasValue(NOTE);
            consent.locator("input[name=way][value=typed]").check();
            consent.locator("#submit").click();
            assertThat(consent.locator("[data-lost=server]")).isVisible();
            thread.getByTestId("send-message").click();
            assertThat(thread.locator("[data-lost=server]")).isVisible();
            assertThat(thread.getByTestId("message-text")).hasValue(NOTE);
            opened.navigate(Stack.hubUrl() + "/messages");
            assertThat(opened.getByTestId("problem")).isVisible();
            Accessibility.assertOf(opened);
        } finally {
            database("alter role fhir login");
        }
        assertThat(manager.getByTestId("back")).isVisible();
        assertThat(manager.locator("#offline")).isHidden();
        assertThat(manager.locator("#note")).hasValue(NOTE);
        Accessibility.assertOf(manager);
        assertThat(consent.locator("#offline")).isHidden();
        assertThat(consent.locator("#signer")).hasValue("Änne Ausfall");
        assertThat(opened.locator("#conversations h1")).isVisible();
        assertThat(thread.locator("#offline")).isHidden();
        assertThat(thread.getByTestId("message")).hasCount(0);
        assertThat(thread.getByTestId("message-text")).hasValue(NOTE);
        thread.getByTestId("send-message").click();
        assertThat(thread.getByTestId("message")).hasCount(1);
        assertThat(thread.getByTestId("message")).containsText(NOTE);
        thread.close();
        manager.getByTestId("submit-discharge").click();
        opened("Ausfall");
        consent.close();
        opened.close();
    }

    /** A message that is typed and not sent yet. */
    private Page written(PlannedDischarge theCase) {
        planned.add(theCase);
        Page thread = manager.context().newPage();
        thread.navigate(Stack.hubUrl() + "/messages?case=" + theCase.caseId());
        thread.getByTestId("message-text").fill(NOTE);
        return thread;
    }

    @Test
    void whatWasTypedIsThereAfterAReloadAndOthersChangesStay() {
        PlannedDischarge theCase = PlannedDischarge.of("Neugeladen", SERVICES);
        planned.add(theCase);
        manager.navigate(Stack.hubUrl() + "/case-transport?id=" + theCase.caseId());
        manager.locator("#justification").fill(NOTE);
        manager.reload();
        assertThat(manager.locator("#draft-note")).isVisible();
        assertThat(manager.locator("#justification")).hasValue(NOTE);
        Accessibility.assertOf(manager);

        Page second = manager.context().newPage();
        second.navigate(Stack.hubUrl() + "/case-transport?id=" + theCase.caseId());
        second.locator("#justification").fill("liegend nach Schenkelhalsbruch");
        second.getByTestId("ride-store").click();
        assertThat(second.locator(".mh-note--done:not(#online)").first()).isVisible();
        second.close();

        manager.getByTestId("ride-store").click();
        assertThat(manager.getByTestId("others-words")).containsText("liegend nach Schenkelhalsbruch");
        assertThat(manager.locator("#justification")).hasValue(NOTE);
        Accessibility.assertOf(manager);
        manager.getByTestId("ride-store").click();
        assertThat(manager.locator(".mh-note--done:not(#online)").first()).isVisible();
        manager.reload();
        assertThat(manager.locator("#draft-note")).isHidden();
        assertThat(manager.locator("#justification")).hasValue(NOTE);
        anErrorPageKeepsTheDraft(Stack.hubUrl() + "/case-documents?id=" + theCase.caseId());
    }

    /** A form that is sent as a whole page is replaced by the error page; what was typed stands in it when one comes back. */
    private void anErrorPageKeepsTheDraft(String form) {
        manager.navigate(form);
        manager.locator("#documentTitle").fill(TITLE);
        manager.locator("#kind").selectOption("photo");
        String problem = manager.request().get(Stack.hubUrl() + "/nirgendwo").text();
        Predicate<String> sent = url -> url.contains("/case-documents");
        manager.route(sent, route -> {
            if (route.request().method().equals("POST")) {
                route.fulfill(new Route.FulfillOptions()
                        .setStatus(500)
                        .setContentType("text/html; charset=UTF-8")
                        .setBody(problem));
            } else {
                route.resume();
            }
        });
        manager.getByTestId("upload-file").setInputFiles(new FilePayload("befund.png", "image/png", Pdfs.picture()));
        manager.getByTestId("upload").click();
        assertThat(manager.getByTestId("problem")).isVisible();
        manager.waitForFunction("() => !Object.keys(sessionStorage).filter((key) => key.startsWith('mh-draft:'))"
                + ".some((key) => JSON.parse(sessionStorage.getItem(key)).sent)");
        manager.unroute(sent);
        manager.navigate(Stack.hubUrl() + "/");
        assertThat(manager.locator("h1").first()).isVisible();
        manager.navigate(form);
        assertThat(manager.locator("#draft-note")).isVisible();
        assertThat(manager.locator("#documentTitle")).hasValue(TITLE);
        assertThat(manager.locator("#kind")).hasValue("photo");
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
            assertThat(owner.isValid(60)).isTrue();
            sql.execute(statement);
        }
    }
}
