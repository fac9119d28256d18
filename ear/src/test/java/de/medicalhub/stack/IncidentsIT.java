package de.medicalhub.stack;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.testing.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever names an incident is helped by the log. */
class IncidentsIT {
    private static final Path LOG =
            Path.of(System.getProperty("medhub.var", "")).resolve("log").resolve("wildfly.log");
    private static final Pattern INCIDENT = Pattern.compile("\\b[0-9a-f]{8}\\b");

    @ParameterizedTest
    @CsvSource({
        "dispatcher1, /transport/api/board?date=never",
        "driver1, /transport/api/board",
        "gp1, /video/api/consultations/unknown",
        "nurse1, /problem/404"
    })
    @DisplayName("The id that a refusal shows stands in the log")
    void refusalsStandInTheLog(String user, String path) {
        String answer = get(user, path);
        Matcher incident = INCIDENT.matcher(answer);
        assertThat(incident.find()).as(answer).isTrue();
        assertThat(log()).contains("Incident " + incident.group());
    }

    private static String get(String user, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(Stack.hubUrl() + path))
                .header("Authorization", "Bearer " + Stack.token(user))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String log() {
        try {
            return Files.readString(LOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
