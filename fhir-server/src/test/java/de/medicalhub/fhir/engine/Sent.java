package de.medicalhub.fhir.engine;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A request, which counts what was read of it. */
final class Sent {
    static final String PATIENT = "{\"resourceType\":\"Patient\"}";

    private final String method;
    private final String path;
    private final Map<String, String> headers;
    private final byte[] body;
    /** How many bytes. */
    final AtomicLong read = new AtomicLong();
    /** What happens before it is read. */
    Runnable before = () -> {};
    /** As it says itself; -1 for nothing. */
    long length = -1;

    Sent(String path, Map<String, String> headers, String body) {
        this("POST", path, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    Sent(String path, Map<String, String> headers, byte[] body) {
        this("POST", path, headers, body);
    }

    Sent(String method, String path, Map<String, String> headers, byte[] body) {
        this.method = method;
        this.path = path;
        this.headers = headers;
        this.body = body;
    }

    /** A patient, as JSON. */
    static Sent patient() {
        return new Sent("/Patient", Map.of("Content-Type", "application/fhir+json"), PATIENT);
    }

    /** Lines of an import. */
    static Sent lines() {
        return new Sent("/$import", Map.of("Content-Type", "application/fhir+ndjson"), PATIENT);
    }

    HttpServletRequest request() {
        ServletInputStream input = new CountedInput(new ByteArrayInputStream(body), read);
        return FilteredBodies.proxy(HttpServletRequest.class, (name, arguments) -> switch (name) {
            case "getMethod" -> method;
            case "getPathInfo" -> path;
            case "getQueryString" -> "_count=1";
            case "getContentLengthLong" -> length;
            case "getInputStream" -> {
                before.run();
                yield input;
            }
            case "getHeader" -> headers.get((String) arguments[0]);
            case "getHeaders" ->
                Collections.enumeration(
                        headers.containsKey((String) arguments[0])
                                ? List.of(headers.get((String) arguments[0]))
                                : List.of());
            default -> throw new IllegalStateException(name);
        });
    }
}
