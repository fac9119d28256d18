package de.medicalhub.portal;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.testing.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages cost, by what they say themselves (I6). */
class PageCostIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern TIMING = Pattern.compile("fhir;desc=\"([0-9]+)\";dur=([0-9.]+)");
    private static final int MOST_QUESTIONS = 6;
    private static final double MOST_TIME = 1.5;
    private static final int WARM_UP = 15;
    private static final int ROUNDS = 21;

    private static StartedCase started;

    @BeforeAll
    static void aCaseIsOpen() {
        started = StartedCase.start();
    }

    private record Cost(int questions, double fhirMillis, double millis) {
        double ratio() {
            return millis / fhirMillis;
        }
    }

    @ParameterizedTest
    @DisplayName("a case page asks the FHIR server at most six times")
    @ValueSource(strings = {"discharge1", "gp1", "pharmacist1"})
    void aCasePageAsksLittle(String user) throws Exception {
        Cost cost = get("/case?id=" + started.id(), user);
        assertThat(cost.questions()).isBetween(1, MOST_QUESTIONS);
    }

    @ParameterizedTest
    @DisplayName("C7: a worklist takes at most half as long again as its searches")
    @ValueSource(strings = {"discharge1", "gp1"})
    void aWorklistTakesLittleMoreThanItsSearches(String user) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            get("/", user);
        }
        double[] ratios = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            ratios[i] = get("/", user).ratio();
        }
        Arrays.sort(ratios);
        assertThat(ratios[ROUNDS / 2]).as("median of page : searches").isLessThan(MOST_TIME);
    }

    @Test
    @DisplayName("C7: the list of cases is the same whatever its length: every case of the hospital stands in it once")
    void theListHoldsTheCase() throws Exception {
        String page = HTTP.send(request("/", "discharge1"), HttpResponse.BodyHandlers.ofString())
                .body();
        assertThat(page).containsOnlyOnce("data-case=\"" + started.id() + "\"");
        String home = HTTP.send(
                        request("/?from=home_2026-01-01T00:00:00Z_0", "discharge1"),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        assertThat(home).contains("data-testid=\"first-cases\"").doesNotContain("data-case=\"" + started.id() + "\"");
    }

    private static Cost get(String path, String user) throws IOException, InterruptedException {
        long start = System.nanoTime();
        HttpResponse<String> answer = HTTP.send(request(path, user), HttpResponse.BodyHandlers.ofString());
        double millis = (System.nanoTime() - start) / 1_000_000.0;
        assertThat(answer.statusCode()).isEqualTo(200);
        Matcher timing =
                TIMING.matcher(answer.headers().firstValue("Server-Timing").orElse(""));
        assertThat(timing.matches()).as("Server-Timing").isTrue();
        return new Cost(Integer.parseInt(timing.group(1)), Double.parseDouble(timing.group(2)), millis);
    }

    private static HttpRequest request(String path, String user) {
        return HttpRequest.newBuilder(URI.create(Stack.hubUrl() + path))
                .header("Authorization", "Bearer " + Stack.token(user))
                .build();
    }
}
