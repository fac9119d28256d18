package de.medicalhub.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import de.medicalhub.common.testing.Chromium;
import de.medicalhub.common.testing.SmallCamera;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A Chromium for the pages alone; without one the tests are skipped, unless one is required. */
final class PageBrowser implements AutoCloseable {
    /** Long, because a busy machine is slow; a test that is green waits no longer for it. */
    private static final double PATIENCE_MILLIS = 60_000;

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> permissions;

    private static final List<String> PLAIN =
            List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking");
    private static final List<String> CAMERA = List.of(
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream=fps=10",
            "--allow-loopback-in-peer-connection",
            "--autoplay-policy=no-user-gesture-required",
            // the relay of the tests shows a certificate that nobody has signed
            "--ignore-certificate-errors");

    private PageBrowser(Path executable, List<String> flags, List<String> permissions) {
        this.permissions = permissions;
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(flags));
    }

    static PageBrowser launch() {
        return launch(PLAIN, List.of());
    }

    /** The same with a camera and a microphone that are not there. */
    static PageBrowser launchWithCamera() {
        return launch(Stream.concat(PLAIN.stream(), CAMERA.stream()).toList(), SmallCamera.PERMISSIONS);
    }

    private static PageBrowser launch(List<String> flags, List<String> permissions) {
        Optional<Path> executable = Chromium.installed();
        assertThat(executable.isPresent() || !Chromium.isRequired())
                .as("Chromium")
                .isTrue();
        assumeTrue(executable.isPresent(), "The pages are not tested: no Chromium is installed");
        return new PageBrowser(executable.orElseThrow(), flags, permissions);
    }

    /** A page in a browser of that language, whose every request gets this answer. */
    Page open(String path, String locale, Consumer<Route> answer) {
        Page page = blank(locale);
        page.route("**/*", answer);
        page.navigate(PretendedServer.ADDRESS + path);
        return page;
    }

    /** A page that shows nothing yet, in a browser of that language. */
    Page blank(String locale) {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setLocale(locale).setPermissions(permissions));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        context.addInitScript(SmallCamera.SCRIPT);
        return context.newPage();
    }

    @Override
    public void close() {
        playwright.close();
    }
}
