package de.medicalhub.fhir.engine.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import de.medicalhub.common.testing.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no system should send: each has its sentence, in bounded time, and the server keeps answering others. */
class BadBodyIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String JSON = "application/fhir+json";
    private static final String XML = "application/fhir+xml";

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
                .map(body -> HTTP.sendAsync(request("/Patient", JSON, body), BodyHandlers.ofString()))
                .toList();
        assertThat(post("/Patient", JSON, deep).statusCode()).isEqualTo(413);
        assertThat(post("/Patient", XML, deepXml).statusCode()).isEqualTo(413);
        assertServed();
        CompletableFuture.allOf(bombs.toArray(CompletableFuture[]::new)).join();
        assertThat(bombs)
                .allSatisfy(bomb -> assertThat(bomb.join().statusCode()).isEqualTo(413));
        assertServed();
    }

    @Test
    @DisplayName("rule 9: a body beyond the limit is refused before it is read")
    void hugeBodiesAreRefused() throws IOException, InterruptedException {
        byte[] huge = new byte[100 * 1024 * 1024];
        java.util.Arrays.fill(huge, (byte) ' ');
        try {
            assertThat(post("/Patient", JSON, huge).statusCode())
                    .isBetween(400, 413); // Above its own limit the container answers 400.
        } catch (IOException cutOff) {
            // The server may close while the client still sends; HTTP knows no better (RFC 9110, 15.5.14).
            assertThat(cutOff).isNotNull();
        }
        assertServed();
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

    private static void assertServed() throws IOException, InterruptedException {
        HttpRequest read = HttpRequest.newBuilder(URI.create(Stack.fhirUrl() + "/Organization/hospital-mayen"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + Stack.token("nurse1"))
                .build();
        assertThat(HTTP.send(read, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> post(String path, String type, byte[] body)
            throws IOException, InterruptedException {
        return HTTP.send(request(path, type, body), BodyHandlers.ofString());
    }

    private static HttpRequest request(String path, String type, byte[] body) {
        return HttpRequest.newBuilder(URI.create(Stack.fhirUrl() + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + Stack.token("admin1"))
                .header("Content-Type", type)
                .header("Accept", JSON)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private static OperationOutcome outcome(HttpResponse<String> answer) {
        return FhirContext.forR4Cached().newJsonParser().parseResource(OperationOutcome.class, answer.body());
    }
}
