package de.medicalhub.video.journey;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.testing.Stack;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Many come at the same moment, in the running server. */
class FullHourIT {
    /* Of two hundred at once none is to fail for an upgrade of its connection. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final int PEOPLE = 6;
    private static final int RUSH = 200;
    private static final int ROUNDS = 20;

    @Test
    @DisplayName(
            "people of several consultations who join at the same moment all get in, and who was cancelled does not")
    void sameMoment() throws Exception {
        List<String> bodies = new ArrayList<>();
        String cancelled = "";
        for (int i = 0; i < PEOPLE; i++) {
            VideoCase one = VideoCase.open(Clock.systemUTC().instant());
            String link = one.invite("gp1");
            bodies.add("{\"token\":\"" + link.substring(link.indexOf('#') + 1) + "\"}");
            if (i == PEOPLE - 1) {
                one.cancel("gp1");
                cancelled = one.appointment;
            }
        }
        List<Integer> answers = bodies.stream().map(FullHourIT::join).toList().stream()
                .map(answer -> answer.join().statusCode())
                .toList();
        assertThat(answers).as("the last one is %s", cancelled).containsExactly(200, 200, 200, 200, 200, 410);
    }

    @Test
    @DisplayName("the video service finds appointments of several people in one search")
    void oneSearch() throws Exception {
        VideoCase one = VideoCase.open(Clock.systemUTC().instant());
        VideoCase other = VideoCase.open(Clock.systemUTC().instant());
        HttpRequest search = HttpRequest.newBuilder(URI.create(Stack.hubUrl() + "/fhir/Appointment?_id="
                        + one.appointment + "," + other.appointment + "&_count=2"))
                .header("Authorization", "Bearer " + Stack.serviceToken("medhub-video"))
                .build();
        HttpResponse<String> found = HTTP.send(search, HttpResponse.BodyHandlers.ofString());
        assertThat(found.statusCode()).as(found.body()).isEqualTo(200);
        assertThat(found.body()).contains("\"" + one.appointment + "\"", "\"" + other.appointment + "\"");
    }

    @Test
    @DisplayName("more than may be on their way at one moment: each gets a ticket, or is told when to come again")
    void tooManyAtOnce() throws Exception {
        String link = VideoCase.open(Clock.systemUTC().instant()).invite("gp1");
        HttpResponse<String> joined = join("{\"token\":\"" + link.substring(link.indexOf('#') + 1) + "\"}")
                .join();
        String cookie = joined.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        Set<String> answers = new HashSet<>();
        for (int round = 0; round < ROUNDS && !answers.contains("503 1 busy"); round++) {
            IntStream.range(0, RUSH).mapToObj(one -> ticket(cookie)).toList().stream()
                    .map(CompletableFuture::join)
                    .forEach(answer -> answers.add(told(answer)));
        }
        assertThat(answers).containsExactlyInAnyOrder("200", "503 1 busy");
        assertThat(ticket(cookie).join().statusCode()).isEqualTo(200);
    }

    private static String told(HttpResponse<String> answer) {
        return answer.statusCode() == 200
                ? "200"
                : answer.statusCode() + " "
                        + answer.headers().firstValue("Retry-After").orElse("-") + " "
                        + (answer.body().contains("\"code\":\"busy\"") ? "busy" : answer.body());
    }

    private static CompletableFuture<HttpResponse<String>> ticket(String cookie) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(Stack.hubUrl() + "/video/api/guest-tickets"))
                .header("X-Requested-With", "medhub")
                .header("Cookie", cookie)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private static CompletableFuture<HttpResponse<String>> join(String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(Stack.hubUrl() + "/video/api/guest/join"))
                .header("Content-Type", "application/json")
                .header("X-Requested-With", "medhub")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }
}
