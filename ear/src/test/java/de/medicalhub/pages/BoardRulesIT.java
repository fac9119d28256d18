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
              const words = ({ name, plannedAt, vehicle }) => [name, plannedAt, vehicle].join(' ');
              const promised = answered(said, board).map(words);
              const waiting = [...said.keys()].join();
              const next = { unplanned: [{ jobId: 'waits' }], tours: [{ vehicle: { label: 'MYK 2' }, stops: [
                { jobId: 'refused', action: 'pickup', name: 'Uta', plannedAt: '2026-11-23T12:00:00Z' }] }] };
              return [...promised, waiting, ...answered(said, next).map(words), [...said.keys()].join()].join('; ');
            }""";

    @Test
    @DisplayName(
            "Only who is on a tour now is promised a time; who still waits for a place, with an hour or without, is waited for")
    void promisesWhatIsPlanned() {
        try (PageBrowser browser = PageBrowser.launch()) {
            Page page = browser.open(RULES, "de-DE", BoardRulesIT::answer);
            assertThat(page.evaluate(ANSWERED, RULES))
                    .isEqualTo("Erna 2026-11-23T10:00:00Z MYK 1; waits,refused; Uta 2026-11-23T12:00:00Z MYK 2; waits");
        }
    }

    @Test
    @DisplayName(
            "A stop that is done stands at its true time; for when it was planned is said where that was another minute")
    void doneStopsStandAtTheirTrueTime() {
        String shown = """
                async (rules) => {
                  const { timeOf, plannedOtherwise } = await import(rules);
                  const of = (stop) => `${timeOf(stop)} ${plannedOtherwise(stop) ?? '-'}`;
                  return [of({ plannedAt: '2026-11-23T10:00:00Z' }),
                    of({ plannedAt: '2026-11-23T10:00:00Z', doneAt: '2026-11-23T10:00:41.5Z' }),
                    of({ plannedAt: '2026-11-23T10:00:00Z', doneAt: '2026-11-23T09:41:02Z' })].join('; ');
                }""";
        try (PageBrowser browser = PageBrowser.launch()) {
            Page page = browser.open(RULES, "de-DE", BoardRulesIT::answer);
            assertThat(page.evaluate(shown, RULES))
                    .isEqualTo(
                            "2026-11-23T10:00:00Z -; 2026-11-23T10:00:41.5Z -; 2026-11-23T09:41:02Z 2026-11-23T10:00:00Z");
        }
    }

    private static void answer(Route route) {
        PretendedServer.file(route, URI.create(route.request().url()).getPath());
    }
}
