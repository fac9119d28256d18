package de.medicalhub.bench;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.fhir.bench.Report;
import de.medicalhub.journey.ManyCases;
import de.medicalhub.portal.PageCost;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How much longer a worklist takes than the searches under it ({@code mvn -Pbench verify}), with few cases and with a full page. */
class PageCostBench {
    /** A page of a worklist beside its searches. */
    static final double MOST_TIME = 1.5;

    private static final int WARM_UP = 30;
    private static final int ROUNDS = 41;
    private static final int MORE_THAN_A_PAGE = 110;
    private static final Map<String, String> USERS = new TreeMap<>(Map.of(
            "discharge1",
            "discharge manager",
            "gp1",
            "practice",
            "nurse1",
            "nursing service",
            "pharmacist1",
            "pharmacy"));

    private record Line(String user, int cases, PageCost median) {}

    @Test
    @DisplayName("C7: a worklist takes at most half as long again as its searches")
    void aWorklistTakesLittleMoreThanItsSearches() throws Exception {
        List<Line> lines = new ArrayList<>();
        for (int cases : new int[] {1, MORE_THAN_A_PAGE}) {
            try (ManyCases many = ManyCases.usual(cases)) {
                for (String user : USERS.keySet()) {
                    lines.add(new Line(user, many.ids().size(), measure(user)));
                }
            }
        }
        StringBuilder table = new StringBuilder(
                "| who | running cases | searches | searches ms | page ms | ratio |\n|---|--:|--:|--:|--:|--:|\n");
        lines.forEach(line -> table.append(String.format(
                Locale.ROOT,
                "| %s | %d | %d | %.1f | %.1f | %.2f |%n",
                USERS.get(line.user()),
                line.cases(),
                line.median().questions(),
                line.median().fhirMillis(),
                line.median().millis(),
                line.median().ratio())));
        Report.write(
                "pages",
                "Median of " + ROUNDS + " rounds after " + WARM_UP + " to warm up, one client; " + Report.machine()
                        + ".",
                table.toString());
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.median().ratio())
                        .as("page : searches of %s with %s cases", line.user(), line.cases())
                        .isLessThan(MOST_TIME));
    }

    /** The round whose ratio is the median. */
    private static PageCost measure(String user) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            PageCost.of("/", user);
        }
        List<PageCost> rounds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            rounds.add(PageCost.of("/", user));
        }
        rounds.sort(Comparator.comparingDouble(PageCost::ratio));
        return rounds.get(ROUNDS / 2);
    }
}
