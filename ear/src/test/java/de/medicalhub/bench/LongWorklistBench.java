package de.medicalhub.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.medicalhub.common.testing.Stack;
import de.medicalhub.fhir.bench.Report;
import de.medicalhub.journey.ManyCases;
import de.medicalhub.portal.PageCost;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Whether a page of a worklist costs the same however long the list is ({@code mvn -Pbench verify -Dmedhub.bench.cases=10000}): its
 * cases are made by the hospital's own operation, so that takes its time.
 */
class LongWorklistBench {
    private static final int CASES = Integer.getInteger("medhub.bench.cases", 0);
    private static final int MORE_THAN_A_PAGE = 110;
    private static final int WARM_UP = 20;
    private static final int ROUNDS = 21;
    private static final long MOST_BYTES = 200_000;

    /** The page of a list that is a hundred times as long: counting goes through all of it, showing does not. */
    private static final double MOST_GROWTH = 2.5;

    /** A filter looks through at most five hundred cases at once, here through a hundred and ten before. */
    private static final double MOST_GROWTH_OF_FILTER = 6;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final List<String> PAGES = List.of("/", "/?show=open");

    private record Line(String page, int cases, PageCost median, long bytes) {}

    @Test
    @DisplayName("C7: a page of ten thousand cases costs as many questions as one of a hundred, and little more time")
    void aLongListCostsLittleMore() throws Exception {
        assumeTrue(CASES > MORE_THAN_A_PAGE, "No long list: -Dmedhub.bench.cases=<number> is not given");
        List<Line> lines = new ArrayList<>();
        try (ManyCases first = ManyCases.withoutNeeds(MORE_THAN_A_PAGE)) {
            lines.addAll(measure(first.ids().size()));
            try (ManyCases rest = ManyCases.withoutNeeds(CASES - MORE_THAN_A_PAGE)) {
                lines.addAll(measure(first.ids().size() + rest.ids().size()));
            }
        }
        report(lines);
        assertThat(lines.get(PAGES.size()).median().questions())
                .as("questions of the first page")
                .isEqualTo(lines.get(0).median().questions());
        for (int page = 0; page < PAGES.size(); page++) {
            Line few = lines.get(page);
            Line many = lines.get(PAGES.size() + page);
            assertThat(many.median().millis() / few.median().millis())
                    .as("time of %s with %s cases to that with %s", many.page(), many.cases(), few.cases())
                    .isLessThan(page == 0 ? MOST_GROWTH : MOST_GROWTH_OF_FILTER);
            assertThat(many.bytes()).as("bytes of %s", many.page()).isBetween(1_000L, MOST_BYTES);
            assertThat(many.median().ratio())
                    .as("page : searches of %s with %s cases", many.page(), many.cases())
                    .isLessThan(PageCostBench.MOST_TIME);
        }
    }

    private static List<Line> measure(int cases) throws IOException, InterruptedException {
        List<Line> lines = new ArrayList<>();
        for (String page : PAGES) {
            for (int i = 0; i < WARM_UP; i++) {
                PageCost.of(page, "discharge1");
            }
            List<PageCost> rounds = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                rounds.add(PageCost.of(page, "discharge1"));
            }
            rounds.sort(Comparator.comparingDouble(PageCost::millis));
            lines.add(new Line(page, cases, rounds.get(ROUNDS / 2), bytes(page)));
        }
        return lines;
    }

    /** As it comes over the line. */
    private static long bytes(String page) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(Stack.hubUrl() + page))
                .header("Authorization", "Bearer " + Stack.token("discharge1"))
                .header("Accept-Encoding", "gzip")
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray()).body().length;
    }

    private static void report(List<Line> lines) throws IOException {
        StringBuilder table = new StringBuilder(
                "| page | running cases | searches | searches ms | page ms | kB |\n|---|--:|--:|--:|--:|--:|\n");
        lines.forEach(line -> table.append(String.format(
                Locale.ROOT,
                "| `%s` | %d | %d | %.1f | %.1f | %d |%n",
                line.page(),
                line.cases(),
                line.median().questions(),
                line.median().fhirMillis(),
                line.median().millis(),
                line.bytes() / 1_000)));
        Report.write(
                "worklist",
                "Median of " + ROUNDS + " rounds after " + WARM_UP + " to warm up, one client; " + Report.machine()
                        + ".",
                table.toString());
    }
}
