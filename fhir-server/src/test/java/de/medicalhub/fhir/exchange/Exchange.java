package de.medicalhub.fhir.exchange;

import ca.uhn.fhir.context.FhirContext;
import de.medicalhub.common.testing.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;

/** HTTP with the headers that bulk data is about. */
public record Exchange(String token) {
    /** Media type of lines. */
    public static final String NDJSON = "application/fhir+ndjson";

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final Duration BETWEEN = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** What came back. */
    public record Reply(int status, HttpResponse<byte[]> http) {
        public String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }

        public byte[] bytes() {
            return http.body();
        }

        public String text() {
            return new String(http.body(), StandardCharsets.UTF_8);
        }

        public <T extends Resource> T as(Class<T> type) {
            return FHIR.newJsonParser().parseResource(type, text());
        }

        public List<Resource> lines() {
            return text().lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> (Resource) FHIR.newJsonParser().parseResource(line))
                    .toList();
        }
    }

    /** As a demo user. */
    public static Exchange as(String user) {
        return new Exchange(Stack.token(user));
    }

    /** As a service such as {@code medhub-hospital}. */
    public static Exchange asService(String client) {
        return new Exchange(Stack.serviceToken(client));
    }

    /** GET. */
    public Reply get(String address, String... headers) {
        return send("GET", address, BodyPublishers.noBody(), headers);
    }

    /** The first line of a file, without waiting for the others. */
    public String firstLine(String address) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .build();
        try (Stream<String> lines = HTTP.send(request, BodyHandlers.ofLines()).body()) {
            return lines.findFirst().orElse("");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** DELETE. */
    public Reply delete(String address) {
        return send("DELETE", address, BodyPublishers.noBody());
    }

    /** POST of this text. */
    public Reply post(String address, String body, String... headers) {
        return send("POST", address, BodyPublishers.ofString(body), headers);
    }

    /** PUT of this text. */
    public Reply put(String address, String body, String... headers) {
        return send("PUT", address, BodyPublishers.ofString(body), headers);
    }

    /** PATCH with this text. */
    public Reply patch(String address, String body, String... headers) {
        return send("PATCH", address, BodyPublishers.ofString(body), headers);
    }

    /** Sends lines and waits for the end of their import. */
    public Parameters imported(Stream<String> lines) {
        Reply begun = post("/$import", String.join("\n", lines.toList()), "Content-Type", NDJSON);
        if (begun.status() != 202) {
            throw new IllegalStateException(begun.status() + " " + begun.text());
        }
        return awaited(begun.header("Content-Location")).as(Parameters.class);
    }

    /** Asks for the status again and again until it is no more 202. */
    public Reply awaited(String status) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        Reply reply = get(status);
        while (reply.status() == 202 && System.nanoTime() < until) {
            LockSupport.parkNanos(BETWEEN.toNanos());
            reply = get(status);
        }
        return reply;
    }

    /** A number out of a report. */
    public static int number(Parameters report, String name) {
        return report.getParameter().stream()
                .filter(parameter -> parameter.getName().equals(name))
                .map(parameter -> Integer.parseInt(parameter.getValue().primitiveValue()))
                .findFirst()
                .orElseThrow();
    }

    /** A part of a parameter. */
    public static String part(Parameters.ParametersParameterComponent parameter, String name) {
        return parameter.getPart().stream()
                .filter(part -> part.getName().equals(name))
                .map(Parameters.ParametersParameterComponent::getValue)
                .map(Type::primitiveValue)
                .findFirst()
                .orElse("");
    }

    /** As JSON. */
    public static String json(Resource resource) {
        return FHIR.newJsonParser().encodeResourceToString(resource);
    }

    private Reply send(String method, String address, BodyPublisher body, String... headers) {
        URI uri = URI.create(address.startsWith("http") ? address : Stack.fhirUrl() + address);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(TIMEOUT).method(method, body);
        Map<String, String> own = Map.of("Authorization", "Bearer " + token);
        own.forEach(request::header);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
