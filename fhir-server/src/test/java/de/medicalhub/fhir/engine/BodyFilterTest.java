package de.medicalhub.fhir.engine;

import static de.medicalhub.fhir.engine.Sent.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rule 9 of the feature, at the door: what a body may be. */
class BodyFilterTest {
    private static final String TWICE = "{\"active\":true,\"active\":false}";
    private static final int MEGABYTE = 1024 * 1024;

    private final FilteredBodies bodies = new FilteredBodies();

    @Test
    @DisplayName("rule 9: a body is looked through under every name that the engine reads it by")
    void everyNameIsLookedThrough() throws Exception {
        for (String type : List.of("application/json+fhir", "application/fhir+json,x", "x,application/json+fhir")) {
            assertThat(bodies.post(type, TWICE)).as(type).startsWith("400");
            assertThat(bodies.post(type, PATIENT)).as(type).isEmpty();
        }
        assertThat(bodies.post("application/xml+fhir", "<!DOCTYPE a []><a/>")).startsWith("400");
        assertThat(bodies.post("application/fhir+json,x;charset=utf-16", PATIENT))
                .startsWith("415");
        assertThat(bodies.passed()).containsOnly(PATIENT);
    }

    @Test
    @DisplayName("rule 9: a byte order mark before JSON or XML is read over, within it and elsewhere it is none")
    void aMarkBeforeTheTextIsReadOver() throws Exception {
        for (String type : List.of("application/fhir+json", "application/json-patch+json", "application/fhir+xml")) {
            String text = type.endsWith("xml") ? "<a/>" : PATIENT;
            assertThat(bodies.post(type, "\uFEFF" + text)).as(type).isEmpty();
            assertThat(bodies.passed()).last().isEqualTo(text);
        }
        assertThat(bodies.post("application/fhir+json", "\uFEFF" + TWICE)).startsWith("400");
        assertThat(bodies.send(new Sent(
                        "/Binary", Map.of("Content-Type", "text/plain"), "\uFEFFx".getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
        assertThat(bodies.passed()).last().isEqualTo("\uFEFFx");
    }

    @Test
    @DisplayName("rule 9: lines are the import's alone, and pass unread; other ways to write FHIR are not taken")
    void linesAreTheImportsAlone() throws Exception {
        assertThat(bodies.post("application/fhir+ndjson", PATIENT)).startsWith("415");
        assertThat(bodies.post("application/x-turtle", "a")).startsWith("415");
        assertThat(bodies.post("text/plain", "a")).startsWith("415").contains("Content-Type");
        Sent lines = Sent.lines();
        assertThat(bodies.send(lines)).isEmpty();
        assertThat(bodies.passed()).containsExactly(PATIENT);
    }

    @Test
    @DisplayName("rule 9: an import that says that it is too large is refused before it is read")
    void tooManyLinesAreRefused() throws Exception {
        Sent lines = Sent.lines();
        lines.length = 65L * MEGABYTE;
        assertThat(bodies.send(lines)).startsWith("413").contains("64 MB");
        assertThat(bodies.passed()).isEmpty();
        assertThat(lines.read.get()).isZero();
    }

    @Test
    @DisplayName("rule 9: what is packed is unpacked within the same bounds, and looked through")
    void packedBodiesAreBounded() throws Exception {
        Map<String, String> packed = Map.of("Content-Type", "application/fhir+json", "Content-Encoding", "gzip");
        assertThat(bodies.send(new Sent("/Patient", packed, gzip(PATIENT)))).isEmpty();
        assertThat(bodies.passed()).containsExactly(PATIENT);
        assertThat(bodies.send(new Sent("/Patient", packed, gzip(TWICE)))).startsWith("400");
        Sent bomb = new Sent("/Patient", packed, gzip(" ".repeat(200 * MEGABYTE)));
        assertThat(bodies.send(bomb)).startsWith("413");
        assertThat(bodies.send(new Sent("/Patient", packed, PATIENT))).startsWith("400");
        Map<String, String> other = Map.of("Content-Type", "application/fhir+json", "Content-Encoding", "br");
        assertThat(bodies.send(new Sent("/Patient", other, PATIENT))).startsWith("415");
        Map<String, String> binary = Map.of("Content-Type", "image/png", "Content-Encoding", "gzip");
        assertThat(bodies.send(new Sent("/Binary", binary, gzip(" ".repeat(40 * MEGABYTE)))))
                .startsWith("413");
    }

    @Test
    @DisplayName("rule 9: parameters of a search and contents of a Binary are bounded as well")
    void otherBodiesAreBounded() throws Exception {
        assertThat(bodies.post("application/x-www-form-urlencoded", "name=a")).isEmpty();
        assertThat(bodies.post("application/x-www-form-urlencoded", "a&".repeat(MEGABYTE)))
                .startsWith("413");
        assertThat(bodies.send(new Sent("/Binary", Map.of("Content-Type", "image/png"), "x".repeat(33 * MEGABYTE))))
                .startsWith("413");
    }

    @Test
    @DisplayName("rule 9: criteria that the engine would not read are refused; a search by POST may have no body")
    void criteriaComeAsForm() throws Exception {
        for (String type : List.of("application/json", "text/plain", "application/fhir+json", "multipart/form-data")) {
            Map<String, String> typed = Map.of("Content-Type", type);
            assertThat(bodies.send(new Sent("/Condition/_search", typed, "code=F32")))
                    .as(type)
                    .startsWith("415");
            assertThat(bodies.send(new Sent("/Condition/_search/", typed, "{}")))
                    .as(type)
                    .startsWith("415");
            assertThat(bodies.send(new Sent("/Condition/_search", typed, "")))
                    .as(type)
                    .isEmpty();
        }
        assertThat(bodies.send(new Sent("/Condition/_search", Map.of(), "code=F32")))
                .startsWith("415");
    }

    @Test
    @DisplayName("rule 9: what was read is still there as parameters, packed or not, with those of the address")
    void formsKeepTheirParameters() throws Exception {
        Map<String, String> form =
                Map.of("Content-Type", "application/x-www-form-urlencoded", "Content-Encoding", "gzip");
        bodies.doFilter(new Sent("/Patient/_search", form, gzip("name=M%C3%BCller&name=x+y")), (request, response) -> {
            assertThat(request.getParameterMap()).containsOnlyKeys("name", "_count");
            assertThat(request.getParameterValues("name")).containsExactly("Müller", "x y");
            assertThat(request.getParameter("_count")).isEqualTo("1");
            assertThat(Collections.list(request.getParameterNames())).contains("name");
            assertThat(((HttpServletRequest) request).getHeader("Content-Encoding"))
                    .isNull();
            bodies.passed().add("form");
        });
        assertThat(bodies.passed()).containsExactly("form");
    }

    @Test
    @DisplayName("a request that only reads is left as it is, also the handshake of a websocket")
    void readsPass() throws Exception {
        Sent handshake = new Sent("GET", "/websocket", Map.of("Upgrade", "websocket"), new byte[0]);
        bodies.doFilter(
                handshake,
                (request, response) -> bodies.passed().add(request.getClass().getSimpleName()));
        assertThat(bodies.passed()).hasSize(1).noneMatch("CheckedBody"::equals);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }
}
