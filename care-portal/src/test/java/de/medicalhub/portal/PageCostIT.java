package de.medicalhub.portal;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.testing.Stack;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages cost, by what they say themselves (I6). */
class PageCostIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int MOST_QUESTIONS = 6;
    private static final int MOST_OF_A_FIRST_PAGE = 8;

    private static StartedCase started;
    private static StartedCase awarded;

    @BeforeAll
    static void aCaseIsOpen() {
        started = StartedCase.start();
        awarded = StartedCase.awarded("Patient/patient-1");
    }

    @AfterAll
    static void cancel() {
        awarded.cancel();
    }

    @ParameterizedTest
    @DisplayName("a case page asks the FHIR server at most six times")
    @ValueSource(strings = {"discharge1", "gp1", "pharmacist1"})
    void aCasePageAsksLittle(String user) throws Exception {
        PageCost cost = PageCost.of("/case?id=" + started.id(), user);
        assertThat(cost.questions()).isBetween(1, MOST_QUESTIONS);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName(
            "so does that of a case with a chosen service, a letter and messages, for each who has a part in it; K1: the record")
    @CsvSource({
        "discharge1, /case?id=",
        "nurse1, /case?id=",
        "gp1, /case?id=",
        "pharmacist1, /case?id=",
        "patient1, /my-plan?id=",
        "nurse1, /patient?case=",
        "gp1, /patient?case=",
        "discharge1, /patient?case=",
    })
    void aFullCaseAsksNoMore(String user, String path) throws Exception {
        PageCost cost = PageCost.of(path + awarded.id(), user);
        assertThat(cost.questions()).isBetween(1, MOST_QUESTIONS);
    }

    @Test
    @DisplayName("the list of cases with the inpatients below it asks little, too")
    void aFirstPageAsksLittle() throws Exception {
        assertThat(PageCost.of("/", "discharge1").questions()).isBetween(1, MOST_OF_A_FIRST_PAGE);
    }

    @Test
    @DisplayName("C10: a ward that nobody was on shows no case and no inpatient; all wards show them again")
    void theWardNarrowsEveryList() throws Exception {
        HttpRequest narrowed = HttpRequest.newBuilder(URI.create(Stack.hubUrl() + "/"))
                .header("Authorization", "Bearer " + Stack.token("discharge1"))
                .header("Cookie", "mh-ward=no-such-ward")
                .build();
        String page = HTTP.send(narrowed, HttpResponse.BodyHandlers.ofString()).body();
        assertThat(page).contains("data-testid=\"wards\"").doesNotContain("data-testid=\"case-row\"");
        assertThat(page).doesNotContain("data-testid=\"inpatient-row\"");
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

    private static HttpRequest request(String path, String user) {
        return HttpRequest.newBuilder(URI.create(Stack.hubUrl() + path))
                .header("Authorization", "Bearer " + Stack.token(user))
                .build();
    }
}
