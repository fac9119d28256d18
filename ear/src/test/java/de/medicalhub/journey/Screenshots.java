package de.medicalhub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ViewportSize;
import de.medicalhub.common.testing.Stack;
import de.medicalhub.common.time.HubClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Makes the pictures of {@code docs/screenshots} ({@code mvn -Pscreenshots verify}): main pages at a desk and on a phone, light
 * and dark. It runs in its profile only, and fails where a picture would show that there is nothing to show. Everybody in the
 * pictures comes from the demo's data.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Screenshots {
    private static final Path FOLDER = Path.of(System.getProperty("medhub.screenshots", "target/screenshots"));
    private static final Map<String, ViewportSize> SIZES =
            Map.of("desk", new ViewportSize(1280, 800), "phone", new ViewportSize(390, 844));
    private static final String HEADING = "main h1";
    /** No colour is on its way between light and dark any more, no part between two widths. */
    private static final String STILL = """
            async () => {
              for (let still = 0, frames = 0; still < 3 && frames < 600; frames += 1) {
                await new Promise(requestAnimationFrame);
                still = document.getAnimations().length ? 0 : still + 1;
              }
            }""";

    private static final String PAPER = "<MP v=\"028\" U=\"4A5C0E9B7D3F4A6E8B1C2D3E4F5A6B7C\" l=\"de-DE\">"
            + "<P g=\"Hildegard Maria\" f=\"Krämer\" b=\"19410314\" s=\"W\"/>"
            + "<A n=\"Hausarztpraxis am Basaltgarten\" c=\"Mendig\" t=\"2026-08-11T09:30:00\"/><S>"
            + "<M p=\"99001157\" m=\"1\" du=\"1\" r=\"Blutdruck\"/><M p=\"99001298\" m=\"1\" du=\"1\" r=\"Herz\"/>"
            + "<M p=\"99001016\" m=\"1\" v=\"1\" du=\"1\" r=\"Blutverdünnung\"/>"
            + "<M p=\"99001430\" m=\"1\" v=\"1\" du=\"1\" i=\"zu den Mahlzeiten\" r=\"Diabetes\"/></S></MP>";

    private final Browsers browsers = new Browsers();
    private final List<String> empty = new ArrayList<>();
    private PicturedDistrict district;

    @BeforeAll
    void aDayOfWork() {
        district = new PicturedDistrict(browsers);
        district.work();
        district.ridesArePlanned();
    }

    @AfterAll
    void close() {
        Stack.moveClock(Duration.ZERO);
        district.cancel();
        browsers.close();
    }

    @Test
    void mainPages() {
        String aCase = "?id=" + district.placed.caseId();
        String ofCase = "?case=" + district.placed.caseId();
        take("worklist", "discharge1", "/");
        take("discharge", "discharge1", "/discharge?encounter=encounter-4");
        take("case", "discharge1", "/case" + aCase);
        take("answers", "discharge1", "/case?id=" + district.answered.caseId());
        take("change-of-date", "discharge1", "/case-move" + aCase);
        take("requests", "nurse1", "/");
        take("request", "nurse1", "/request?task=" + district.openRequest);
        take("tasks", "nurse1", "/tasks");
        take("notifications", "nurse1", "/notifications");
        take("inbox", "gp1", "/");
        take("record", "gp1", "/patient" + ofCase);
        take("messages", "gp1", "/messages" + ofCase);
        take("calendar", "gp1", "/calendar?day=" + district.consultations);
        take("medication-plan", "gp1", "/case-medication" + aCase);
        take("pharmacy", "pharmacist1", "/");
        aPaperPlanIsRead();
        take("patient", "patient1", "/");
        take("who-saw", "patient1", "/who-saw");
        take("relative", "relative1", "/");
        take("administration", "admin1", "/");
        onTheDay();
        theyMeet();
        YearBehind.bring(district.pageOf("admin1"));
        take("numbers", "admin1", "/numbers");
        assertThat(empty).as("pictures of pages without content").isEmpty();
    }

    private void aPaperPlanIsRead() {
        Page page = district.pageOf("pharmacist1");
        page.navigate(Stack.hubUrl() + "/medication-plan");
        page.getByTestId("plan-scanned").fill(PAPER);
        page.getByTestId("read-plan").click();
        page.getByTestId("plan").waitFor();
        shoot("paper-plan", page);
    }

    /** Half an hour before the first one leaves: the driver is on the way. */
    private void onTheDay() {
        Stack.moveClock(Duration.between(
                Clock.systemUTC().instant(),
                district.leaves.minusMinutes(30).atZone(HubClock.berlin()).toInstant()));
        take(
                "board",
                "dispatcher1",
                "/transport/board?date=" + district.leaves.toLocalDate(),
                "[data-testid=job-block]");
        take("driver", "driver1", "/transport/drive", "[data-testid=next-stop]");
        Stack.moveClock(Duration.ZERO);
    }

    /** The doctor and the patient in their consultation, each on a page of their own. */
    private void theyMeet() {
        Stack.moveClock(Duration.between(
                Clock.systemUTC().instant(),
                district.meets.atZone(HubClock.berlin()).toInstant()));
        Page doctor = district.pageOf("gp1");
        doctor.navigate(Stack.hubUrl() + "/case?id=" + district.placed.caseId());
        doctor.getByTestId("open-consultation").first().click();
        VideoCall call = new VideoCall(browsers, doctor);
        Page patient = call.invitePatient();
        call.admit();
        call.assertBothSeeAndHearEachOther(patient);
        shoot("call", doctor);
        shoot("call-patient", patient);
        call.end();
        Stack.moveClock(Duration.ZERO);
    }

    private void take(String name, String user, String path) {
        take(name, user, path, HEADING);
    }

    private void take(String name, String user, String path, String shown) {
        Page page = district.pageOf(user);
        page.navigate(Stack.hubUrl() + path);
        page.waitForLoadState(LoadState.LOAD);
        page.locator(shown).first().waitFor();
        shoot(name, page);
    }

    private void shoot(String name, Page page) {
        if (page.locator(".mh-empty:visible").count() > 0) {
            empty.add(name);
        }
        SIZES.forEach((size, viewport) -> {
            page.setViewportSize(viewport.width, viewport.height);
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(
                        new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
                String file = name + "-" + size + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png";
                page.evaluate(STILL);
                SmallPicture.write(page.screenshot(), FOLDER.resolve(file));
            }
        });
    }
}
