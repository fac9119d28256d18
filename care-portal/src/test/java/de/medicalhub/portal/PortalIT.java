package de.medicalhub.portal;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.testing.Stack;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The portal over HTTP, as its pages and scripts meet it. */
class PortalIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static StartedCase started;

    @BeforeAll
    static void aCaseIsOpen() {
        started = StartedCase.start();
    }

    @Test
    @DisplayName("I1, I3: /api/me tells who is signed in and where they may go")
    void meTellsWhoIsSignedIn() throws Exception {
        JsonObject me = Json.createReader(
                        new StringReader(get("/api/me", "nurse1").body()))
                .readObject();
        assertThat(me.getString("username")).isEqualTo("nurse1");
        assertThat(me.getString("language")).isEqualTo("de");
        assertThat(me.getString("organisation")).isNotBlank();
        assertThat(me.getJsonArray("roles").getValuesAs(JsonString::getString)).containsExactly("nurse");
        assertThat(me.getJsonArray("nav")).isNotEmpty();
    }

    @Test
    void whoIsNotSignedInGetsNoData() throws Exception {
        HttpResponse<String> answer = HTTP.send(
                request("/api/me").header("Accept", "application/json").build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("H1, X3: whoever is not involved gets the same page as for a case that does not exist")
    void notInvolvedAndNotThereAreTheSame() throws Exception {
        HttpResponse<String> foreign = get("/case?id=" + started.id(), "nurse2");
        HttpResponse<String> absent = get("/case?id=" + UUID.randomUUID(), "nurse2");
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(absent.statusCode()).isEqualTo(404);
        assertThat(foreign.body())
                .contains("Diesen Fall gibt es nicht oder Sie sind nicht beteiligt")
                .doesNotContain(started.familyName(), "Exception");
        assertThat(get("/live/case?id=" + started.id(), "nurse2").statusCode()).isEqualTo(404);
    }

    @Test
    void whoeverTakesPartSeesTheTimeline() throws Exception {
        HttpResponse<String> page = get("/case?id=" + started.id(), "gp1");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(started.familyName(), "data-strand=\"consent\"", "data-strand=\"consultation\"")
                .doesNotContain("data-testid=\"award\"");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    @DisplayName("F1: the list of an asked nursing service names nobody")
    void askedServiceSeesNobody() throws Exception {
        String page = get("/", "nurse1").body();
        assertThat(page).contains("data-task=\"" + started.task() + "\"").doesNotContain(started.familyName());
        assertThat(get("/request?task=" + started.task(), "nurse1").body())
                .contains("Pflegegrad 3")
                .doesNotContain(started.familyName());
        for (String other : List.of("nurse2", "discharge1")) {
            assertThat(get("/request?task=" + started.task(), other).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    @DisplayName("D6: a stay whose discharge is planned already leads to its case")
    void noSecondFormForOneStay() throws Exception {
        HttpResponse<String> answer = get("/discharge?encounter=" + started.encounter(), "discharge1");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/case?id=" + started.id());
    }

    @Test
    @DisplayName("L1: a write in the case reaches the browsers that follow it within five seconds")
    void aChangeWakesTheBrowsers() throws Exception {
        StartedCase followed = StartedCase.start();
        CountDownLatch following = new CountDownLatch(1);
        CountDownLatch changed = new CountDownLatch(1);
        HttpRequest request = request("/live/case?id=" + followed.id())
                .header("Authorization", "Bearer " + Stack.token("discharge1"))
                .header("Accept", "text/event-stream")
                .build();
        var stream = HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofLines())
                .thenAccept(answer -> answer.body().forEach(line -> {
                    following.countDown();
                    if (line.equals("event: changed")) {
                        changed.countDown();
                    }
                }));
        assertThat(following.await(20, TimeUnit.SECONDS)).isTrue();
        followed.accept();
        assertThat(changed.await(5, TimeUnit.SECONDS)).isTrue();
        stream.cancel(true);
    }

    @Test
    @DisplayName("L2: who may read a case no more loses its stream at the next change, and is told nothing")
    void aStreamEndsWithTheRight() throws Exception {
        StartedCase followed = StartedCase.start();
        followed.accept();
        followed.award();
        Following nurse = Following.of("/live/case?id=" + followed.id(), "nurse1");
        followed.withdraw("referral");
        assertThat(nurse.ended()).isTrue();
        assertThat(get("/live/case?id=" + followed.id(), "nurse1").statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("L6: a change wakes the worklists of those whom it concerns, and no other")
    void aChangeWakesTheWorklistsConcerned() throws Exception {
        StartedCase followed = StartedCase.start();
        Following asked = Following.of("/live/worklist", "nurse1");
        Following hospital = Following.of("/live/worklist", "discharge1");
        Following stranger = Following.of("/live/worklist", "admin1");
        followed.accept();
        assertThat(asked.changed()).isTrue();
        assertThat(hospital.changed()).isTrue();
        assertThat(stranger.hasChanged()).isFalse();
        asked.close();
        hospital.close();
        stranger.close();
    }

    @Test
    @DisplayName("I5: no other site signs anybody out or changes anything")
    void otherSitesChangeNothing() throws Exception {
        for (String path : List.of("/logout", "/case?id=" + started.id())) {
            HttpRequest.Builder request = request(path)
                    .header("Authorization", "Bearer " + Stack.token("discharge1"))
                    .header("Origin", "https://evil.example");
            if (!path.equals("/logout")) {
                request.POST(HttpRequest.BodyPublishers.ofString("a=b"));
            }
            assertThat(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    @Test
    @DisplayName("Each page says what it may load, also those without Faces")
    void eachPageSaysWhatItMayLoad() throws Exception {
        for (String path : List.of("/accessibility", "/case?id=" + UUID.randomUUID(), "/letter", "/")) {
            assertThat(get(path, "discharge1").headers().allValues("Content-Security-Policy"))
                    .as(path)
                    .singleElement()
                    .asString()
                    .contains("default-src 'self'", "object-src 'none'")
                    .doesNotContain("script-src 'unsafe");
        }
    }

    @Test
    @DisplayName("R7: the records say that they answer, to everybody signed in and to nobody else")
    void recordsSayThatTheyAnswer() throws Exception {
        assertThat(get("/api/records/ready", "pharmacist1").statusCode()).isEqualTo(204);
        assertThat(HTTP.send(
                                request("/api/records/ready")
                                        .header("Accept", "application/json")
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void assetsMayBeCachedByAnybody() throws Exception {
        HttpResponse<String> css =
                HTTP.send(request("/assets/medhub.css").build(), HttpResponse.BodyHandlers.ofString());
        assertThat(css.statusCode()).isEqualTo(200);
        assertThat(css.headers().firstValue("Cache-Control").orElse("")).contains("public");
        HttpRequest again = request("/assets/medhub.css")
                .header(
                        "If-Modified-Since",
                        css.headers().firstValue("Last-Modified").orElseThrow())
                .build();
        assertThat(HTTP.send(again, HttpResponse.BodyHandlers.ofString()).statusCode())
                .as("files of all builds bear the same time")
                .isEqualTo(200);
    }

    @Test
    @DisplayName("W1: the cookie decides about the language")
    void languageIsKept() throws Exception {
        HttpResponse<String> answer =
                HTTP.send(request("/language?to=en&back=/case").build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/case");
        assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).contains("mh-lang=en", "SameSite=Lax");
    }

    private static HttpResponse<String> get(String path, String user) throws IOException, InterruptedException {
        return HTTP.send(
                request(path)
                        .header("Authorization", "Bearer " + Stack.token(user))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(Stack.hubUrl() + path));
    }
}
