package de.medicalhub.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Tracing;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ViewportSize;
import de.medicalhub.common.testing.Chromium;
import de.medicalhub.common.testing.SmallCamera;
import de.medicalhub.common.testing.Stack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Chromium with a context for each person: nobody shares cookies with anybody. */
final class Browsers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Browsers.class);
    private static final ViewportSize DESK = new ViewportSize(1280, 900);
    private static final ViewportSize PHONE = new ViewportSize(390, 844);
    private static final Path PICTURES = Path.of(System.getProperty("medhub.target", "target"), "journeys");
    /** Every click and page, to be looked at with Playwright's trace viewer; {@code -Dmedhub.trace=true}. */
    private static final boolean TRACING = Boolean.getBoolean("medhub.trace");

    /** Long, because a busy machine is slow; what is seen live must come within it. */
    private static final double PATIENCE_MILLIS = 45_000;

    /** A cold page of a server that has other work, too. */
    private static final double PAGE_MILLIS = 90_000;

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream=fps=10",
            "--allow-loopback-in-peer-connection",
            "--autoplay-policy=no-user-gesture-required");

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser;
    private final List<BrowserContext> contexts = new ArrayList<>();

    Browsers() {
        this(Chromium.installed().orElseThrow());
    }

    private Browsers(Path executable) {
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(FLAGS));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    /** A browser with windows, for messages of the system. */
    static Browsers withWindows() {
        return new Browsers(Chromium.withWindows().orElseThrow());
    }

    /** Whether journeys can run. */
    static boolean available() {
        if (Chromium.installed().isPresent()) {
            return true;
        }
        if (Chromium.isRequired()) {
            throw new IllegalStateException("MEDICALHUB_REQUIRE_BROWSER is set, but no Chromium is installed.");
        }
        LOG.info("No Chromium is installed: the browser journeys are skipped.");
        return false;
    }

    /** The same of one with windows. */
    static boolean windowsAvailable() {
        boolean present = Chromium.withWindows().isPresent();
        if (!present && Chromium.isRequired()) {
            throw new IllegalStateException(
                    "MEDICALHUB_REQUIRE_BROWSER is set, but no Chromium with windows is installed.");
        }
        return present;
    }

    /** A person of the demo at a desk, signed in and on the first page. */
    Page signedIn(String user) {
        return signIn(open(DESK), user, "/");
    }

    /** A person of the demo with a phone, signed in and on that page. */
    Page phoneSignedIn(String user, String path) {
        return signIn(open(PHONE), user, path);
    }

    /** A phone of somebody without an account. */
    Page phone() {
        return open(PHONE);
    }

    private Page open(ViewportSize size) {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(size).setLocale("de-DE"));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        context.addInitScript(SmallCamera.SCRIPT);
        context.setDefaultNavigationTimeout(PAGE_MILLIS);
        if (TRACING) {
            context.tracing().start(new Tracing.StartOptions().setSnapshots(true));
        }
        contexts.add(context);
        return context.newPage();
    }

    private static Page signIn(Page page, String user, String path) {
        page.navigate(Stack.hubUrl() + path);
        page.fill("#username", user);
        page.fill("#password", "demo");
        page.click("#kc-login");
        page.waitForURL(url -> url.startsWith(Stack.hubUrl()));
        return page;
    }

    /** Keeps how a page looks now, as a whole. */
    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    /** Keeps what each person saw last, for whoever looks for a fault. */
    void keepPictures(String name) {
        List<Page> pages =
                contexts.stream().flatMap(context -> context.pages().stream()).toList();
        for (int i = 0; i < pages.size(); i++) {
            picture(pages.get(i), name + "-" + i);
        }
        for (int i = 0; TRACING && i < contexts.size(); i++) {
            Path trace = PICTURES.resolve(name + "-" + i + "-trace.zip");
            contexts.get(i).tracing().stop(new Tracing.StopOptions().setPath(trace));
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
