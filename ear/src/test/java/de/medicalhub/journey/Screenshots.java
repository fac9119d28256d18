package de.medicalhub.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ViewportSize;
import de.medicalhub.common.testing.Stack;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Makes the pictures of {@code docs/screenshots} ({@code mvn -Pscreenshots verify}): main pages at a desk and on a phone, light
 * and dark. No test: it runs in its profile only. Everybody in the pictures comes from the demo's data.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Screenshots {
    private static final Path FOLDER = Path.of(System.getProperty("medhub.screenshots", "target/screenshots"));
    private static final Map<String, ViewportSize> SIZES =
            Map.of("desk", new ViewportSize(1280, 800), "phone", new ViewportSize(390, 844));

    private final Browsers browsers = new Browsers();
    private final Map<String, Page> people = new LinkedHashMap<>();
    private PlannedDischarge planned;

    @BeforeAll
    void aCase() {
        planned = PlannedDischarge.of(
                "Breitenbach", List.of("Organization/nursing-mayen", "Organization/nursing-andernach"));
    }

    @AfterAll
    void close() {
        planned.cancel();
        browsers.close();
    }

    @Test
    void mainPages() {
        String aCase = "?id=" + planned.caseId();
        take("worklist", "discharge1", "/");
        take("case", "discharge1", "/case" + aCase);
        take("change-of-date", "discharge1", "/case-move" + aCase);
        take("numbers", "discharge1", "/numbers");
        take("requests", "nurse1", "/");
        take("request", "nurse1", "/request?task=" + new Hospital().referralTo("nurse1", planned.caseId()));
        take("tasks", "nurse1", "/tasks");
        take("calendar", "nurse1", "/calendar");
        take("inbox", "gp1", "/");
        take("record", "gp1", "/patient?case=" + planned.caseId());
        take("messages", "gp1", "/messages");
        take("medication-plan", "gp1", "/case-medication" + aCase);
        take("pharmacy", "pharmacist1", "/");
        take("patient", "patient1", "/");
        take("who-saw", "patient1", "/who-saw");
        take("relative", "relative1", "/");
        take("notifications", "nurse1", "/notifications");
        take("board", "dispatcher1", "/transport/board");
        take("driver", "driver1", "/transport/drive");
        take("administration", "admin1", "/");
    }

    private void take(String name, String user, String path) {
        Page page = people.computeIfAbsent(user, browsers::signedIn);
        SIZES.forEach((size, viewport) -> {
            page.setViewportSize(viewport.width, viewport.height);
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(
                        new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
                page.navigate(Stack.hubUrl() + path);
                page.waitForLoadState(LoadState.LOAD);
                page.locator("main h1").first().waitFor();
                String file = name + "-" + size + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png";
                page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(file)));
            }
        });
    }
}
