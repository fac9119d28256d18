package de.medicalhub.transport.roads.gateway;

import de.medicalhub.transport.roads.RoadsSettings;
import de.medicalhub.transport.roads.control.FeedSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A feed that lies in a file, or at an address of HTTP; redirects are not followed. */
@ApplicationScoped
public class FeedAddress implements FeedSource {
    private static final int MOST_BYTES = 5_000_000;
    private static final int OK = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Optional<String> address;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** For the container's proxy. */
    protected FeedAddress() {
        address = Optional.empty();
    }

    @Inject
    FeedAddress(RoadsSettings settings) {
        address = settings.trafficFeed();
    }

    @Override
    public boolean isConfigured() {
        return address.isPresent();
    }

    @Override
    public String read() throws IOException {
        String from = address.orElseThrow();
        if (from.startsWith("http://") || from.startsWith("https://")) {
            return fetch(URI.create(from));
        }
        try (InputStream file = Files.newInputStream(Path.of(from))) {
            return text(file);
        }
    }

    private String fetch(URI from) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(from)
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .build();
        try {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() != OK) {
                    throw new IOException("The traffic feed answered " + answer.statusCode());
                }
                return text(body);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("Stopped while the traffic feed was read", stopped);
        }
    }

    private static String text(InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new IOException("The traffic feed is longer than " + MOST_BYTES + " bytes");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
