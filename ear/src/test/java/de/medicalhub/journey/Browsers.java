package de.medicalhub.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Tracing;
import de.medicalhub.common.testing.Stack;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One Chromium for a test class, with a context of its own (cookies, storage, camera) for each person. Use it as
 * {@code @RegisterExtension static final Browsers browsers = new Browsers();}. Without an installed Chromium the class is
 * skipped with one line, or fails where {@code MEDICALHUB_REQUIRE_BROWSER=true}. A failed test leaves a screenshot of
 * every open page and a trace of every person in {@code target/journeys}.
 */
public final class Browsers
        implements ExecutionCondition, BeforeAllCallback, AfterAllCallback, AfterTestExecutionCallback {
    private static final int PATIENCE_MILLIS = 30_000;
    private static final Path RESULTS = Path.of(System.getProperty("medhub.target", "target"), "journeys");

    private final Map<String, BrowserContext> people = new ConcurrentHashMap<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private @Nullable Playwright playwright;
    private @Nullable Browser browser;

    /** What a person's window is like. */
    public enum Screen {
        DESKTOP(1280, 900),
        PHONE(390, 844);

        private final int width;
        private final int height;

        Screen(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    /** A page of somebody who has just signed in through Keycloak's page and came back to that path. */
    public Page signedIn(String user, String path) {
        return signedIn(user, path, Screen.DESKTOP);
    }

    /** The same on that screen, if it is the person's first page. */
    public Page signedIn(String user, String path, Screen screen) {
        Page page = page(user, screen);
        page.navigate(Stack.hubUrl() + path);
        if (page.url().startsWith(Stack.issuer())) {
            page.fill("#username", user);
            page.fill("#password", "demo");
            page.click("#kc-login");
            page.waitForURL(address -> address.startsWith(Stack.hubUrl()));
        }
        return page;
    }

    /** A new page of a person, signed in or not; persons share nothing with each other. */
    public Page page(String person, Screen screen) {
        Page page = people.computeIfAbsent(person, name -> context(screen)).newPage();
        page.onPageError(
                error -> faults.add(person + ": " + error.lines().limit(3).toList()));
        return page;
    }

    /** Uncaught errors of page scripts so far, each with its person. */
    public List<String> scriptErrors() {
        return List.copyOf(faults);
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Chromium.find().isPresent() || Chromium.required()
                ? ConditionEvaluationResult.enabled("A browser is there, or required.")
                : ConditionEvaluationResult.disabled("No Chromium is installed, so the browser journeys are skipped.");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Path executable = Chromium.find()
                .orElseThrow(() -> new IllegalStateException("Chromium is required, but it is not installed."));
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setHeadless(true)
                        .setArgs(Chromium.FLAGS));
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            String test = context.getRequiredTestClass().getSimpleName() + "-"
                    + context.getRequiredTestMethod().getName();
            people.forEach((person, window) -> keep(window, RESULTS.resolve(test), person));
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        people.values().forEach(BrowserContext::close);
        if (playwright != null) {
            playwright.close();
        }
    }

    private BrowserContext context(Screen screen) {
        BrowserContext context = Objects.requireNonNull(browser, "beforeAll has not run")
                .newContext(new Browser.NewContextOptions()
                        .setLocale("de-DE")
                        .setTimezoneId("Europe/Berlin")
                        .setViewportSize(screen.width, screen.height)
                        .setPermissions(List.of("camera", "microphone")));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        context.tracing().start(new Tracing.StartOptions().setSnapshots(true));
        return context;
    }

    private static void keep(BrowserContext window, Path folder, String person) {
        int number = 1;
        for (Page page : window.pages()) {
            Path file = folder.resolve(person + "-" + number++ + ".png");
            page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        }
        window.tracing().stop(new Tracing.StopOptions().setPath(folder.resolve(person + "-trace.zip")));
    }
}
