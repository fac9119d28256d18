package de.medicalhub.video.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitUntilState;
import de.medicalhub.common.testing.Chromium;
import de.medicalhub.common.testing.SmallCamera;
import de.medicalhub.common.testing.Stack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** Chromium with a camera and a microphone that are not there. */
public final class CallBrowser implements AutoCloseable {
    private static final List<String> QUIET = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final List<String> CALLS = List.of(
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream=fps=10",
            "--allow-loopback-in-peer-connection",
            "--autoplay-policy=no-user-gesture-required");
    private static final int PATIENCE_MILLIS = 90_000;

    /** A page in which this ran first counts in {@code window.awake} how often the screen is kept on at the moment. */
    public static final String COUNT_AWAKE = """
            window.awake = 0;
            Object.defineProperty(navigator, 'wakeLock', { value: { request: async () => {
              window.awake += 1;
              return Object.assign(new EventTarget(), { release: async () => { window.awake -= 1; } });
            } } });""";

    /** What browsers complained about. */
    public final List<String> complaints = new ArrayList<>();

    private final Playwright playwright;
    private final Browser browser;

    /** Runs before all else in each page. */
    private final String everywhere;

    private CallBrowser(Path executable, String everywhere) {
        this.everywhere = everywhere;
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        List<String> flags = new ArrayList<>(QUIET);
        flags.addAll(CALLS);
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(flags));
    }

    /** Skips the test, with one line, where there is no Chromium and none is required. */
    public static CallBrowser launch() {
        return launch(SmallCamera.SCRIPT);
    }

    /** With pictures as large as a page wishes, for measurements. */
    public static CallBrowser launchWithLargePictures() {
        return launch("");
    }

    private static CallBrowser launch(String everywhere) {
        Optional<Path> executable = Chromium.installed();
        if (executable.isEmpty() && Chromium.isRequired()) {
            throw new IllegalStateException("MEDICALHUB_REQUIRE_BROWSER is true, but no Chromium is installed");
        }
        Assumptions.assumeTrue(executable.isPresent(), "Call pages are not tested: no Chromium is installed");
        return new CallBrowser(executable.orElseThrow(), everywhere);
    }

    /** Another person's browser, with cookies of its own. */
    public Page person(int width, int height) {
        return person(width, height, "de-DE");
    }

    /** The same in a browser of that language. */
    public Page person(int width, int height, String locale) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale(locale)
                .setPermissions(SmallCamera.PERMISSIONS));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        context.addInitScript(everywhere);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    /** Everybody closes their browser: whoever stays in a call keeps the machine busy for the next. */
    public void everybodyLeaves() {
        List.copyOf(browser.contexts()).forEach(BrowserContext::close);
    }

    /** Goes to an address; what follows waits for what it needs, not for the last symbol. */
    public static void go(Page page, String address) {
        page.navigate(address, new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
    }

    /** Signs in at Keycloak on the way to a page. */
    public static void signIn(Page page, String path, String user) {
        go(page, Stack.hubUrl() + path);
        page.locator("#username").fill(user);
        page.locator("#password").fill("demo");
        page.locator("#kc-login").click();
    }

    /** Waits until the other person's picture has moved on by so many frames. */
    public static void awaitFrames(Page page, int count) {
        awaitFrames(page, "remote-video", count);
    }

    /** The same of another picture. */
    public static void awaitFrames(Page page, String picture, int count) {
        awaitFrames(page.getByTestId(picture), count);
    }

    /** The same of that picture. One that came in the place of another counts anew. */
    public static void awaitFrames(Locator picture, int count) {
        AtomicInteger before = new AtomicInteger(frames(picture));
        picture.page()
                .waitForCondition(
                        () -> {
                            int now = frames(picture);
                            return now >= before.accumulateAndGet(now, Math::min) + count;
                        },
                        new Page.WaitForConditionOptions().setTimeout(PATIENCE_MILLIS));
    }

    /** The link in that field, as soon as one stands there. */
    public static String linkIn(Locator field) {
        PlaywrightAssertions.assertThat(field).hasValue(Pattern.compile("#."));
        return field.inputValue();
    }

    private static int frames(Locator picture) {
        Object number = picture.evaluate("video => video.getVideoPlaybackQuality().totalVideoFrames");
        return ((Number) number).intValue();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
