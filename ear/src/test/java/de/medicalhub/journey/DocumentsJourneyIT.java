package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import de.medicalhub.common.testing.Stack;
import java.nio.charset.StandardCharsets;
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

/** The papers of one discharge: added, written, signed, handed over, fetched. */
@EnabledIf(value = "de.medicalhub.journey.Browsers#available", disabledReason = "no Chromium is installed")
@ExtendWith(StepByStep.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@DisplayName("The papers of a discharge")
class DocumentsJourneyIT {
    private static final int ALMOST_20_MB = 20 * 1024 * 1024 - 4096;

    private final Browsers browsers = new Browsers();
    private PlannedDischarge discharge;
    private Page manager;
    private Page nurse;

    @BeforeAll
    void aCaseWithANursingService() {
        discharge = PlannedDischarge.of("Grüßner-Łukasz", List.of("Organization/nursing-mayen"));
        discharge.acceptAndAward("nurse1");
        manager = browsers.signedIn("discharge1");
        nurse = browsers.signedIn("nurse1");
    }

    @AfterAll
    void close() {
        browsers.keepPictures("documents");
        browsers.close();
        discharge.cancel();
    }

    @Test
    @Order(1)
    void filesAreCheckedByTheirContentAndExplained() {
        manager.navigate(discharge.url());
        manager.getByTestId("open-documents").click();
        manager.getByTestId("upload").click();
        assertThat(manager.getByTestId("form-errors")).containsText("Bitte wählen Sie eine Datei");
        Accessibility.assertOf(manager);
        upload(manager, "Brief.pdf", "MZ\u0090 a program".getBytes(StandardCharsets.ISO_8859_1), "");
        assertThat(manager.getByTestId("form-errors")).containsText("Das ist ein Programm");
        assertThat(manager.locator("#kind")).hasValue("laboratory");
        upload(manager, "Brief.pdf", Pdfs.withScript(), "");
        assertThat(manager.getByTestId("form-errors")).containsText("Programmteile");
    }

    @Test
    @Order(2)
    void aLargePdfIsAddedOnceAndSeenByTheNursingService() {
        byte[] large = Pdfs.ofSize(ALMOST_20_MB);
        upload(manager, "Labor.pdf", large, "Blutbild, große Übersicht — Ελληνικά Łódź");
        assertThat(manager.getByTestId("document-added")).isVisible();
        manager.evaluate("() => document.body.setAttribute('data-former', 'true')");
        upload(manager, "Labor.pdf", large, "noch einmal");
        assertThat(manager.locator("body:not([data-former])")).isVisible();
        assertThat(manager.getByTestId("document-added")).isVisible();
        assertThat(manager.getByTestId("document-row")).hasCount(1);
        Accessibility.assertOf(manager);

        nurse.navigate(discharge.url());
        assertThat(nurse.getByTestId("paper")).containsText("Blutbild, große Übersicht — Ελληνικά Łódź");
        String address = nurse.getByTestId("paper").locator("a").getAttribute("href");
        APIResponse fetched = nurse.request().get(Stack.hubUrl() + address);
        assertThat(fetched.status()).isEqualTo(200);
        assertThat(fetched.body()).isEqualTo(large);
        assertThat(fetched.headers()).containsEntry("x-content-type-options", "nosniff");
        assertThat(fetched.headers().get("content-disposition"))
                .matches("attachment; filename=\"Laborbefund-\\d{4}-\\d{2}-\\d{2}\\.pdf\"");
        assertThat(fetched.headers().get("content-security-policy")).contains("sandbox");
        Page stranger = browsers.signedIn("nurse2");
        assertThat(stranger.request().get(Stack.hubUrl() + address).status()).isEqualTo(404);
        assertThat(stranger.navigate(Stack.hubUrl() + "/case-documents?id=" + discharge.caseId())
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Order(3)
    void theNurseAddsAPhoto() {
        nurse.navigate(Stack.hubUrl() + "/case-documents?id=" + discharge.caseId());
        nurse.getByTestId("upload-file").setInputFiles(new FilePayload("wunde.png", "image/png", Pdfs.picture()));
        nurse.locator("#kind").selectOption("photo");
        nurse.getByTestId("upload").click();
        assertThat(nurse.getByTestId("document-added")).isVisible();
        assertThat(nurse.getByTestId("document-row")).hasCount(2);
    }

    @Test
    @Order(4)
    void twoPeopleWriteTheTransferDocumentAndNobodyLosesWords() {
        manager.navigate(discharge.url());
        manager.getByTestId("write-transfer").click();
        assertThat(manager.locator("#mobility")).not().hasValue("");
        manager.locator("#wounds").fill("Unterschenkel links, 3 × 2 cm – Größe unverändert");
        manager.getByTestId("save-draft").click();
        assertThat(manager.getByTestId("note")).containsText("gesichert");
        Accessibility.assertOf(manager);
        Page second = manager.context().newPage();
        second.navigate(manager.url());
        assertThat(second.locator("#wounds")).hasValue("Unterschenkel links, 3 × 2 cm – Größe unverändert");
        second.locator("#nutrition").fill("isst selbst, trinkt zu wenig");
        second.getByTestId("save-draft").click();
        assertThat(second.getByTestId("note")).containsText("gesichert");
        second.close();

        manager.locator("#nutrition").fill("passierte Kost");
        manager.getByTestId("save-draft").click();
        assertThat(manager.getByTestId("form-errors")).containsText("inzwischen geändert");
        assertThat(manager.getByTestId("others-words")).containsText("trinkt zu wenig");
        assertThat(manager.locator("#nutrition")).hasValue("passierte Kost");
        Accessibility.assertOf(manager);
    }

    @Test
    @Order(5)
    void signedOffItReachesTheNursingService() {
        manager.locator("#nutrition").fill("passierte Kost, trinkt zu wenig");
        manager.getByTestId("sign-off").click();
        assertThat(manager.getByTestId("form-errors")).containsText("Ausscheidung");
        for (String part : List.of("diagnoses", "excretion", "orientation", "medication")) {
            manager.locator("#" + part).fill("unauffällig, überprüft von Żaneta");
        }
        manager.getByTestId("sign-off").click();
        assertThat(manager.getByTestId("paper").first()).containsText("Pflegeüberleitungsbogen");
        assertThat(manager.getByTestId("timeline")).containsText("Pflegeüberleitungsbogen unterschrieben");

        nurse.navigate(discharge.url());
        assertThat(nurse.getByTestId("timeline")).containsText("Pflegeüberleitungsbogen unterschrieben");
        String address = nurse.getByTestId("paper").first().locator("a").getAttribute("href");
        APIResponse fetched = nurse.request().get(Stack.hubUrl() + address);
        assertThat(new String(fetched.body(), StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
        assertThat(nurse.navigate(Stack.hubUrl() + "/case-letter?kind=transfer&id=" + discharge.caseId())
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Order(6)
    void theFactsForMuster4AreJudgedWhileTheyAreTyped() {
        manager.getByTestId("open-ride-facts").click();
        assertThat(manager.getByTestId("ride-fault").first()).containsText("Womit gefahren wird");
        assertThat(manager.locator("#vehicleText")).isHidden();
        manager.locator("[data-testid=ride-vehicle] input[value=other]").check();
        assertThat(manager.locator("#vehicleText")).isVisible();
        manager.locator("[data-testid=ride-vehicle] input[value=ktw]").check();
        assertThat(manager.getByTestId("ride-fault")).containsText("schriftliche Begründung");
        Accessibility.assertOf(manager);
        manager.locator("#justification").fill("liegend nach Schenkelhalsfraktur, Übelkeit");
        manager.locator("#justification").blur();
        assertThat(manager.getByTestId("ride-verdict")).containsText("Keine Genehmigung der Krankenkasse nötig");
        manager.locator("#outReason").selectOption("high-frequency");
        assertThat(manager.locator("[data-testid=ride-verdict][data-leg=out]")).containsText("muss vorher genehmigen");
        manager.getByTestId("ride-store").click();
        assertThat(manager.getByTestId("note")).containsText("bei der Fahrt dieses Falls");
        assertThat(manager.getByTestId("note")).isInViewport();
        manager.navigate(Stack.hubUrl() + "/case-transport?id=" + discharge.caseId());
        assertThat(manager.locator("#justification")).hasValue("liegend nach Schenkelhalsfraktur, Übelkeit");
    }

    @Test
    @Order(7)
    void theSummaryOfTheRideIsPrinted() {
        manager.getByTestId("ride-print").waitFor();
        assertThat(PrintedPdf.text(manager.waitForDownload(
                        () -> manager.getByTestId("ride-print").click())))
                .contains("liegend nach Schenkelhalsfraktur, Übelkeit");
    }

    @Test
    @Order(8)
    @DisplayName("V9: what contradicts the ride stands on both pages, until one click takes it over")
    void theRideTakesHowThePatientTravels() {
        assertThat(manager.getByTestId("ride-contradiction")).hasCount(0);
        manager.locator("#posture input[value=lying]").check();
        assertThat(manager.getByTestId("ride-contradiction")).hasCount(1);
        manager.locator("[data-testid=ride-needs] input[value=oxygen]").check();
        assertThat(manager.getByTestId("ride-contradiction")).hasCount(2);
        assertThat(manager.getByTestId("ride-contradiction").first()).containsText("Muster 4 sagt");
        manager.getByTestId("ride-store").click();
        assertThat(manager.getByTestId("note")).containsText("bei der Fahrt dieses Falls");
        Accessibility.assertOf(manager);
        manager.navigate(discharge.url());
        assertThat(manager.getByTestId("ride-contradiction")).hasCount(2);
        Accessibility.assertOf(manager);
        manager.getByTestId("open-ride-facts").click();
        manager.getByTestId("ride-fit").click();
        assertThat(manager.getByTestId("note").last()).containsText("angepasst");
        assertThat(manager.getByTestId("ride-contradiction")).hasCount(0);
        manager.navigate(discharge.url());
        assertThat(manager.getByTestId("ride-contradiction")).hasCount(0);
        assertThat(manager.getByText("liegend").first()).isVisible();
    }

    @Test
    @Order(9)
    @DisplayName(
            "U10: who entered it marks it as a mistake; everybody sees by whom, when and why, and it may be taken back")
    void whatWasEnteredByMistakeStays() {
        nurse.navigate(Stack.hubUrl() + "/case-documents?id=" + discharge.caseId());
        nurse.getByTestId("mark-mistake").first().click();
        nurse.getByTestId("submit-mistake").click();
        assertThat(nurse.getByTestId("form-errors")).containsText("warum");
        Accessibility.assertOf(nurse);
        nurse.locator("#reason").fill("gehört zu einem anderen Fall");
        nurse.getByTestId("submit-mistake").click();
        // The first is the hospital's letter: another house may not.
        assertThat(nurse.getByTestId("form-errors")).containsText("anderes Haus");
        nurse.navigate(Stack.hubUrl() + "/case-documents?id=" + discharge.caseId());
        nurse.getByTestId("document-row")
                .filter(new Locator.FilterOptions().setHasText("Foto"))
                .getByTestId("mark-mistake")
                .click();
        nurse.locator("#reason").fill("gehört zu einem anderen Fall");
        nurse.getByTestId("submit-mistake").click();
        assertThat(nurse.getByTestId("document-mistake")).containsText("gehört zu einem anderen Fall");
        Accessibility.assertOf(nurse);

        manager.navigate(discharge.url());
        assertThat(manager.getByTestId("papers")).containsText("Irrtümlich erfasst");
        manager.getByTestId("open-documents").click();
        assertThat(manager.getByTestId("document-mistake")).containsText("Irrtümlich erfasst, von");
        nurse.getByTestId("document-row")
                .filter(new Locator.FilterOptions().setHasText("Foto"))
                .getByTestId("mark-mistake")
                .click();
        nurse.locator("#reason").fill("war doch richtig");
        nurse.getByTestId("submit-mistake").click();
        assertThat(nurse.getByTestId("document-mistake")).hasCount(0);
        assertThat(nurse.getByTestId("document-row")).hasCount(3);
    }

    @Test
    @Order(10)
    @DisplayName(
            "a discharge letter is begun from the record, printed as draft, signed off and read by the practice and the patient")
    void theDischargeLetterIsWrittenInTheBrowser() {
        manager.navigate(discharge.url());
        manager.getByTestId("write-letter").click();
        Locator parts = manager.locator("main textarea");
        assertThat(parts.first()).isVisible();
        manager.locator("#course").fill("");
        manager.getByTestId("sign-off").click();
        assertThat(manager.getByTestId("form-errors")).isVisible();
        manager.waitForLoadState(LoadState.LOAD);
        for (Locator part : parts.all()) {
            if (part.inputValue().isBlank()) {
                part.fill("unauffällig, Größe unverändert – geprüft von Żaneta");
            }
        }
        assertThat(PrintedPdf.text(manager.waitForDownload(
                        () -> manager.getByTestId("print-document").click())))
                .contains("Größe unverändert – geprüft von Żaneta");
        assertThat(parts.first()).not().hasValue("");
        manager.getByTestId("sign-off").click();
        assertThat(manager.getByTestId("timeline")).containsText("Entlassbrief");

        Page gp = browsers.signedIn("gp1");
        gp.navigate(discharge.url());
        assertThat(gp.getByTestId("letter")).containsText("geprüft von Żaneta");
        Accessibility.assertOf(gp);
    }

    private static void upload(Page page, String name, byte[] content, String title) {
        page.getByTestId("upload-file").setInputFiles(Pdfs.onDisk(name, content));
        page.locator("#kind").selectOption("laboratory");
        page.locator("#documentTitle").fill(title);
        page.getByTestId("upload").click();
    }
}
