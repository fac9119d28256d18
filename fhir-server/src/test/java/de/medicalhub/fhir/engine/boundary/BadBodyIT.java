package de.medicalhub.fhir.engine.boundary;

import static de.medicalhub.fhir.engine.boundary.Bodies.HTTP;
import static de.medicalhub.fhir.engine.boundary.Bodies.JSON;
import static de.medicalhub.fhir.engine.boundary.Bodies.PATIENCE;
import static de.medicalhub.fhir.engine.boundary.Bodies.assertServed;
import static de.medicalhub.fhir.engine.boundary.Bodies.outcome;
import static de.medicalhub.fhir.engine.boundary.Bodies.post;
import static de.medicalhub.fhir.engine.boundary.Bodies.request;
import static de.medicalhub.fhir.engine.boundary.Bodies.statusWhenNotBusy;
import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.testing.Stack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no system should send: each has its sentence, in bounded time, and the server keeps answering others. */
class BadBodyIT {
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
                "no FHIR | text/plain | hello | 415 | Content-Type",
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
        do {
            assertServed();
        } while (!bombs.stream().allMatch(CompletableFuture::isDone));
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
}
