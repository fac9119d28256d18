package de.medicalhub.portal.cases;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C6: numbers at the filters of a long list")
class CaseTotalsTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void todayAndTomorrowAreDaysInGermany() {
        assertThat(new CaseTotals("", NOON.instant()).queries())
                .hasSize(3)
                .element(1)
                .asString()
                .contains("&date=sa2026-11-25T22:59:59.999Z&date=lt2026-11-27T23:00:00Z");
    }

    @Test
    @DisplayName("C10: what narrows the list narrows its numbers, and what cannot be narrowed is not counted")
    void narrowedToAWard() {
        assertThat(new CaseTotals("&encounter=Encounter/1", NOON.instant()).queries())
                .hasSize(2)
                .allMatch(query -> query.contains("&encounter=Encounter/1"));
    }

    @Test
    void whatTheServerDoesNotCountHasNoNumber() {
        Map<CaseFilter, Integer> totals = CaseTotals.read(List.of(Optional.empty(), Optional.of(17)));
        assertThat(totals).containsExactly(Map.entry(CaseFilter.TOMORROW, 17));
        assertThat(new CaseRows(new Texts(Language.DE, NOON), NOON).chips(totals, CaseFilter.MINE))
                .extracting(CaseChip::words)
                .contains("Alle", "Wartet auf uns", "Entlassung heute oder morgen (17)");
    }
}
