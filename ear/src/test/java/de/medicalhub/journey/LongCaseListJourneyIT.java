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

/** A house with more cases than one page shows. */
@EnabledIf(value = "de.medicalhub.journey.Browsers#available", disabledReason = "no Chromium is installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("A list of more than a hundred cases")
class LongCaseListJourneyIT {
    private static final int A_PAGE = 100;
    private static final int MOST_PAGES = 20;
    private static final long MOST_BYTES = 200_000;
    private static final int MOST_QUESTIONS = 10;

    private final Browsers browsers = new Browsers();
    private ManyCases many;
    private Page manager;

    @BeforeAll
    void moreThanAPage() {
        many = ManyCases.withoutNeeds(A_PAGE + 1);
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
        PageWeight weight = new PageWeight(manager);
        weight.open("/");
        assertThat(rows()).hasCount(A_PAGE);
        assertThat(weight.total()).as("bytes: %s", weight.parts()).isBetween(1_000L, MOST_BYTES);
        assertThat(PageCost.of("/", "discharge1").questions())
                .as("a full page is sent when it is complete, too")
                .isBetween(1, MOST_QUESTIONS);
        Accessibility.assertOf(manager);
        assertThat(Enlarged.faultsOf(manager)).isEmpty();
        List<String> first = ids();

        List<String> seen = new ArrayList<>(first);
        for (int page = 1; manager.getByTestId("more-cases").count() > 0; page++) {
            assertThat(page).as("pages").isLessThan(MOST_PAGES);
            manager.getByTestId("more-cases").click();
            assertThat(manager.locator("[data-testid=case-row][data-case='" + seen.get(seen.size() - 1) + "']"))
                    .hasCount(0);
            seen.addAll(ids());
        }
        assertThat(seen).doesNotHaveDuplicates().containsAll(many.ids());
        Accessibility.assertOf(manager);

        manager.goBack();
        assertThat(manager.getByTestId("more-cases")).isVisible();
        manager.goForward();
        assertThat(manager.getByTestId("more-cases")).hasCount(0);
        manager.getByTestId("first-cases").click();
        assertThat(manager.getByTestId("first-cases")).hasCount(0);
        assertThat(ids()).isEqualTo(first);
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
        assertThat(ids()).as("nobody is looked for").doesNotContainAnyElementsOf(many.ids());
        assertThat(rows().or(nothing()).first()).isVisible();
        Accessibility.assertOf(manager);
    }

    private Locator nothing() {
        return manager.locator("section[aria-labelledby=cases] .mh-empty");
    }

    private Locator rows() {
        return manager.getByTestId("case-row");
    }

    private List<String> ids() {
        assertThat(rows().or(nothing()).first()).isVisible();
        // the first row may be there before the last one
        manager.waitForLoadState(LoadState.LOAD);
        return rows().all().stream()
                .map(row -> String.valueOf(row.getAttribute("data-case")))
                .toList();
    }
}
