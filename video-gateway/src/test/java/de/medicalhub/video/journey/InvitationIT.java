package de.medicalhub.video.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.common.testing.Stack;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Links and doors over HTTP, in the running server with its real database. */
class InvitationIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int BROWSERS = 6;

    /** So many questions take less than the ten seconds after which nothing is remembered in any case. */
    private static final int BRIEFLY = 100;

    private static final Pattern TICKET = Pattern.compile("\"ticket\":\"([^\"]{43})\"");

    private static final Pattern FILE = Pattern.compile("src=\"(/video/files/[0-9a-f]{16})/boundary/join[.]js\"");

    /** Of this machine, and of no other test. */
    private static final String ANOTHER_ADDRESS = "127.0.0.31";

    @Test
    @DisplayName("several browsers join with one link at the same moment: exactly one gets in")
    void oneLinkOneBrowser() throws Exception {
        VideoCase videoCase = VideoCase.open(Clock.systemUTC().instant());
        String link = videoCase.invite("gp1");
        String token = link.substring(link.indexOf('#') + 1);
        List<Integer> answers = IntStream.range(0, BROWSERS).mapToObj(browser -> join(token)).toList().stream()
                .map(answer -> answer.join().statusCode())
                .sorted()
                .toList();
        assertThat(answers).containsExactly(200, 403, 403, 403, 403, 403);
    }

    @Test
    @DisplayName(
            "browsers keep the files of a page for good, by the address that it names; of another version they keep none")
    void filesAreKept() throws Exception {
        Matcher script = FILE.matcher(get("/video/join").body());
        assertThat(script.find()).isTrue();
        HttpResponse<String> kept = get(script.group(1) + "/boundary/join.js");
        assertThat(kept.statusCode()).isEqualTo(200);
        assertThat(kept.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
        assertThat(kept.headers().firstValue("Content-Type")).get().asString().contains("javascript");
        assertThat(kept.body()).contains("'../control/call.js'");
        HttpResponse<String> other = get("/video/files/0123456789abcdef/call.css");
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(get(script.group(1) + "/boundary/none.js").statusCode()).isEqualTo(404);
        assertThat(get(script.group(1) + "/%2e%2e/%2e%2e/WEB-INF/web.xml").statusCode())
                .isBetween(400, 404);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(Stack.hubUrl() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    @DisplayName("an answer to joining that was lost shuts nobody out: the same page joins again, another one does not")
    void lostAnswer() throws Exception {
        VideoCase videoCase = VideoCase.open(Clock.systemUTC().instant());
        String link = videoCase.invite("gp1");
        String token = link.substring(link.indexOf('#') + 1);
        String secret = IssuedSecrets.note("s".repeat(42) + "A");
        List<String> cookies = new ArrayList<>();
        for (int time = 0; time < 2; time++) {
            HttpResponse<String> joined =
                    join(token, ",\"secret\":\"" + secret + "\"").join();
            assertThat(joined.statusCode()).isEqualTo(200);
            cookies.add(joined.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", ""));
        }
        assertThat(cookies.get(1)).isEqualTo(cookies.get(0)).endsWith("=" + secret);
        assertThat(ticket(cookies.get(0)).statusCode()).isEqualTo(200);
        String another = ",\"secret\":\"" + "x".repeat(43) + "\"";
        assertThat(join(token, another).join().statusCode()).isEqualTo(403);
        assertThat(join(token, "").join().statusCode()).isEqualTo(403);
    }

    @Test
    @DisplayName(
            "the participant cookie is HttpOnly and SameSite=Strict, and it alone gives a ticket, until the practice cancels")
    void cookieIsTheIdentity() throws Exception {
        VideoCase videoCase = VideoCase.open(Clock.systemUTC().instant());
        String link = videoCase.invite("gp1");
        HttpResponse<String> joined =
                join(link.substring(link.indexOf('#') + 1)).join();
        String cookie = joined.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).startsWith("MHVIDEO-").contains("HttpOnly").contains("SameSite=Strict");
        String secret = cookie.substring(0, cookie.indexOf(';'));
        IssuedSecrets.note(secret.substring(secret.indexOf('=') + 1));
        HttpResponse<String> answer = ticket(secret);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(place(secret).statusCode()).isEqualTo(200);
        for (String body : List.of(answer.body(), joined.body())) {
            Matcher ticket = TICKET.matcher(body);
            assertThat(ticket.find()).isTrue();
            IssuedSecrets.note(ticket.group(1));
        }
        assertThat(ticket("MHVIDEO=" + "x".repeat(43)).statusCode()).isEqualTo(401);

        // who has just been let in, and who waits, learns at once that the practice cancelled: as soon as the word of
        // it is here
        videoCase.cancel("gp1");
        for (Callable<HttpResponse<String>> question :
                List.<Callable<HttpResponse<String>>>of(() -> ticket(secret), () -> place(secret))) {
            HttpResponse<String> refused = question.call();
            for (int more = 0; more < BRIEFLY && refused.statusCode() == 200; more++) {
                refused = question.call();
            }
            assertThat(refused.statusCode()).isEqualTo(410);
            assertThat(refused.body()).contains("appointment-gone", "abgesagt oder verlegt", "\"phone\"");
        }
    }

    private static HttpResponse<String> place(String cookie) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(Stack.hubUrl() + "/video/api/guest/place"))
                .header("Cookie", cookie)
                .GET()
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    @DisplayName("two links in one browser: neither takes the other's place, and each page says which one it is")
    void twoPeopleShareADevice() throws Exception {
        VideoCase one = VideoCase.open(Clock.systemUTC().instant());
        VideoCase two = VideoCase.open(Clock.systemUTC().instant());
        List<String> cookies = new ArrayList<>();
        for (VideoCase each : List.of(one, two)) {
            String link = each.invite("gp1");
            String cookie = join(link.substring(link.indexOf('#') + 1))
                    .join()
                    .headers()
                    .firstValue("Set-Cookie")
                    .orElseThrow();
            cookies.add(cookie.substring(0, cookie.indexOf(';')));
        }
        for (int i = 0; i < cookies.size(); i++) {
            String own = cookies.get(i).substring("MHVIDEO-".length(), "MHVIDEO-".length() + 8);
            HttpRequest request = HttpRequest.newBuilder(URI.create(Stack.hubUrl() + "/video/api/guest?link=" + own))
                    .header("Cookie", String.join("; ", cookies))
                    .GET()
                    .build();
            assertThat(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body())
                    .contains(List.of(one, two).get(i).appointment);
        }
    }

    @Test
    @DisplayName("who cannot read the Appointment can neither invite nor lead; a forged form changes nothing")
    void strangersStayOutside() throws Exception {
        VideoCase videoCase = VideoCase.open(Clock.systemUTC().instant());
        assertThatThrownBy(() -> videoCase.invite("nurse2")).hasMessageContaining(": 404 ");
        assertThatThrownBy(() -> videoCase.invite("driver1")).hasMessageContaining(": 403 ");
        assertThatThrownBy(() -> videoCase.invite("discharge1"))
                .hasMessageContaining(": 403 ")
                .hasMessageContaining("hausärztliche Praxis");
        assertThatThrownBy(() -> videoCase.desk("discharge1")).hasMessageContaining(": 403 ");
        assertThat(videoCase.desk("gp1").getString("caseId")).isNotBlank();
        assertThat(post("/video/api/guest/join", "{\"token\":\"x\"}").statusCode())
                .isEqualTo(403);
    }

    @Test
    @DisplayName(
            "somebody with a good login and another's appointment gets neither ticket, guest link, facts nor queue")
    void goodLoginOpensNoForeignRoom() throws Exception {
        VideoCase videoCase = VideoCase.open(Clock.systemUTC().instant());
        String room = "/video/api/consultations/" + videoCase.appointment;
        String body = "{\"appointment\":\"" + videoCase.appointment + "\"}";
        for (String stranger : List.of("nurse2", "driver1", "discharge1")) {
            assertThat(asUser(stranger, "POST", "/video/api/tickets", body)).isIn(403, 404);
            assertThat(asUser(stranger, "POST", room + "/guests", "{\"side\":\"nurse\"}"))
                    .isIn(403, 404);
            assertThat(asUser(stranger, "GET", room + "/queue", "")).isIn(403, 404);
            assertThat(asUser(stranger, "GET", room, "")).isIn(403, 404);
        }
        assertThat(asUser("gp1", "POST", room + "/guests", "{\"side\":\"host\"}"))
                .isEqualTo(400);
        assertThat(asUser("gp1", "GET", room + "/queue", "")).isEqualTo(200);
    }

    @Test
    @DisplayName(
            "who guesses links more than 120 times a minute is refused, by a right guess, too; another address goes on")
    void lookLimit() throws Exception {
        String link = VideoCase.open(Clock.systemUTC().instant()).invite("gp1");
        String known = "{\"token\":\"" + link.substring(link.indexOf('#') + 1) + "\"}";
        String body = "{\"token\":\"" + "x".repeat(43) + "\"}";
        int guesses = 0;
        String answer = lookFrom(ANOTHER_ADDRESS, body);
        // on a slow machine a minute may end in between, and the next one begins
        while (answer.startsWith("HTTP/1.1 404 ") && guesses < 1000) {
            guesses++;
            answer = lookFrom(ANOTHER_ADDRESS, body);
        }
        assertThat(answer).startsWith("HTTP/1.1 429 ");
        assertThat(guesses).isGreaterThanOrEqualTo(120);
        // not even a right guess is answered from there
        assertThat(lookFrom(ANOTHER_ADDRESS, known)).startsWith("HTTP/1.1 429 ");
        assertThat(lookFrom("127.0.0.32", known)).startsWith("HTTP/1.1 200 ");
        assertThat(lookFrom("127.0.0.32", body)).startsWith("HTTP/1.1 404 ");
    }

    /** The first line of the answer. */
    private static String lookFrom(String address, String body) throws Exception {
        URI hub = URI.create(Stack.hubUrl());
        try (Socket socket = new Socket(hub.getHost(), hub.getPort(), InetAddress.getByName(address), 0)) {
            String request = "POST /video/api/guest/look HTTP/1.1\r\nHost: " + hub.getAuthority()
                    + "\r\nX-Requested-With: medhub\r\nContent-Type: application/json\r\nConnection: close"
                    + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        }
    }

    private static int asUser(String user, String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(Stack.hubUrl() + path))
                .header("Authorization", "Bearer " + Stack.token(user))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    @Test
    @DisplayName("the WebSocket opens from our own origin only")
    void foreignOriginIsRefused() {
        URI address = URI.create(Stack.hubUrl().replaceFirst("^http", "ws") + "/video/ws");
        assertThatThrownBy(() -> HTTP.newWebSocketBuilder()
                        .header("Origin", "http://evil.example")
                        .buildAsync(address, new WebSocket.Listener() {})
                        .join())
                .hasMessageContaining("WebSocketHandshakeException");
    }

    private static CompletableFuture<HttpResponse<String>> join(String token) {
        return join(token, "");
    }

    /** @param more members of the body, each with its comma before it */
    private static CompletableFuture<HttpResponse<String>> join(String token, String more) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(Stack.hubUrl() + "/video/api/guest/join"))
                .header("Content-Type", "application/json")
                .header("X-Requested-With", "medhub")
                .POST(HttpRequest.BodyPublishers.ofString("{\"token\":\"" + token + "\"" + more + "}"))
                .build();
        return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> ticket(String cookie) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(Stack.hubUrl() + "/video/api/guest-tickets"))
                .header("X-Requested-With", "medhub")
                .header("Cookie", cookie)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** As a page of another origin could, without the header that proves ours. */
    private static HttpResponse<String> post(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(Stack.hubUrl() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
