package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.datamatrix.DataMatrixWriter;
import com.google.zxing.datamatrix.encoder.SymbolShapeHint;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import de.medicalhub.common.testing.Stack;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** M11: a paper medication plan is read from a picture and from a hand scanner's text. */
@EnabledIf(value = "de.medicalhub.journey.Browsers#available", disabledReason = "no Chromium is installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("A paper medication plan is read")
class MedicationPlanJourneyIT {
    private static final String PLAN = "<MP v=\"028\" U=\"02BD2867FB024401A590D59D94E1FFAE\" l=\"de-DE\">"
            + "<P g=\"Änne\" f=\"Schäfer\" b=\"19400324\"/><A n=\"Praxis Möll\" t=\"2026-11-01T12:00:00\"/>"
            + "<S><M a=\"Metaval\" m=\"1\" du=\"1\" r=\"Blutdruck\"><W w=\"Metoprolol\" s=\"50 mg\"/></M></S></MP>";
    private static final int SCALE = 5;
    private static final int QUIET = 4;

    private final Browsers browsers = new Browsers();
    private Page gp;

    @BeforeAll
    void signIn() {
        gp = browsers.signedIn("gp1");
    }

    @AfterAll
    void close() {
        browsers.keepPictures("medication-plan");
        browsers.close();
    }

    @Test
    void aPictureOfTheCodeIsReadAndOtherFilesAreExplained() throws IOException {
        gp.navigate(Stack.hubUrl() + "/");
        gp.locator("nav a[href='/patients']").click();
        gp.locator("main a[href='/medication-plan']").click();
        gp.getByTestId("read-plan").click();
        assertThat(gp.getByTestId("form-errors")).containsText("Foto");
        Accessibility.assertOf(gp);
        gp.getByTestId("plan-picture")
                .setInputFiles(
                        new FilePayload("plan.png", "image/png", "MZ no picture".getBytes(StandardCharsets.US_ASCII)));
        gp.getByTestId("read-plan").click();
        assertThat(gp.getByTestId("form-errors")).containsText("lässt sich nicht öffnen");

        gp.getByTestId("plan-picture").setInputFiles(new FilePayload("plan.png", "image/png", picture()));
        gp.getByTestId("read-plan").click();

        assertThat(gp.getByTestId("plan")).containsText("Änne Schäfer");
        assertThat(gp.locator("[data-testid=plan-row][data-kind=MEDICINE]")).containsText("Metoprolol");
        Accessibility.assertOf(gp);
    }

    @Test
    void twoScannedPlansAreCompared() {
        gp.navigate(Stack.hubUrl() + "/medication-plan");
        String later = PLAN.replace("m=\"1\"", "m=\"2\"").replace("02BD2867", "12BD2867");
        gp.getByTestId("plan-scanned").fill(PLAN + "\r\n" + later);
        gp.getByTestId("read-plan").click();

        Locator differences = gp.getByTestId("plan-differences");
        assertThat(differences).containsText("Ein Unterschied");
        assertThat(differences).containsText("Morgens: 1 → 2");
        assertThat(gp.getByTestId("plan")).hasCount(2);
        Accessibility.assertOf(gp);
        assertThat(gp.url()).doesNotContain("Sch");

        gp.getByTestId("plan-scanned").fill(PLAN.substring(0, 200));
        gp.getByTestId("read-plan").click();
        assertThat(gp.getByTestId("form-errors")).containsText("unvollständig");
        assertThat(gp.getByTestId("plan-scanned")).hasValue(PLAN.substring(0, 200));
    }

    @Test
    @DisplayName("M6, M10: what a plan leaves to a number comes from the directory; a number that is not in it stays")
    void numbersAreLookedUp() {
        gp.navigate(Stack.hubUrl() + "/medication-plan");
        gp.getByTestId("plan-scanned")
                .fill(PLAN.replaceFirst("<M .*</M>", "<M p=\"99001157\" m=\"1\"/><M p=\"12345678\" v=\"1\"/>"));
        gp.getByTestId("read-plan").click();
        Locator rows = gp.locator("[data-testid=plan-row][data-kind=MEDICINE]");
        assertThat(rows.nth(0)).containsText("Ramipril 5 mg Tabletten");
        assertThat(rows.nth(1)).containsText("PZN 12345678");
        assertThat(gp.getByTestId("plan-note")).hasCount(0);
    }

    @Test
    @DisplayName("M13 to M15: a plan is edited, compared with the paper, signed and printed")
    void thePlanOfACaseIsEditedComparedAndSigned() throws IOException {
        PlannedDischarge discharge = PlannedDischarge.of("Schäfer-Öztürk", List.of("Organization/nursing-mayen"));
        discharge.acceptAndAward("nurse1");
        gp.navigate(Stack.hubUrl() + "/medication-plan?case=" + discharge.caseId());
        assertThat(gp.getByTestId("case-person")).containsText("Schäfer-Öztürk");
        gp.getByTestId("plan-store").click();
        assertThat(gp.getByTestId("form-errors")).containsText("Der Plan ist leer");
        assertThat(gp.getByTestId("catalogue-partial")).isVisible();
        Page slower = gp.context().newPage();
        slower.navigate(Stack.hubUrl() + "/case-medication?id=" + discharge.caseId());
        gp.getByTestId("add-medicine").click();
        Locator row = gp.getByTestId("edit-row").first();
        row.locator("input[id$=tradeName]").fill("Salbe für die Füße");
        row.locator("input[id$=pzn]").fill("12345670");
        row.locator("textarea[id$=hint]").fill("dünn auftragen");
        assertThat(gp.getByTestId("plan-kept")).containsText("Entwurf gespeichert");
        meetsTheOther(slower);
        gp.getByTestId("plan-store").click();
        assertThat(row.locator("[id$=doseText-f]")).containsText("keine Dosis");
        assertThat(row.locator("input[id$=tradeName]")).hasValue("Salbe für die Füße");
        row.locator("input[id$=morning]").fill("1");
        gp.getByTestId("plan-keep").click();
        assertThat(row.getByTestId("row-note")).containsText("PZN");
        Accessibility.assertOf(gp);
        gp.navigate(Stack.hubUrl() + "/case-medication?id=" + discharge.caseId());
        assertThat(row.locator("input[id$=tradeName]")).hasValue("Salbe für die Füße");
        row.locator("input[id$=pzn]").fill("");
        gp.getByTestId("merge-scanned").fill(PLAN);
        gp.getByTestId("compare-paper").click();
        assertThat(gp.getByTestId("merge-row")).hasCount(2);
        Accessibility.assertOf(gp);
        gp.getByTestId("merge-leave").click();
        assertThat(gp.getByTestId("merge-row")).hasCount(0);
        assertThat(gp.getByTestId("edit-row")).hasCount(1);
        gp.getByTestId("merge-scanned").fill("");
        FilePayload page = new FilePayload("plan.png", "image/png", picture());
        gp.getByTestId("merge-picture").setInputFiles(new FilePayload[] {page, page});
        gp.getByTestId("compare-paper").click();
        assertThat(gp.getByTestId("merge-row")).hasCount(2);
        gp.getByTestId("merge-row")
                .filter(new Locator.FilterOptions().setHasText("Metaval"))
                .locator("input")
                .check();
        gp.getByTestId("merge-apply").click();
        assertThat(gp.getByTestId("edit-row")).hasCount(2);
        aRemovedRowIsPutBack();
        gp.getByTestId("plan-store").click();
        assertThat(gp.locator("#all")).containsText("in Ihrem Namen");

        Page nurse = browsers.phoneSignedIn("nurse1", "/case-medication?id=" + discharge.caseId());
        assertThat(nurse.locator("[data-testid=plan-row][data-kind=MEDICINE]")).hasCount(2);
        assertThat(nurse.getByTestId("plan-store")).hasCount(0);
        Accessibility.assertOf(nurse);
        Download print =
                nurse.waitForDownload(() -> nurse.getByTestId("plan-print").click());
        assertThat(print.suggestedFilename()).matches("Medikationsplan-\\d{4}-\\d{2}-\\d{2}\\.pdf");
        assertThat(PrintedPdf.text(print)).contains("Medikationsplan", "Metaval");
        discharge.cancel();
    }

    /** M16: a row goes by one click, and comes back where it stood. */
    private void aRemovedRowIsPutBack() {
        Locator row = gp.getByTestId("edit-row").filter(new Locator.FilterOptions().setHasText("Metaval"));
        int at = gp.getByTestId("edit-row").first().textContent().contains("Metaval") ? 0 : 1;
        if (!row.getByTestId("remove-row").isVisible()) {
            row.locator("summary").click();
        }
        row.getByTestId("remove-row").click();
        assertThat(gp.getByTestId("edit-row")).hasCount(1);
        assertThat(gp.getByTestId("toast")).containsText("Metaval");
        Accessibility.assertOf(gp);
        gp.getByTestId("undo").click();
        assertThat(gp.getByTestId("edit-row")).hasCount(2);
        assertThat(gp.getByTestId("edit-row").nth(at)).containsText("Metaval");
        assertThat(gp.getByTestId("toast")).hasCount(0);
    }

    /** M15: who was slower keeps what was typed, and sees what the other has; nothing is written over. */
    private static void meetsTheOther(Page slower) {
        slower.getByTestId("add-medicine").click();
        slower.getByTestId("edit-row").first().locator("input[id$=tradeName]").fill("Pantoprazol 20 mg");
        assertThat(slower.getByTestId("plan-kept")).containsText("nicht gespeichert");
        slower.getByTestId("compare-others").click();
        assertThat(slower.getByTestId("others-words")).containsText("Jemand aus Ihrem Haus");
        assertThat(slower.getByTestId("merge-row").filter(new Locator.FilterOptions().setHasText("Salbe für die Füße")))
                .hasCount(1);
        Accessibility.assertOf(slower);
        slower.close();
    }

    @Test
    void thePageIsForStaff() {
        Page patient = browsers.phoneSignedIn("patient1", "/");
        assertThat(patient.navigate(Stack.hubUrl() + "/medication-plan").status())
                .isEqualTo(404);
    }

    private static byte[] picture() throws IOException {
        BitMatrix code = new DataMatrixWriter()
                .encode(
                        PLAN,
                        BarcodeFormat.DATA_MATRIX,
                        0,
                        0,
                        Map.of(EncodeHintType.DATA_MATRIX_SHAPE, SymbolShapeHint.FORCE_SQUARE));
        int size = (code.getWidth() + 2 * QUIET) * SCALE;
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int column = x / SCALE - QUIET;
                int row = y / SCALE - QUIET;
                boolean inside = column >= 0 && row >= 0 && column < code.getWidth() && row < code.getHeight();
                image.setRGB(x, y, inside && code.get(column, row) ? 0 : 0xFFFFFF);
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }
}
