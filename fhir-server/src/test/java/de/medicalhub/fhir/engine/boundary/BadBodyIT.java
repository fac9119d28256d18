package de.medicalhub.fhir.engine.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import de.medicalhub.common.testing.Stack;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no system should send: each has its sentence, in bounded time, and the server keeps answering others. */
class BadBodyIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int BUSY = 503;

    /** More than the server has threads on two processors. */
    private static final int STALLED = 40;

    private static final String JSON = "application/fhir+json";
    private static final String XML = "application/fhir+xml";

    private final ExecutorService bombers = Executors.newFixedThreadPool(4);

    @AfterEach
    void noMoreBombs() {
        bombers.shutdownNow();
    }

    @ParameterizedTest(name = "rule 9: {0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "cut off | application/fhir+json | {`resourceType`:`Patient`, | 400 | HAPI",
                "twice | application/fhir+json | {`resourceType`:`Patient`,`active`:true,`active`:false} | 400 | twice",
                "a list | application/fhir+json | [1,2] | 400 | HAPI",
                "NUL | application/fhir+json | {`resourceType`:`Patient`,`language`:`a\\u0000`} | 400 | U+0000",
                "unknown type | application/fhir+json | {`resourceType`:`Foo`} | 400 | Foo",
                "another type | application/fhir+json | {`resourceType`:`Observation`} | 400 | Observation",
                "bogus charset | application/fhir+json;charset=bogus | {`resourceType`:`Patient`} | 415 | UTF-8",
                "no FHIR | text/plain | hello | 400 | Content-Type",
                "twice, older name | application/json+fhir | {`resourceType`:`Patient`,`active`:true,`active`:false} | 400 | twice",
                "twice, two names | application/fhir+json,x | {`resourceType`:`Patient`,`active`:true,`active`:false} | 400 | twice",
                "entity, older name | application/xml+fhir | <!DOCTYPE p [<!ENTITY x 'y'>]><p>&x;</p> | 400 | document type",
                "lines | application/fhir+ndjson | {`resourceType`:`Patient`} | 415 | $import",
                "turtle | application/fhir+turtle | a | 415 | JSON or XML",
                "open | application/fhir+xml | <Patient xmlns='http://hl7.org/fhir'><name> | 400 | HAPI",
                "entity | application/fhir+xml | <!DOCTYPE p [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><p>&x;</p> | 400 | type",
            })
    void badBodiesHaveTheirSentence(String name, String type, String body, int status, String words)
            throws IOException, InterruptedException {
        String written = body.replace('`', '"');
        HttpResponse<String> answer = post("/Patient", type, written.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(outcome(answer).getIssueFirstRep().getDiagnostics()).contains(words);
    }

    @Test
    @DisplayName("rule 9: what is no UTF-8 is refused, not stored with replacements")
    void otherEncodingsAreRefused() throws IOException, InterruptedException {
        byte[] latin = "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"Müller\"}]}"
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(post("/Patient", JSON, latin).statusCode()).isEqualTo(400);
    }

    @Test
    @DisplayName("rule 9: deep, endless and huge bodies are refused while others are served")
    void bombsHarmNobody() throws IOException, InterruptedException {
        byte[] many = ("{\"resourceType\":\"Patient\",\"name\":[" + "{\"family\":\"x\"},".repeat(1_500_000)
                        + "{\"family\":\"x\"}]}")
                .getBytes(StandardCharsets.UTF_8);
        byte[] deep = ("{\"resourceType\":\"Patient\",\"extension\":" + "[{\"url\":\"u\",\"extension\":".repeat(5_000)
                        + "[]" + "}]".repeat(5_000) + "}")
                .getBytes(StandardCharsets.UTF_8);
        byte[] deepXml = ("<Patient xmlns=\"http://hl7.org/fhir\">" + "<extension url=\"u\">".repeat(5_000)
                        + "</extension>".repeat(5_000) + "</Patient>")
                .getBytes(StandardCharsets.UTF_8);
        var bombs = Stream.of(many, many, many, many)
                .map(body -> CompletableFuture.supplyAsync(() -> statusWhenNotBusy(body), bombers))
                .toList();
        assertThat(post("/Patient", JSON, deep).statusCode()).isEqualTo(413);
        assertThat(post("/Patient", XML, deepXml).statusCode()).isEqualTo(413);
        assertServed();
        assertThat(bombs).allSatisfy(bomb -> assertThat(bomb.join()).isEqualTo(413));
        assertServed();
    }

    @Test
    @DisplayName("rule 9: what is packed is looked through unpacked, and no larger for it")
    void packedBombsAreRefused() throws IOException, InterruptedException {
        HttpResponse<String> twice = packed("{\"resourceType\":\"Patient\",\"active\":true,\"active\":false}");
        assertThat(twice.statusCode()).as(twice.body()).isEqualTo(400);
        assertThat(twice.body()).contains("twice");
        assertThat(packed(" ".repeat(200 * 1024 * 1024)).statusCode()).isEqualTo(413);
        HttpRequest unknown = request("/Patient", JSON, new byte[1])
                .header("Content-Encoding", "br")
                .build();
        assertThat(HTTP.send(unknown, BodyHandlers.ofString()).statusCode()).isEqualTo(415);
        assertServed();
    }

    @Test
    @DisplayName("rule 9: who sends the beginning of a body and nothing more is told so, and holds nobody up")
    void stalledBodiesHoldNobodyUp() throws IOException, InterruptedException {
        List<Socket> stalled = new ArrayList<>();
        try {
            for (int i = 0; i < STALLED; i++) {
                stalled.add(begun(1000, "{"));
            }
            assertServed();
            assertThat(statusWhenNotBusy("{\"resourceType\":\"Foo\"}".getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(400);
            List<String> answers = new ArrayList<>();
            for (Socket each : stalled) {
                answers.add(statusLine(each).substring(0, "HTTP/1.1 408".length()));
            }
            assertThat(answers).contains("HTTP/1.1 408").containsOnly("HTTP/1.1 408", "HTTP/1.1 503");
        } finally {
            for (Socket each : stalled) {
                each.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Authorization: Bearer no\r\n"})
    @DisplayName("rule 9: whoever is not signed in and sends slowly holds nobody up, and reads why")
    void strangersHoldNobodyUp(String authorization) throws IOException, InterruptedException {
        List<Socket> stalled = new ArrayList<>();
        try {
            for (int i = 0; i < STALLED; i++) {
                stalled.add(begun(authorization, 1000, "{"));
            }
            assertServed();
            for (Socket each : stalled) {
                assertThat(statusLine(each)).startsWith("HTTP/1.1 401");
            }
        } finally {
            for (Socket each : stalled) {
                each.close();
            }
        }
    }

    @Test
    @DisplayName("rule 9: many whose bodies are too large to be read hold nobody up")
    void hugeBodiesHoldNobodyUp() throws IOException, InterruptedException {
        List<Socket> huge = new ArrayList<>();
        try {
            for (int i = 0; i < STALLED; i++) {
                huge.add(begun(40 * 1024 * 1024, ""));
            }
            assertServed();
        } finally {
            for (Socket each : huge) {
                each.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 100, 1000})
    @DisplayName("rule 9: a body beyond the limit is refused before it is read, in the words of FHIR")
    void hugeBodiesAreRefused(int megabytes) throws IOException {
        try (Socket socket = begun(megabytes * 1024 * 1024, "")) {
            String answer = readUntil(socket, "larger than 32 MB");
            assertThat(answer).startsWith("HTTP/1.1 413").contains("OperationOutcome", "larger than 32 MB");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON, "application/fhir+ndjson", "image/png"})
    @DisplayName("rule 9: 100 MB of unknown length are read no further than their limit, while others are served")
    void hugeBodiesOfUnknownLength(String type) throws IOException, InterruptedException {
        String path = type.endsWith("ndjson") ? "/$import" : type.startsWith("image") ? "/Binary" : "/Patient";
        byte[] part = " ".repeat(1024 * 1024 - 1).concat("\n").getBytes(StandardCharsets.US_ASCII);
        HttpRequest request = HttpRequest.newBuilder(URI.create(Stack.fhirUrl() + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + Stack.token("admin1"))
                .header("Content-Type", type)
                .header("Accept", JSON)
                .POST(BodyPublishers.ofByteArrays(Collections.nCopies(100, part)))
                .build();
        HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
        assertThat(outcome(answer).getIssueFirstRep().getDiagnostics()).contains("larger than");
        assertServed();
    }

    /** By hand: the answer must come while the body is not sent, which no HTTP client lets us see. */
    private static Socket begun(int length, String beginning) throws IOException {
        return begun("Authorization: Bearer " + Stack.token("admin1") + "\r\n", length, beginning);
    }

    private static Socket begun(String authorization, int length, String beginning) throws IOException {
        URI hub = URI.create(Stack.hubUrl());
        Socket socket = new Socket(hub.getHost(), hub.getPort());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        String head = "POST /fhir/Patient HTTP/1.1\r\nHost: " + hub.getAuthority() + "\r\n" + authorization
                + "Content-Type: " + JSON + "\r\nContent-Length: " + length + "\r\n\r\n";
        socket.getOutputStream().write((head + beginning).getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    @Test
    @DisplayName("resources of a transaction may refer to each other in a circle")
    void circlesAreNoFault() throws IOException, InterruptedException {
        String circle = """
                {"resourceType":"Bundle","type":"transaction","entry":[
                {"fullUrl":"urn:uuid:5f3c2a10-0000-4000-8000-000000000001","resource":{"resourceType":"Organization",
                "partOf":{"reference":"urn:uuid:5f3c2a10-0000-4000-8000-000000000002"}},
                "request":{"method":"POST","url":"Organization"}},
                {"fullUrl":"urn:uuid:5f3c2a10-0000-4000-8000-000000000002","resource":{"resourceType":"Organization",
                "partOf":{"reference":"urn:uuid:5f3c2a10-0000-4000-8000-000000000001"}},
                "request":{"method":"POST","url":"Organization"}}]}""";
        assertThat(post("", JSON, circle.getBytes(StandardCharsets.UTF_8)).statusCode())
                .isEqualTo(200);
    }

    /** The server asks to send it again in a moment while it has enough to do. */
    private static int statusWhenNotBusy(byte[] body) {
        try {
            int status = post("/Patient", JSON, body).statusCode();
            for (long until = System.nanoTime() + PATIENCE.toNanos();
                    status == BUSY && System.nanoTime() - until < 0; ) {
                status = post("/Patient", JSON, body).statusCode();
            }
            return status;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> packed(String body) throws IOException, InterruptedException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body.getBytes(StandardCharsets.UTF_8));
        }
        HttpRequest request = request("/Patient", JSON, packed.toByteArray())
                .header("Content-Encoding", "gzip")
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    /** The answer as far as these words; all of it if they are not there. */
    private static String readUntil(Socket socket, String words) throws IOException {
        StringBuilder answer = new StringBuilder();
        int next = socket.getInputStream().read();
        while (next >= 0 && answer.indexOf(words) < 0) {
            answer.append((char) next);
            next = answer.indexOf(words) < 0 ? socket.getInputStream().read() : next;
        }
        return answer.toString();
    }

    private static String statusLine(Socket socket) throws IOException {
        BufferedReader answer =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        return String.valueOf(answer.readLine());
    }

    private static void assertServed() throws IOException, InterruptedException {
        HttpRequest read = HttpRequest.newBuilder(URI.create(Stack.fhirUrl() + "/Organization/hospital-mayen"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + Stack.token("nurse1"))
                .build();
        assertThat(HTTP.send(read, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> post(String path, String type, byte[] body)
            throws IOException, InterruptedException {
        return HTTP.send(request(path, type, body).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path, String type, byte[] body) {
        return HttpRequest.newBuilder(URI.create(Stack.fhirUrl() + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + Stack.token("admin1"))
                .header("Content-Type", type)
                .header("Accept", JSON)
                .POST(BodyPublishers.ofByteArray(body));
    }

    private static OperationOutcome outcome(HttpResponse<String> answer) {
        return FhirContext.forR4Cached().newJsonParser().parseResource(OperationOutcome.class, answer.body());
    }
}
