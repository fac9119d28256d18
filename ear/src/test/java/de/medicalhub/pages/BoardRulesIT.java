package de.medicalhub.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The board's rules alone: who was said to be ready is promised a time once the board knows it. */
class BoardRulesIT {
    private static final String RULES = "/transport/board/entity/tours.js";

    private static final String ANSWERED = """
            async (rules) => {
              const { answered } = await import(rules);
              const said = new Map([['planned', true], ['waits', true], ['refused', true], ['back', false]]);
              const board = {
                tours: [{ vehicle: { label: 'MYK 1' }, stops: [
                  { jobId: 'planned', action: 'pickup', name: 'Erna', plannedAt: '2026-11-23T10:00:00Z' },
                  { jobId: 'planned', action: 'drop-off', name: 'Erna', plannedAt: '2026-11-23T10:20:00Z' },
                  { jobId: 'other', action: 'pickup', name: 'Otto', plannedAt: '2026-11-23T11:00:00Z' }] }],
                unplanned: [{ jobId: 'waits' }, { jobId: 'refused', windowStart: '2026-11-23T10:00:00Z' }, { jobId: 'back' }] };
              const promised = answered(said, board).map(({ name, plannedAt, vehicle }) => [name, plannedAt, vehicle].join(' '));
              return [...promised, [...said.keys()].join()].join('; ');
            }""";

    @Test
    @DisplayName("Only who is on a tour now is promised a time; who still waits for the plan is waited for")
    void promisesWhatIsPlanned() {
        try (PageBrowser browser = PageBrowser.launch()) {
            Page page = browser.open(RULES, "de-DE", BoardRulesIT::answer);
            assertThat(page.evaluate(ANSWERED, RULES)).isEqualTo("Erna 2026-11-23T10:00:00Z MYK 1; waits");
        }
    }

    private static void answer(Route route) {
        PretendedServer.file(route, URI.create(route.request().url()).getPath());
    }
}
