package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import de.medicalhub.common.testing.Stack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The key pages of each role without a mouse (WCAG 2.2: 2.1.1, 2.1.2, 2.4.1, 2.4.3, 2.4.7, 4.1.2). */
@EnabledIf(value = "de.medicalhub.journey.Browsers#available", disabledReason = "no Chromium is installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("With the keyboard alone")
class KeyboardIT {
    private static final Set<String> ROLES = Set.of(
            "link",
            "button",
            "textbox",
            "searchbox",
            "combobox",
            "checkbox",
            "radio",
            "spinbutton",
            "region",
            "switch",
            "DisclosureTriangle",
            "listbox",
            "Date");

    private final Browsers browsers = new Browsers();
    private final Map<String, Page> people = new HashMap<>();
    private EveryPageCase theCase;

    @BeforeAll
    void aCase() {
        theCase = new EveryPageCase();
    }

    @AfterAll
    void close() {
        theCase.cancel();
        browsers.keepPictures("keyboard");
        browsers.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("everything is reached, has a role and a name, shows that it has the focus, and lets it go")
    @CsvSource({
        "discharge1, /",
        "discharge1, /case?id={asked}",
        "discharge1, /discharge?encounter={stay}",
        "nurse1, /",
        "nurse1, /vitals?case={given}",
        "gp1, /",
        "gp1, /patient?case={given}",
        "gp1, /calendar?view=day",
        "pharmacist1, /case?id={given}",
        "patient1, /",
        "patient1, /my-relatives",
        "relative1, /",
        "admin1, /numbers",
        "dispatcher1, /transport/board",
        "driver1, /transport/drive",
    })
    void everythingIsReached(String user, String path) {
        Page page = open(user, path);
        Keyboard keyboard = new Keyboard(page);
        List<Keyboard.Stop> stops = keyboard.walk();
        assertThat(stops).element(0).hasToString("link Zum Inhalt");
        assertThat(stops.stream().limit(8).map(Keyboard.Stop::toString))
                .containsSubsequence("link English", "link Hilfe", "link Abmelden");
        assertThat(keyboard.leftOut()).as("not reached by the Tab key").isEmpty();
        assertThat(stops).allSatisfy(stop -> {
            assertThat(stop.role()).as("role of %s", stop).isIn(ROLES);
            assertThat(stop.name()).as("name of a %s", stop.role()).isNotBlank();
            assertThat(stop.seen()).as("focus to be seen: %s", stop).isTrue();
        });
    }

    @Test
    @DisplayName("the first stop leads past the navigation")
    void skipsTheNavigation() {
        Page page = open("nurse1", "/");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator("#main")).isFocused();
        Keyboard keyboard = new Keyboard(page);
        page.keyboard().press("Tab");
        assertThat(keyboard.here().name()).isNotIn("Zum Inhalt", "English", "Hilfe", "Abmelden");
    }

    @Test
    @DisplayName("faults take the focus, and each leads to its field")
    void faultsTakeTheFocus() {
        Page page = open("discharge1", "/discharge?encounter={stay}");
        page.getByTestId("submit-discharge").focus();
        page.keyboard().press("Enter");
        assertThat(page.getByTestId("form-errors")).isFocused();
        page.keyboard().press("Tab");
        Keyboard keyboard = new Keyboard(page);
        assertThat(keyboard.here().role()).isEqualTo("link");
        page.keyboard().press("Enter");
        assertThat(keyboard.here().role()).isIn("textbox", "radio", "checkbox", "combobox");
        assertThat(page.locator(":focus")).hasAttribute("aria-invalid", "true");
    }

    @Test
    @DisplayName("a question opens with the focus in it, gives it back, and after the answer it is not lost")
    void questionsGiveTheFocusBack() {
        Page page = open("discharge1", "/case?id={asked}");
        Locator opener =
                page.locator("[data-organisation='Organization/nursing-mayen']").getByTestId("withdraw");
        Keyboard keyboard = new Keyboard(page);
        keyboard.to("button", "Anfrage zurückziehen: Pflegedienst Eifelblick");
        assertThat(opener).isFocused();
        page.keyboard().press("Enter");
        Locator dialog = page.locator("dialog[open]");
        assertThat(dialog.locator(":focus")).hasCount(1);
        for (int i = 0; i < 12; i++) {
            page.keyboard().press("Tab");
            assertThat(page.locator("main :focus").count())
                    .isEqualTo(page.locator("dialog[open] :focus").count());
            assertThat(page.locator("header :focus")).hasCount(0);
        }
        page.keyboard().press("Escape");
        assertThat(dialog).hasCount(0);
        assertThat(opener).isFocused();
        page.keyboard().press("Enter");
        dialog.locator("input[value=other]").focus();
        page.keyboard().press("Space");
        dialog.getByTestId("confirm-withdraw").focus();
        page.keyboard().press("Enter");
        assertThat(page.getByTestId("note")).isVisible();
        assertThat(page.locator("main :focus")).hasCount(1);
    }

    @Test
    @DisplayName("a nurse answers a request")
    void aRequestIsAnswered() {
        Page page = open("nurse2", "/");
        Keyboard keyboard = new Keyboard(page);
        keyboard.to("link", "Anfrage beantworten");
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-testid=request-state][data-state=open]")).isVisible();
        page.waitForLoadState(LoadState.LOAD);
        keyboard.to("button", "Anfrage annehmen");
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-testid=request-state][data-state=accepted]"))
                .isVisible();
        assertThat(page.locator("main :focus")).hasCount(1);
    }

    private Page open(String user, String path) {
        Page page = people.computeIfAbsent(user, browsers::signedIn);
        page.navigate(Stack.hubUrl() + theCase.address(path));
        page.waitForLoadState(LoadState.LOAD);
        page.locator("header a[href='/logout']").waitFor();
        page.locator("main h1").first().waitFor();
        return page;
    }
}
