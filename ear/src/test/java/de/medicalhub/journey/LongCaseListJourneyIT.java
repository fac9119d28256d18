package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import de.medicalhub.common.testing.Stack;
import de.medicalhub.portal.PageCost;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** A house and a practice with more cases than one page shows. */
@EnabledIf(value = "de.medicalhub.journey.Browsers#available", disabledReason = "no Chromium is installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("A list of more than a hundred cases")
class LongCaseListJourneyIT {
    private static final int A_PAGE = 100;
    private static final int MOST_PAGES = 20;
    private static final long MOST_BYTES = 200_000;
    private static final int MOST_QUESTIONS = 10;
    /** Other journeys look at the other practice. */
    private static final String DOCTOR = "PractitionerRole/role-gp-2";

    private final Browsers browsers = new Browsers();
    private ManyCases many;
    private Page manager;

    @BeforeAll
    void moreThanAPage() {
        many = ManyCases.ofPractice(A_PAGE + 1, DOCTOR);
        manager = browsers.signedIn("discharge1");
    }

    @AfterAll
    void close() {
        many.close();
        browsers.keepPictures("long-case-list");
        browsers.close();
    }

    @Test
    @DisplayName(
            "C7: page by page each case comes once, and the way back is there; a full page is light and readable, too")
    void pagesHoldEachCaseOnce() throws Exception {
        opensAFullPage(manager);
        assertThat(PageCost.of("/", "discharge1").questions())
                .as("a full page is sent when it is complete, too")
                .isBetween(1, MOST_QUESTIONS);
        assertThat(Enlarged.faultsOf(manager)).isEmpty();
        List<String> first = ids(manager);

        assertThat(walked(manager)).doesNotHaveDuplicates().containsAll(many.ids());
        Accessibility.assertOf(manager);

        manager.goBack();
        assertThat(manager.getByTestId("more-cases")).isVisible();
        manager.goForward();
        assertThat(manager.getByTestId("more-cases")).hasCount(0);
        manager.getByTestId("first-cases").click();
        assertThat(manager.getByTestId("first-cases")).hasCount(0);
        assertThat(ids(manager)).isEqualTo(first);
    }

    @Test
    @DisplayName(
            "C7, C9: a practice with as many patients pages through them, too, and reads of which of them its work is told")
    void aPracticePages() {
        Page practice = browsers.signedIn("gp2");
        opensAFullPage(practice);
        assertThat(practice.locator("#inbox")).hasText("Entlassungen (mehr als 100)");
        assertThat(practice.getByTestId("todo-part")).isVisible();
        assertThat(practice.locator("[data-testid=todo-row][data-kind=new-case]")
                        .first())
                .isVisible();
        List<String> first = ids(practice);

        assertThat(walked(practice)).doesNotHaveDuplicates().containsAll(many.ids());
        assertThat(practice.locator("#inbox")).hasText("Entlassungen (mehr als 100)");
        Accessibility.assertOf(practice);
        practice.getByTestId("first-cases").click();
        assertThat(practice.getByTestId("first-cases")).hasCount(0);
        assertThat(ids(practice)).isEqualTo(first);
    }

    private static void opensAFullPage(Page page) {
        PageWeight weight = new PageWeight(page);
        weight.open("/");
        assertThat(rows(page)).hasCount(A_PAGE);
        assertThat(weight.total()).as("bytes: %s", weight.parts()).isBetween(1_000L, MOST_BYTES);
        Accessibility.assertOf(page);
    }

    /** The cases of this page and of all that follow. */
    private static List<String> walked(Page page) {
        List<String> seen = new ArrayList<>(ids(page));
        for (int pages = 1; page.getByTestId("more-cases").count() > 0; pages++) {
            assertThat(pages).as("pages").isLessThan(MOST_PAGES);
            page.getByTestId("more-cases").click();
            assertThat(page.locator("[data-testid=case-row][data-case='" + seen.get(seen.size() - 1) + "']"))
                    .hasCount(0);
            seen.addAll(ids(page));
        }
        return seen;
    }

    @Test
    @DisplayName(
            "C7: a filter goes through the whole list, says how many its chips would show, and goes on where it stopped")
    void aFilterReachesBehindTheFirstPage() {
        manager.navigate(Stack.hubUrl() + "/");
        Locator all = manager.locator("[data-testid=case-filter][data-filter-code=all]");
        assertThat(all).hasText(Pattern.compile("1\\d\\d|[2-9]\\d\\d"));
        manager.locator("[data-testid=case-filter][data-filter-code=open]").click();
        assertThat(manager.locator("[data-testid=case-filter][aria-current=true]"))
                .hasAttribute("data-filter-code", "open");
        assertThat(ids(manager)).as("nobody is looked for").doesNotContainAnyElementsOf(many.ids());
        assertThat(rows(manager).or(nothing(manager)).first()).isVisible();
        Accessibility.assertOf(manager);
    }

    private static Locator nothing(Page page) {
        return page.locator("section[aria-labelledby=cases] .mh-empty, section[aria-labelledby=inbox] .mh-empty");
    }

    private static Locator rows(Page page) {
        return page.getByTestId("case-row");
    }

    private static List<String> ids(Page page) {
        assertThat(rows(page).or(nothing(page)).first()).isVisible();
        // the first row may be there before the last one
        page.waitForLoadState(LoadState.LOAD);
        return rows(page).all().stream()
                .map(row -> String.valueOf(row.getAttribute("data-case")))
                .toList();
    }
}
