package de.medicalhub.journey;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** Pictures of pages on their way, for whoever wants to see how they look. */
final class Pictures {
    private static final Path FOLDER = Path.of(System.getProperty("medhub.target", "target"), "journeys");

    private Pictures() {}

    static void take(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(FOLDER.resolve(name + ".png"))
                .setFullPage(true));
    }
}
