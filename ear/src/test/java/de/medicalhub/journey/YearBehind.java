package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import de.medicalhub.common.testing.Stack;
import de.medicalhub.launcher.DemoYear;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** The year that lies behind the demo's district, brought in by the administrator on the page of imports. */
final class YearBehind {
    private static final double UNTIL_STORED = 120_000;

    private YearBehind() {}

    private static List<String> lines() {
        try {
            String year =
                    Files.readString(Path.of(System.getProperty("medhub.demo")).resolve("year.json"));
            return DemoYear.lines(year, Clock.systemUTC().instant());
        } catch (IOException e) {
            throw new IllegalStateException("The demo's year cannot be read", e);
        }
    }

    static void bring(Page admin) {
        List<String> lines = lines();
        admin.navigate(Stack.hubUrl() + "/imports");
        admin.getByTestId("import-file")
                .setInputFiles(new FilePayload(
                        "year.ndjson",
                        "application/octet-stream",
                        String.join("\n", lines).getBytes(UTF_8)));
        admin.getByTestId("import-send").click();
        assertThat(admin.getByTestId("import-sent")).isVisible();
        Locator row = admin.getByTestId("import-row").first();
        assertThat(row)
                .hasAttribute(
                        "data-state", "done", new LocatorAssertions.HasAttributeOptions().setTimeout(UNTIL_STORED));
        assertThat(row).containsText(lines.size() + " von " + lines.size());
        assertThat(row.locator("td").nth(4)).hasText("0");
    }
}
